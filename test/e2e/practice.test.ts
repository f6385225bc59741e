// The first minute without a token, as a process: one address is printed, a second start says
// where the first one is, a taken port is no obstacle, and Ctrl-C leaves nothing behind.
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { childrenOf, temporaryFolder, VigilProcess } from "./vigil-process.ts";

const usualPort = 8642;
const running: VigilProcess[] = [];

/** Vigil without a token, and without a registry: the drawn walker will do. */
function practice(dataFolder: string, env: Record<string, string> = {}): VigilProcess {
  const vigil = new VigilProcess({
    dataFolder,
    env: { npm_config_registry: "http://127.0.0.1:9/", LOG_LEVEL: "warn", ...env },
  });
  running.push(vigil);
  return vigil;
}

const addressIn = /Practice chat: +(http:\/\/127\.0\.0\.1:(\d+)\/([\w-]{20,})\/)/;

afterEach(async () => {
  for (const vigil of running.splice(0)) await vigil.kill9();
});

test("prints one address; a second start tells it; Ctrl-C ends everything", async () => {
  const { folder, remove } = temporaryFolder("practice");
  try {
    const vigil = practice(folder);
    const [, address] = await vigil.printed(addressIn);
    const page = await fetch(address as string);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<html");
    expect((await fetch(new URL("/", address))).status).toBe(404);

    const second = practice(folder);
    expect((await second.exited).code).toBe(1);
    expect(second.output).toContain(`Its practice chat:\n\n  ${address}\n`);
    expect(second.output).not.toContain("    at ");

    const children = childrenOf(vigil.pid);
    process.kill(vigil.pid, "SIGINT");
    expect(await vigil.exited).toEqual({ code: 0, signal: null });
    // The last of them see their pipe closed a moment after we are gone.
    const alive = () => children.filter((child) => isAlive(Number.parseInt(child, 10)));
    await expect.poll(alive, { timeout: 10_000 }).toEqual([]);
    await expect(fetch(address as string)).rejects.toThrow("fetch failed");
    expect(vigil.output).not.toContain("    at ");
  } finally {
    remove();
  }
});

test("a taken port is told, and another one taken", async () => {
  const { folder, remove } = temporaryFolder("practice-port");
  const other = createServer();
  // Another test's Vigil may have it already, and let go of it at any moment.
  const listening = await new Promise<boolean>((resolve) => {
    other.once("listening", () => resolve(true));
    other.once("error", () => resolve(false));
    other.listen(usualPort, "127.0.0.1");
  });
  try {
    const vigil = practice(folder);
    const [, , port] = await vigil.printed(addressIn);
    const tookAnother = Number(port) !== usualPort;
    expect(tookAnother || !listening).toBe(true);
    expect(vigil.output.includes(`Port ${usualPort} is taken`)).toBe(tookAnother);
    await vigil.stop();
  } finally {
    if (listening) other.close();
    remove();
  }
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}
