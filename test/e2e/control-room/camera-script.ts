// Owns the part of the scripted chat that begins with an empty house: pairing, every way to a first
// camera, and what can be done with cameras that are there.
import { expect } from "vitest";
import { login, type ColdHouse } from "./cold-house.ts";

/** Anna opens the link from the console; nobody has heard a word before. */
export async function pair({ household, anna, mallory, chat }: ColdHouse): Promise<void> {
  const printed = await household.vigil().printed(/Open https:\/\/t\.me\/\w+\?start=([\w-]+)/);
  expect(household.vigil().output).toContain("No camera yet");
  mallory.person.start("WRNG-CODE");
  anna.person.say("/status");
  anna.person.start(printed[1]);
  await anna.sees("You are this guard's owner now");
  chat.count("/start");
  // Only the pairing was answered: neither the stranger nor what Anna wrote before.
  expect(chat.written()).toHaveLength(1);
}

export async function addCameras(house: ColdHouse): Promise<void> {
  const { anna, household, walkedUrl, lockedUrl } = house;
  await anna.taps("cameras.help", "cameras.add", "cameras.root", "cameras.find");
  await anna.taps("cameras.stopFinding", "cameras.find");

  // The first one by pasting its address, without being asked, while the search goes on.
  await anna.types(walkedUrl);
  await anna.taps("cameras.try");
  await anna.sees("I see a picture");
  await anna.taps("cameras.name");
  await anna.types("Front door");
  await anna.sees("Front door is one of my cameras now");
  await household.vigil().printed(/Front door shows a picture/);

  // A wrong password twice, then the right one; it is tried while other things are done.
  const wrong = lockedUrl.replace("://", "://admin:wrong-pass@");
  await anna.types(wrong);
  await anna.taps("cameras.try");
  await anna.sees("wrong password");
  await anna.taps("cameras.another");
  await anna.types(wrong);
  await anna.taps("cameras.login");
  await anna.types(`${login.user} ${login.password}`);
}

/** The second camera is kept from the list, where it waits for a decision; others come to nothing. */
export async function decideOnCameras({ anna, household, deafUrl }: ColdHouse): Promise<void> {
  // That it works is seen by its buttons: much was written since.
  await anna.offered("cameras.keep Camera 2");
  await anna.types("/cameras");
  await anna.taps("cameras.offer", "cameras.keep Camera 2");
  await anna.sees("Camera 2 is one of my cameras now");
  await household.vigil().printed(/Camera 2 shows a picture/);

  // What the search found tells its address, where nobody says a word.
  await anna.taps("cameras.pick", "cameras.pickOpen", "cameras.stopTrying");
  await anna.types(deafUrl);
  await anna.taps("cameras.discard");
}

/** Named anew, paused and watched again: all but what needs some seconds of pictures. */
export async function useCameras({ anna }: ColdHouse): Promise<void> {
  await anna.types("/cameras");
  await anna.taps("cameras.page Camera 2", "cameras.rename");
  await anna.types("Hall");
  await anna.sees("Camera 2 is called Hall now");
  await anna.taps("cameras.askPause", "cameras.pause", "cameras.resume");
  await anna.sees("Hall is watched again");
}

export async function testNight({ anna }: ColdHouse): Promise<void> {
  await anna.types("/cameras");
  await anna.taps("cameras.page Hall", "cameras.night");
  await anna.sees("Night test");
}

/** The hall's camera has a smaller stream, too; used, and used no more. */
export async function useSmallerStream({ anna, smallUrl }: ColdHouse): Promise<void> {
  await anna.types("/cameras");
  await anna.taps("cameras.page Hall", "cameras.smaller");
  await anna.types(smallUrl);
  await anna.sees("I see a picture");
  await anna.taps("cameras.useSmaller", "cameras.smaller", "cameras.askSmaller");
  await anna.taps("cameras.page Cancel", "cameras.smaller", "cameras.stopSmaller");
}

export async function removeCamera({ anna }: ColdHouse): Promise<void> {
  await anna.types("/cameras");
  await anna.taps("cameras.page Hall", "cameras.askRemove", "cameras.remove");
  await anna.sees("Hall is removed");
  await anna.taps("cameras.restore");
  await anna.sees("Hall");
}
