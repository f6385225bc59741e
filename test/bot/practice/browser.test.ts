import { expect, test } from "vitest";
import { isAtADesk, tunnelCommand } from "../../../bot/practice/browser.ts";

test("a browser is opened only where somebody would see it", () => {
  const desk = { DISPLAY: ":0" };
  expect(isAtADesk(desk, "linux", true)).toBe(true);
  expect(isAtADesk({ WAYLAND_DISPLAY: "wayland-0" }, "linux", true)).toBe(true);
  expect(isAtADesk({}, "darwin", true)).toBe(true);
  expect(isAtADesk({}, "linux", true)).toBe(false);
  expect(isAtADesk(desk, "linux", false)).toBe(false);
  expect(isAtADesk({ ...desk, CI: "true" }, "linux", true)).toBe(false);
  expect(isAtADesk({ ...desk, SSH_CONNECTION: "10.0.0.2 1 10.0.0.9 22" }, "linux", true)).toBe(
    false,
  );
});

test("who came by SSH is told the tunnel that leads to the page", () => {
  const url = "http://127.0.0.1:8642/secret/";
  const env = { SSH_CONNECTION: "192.168.1.7 51514 192.168.1.20 22", USER: "pi" };
  expect(tunnelCommand(env, url)).toBe("ssh -N -L 8642:127.0.0.1:8642 pi@192.168.1.20");
  expect(tunnelCommand({}, url)).toBeNull();
});
