// /export: what there is, one message while it is packed and sent, the files, and nothing left behind.
import { onTestFinished, describe, expect, test } from "vitest";
import { FakeMembers } from "../../../fakes/members.ts";
import { labels, openRoom, type RoomOptions } from "../../../fakes/control-room.ts";
import { openExports } from "../../../fakes/exports.ts";
import { incidentSummary } from "../../../fakes/history.ts";
import { anna, ben, group } from "../../../fakes/telegram.ts";

type Exported = Awaited<ReturnType<typeof openExports>>;

const today = "20261122-140211-c1";
const yesterday = "20261121-180000-c2";
const files = { "photo.jpg": Buffer.alloc(1_000), "clip-1.mp4": Buffer.alloc(400_000) };

async function openWith(
  part: Parameters<typeof openExports>[0] = {},
  options: RoomOptions = {},
): Promise<Exported & ReturnType<typeof openRoom>> {
  const exported = await openExports(part);
  const { clock, history, exports } = exported;
  const room = openRoom({ clock, history, exports, ...options });
  onTestFinished(() => room.control.close());
  return { ...exported, ...room };
}

describe("before it begins", () => {
  test("today's evidence, and other days to choose", async () => {
    const { telegram, control, put } = await openWith();
    await put(today, files);
    await put(yesterday, files);
    await telegram.say(anna, "/export");
    await control.idle();
    expect(telegram.last(anna.id)).toMatchObject({
      silent: true,
      text:
        "<b>Export</b> · Sun, 22 Nov 2026\n1 incident, 401 kB, one file.\n" +
        "Photos, clips and what I wrote down, with the hash of each. The files come into this chat.",
    });
    expect(labels(telegram.last(anna.id))).toEqual([
      ["Export"],
      ["Today", "Yesterday", "7 days"],
      ["Other days …", "Back"],
    ]);
    await telegram.tap(anna, telegram.last(anna.id), "7 days");
    await control.idle();
    expect(telegram.last(anna.id).text).toContain("Mon, 16 Nov 2026 – Sun, 22 Nov 2026");
    expect(telegram.last(anna.id).text).toContain("2 incidents, 802 kB, one file.");
  });

  test.each([
    ["/export 21 Nov", "Sat, 21 Nov 2026"],
    ["/export 20 Nov - 22 Nov", "Fri, 20 Nov 2026 – Sun, 22 Nov 2026"],
    ["/export soon", "🟠 I cannot read that as days, so here is today."],
  ])("%s", async (command, expected) => {
    const { telegram, control } = await openWith();
    await telegram.say(anna, command);
    await control.idle();
    expect(telegram.last(anna.id).text).toContain(expected);
    expect(telegram.last(anna.id).text).toContain("Nothing is kept of that time.");
  });

  test("other days are typed, by a viewer, too, who gets no button to export", async () => {
    const members = new FakeMembers(
      { id: anna.id, name: "Anna", role: "owner" },
      { id: ben.id, name: "Ben", role: "viewer" },
    );
    const { telegram, control, put } = await openWith({}, { members });
    await put(yesterday, files);
    await telegram.say(ben, "/export");
    await control.idle();
    const page = telegram.last(ben.id);
    // A question's five minutes are a job, too, so nothing is idle before the answer.
    const shows = async (text: string) => {
      await expect.poll(() => telegram.last(ben.id).text, { timeout: 10_000 }).toContain(text);
    };
    await telegram.tap(ben, page, "Other days …");
    await shows("Which days?");
    await telegram.say(ben, "some day");
    await shows("I cannot read that as a day.");
    await telegram.say(ben, "yesterday");
    await shows("1 incident, 401 kB, one file.");
    expect(labels(telegram.last(ben.id)).flat()).not.toContain("Export");
    await telegram.tapData(ben, telegram.last(ben.id), "zip:go:20261121:20261121");
    await control.idle();
    expect(telegram.callsOf("sendDocument")).toEqual([]);
  });

  test("more than a chat is for", async () => {
    const { telegram, control, history } = await openWith();
    history.incidents.push(incidentSummary({ id: today, bytes: 3_100_000_000 }));
    await telegram.say(anna, "/export");
    await control.idle();
    expect(telegram.last(anna.id).text).toContain(
      "1 incident, 3.1 GB: more than I send through Telegram (1.0 GB).\nTake fewer days, or copy",
    );
    expect(labels(telegram.last(anna.id)).flat()).not.toContain("Export");
  });
});

describe("under way", () => {
  test("the files come silently, the message says how far it is and what came", async () => {
    const { telegram, control, put, left } = await openWith({ mostBytes: 700_000 });
    await put(yesterday, files);
    await put(today, files);
    await telegram.say(anna, "/export yesterday to today");
    await control.idle();
    const page = telegram.last(anna.id);
    expect(labels(page)[0]).toEqual(["Export 2 files"]);
    await telegram.tap(anna, page, "Export 2 files");
    await control.idle();

    const shown = telegram.shownIn(anna.id);
    const documents = shown.filter(({ kind }) => kind === "document");
    expect(documents.map(({ silent }) => silent)).toEqual([true, true]);
    expect(documents[1]?.text).toMatch(
      /^<b>Evidence<\/b> · Sat, 21 Nov 2026 – Sun, 22 Nov 2026\nPart 2 of 2\n1 incident\nSHA-256 <code>[0-9a-f]{64}<\/code>$/,
    );
    // In place of the page.
    expect(telegram.messages.get(page.id)?.text).toBe("🟢 Exported: 2 incidents, 802 kB, 2 files.");
    const told = telegram.callsOf("editMessageText").map(({ text }) => text);
    expect(told).toContain("Packing 2 incidents …");
    expect(told.some((text) => String(text).startsWith("Sending file 2 of 2, "))).toBe(true);
    expect(telegram.last(ben.id).text).toBe(
      "⚪ Anna exported 2 incidents · Sat, 21 Nov 2026 – Sun, 22 Nov 2026",
    );
    expect(await left()).toEqual([]);
  });

  test("how far it is, when it takes its time: every three seconds at most", async () => {
    let wait = async () => {};
    const disk = {
      space: async () => {
        await wait();
        return { freeBytes: 50e9, sizeBytes: 100e9 };
      },
    };
    const { telegram, control, clock, put } = await openWith({ disk, mostBytes: 700_000 });
    await put(yesterday, files);
    await put(today, files);
    await telegram.say(anna, "/export yesterday to today");
    await control.idle();
    wait = () => clock.advance(3_000);
    await telegram.tap(anna, telegram.last(anna.id), "Export 2 files");
    await control.idle();
    const told = telegram.callsOf("editMessageText").map(({ text }) => text);
    expect(told.filter((text) => String(text).includes(" of 2 incidents"))).toEqual([
      "1 of 2 incidents, 400 kB",
      "2 of 2 incidents, 801 kB",
    ]);
  });

  test("an incident's own button exports it in a message of its own", async () => {
    const { telegram, control, put, left } = await openWith();
    await put(today, files, { openedAt: Date.UTC(2026, 10, 22, 13, 2, 11) });
    await telegram.send(anna, { text: "hello" });
    await control.idle();
    await telegram.tapData(anna, { ...telegram.last(anna.id), kind: "photo" }, `zip:i:${today}`);
    await control.idle();
    const document = telegram.shownIn(anna.id).find(({ kind }) => kind === "document");
    expect(document?.text).toContain(
      "<b>Evidence</b> · Front door · 22 Nov 2026 14:02\n1 incident",
    );
    expect(telegram.callsOf("sendDocument")[0]?.["document"]).toMatchObject({
      filename: `vigil-${today}.zip`,
    });
    expect(await left()).toEqual([]);
  });

  test("one that is gone is said so", async () => {
    const { telegram, control } = await openWith();
    await telegram.say(anna, "/export");
    await control.idle();
    await telegram.tapData(anna, telegram.last(anna.id), `zip:i:${today}`);
    await control.idle();
    expect(telegram.last(anna.id).text).toContain("This incident is gone");
  });

  test("cancelled: what was sent stays, nothing stays on the disk", async () => {
    const { telegram, control, put, left } = await openWith({ mostBytes: 700_000 });
    await put(yesterday, files);
    await put(today, files);
    await telegram.say(anna, "/export yesterday to today");
    await control.idle();
    const page = telegram.last(anna.id);
    const release = telegram.hold("sendDocument");
    await telegram.tap(anna, page, "Export 2 files");
    await expect.poll(() => telegram.callsOf("sendDocument").length, { timeout: 10_000 }).toBe(1);
    expect(await left()).toHaveLength(1);
    await telegram.tapData(anna, page, "zip:go:20261121:20261122");
    expect(telegram.callsOf("answerCallbackQuery").at(-1)).toMatchObject({
      text: "I am packing an export already.",
    });
    const progress = telegram.messages.get(page.id);
    if (!progress) throw new Error("the progress is gone");
    await telegram.tap(anna, progress, "Cancel");
    release();
    await control.idle();
    expect(telegram.messages.get(page.id)?.text).toBe(
      "⚪ Export cancelled. One file had been sent.",
    );
    expect(await left()).toEqual([]);
    expect(labels(telegram.messages.get(page.id) ?? page)).toEqual([["Try again"]]);
    // The button of an export that is over.
    await telegram.tapData(anna, telegram.last(anna.id), "zip:stop");
    await control.idle();
    expect(telegram.last(anna.id).text).toBe("⚪ This export is over.");
  });

  test("Telegram takes no file: said in words, nothing stays", async () => {
    const { telegram, control, put, left } = await openWith();
    await put(today, files);
    await telegram.say(anna, "/export");
    await control.idle();
    const page = telegram.last(anna.id);
    telegram.failNext("sendDocument", "Request Entity Too Large", 413);
    await telegram.tap(anna, page, "Export");
    await control.idle();
    expect(telegram.messages.get(page.id)?.text).toContain("🟠 Telegram did not take the file.");
    expect(await left()).toEqual([]);
  });

  test("no room on the disk: said in words, and how much is missing", async () => {
    const disk = { space: async () => ({ freeBytes: 60_000_000, sizeBytes: 1e9 }) };
    const { telegram, control, put, left } = await openWith({ disk });
    await put(today, files);
    await telegram.say(anna, "/export");
    await control.idle();
    const page = telegram.last(anna.id);
    await telegram.tap(anna, page, "Export");
    await control.idle();
    expect(telegram.messages.get(page.id)?.text).toBe(
      "🟠 There is too little room on the disk to pack this: 40 MB more are needed. Free some space, or take fewer days.",
    );
    expect(await left()).toEqual([]);
  });

  test("a recording that no file holds is named", async () => {
    const { telegram, control, put } = await openWith({ mostBytes: 500_000 });
    await put(today, { "photo.jpg": Buffer.alloc(1_000), "clip-1.mp4": Buffer.alloc(600_000) });
    await telegram.say(anna, "/export");
    await control.idle();
    const left = "One recording is larger than Telegram takes and stays on my disk.";
    expect(telegram.last(anna.id).text).toContain(left);
    const page = telegram.last(anna.id);
    await telegram.tap(anna, page, "Export");
    await control.idle();
    expect(telegram.messages.get(page.id)?.text).toContain(left);
  });

  test("in a group, too, and only there", async () => {
    const { telegram, control, put } = await openWith(
      {},
      { config: { alertChat: { id: group.id, thread: null } } },
    );
    await put(today, files);
    await telegram.say(ben, "/export", { chat: group });
    await control.idle();
    await telegram.tap(ben, telegram.last(group.id), "Export");
    await control.idle();
    expect(telegram.shownIn(group.id).map(({ kind }) => kind)).toEqual(["text", "document"]);
    expect(telegram.last(anna.id).text).toContain("⚪ Ben exported 1 incident");
  });
});
