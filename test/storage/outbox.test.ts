import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../storage/deliveries.ts";
import { problemsIn } from "../../storage/deliveries.ts";
import { Outbox } from "../../storage/outbox.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { RecordingLog } from "../fakes/log.ts";

const id = "20261122-140211-c1";

function row(seq: number, chat = 1): Delivery {
  return {
    seq,
    chat,
    message: "alert",
    thread: null,
    state: "waiting",
    loud: seq === 1,
    attempts: 0,
    waitMs: 0,
    messageId: null,
    mediaKind: null,
    late: false,
    sentAt: null,
    lastError: null,
  };
}

async function openOutbox(folder?: string) {
  const data = folder ?? (await dataFolder());
  const log = new RecordingLog();
  const clock = new FakeClock();
  const outbox = await Outbox.open(path.join(data, "outbox"), clock, log);
  return { data, log, clock, outbox, file: path.join(data, "outbox", `${id}.json`) };
}

test("what was changed is there after a restart, and what was being sent waits again", async () => {
  const { outbox, data } = await openOutbox();
  await outbox.change(id, (deliveries) => {
    deliveries.rows.push(
      { ...row(1), state: "sent", messageId: 7 },
      { ...row(2), state: "sending" },
    );
    deliveries.alerts[-100] = {
      messageId: 7,
      kind: "photo",
      toldLateAt: null,
      toldResolved: false,
    };
    deliveries.fileIds["photo.jpg|photo"] = "AgAC";
  });
  await outbox.changeChats((notes) => {
    notes.movedTo[-5] = -1005;
  });
  const again = (await openOutbox(data)).outbox;
  expect(again.incidents()).toEqual([id]);
  expect(again.find(id)?.rows.map(({ state }) => state)).toEqual(["sent", "waiting"]);
  expect(again.find(id)?.alerts[-100]?.messageId).toBe(7);
  expect(again.chats().movedTo[-5]).toBe(-1005);
  expect(again.summary()).toEqual({ waiting: 1, parked: 0, lastSuccessAt: null, unsaved: false });
});

test("a change is seen at once and on disk when its promise resolves", async () => {
  const { outbox, file } = await openOutbox();
  const written = [1, 2, 3].map((seq) =>
    outbox.change(id, ({ rows }) => {
      rows.push(row(seq));
    }),
  );
  expect(outbox.find(id)?.rows).toHaveLength(3);
  await written[0];
  expect(JSON.parse(await readFile(file, "utf8")).rows).toHaveLength(3);
  const later = outbox.change(id, ({ rows }) => {
    rows.push(row(4));
  });
  await later;
  expect(JSON.parse(await readFile(file, "utf8")).rows).toHaveLength(4);
});

describe.each([
  ["torn", '{"version":1,"incident":"2026'],
  ["empty", ""],
  ["not ours", '{"version":1,"incident":"x","rows":[{"seq":0}]}'],
])("a file that is %s", (_, content) => {
  test("is set aside; the others are read", async () => {
    const { outbox, data, file } = await openOutbox();
    await outbox.change("20261122-150000-c1", ({ rows }) => {
      rows.push(row(1));
    });
    await writeFile(file, content);
    const next = await openOutbox(data);
    expect(next.outbox.incidents()).toEqual(["20261122-150000-c1"]);
    expect(next.log.messages("warn")[0]).toContain("set aside");
    const names = await readdir(path.dirname(file));
    expect(names.filter((name) => name.startsWith(`${id}.json.broken-`))).toHaveLength(1);
    // The third start has nothing to complain about.
    expect((await openOutbox(data)).log.lines).toEqual([]);
  });
});

test("one that the disk does not give out silences no other", async () => {
  const data = await dataFolder();
  await mkdir(path.join(data, "outbox", "20261122-140000-c1.json"), { recursive: true });
  const { outbox, log } = await openOutbox(data);
  expect(outbox.incidents()).toEqual([]);
  expect(log.messages("warn").join()).toContain("20261122-140000-c1.json");
});

test("settled deliveries lie with the incident, and can be taken back", async () => {
  const { outbox, data, file } = await openOutbox();
  const folder = path.join(data, "incident");
  await mkdir(folder);
  await outbox.change(id, ({ rows }) => {
    rows.push({ ...row(1), state: "sent", messageId: 3 });
  });
  expect(await outbox.settle(id, folder)).toBe(true);
  expect(outbox.find(id)).toBeUndefined();
  await expect(readFile(file)).rejects.toThrow("ENOENT");
  expect(await outbox.takeBack(id, folder)).toBe(true);
  expect(outbox.find(id)?.rows[0]?.messageId).toBe(3);
  expect(await outbox.takeBack("20200101-000000-c1", data)).toBe(false);
});

test("what is told later is a version of its own, sealed as it is, and the newest comes back", async () => {
  const { outbox, data } = await openOutbox();
  const folder = path.join(data, "incident");
  await mkdir(folder);
  const sealed: string[] = [];
  const settle = () => outbox.settle(id, folder, undefined, async (name) => void sealed.push(name));
  await outbox.change(id, ({ rows }) => void rows.push({ ...row(1), state: "sent" }));
  expect(await settle()).toBe(true);
  await outbox.takeBack(id, folder);
  // Nothing new, then something.
  expect(await settle()).toBe(true);
  await outbox.takeBack(id, folder);
  await outbox.change(id, ({ rows }) => void rows.push({ ...row(2), state: "sent" }));
  expect(await settle()).toBe(true);
  expect(sealed).toEqual(["deliveries.json", "deliveries.json", "deliveries-2.json"]);
  expect(await outbox.takeBack(id, folder)).toBe(true);
  expect(outbox.find(id)?.rows).toHaveLength(2);
});

test("settling gives way to a change that comes meanwhile", async () => {
  const { outbox, data } = await openOutbox();
  await outbox.change(id, ({ rows }) => {
    rows.push({ ...row(1), state: "sent" });
  });
  const settled = outbox.settle(id, data);
  void outbox.change(id, ({ rows }) => {
    rows.push(row(2));
  });
  expect(await settled).toBe(false);
  expect(outbox.summary().waiting).toBe(1);
});

test("settling where the folder is gone rejects and keeps everything", async () => {
  const { outbox, data } = await openOutbox();
  await outbox.change(id, ({ rows }) => {
    rows.push({ ...row(1), state: "sent" });
  });
  await expect(outbox.settle(id, path.join(data, "nowhere"))).rejects.toThrow("Cannot write");
  expect(outbox.find(id)?.rows).toHaveLength(1);
});

test("a disk that refuses is survived, told once, and made good by the next change", async () => {
  const { outbox, data, log, file } = await openOutbox();
  const disk = breakDisk(data, "ENOSPC");
  for (const seq of [1, 2]) {
    await outbox.change(id, ({ rows }) => {
      rows.push(row(seq));
    });
  }
  expect(outbox.find(id)?.rows).toHaveLength(2);
  expect(outbox.summary().unsaved).toBe(true);
  expect(log.messages("error")).toHaveLength(1);
  disk.mend();
  await outbox.change(id, ({ rows }) => {
    rows.push(row(3));
  });
  expect(outbox.summary().unsaved).toBe(false);
  expect(JSON.parse(await readFile(file, "utf8")).rows).toHaveLength(3);
});

test("a file that one chat refuses may still go to another", () => {
  const deliveries = {
    version: 1 as const,
    incident: id,
    rows: [],
    alerts: {},
    fileIds: {},
    unsendable: { "-5/photo.jpg": "refused" as const, "clip.mp4": "missing" as const },
    digests: {},
  };
  expect(problemsIn(deliveries, -5)).toEqual({ "photo.jpg": "refused", "clip.mp4": "missing" });
  expect(problemsIn(deliveries, 5)).toEqual({ "clip.mp4": "missing" });
});
