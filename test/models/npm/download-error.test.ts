import { expect, test } from "vitest";
import { DownloadError, downloadError } from "../../../models/npm/download-error.ts";
import { hostOf, proxyHost } from "../../../models/npm/npm-settings.ts";

const direct = { what: "footage@1.2.3", host: "registry.npmjs.org", proxy: null };
const proxied = { ...direct, proxy: "proxy.example:3128" };

test.each([
  ["ENOTFOUND", "system", "unreachable", "registry.npmjs.org cannot be reached (ENOTFOUND)"],
  ["ECONNRESET", "system", "unreachable", "Is this machine online?"],
  ["EACCES", "system", "unreachable", "registry.npmjs.org cannot be reached (EACCES)"],
  ["EACCES", undefined, "disk", "The disk refuses Vigil the folder for footage@1.2.3 (EACCES)"],
  ["ENOSPC", undefined, "disk", "The disk is full"],
  ["EROFS", undefined, "disk", "(EROFS)"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "system", "untrusted", "cafile="],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "system", "untrusted", "not trusted"],
  ["CERT_HAS_EXPIRED", "system", "untrusted", "not trusted"],
  ["EINVALIDPROXY", undefined, "settings", ".npmrc"],
  ["EINTEGRITY", undefined, "wrong_content", "wrong hash or size"],
  ["ETARGET", undefined, "not_found", "doesn't have footage@1.2.3"],
])("%s (%s) is %s", (code, type, reason, part) => {
  const error = downloadError(Object.assign(new Error("raw"), { code, type }), direct);
  expect(error.reason).toBe(reason);
  expect(error.message).toContain(part);
});

test("behind a proxy, it is the proxy that cannot be reached", () => {
  const cause = Object.assign(new Error("raw"), { code: "ECONNREFUSED", type: "system" });
  expect(downloadError(cause, proxied).message).toMatch(
    /^The proxy proxy\.example:3128, on the way to registry\.npmjs\.org, cannot be reached/,
  );
});

test("a refusal behind a proxy may be the proxy's", () => {
  const cause = Object.assign(new Error("raw"), { code: "E403", statusCode: 403 });
  expect(downloadError(cause, proxied).message).toContain("or the proxy proxy.example:3128");
  expect(downloadError(cause, direct).message).not.toContain("proxy");
});

test("credentials in a library's message are taken out; a DownloadError stays as it is", () => {
  const error = downloadError(new Error("bad thing at https://me:pa55@host/x"), direct);
  expect(error.message).toBe(
    "footage@1.2.3 could not be fetched from registry.npmjs.org: bad thing at https://***@host/x.",
  );
  expect(downloadError(error, proxied)).toBe(error);
  expect(error).toBeInstanceOf(DownloadError);
});

test("which proxy a request goes through", () => {
  const settings = { httpsProxy: "http://me:pa55@proxy.example:3128", noProxy: "127.0.0.1,.lan" };
  expect(proxyHost(settings, "https://registry.npmjs.org/x")).toBe("proxy.example:3128");
  expect(proxyHost(settings, "https://mirror.lan/x")).toBe(null);
  expect(proxyHost({ ...settings, noProxy: ["mirror.org"] }, "http://mirror.org")).toBe(null);
  expect(hostOf("https://me:pa55@mirror.org/path")).toBe("mirror.org");
  expect(hostOf("nonsense")).toBe(null);
});
