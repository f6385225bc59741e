// The way to Telegram through a proxy on loopback, in front of the practice server. The name
// telegram.test is known to the proxy alone, so that what arrives went through it.
import { Api, HttpError } from "grammy";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { ConfigError, readConfig } from "../../bot/config.ts";
import { Emulator } from "../../bot/practice/emulator.ts";
import { shownProxy, telegramClient } from "../../bot/telegram-client.ts";
import { withoutSecrets } from "../../storage/log.ts";
import { startConnectProxy, type ConnectProxy } from "../fakes/connect-proxy.ts";

const telegramApiRoot = "http://telegram.test:8081";

beforeEach(() => {
  for (const name of ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"]) {
    vi.stubEnv(name, "");
    vi.stubEnv(name.toLowerCase(), "");
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function scene(login?: string): Promise<{ emulator: Emulator; proxy: ConnectProxy }> {
  const emulator = await new Emulator().start();
  const proxy = await startConnectProxy({
    routes: { "telegram.test:8081": emulator.url },
    ...(login !== undefined && { login }),
  });
  onTestFinished(async () => {
    await proxy.close();
    await emulator.stop();
  });
  return { emulator, proxy };
}

test("calls go through the proxy of .env, also long ones and one after another", async () => {
  const { emulator, proxy } = await scene();
  const proxySettings = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
  const api = new Api(emulator.token, telegramClient({ telegramApiRoot, proxySettings }, 30));
  expect((await api.getMe()).username).toBe(emulator.bot.username);
  const anna = emulator.person(7, { firstName: "Anna" });
  const polled = api.getUpdates({ timeout: 20 });
  anna.say("hello");
  expect((await polled)[0]?.message?.text).toBe("hello");
  expect(new Set(proxy.asked)).toEqual(new Set(["telegram.test:8081"]));
});

test("a login is sent, and never shown", async () => {
  const password = "geheim#%/@";
  const { emulator, proxy } = await scene(`bob:${password}`);
  const address = `http://bob:${encodeURIComponent(password)}@127.0.0.1:${proxy.port}`;
  const server = { telegramApiRoot, proxySettings: { HTTP_PROXY: address } };
  const api = new Api(emulator.token, telegramClient(server));
  expect((await api.getMe()).is_bot).toBe(true);
  expect(shownProxy(server)).toBe(`127.0.0.1:${proxy.port}`);
  expect(withoutSecrets(`${address} and ${password}`)).not.toContain("geheim");
});

test.each([
  ["bob:wrong", "ERR_PROXY_LOGIN", /asks for a user name and a password \(407\)/],
  ["", "ERR_PROXY_LOGIN", /\(407\)/],
])("a proxy that wants another login than %j says so", async (login, code, words) => {
  const { emulator, proxy } = await scene("bob:right");
  const HTTP_PROXY = `http://${login === "" ? "" : `${login}@`}127.0.0.1:${proxy.port}`;
  const client = telegramClient({ telegramApiRoot, proxySettings: { HTTP_PROXY } });
  const error = await new Api(emulator.token, client).getMe().catch((one: unknown) => one);
  expect(error).toBeInstanceOf(HttpError);
  expect((error as HttpError).error).toMatchObject({
    code,
    message: expect.stringMatching(words) as string,
  });
});

test("a proxy that refuses Telegram says so", async () => {
  const { emulator, proxy } = await scene();
  const server = {
    telegramApiRoot: "http://elsewhere.test:80",
    proxySettings: { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` },
  };
  const error = await new Api(emulator.token, telegramClient(server)).getMe().catch((e) => e);
  expect((error as HttpError).error).toMatchObject({ code: "ERR_PROXY_REFUSED" });
});

test("servers on this machine and those in NO_PROXY need no proxy", async () => {
  const { emulator } = await scene();
  const HTTP_PROXY = "http://127.0.0.1:9";
  vi.stubEnv("HTTP_PROXY", HTTP_PROXY);
  const near = { telegramApiRoot: emulator.url };
  expect(shownProxy(near)).toBeNull();
  expect((await new Api(emulator.token, telegramClient(near)).getMe()).is_bot).toBe(true);
  expect(shownProxy({ telegramApiRoot, proxySettings: { HTTP_PROXY } })).toBe("127.0.0.1:9");
  const proxySettings = { HTTP_PROXY, NO_PROXY: "other.test,telegram.test" };
  expect(shownProxy({ telegramApiRoot, proxySettings })).toBeNull();
});

test("HTTPS_PROXY is for https; a bare name and port mean http", () => {
  const { proxySettings, telegramApiRoot: usual } = readConfig({ HTTPS_PROXY: "proxy:3128" }, ".");
  expect(proxySettings).toEqual({ HTTPS_PROXY: "http://proxy:3128" });
  expect(shownProxy({ telegramApiRoot: usual, ...(proxySettings && { proxySettings }) })).toBe(
    "proxy:3128",
  );
  expect(shownProxy({ telegramApiRoot })).toBeNull();
});

test.each(["socks5://proxy:1080", "http://u:100%@proxy:1"])(
  "a proxy that can't be used is a sentence, without its password: %s",
  (address) => {
    vi.stubEnv("https_proxy", address);
    const attempt = () => telegramClient({ telegramApiRoot: "https://api.telegram.org" });
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/HTTPS_PROXY/);
    expect(attempt).not.toThrow(/100/);
  },
);
