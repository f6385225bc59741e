import { expect, test } from "vitest";
import { HttpLogin } from "../../../vision/capture/http-login.ts";

const mufasa = { user: "Mufasa", password: "Circle of Life" };

/** As the RFC has it, with its client nonce. */
const offer = (algorithm: string) =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, ` +
  'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", ' +
  'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
const clientNonce = () => "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

test("the example of RFC 7616 (3.9.1), which offers two algorithms", () => {
  const answers = ["SHA-256", "MD5"].map((algorithm) => {
    const login = new HttpLogin(mufasa, clientNonce);
    expect(login.challenged([offer(algorithm)])).toBe(true);
    return /response="(\w+)"/.exec(login.answer("GET", "/dir/index.html") ?? "")?.[1];
  });
  expect(answers).toEqual([
    "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
    "8ca523f5e9506fed4657c9700eebdbec",
  ]);
});

test("the example of RFC 2069 as corrected, without qop", () => {
  const login = new HttpLogin({ user: "Mufasa", password: "CircleOfLife" });
  login.challenged([
    'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"',
  ]);
  const answer = login.answer("GET", "/dir/index.html");
  expect(answer).toContain('response="1949323746fe6a43ef61f9606e7febea"');
  expect(answer).not.toMatch(/qop|cnonce|nc=/);
});

test("basic, with umlauts; digest is preferred where both are offered", () => {
  const login = new HttpLogin({ user: "jürgen", password: "a:b" });
  expect(login.answer("GET", "/")).toBe(null);
  expect(login.challenged(['Basic realm="x"'])).toBe(true);
  expect(login.answer("GET", "/")).toBe(`Basic ${Buffer.from("jürgen:a:b").toString("base64")}`);
  const both = new HttpLogin(mufasa);
  both.challenged(['Basic realm="a, Digest", Digest realm="b", nonce="1"']);
  expect(both.answer("GET", "/")).toContain('Digest username="Mufasa", realm="b"');
});

test("a wrong password is tried once; a stale nonce again", () => {
  const login = new HttpLogin(mufasa);
  expect(login.challenged(['Digest realm="r", nonce="1"'])).toBe(true);
  login.answer("GET", "/");
  expect(login.challenged(['Digest realm="r", nonce="2", stale=true'])).toBe(true);
  login.answer("GET", "/");
  expect(login.challenged(['Digest realm="r", nonce="3"'])).toBe(false);
});

test("requests are counted, and a nonce that was used up is no wrong password", () => {
  const login = new HttpLogin(mufasa);
  login.challenged(['Digest realm="r", nonce="1", qop="auth"']);
  expect(login.answer("GET", "/")).toContain("nc=00000001");
  expect(login.answer("GET", "/")).toContain("nc=00000002");
  expect(login.challenged(['Digest realm="r", nonce="2", qop="auth"'])).toBe(true);
});

test("a login that nobody knows is not tried", () => {
  const login = new HttpLogin(mufasa);
  expect(login.challenged(["Negotiate"])).toBe(false);
  expect(login.challenged(['Digest realm="r", nonce="1", algorithm=SHA-9'])).toBe(false);
  expect(login.challenged([])).toBe(false);
});
