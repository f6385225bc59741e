// Owns the real browser of the tests and screenshots: Debian's chromium, driven by playwright-core,
// which brings none of its own.
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) =>
  existsSync(path),
);

/** Why there is no browser to test with, or null. Under REQUIRE_REAL=1 a missing one is an error. */
export function missingBrowser(): string | null {
  if (executablePath) return null;
  if (process.env["REQUIRE_REAL"] === "1") throw new Error("REQUIRE_REAL=1, but no chromium");
  return "chromium is not installed";
}

/** A browser that calls nobody but the pages it is sent to. */
export async function openBrowser(): Promise<Browser> {
  if (!executablePath) throw new Error("chromium is not installed");
  return await chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // A chat's clips begin by themselves; so they must in a window that nobody has clicked in.
      "--autoplay-policy=no-user-gesture-required",
    ],
  });
}

/** What the tests ask of a <video>: our TypeScript knows Node's world only, not the browser's. */
export interface Film {
  currentTime: number;
  readonly paused: boolean;
  readonly readyState: number;
  readonly seeking: boolean;
  readonly videoWidth: number;
  pause(): void;
}
