// The owner is told once that the copy off site fails, and in the same message that it works again.
import { expect, test } from "vitest";
import { watchOffsite } from "../../../bot/offsite/notice.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { MemoryState } from "../../fakes/memory-state.ts";
import { FakeOffsite } from "../../fakes/offsite.ts";

const minute = 60_000;

function openNotice(clock = new FakeClock(), state = new MemoryState()) {
  const offsite = new FakeOffsite({ waiting: { files: 5, bytes: 1_000, unexamined: 0 } });
  const said: string[] = [];
  const telegram = { isDown: false };
  const say = (text: string) => {
    if (telegram.isDown) throw new Error("no network");
    said.push(text);
  };
  const stop = watchOffsite({
    offsite,
    state,
    api: () => ({
      sendMessage: async (chat, text, options) => {
        say(`to ${chat}${options?.disable_notification ? "" : ", loud"}: ${text}`);
        return { message_id: 7 } as never;
      },
      editMessageText: async (chat, message, text) => {
        say(`edit ${chat}/${message}: ${text}`);
        return true as never;
      },
    }),
    household: {
      people: () => [
        { id: 1, name: "Anna", role: "owner", since: 0 },
        { id: 2, name: "Ben", role: "member", since: 0 },
      ],
    },
    localeOf: () => "en",
    clock,
    log: new RecordingLog(),
  });
  return { clock, state, offsite, said, telegram, stop };
}

test("a dead network is told after an hour, once, silently, and resolved in place", async () => {
  const { clock, offsite, said, stop } = openNotice();
  offsite.fail("no_network", clock.wall());
  await clock.advance(59 * minute);
  expect(said).toEqual([]);
  await clock.advance(2 * minute);
  expect(said).toEqual([
    "to 1: 🟠 The copy off site has failed for 60 min: the store does not answer.\nI keep trying. Is the store on, and the network up?",
  ]);
  offsite.changed();
  await clock.advance(3 * 60 * minute);
  expect(said).toHaveLength(1);
  offsite.now.trouble = null;
  offsite.now.lastSuccessAt = clock.wall();
  offsite.changed();
  await clock.advance(0);
  expect(said.slice(1)).toEqual(["edit 1/7: 🟢 The copy off site works again · it failed for 4 h"]);
  stop();
  expect(clock.pending).toBe(0);
});

test("what needs a person is told after 10 min; what mends before, never", async () => {
  const { clock, offsite, said } = openNotice();
  offsite.fail("login", clock.wall());
  await clock.advance(9 * minute);
  offsite.now.trouble = null;
  offsite.changed();
  await clock.advance(60 * minute);
  offsite.fail("no_room", clock.wall());
  await clock.advance(11 * minute);
  expect(said).toEqual([expect.stringContaining("there is no room left in the store")]);
});

test("it is not told while nothing waits, is told again when Telegram was away, and outlives a restart", async () => {
  const first = openNotice();
  const { clock, offsite, said, telegram, state } = first;
  offsite.now.waiting = { files: 0, bytes: 0, unexamined: 0 };
  offsite.fail("login", clock.wall());
  await clock.advance(30 * minute);
  expect(said).toEqual([]);
  offsite.now.waiting = { files: 1, bytes: 1, unexamined: 0 };
  telegram.isDown = true;
  await clock.advance(30 * minute);
  telegram.isDown = false;
  await clock.advance(6 * minute);
  expect(said).toHaveLength(1);
  first.stop();

  const second = openNotice(clock, state);
  second.offsite.fail("login", clock.wall());
  await clock.advance(60 * minute);
  expect(second.said).toEqual([]);
  second.offsite.now.trouble = null;
  second.offsite.now.lastSuccessAt = clock.wall();
  second.offsite.changed();
  await clock.advance(0);
  expect(second.said).toEqual([expect.stringContaining("works again")]);
  second.stop();
});
