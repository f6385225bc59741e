import http from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Api } from "grammy";
import { expect, onTestFinished, test } from "vitest";
import { Emulator } from "../../../bot/practice/emulator.ts";
import { NoAnswerError, telegramTrouble } from "../../../bot/setup/telegram-trouble.ts";
import { proxyRefuses, proxyWantsLogin } from "../../../bot/telegram-client.ts";

const direct = { server: "api.telegram.org", proxy: null };
const proxied = { server: "api.telegram.org", proxy: "proxy:3128" };
const coded = (code: string) => Object.assign(new Error("x"), { code });

test.each([
  [coded("ENOTFOUND"), direct, "proxy", /no internet/],
  [coded("EAI_AGAIN"), direct, "proxy", /no internet/],
  [coded("ENETUNREACH"), direct, "proxy", /no internet/],
  [coded("ETIMEDOUT"), direct, "proxy", /firewall/],
  [new NoAnswerError(), direct, "proxy", /firewall/],
  [coded("SELF_SIGNED_CERT_IN_CHAIN"), direct, "later", /opens the encrypted connection/],
  [coded("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), direct, "later", /opens the encrypted/],
  [coded("ERR_TLS_CERT_ALTNAME_INVALID"), proxied, "later", /opens the encrypted/],
  [coded(proxyWantsLogin), proxied, "proxy", /proxy:3128 asks for a user name/],
  [coded(proxyRefuses), proxied, "proxy", /proxy:3128 does not let me through/],
  [coded("ENOTFOUND"), proxied, "proxy", /Nobody is known by the name of the proxy/],
  [coded("ECONNREFUSED"), proxied, "proxy", /Through the proxy proxy:3128 nothing/],
])("%o (%o): cure %s", (error, way, cure, what) => {
  const trouble = telegramTrouble(error, way);
  expect(trouble.cure).toBe(cure);
  expect(trouble.what).toMatch(what);
  expect(trouble.next).not.toBe("");
});

/** What a real call to `apiRoot` fails with. */
async function failure(apiRoot: string, token = "1:a"): Promise<unknown> {
  return await new Api(token, { apiRoot }).getMe().then(
    () => null,
    (error: unknown) => error,
  );
}

test("a wrong token, Telegram's own trouble, and its impatience", async () => {
  const emulator = await new Emulator().start();
  onTestFinished(() => emulator.stop());
  const wrong = await failure(emulator.url);
  expect(telegramTrouble(wrong, direct)).toMatchObject({ cure: "token" });
  emulator.faults.next("getMe", { status: 500 });
  const own = await failure(emulator.url, emulator.token);
  expect(telegramTrouble(own, direct)).toMatchObject({ cure: "later" });
  emulator.faults.next("getMe", { status: 429 });
  const impatient = await failure(emulator.url, emulator.token);
  expect(telegramTrouble(impatient, direct).what).toContain("slowly");
});

test("nobody there, and a log-in page in the place of Telegram", async () => {
  const portal = http.createServer((_request, response) => response.end("<html>Welcome</html>"));
  portal.listen(0, "127.0.0.1");
  await once(portal, "listening");
  const root = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  expect(telegramTrouble(await failure(root), direct).what).toContain("log-in page");
  portal.closeAllConnections();
  await new Promise((resolve) => {
    portal.close(resolve);
  });
  expect(telegramTrouble(await failure(root), direct).what).toContain("firewall");
});
