import { expect, test } from "vitest";
import { PendingCameras, pendingForMs } from "../../storage/pending-cameras.ts";
import { CamerasStateInMemory } from "../fakes/camera-desk.ts";
import { FakeClock, settle } from "../fakes/clock.ts";
import { RecordingLog } from "../fakes/log.ts";

const url = "rtsp://admin:s3same-street@10.0.0.2/hall";

test("an address that nobody decides about leaves the disk by itself", async () => {
  const clock = new FakeClock();
  const state = new CamerasStateInMemory();
  const log = new RecordingLog();
  const pending = new PendingCameras(state, clock);
  const stop = pending.dropAsTheyAge(log);
  await pending.put({ url, name: null });
  await clock.advance(pendingForMs - 1_000);
  expect(state.value.cameras.pending).toHaveLength(1);
  state.problem = new Error("the disk is full");
  await clock.advance(600_000);
  await settle();
  expect(log.messages("warn")).toHaveLength(1);
  state.problem = null;
  await clock.advance(600_000);
  await settle();
  expect(JSON.stringify(state.value)).not.toContain("s3same-street");
  stop();
  expect(clock.pending).toBe(0);
});
