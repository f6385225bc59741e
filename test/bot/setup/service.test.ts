import { spawnSync } from "node:child_process";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { serviceStep, type Machine } from "../../../bot/setup/service-step.ts";
import { serviceUnit, type ServiceOptions } from "../../../bot/setup/service-unit.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { findOnPath } from "../../media/drawing-ffmpeg.ts";
import { setupScene } from "./scene.ts";
import { keys } from "./typed-terminal.ts";

const options: ServiceOptions = {
  kind: "system",
  projectFolder: "/opt/vigil",
  dataFolder: "/opt/vigil/data",
  node: "/usr/bin/node",
  user: "anna",
  videoGroup: true,
};

describe("the unit", () => {
  test("starts what npm start starts, without npm", async () => {
    const project = path.resolve(import.meta.dirname, "../../..");
    const { scripts } = JSON.parse(await readFile(path.join(project, "package.json"), "utf8")) as {
      scripts: { start: string };
    };
    const words = scripts.start.replace(/^node /, "");
    const unit = serviceUnit(options);
    expect(unit).toContain(`\nWorkingDirectory=/opt/vigil\nExecStart=/usr/bin/node ${words}\n`);
    expect(unit).toContain("\nUser=anna\nSupplementaryGroups=video\n");
    expect(unit).toContain("\nRestartPreventExitStatus=78\n");
  });

  test("keeps the cameras' devices and JavaScript working", () => {
    for (const kind of ["system", "user"] as const) {
      expect(serviceUnit({ ...options, kind })).not.toMatch(
        /PrivateDevices|ProtectClock|DeviceAllow|MemoryDenyWriteExecute|ProtectHome/,
      );
    }
    expect(serviceUnit({ ...options, kind: "user" })).not.toMatch(/User=|Protect|network-online/);
  });

  test("data on another disk may be written", () => {
    const unit = serviceUnit({ ...options, dataFolder: "/mnt/my disk/vigil" });
    expect(unit).toContain('\nReadWritePaths=-/opt/vigil "-/mnt/my disk/vigil"\n');
  });

  const analyze = findOnPath("systemd-analyze");
  test.skipIf(!analyze).each<[string, Partial<ServiceOptions>]>([
    ["system", { kind: "system", user: "root" }],
    ["user", { kind: "user" }],
  ])("systemd understands it, odd folders too: %s", async (kind, more) => {
    const folder = await dataFolder();
    const odd = path.join(folder, `my $HOME's "guard" 100% \\x`);
    await mkdir(odd);
    // A program in a folder with quotes in its name is more than systemd itself takes.
    await mkdir(path.join(folder, "my $node 100%"));
    const node = path.join(folder, "my $node 100%", "node");
    await writeFile(node, "#!/bin/sh\n", { mode: 0o755 });
    const file = path.join(folder, "vigil.service");
    const unit = serviceUnit({ ...options, ...more, node, projectFolder: odd, dataFolder: odd });
    await writeFile(file, unit);
    const scope = kind === "user" ? ["--user"] : [];
    const env = { ...process.env, XDG_RUNTIME_DIR: folder };
    const verify = spawnSync(analyze ?? "", [...scope, "verify", "--man=no", file], { env });
    const said = `${verify.stderr.toString()}${verify.stdout.toString()}`
      .split("\n")
      .filter((line) => line.includes("vigil.service"));
    expect(said).toEqual([]);
    expect(verify.error).toBeUndefined();
  });
});

describe("the step", () => {
  async function machine(more: Partial<Machine> = {}): Promise<Machine> {
    const home = await dataFolder();
    const systemUnits = path.join(home, "system");
    return { systemd: true, root: false, home, node: "/usr/bin/node", systemUnits, ...more };
  }
  const token = { text: "TOKEN=1:abc\n" };

  test("shows the unit, writes it for this user, and names the one next command", async () => {
    const { setup, typist } = await setupScene(token);
    const here = await machine();
    const step = serviceStep(setup, here);
    await typist.shows("WantedBy=default.target");
    await typist.answer("Write this service?", "y", "");
    expect(await step).toMatchObject({
      state: "done",
      next: "systemctl --user enable --now vigil",
    });
    const file = path.join(here.home, ".config/systemd/user/vigil.service");
    expect(await readFile(file, "utf8")).toContain(`WorkingDirectory=${setup.projectFolder}\n`);
    await typist.shows("journalctl --user -u vigil -f");
    await typist.shows("loginctl enable-linger");
    // Again: it is there already.
    expect(await serviceStep(setup, here)).toMatchObject({ state: "done" });
    await typist.shows("The service is in place");
    await writeFile(file, "something else");
    const again = serviceStep(setup, here);
    await typist.answer("Replace the service by this one?", "n", "");
    expect(await again).toMatchObject({ state: "skipped", next: null });
    expect(await readFile(file, "utf8")).toBe("something else");
  });

  test("as root it is the whole system's", async () => {
    const { setup, typist } = await setupScene(token);
    const here = await machine({ root: true });
    const step = serviceStep(setup, here);
    await typist.answer("Write this service?", keys.right, keys.right + keys.enter);
    expect(await step).toMatchObject({ next: "systemctl enable --now vigil" });
    expect((await stat(path.join(here.systemUnits, "vigil.service"))).mode & 0o777).toBe(0o644);
  });

  test("without systemd, or without a token, there is none", async () => {
    const without = await setupScene(token);
    const none = await serviceStep(without.setup, await machine({ systemd: false }));
    expect(none).toMatchObject({ state: "skipped", next: null });
    const practice = await setupScene();
    const step = await serviceStep(practice.setup, await machine());
    expect(step.line).toContain("only practise");
  });
});
