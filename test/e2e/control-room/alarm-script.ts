// Owns the part of the scripted chat that guards: arming and disarming in every way, looking, and
// an alert with all that is below it.
import type { ColdHouse } from "./cold-house.ts";
import { type Phone, wordsOf } from "./scripted-chat.ts";

export async function look({ anna, carla }: ColdHouse): Promise<void> {
  await anna.types("/help");
  await anna.types("/status");
  await anna.taps("look.status", "look.cameraStatus Hall");
  await anna.sees("Hall");
  await anna.taps("look.live");
  await anna.taps("look.liveStop");
  await anna.types("/snapshot");
  await anna.taps("look.snapshot");
  await carla.types("/live Hall");
  await carla.taps("look.liveStop");
}

/** Clips take their time: two are stopped early, one is waited for. */
export async function watchClips({ anna, carla }: ColdHouse): Promise<void> {
  await anna.types("/clip 20 Hall");
  await anna.taps("look.clipStop");
  await carla.types("/clip 4 Hall");
  await carla.taps("look.clip");
}

/** Armed by Ben, although somebody moves; the alert is on its way from here on. */
export async function arm({ anna, ben }: ColdHouse): Promise<void> {
  await ben.types("/arm home 30s");
  await ben.taps("alarm.disarm");
  await walkerSeen(ben);
  await ben.types("/arm");
  await ben.taps("look.keepAlarm");
  await ben.types("/arm");
  await ben.taps("alarm.arm moving");
  await anna.sees("Armed (away)");
}

/** Asks until the front door's camera has seen the one who walks there every four seconds. */
async function walkerSeen(phone: Phone): Promise<void> {
  await phone.typesUntil("/status", async () => {
    const status = wordsOf(await phone.sees("Front door"));
    const line = status.split("\n").find((one) => one.includes("Front door")) ?? "";
    return line.includes("last movement");
  });
}

/** Carla had blocked the bot, so no alert reaches her; Anna hears of it, and has it tried again. */
export async function tellOfBlocked({ anna, carla }: ColdHouse): Promise<void> {
  await anna.typesUntil("/status", () => anna.isOffered("alerts.again"));
  await anna.taps("alerts.again");
  await anna.sees("Carla has blocked me");
  carla.person.unblock();
  await carla.types("/status");
}

/** Everything below Anna's alert; muted, and heard again from wherever that can be said. */
export async function dealWithAlert({ anna, ben }: ColdHouse): Promise<void> {
  await anna.taps("alert.mute");
  await anna.types("/status");
  await anna.taps("look.cameraStatus Front door", "look.unmute");
  await anna.taps("alert.unmute", "alert.mute");
  await anna.types("/me");
  await anna.taps("me.unmute", "alert.unmute", "alert.falseAlarm :1", "alert.falseAlarm :0");
  await anna.taps("alert.pin :1", "alert.pin :0");
  await anna.taps("alert.clipAgain");
  await ben.types("/disarm");
}
