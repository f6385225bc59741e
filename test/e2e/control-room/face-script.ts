// Owns the scripted chat about faces: enrolling, the enrolled, how sure is sure enough, and naming a
// stranger on an alert.
import { expect } from "vitest";
import type { FaceHouse } from "./face-house.ts";

const anna = { Anna: 0.9 };
const ben = { Ben: 0.9 };

/** Anna is enrolled, with a photo of two and one that is doubtful; taken back, and once more. */
export async function enroll({ anna: phone, sends, alarm }: FaceHouse): Promise<void> {
  await phone.types("/enroll");
  await phone.taps("enroll.cancel");
  await phone.types("/people");
  await phone.taps("enroll.begin");
  await phone.types("Anna");
  await phone.sees("3 to 5 photos of Anna");
  await sends([anna, ben]);
  await phone.taps("enroll.face");
  await sends([anna], [anna]);
  await phone.sees(/3 good/);
  // Disarming in the middle of it leaves the enrolment as it is.
  await alarm.arm("armed_away", { means: "person", name: "Anna" });
  await phone.types("/disarm");
  await phone.sees("Disarmed");
  await sends([ben]);
  await phone.taps("enroll.leaveOut");
  await sends([ben]);
  await phone.taps("enroll.use");
  await phone.taps("enroll.done");
  await phone.sees("I know Anna now");
  await phone.taps("enroll.selfies", "enroll.undo", "enroll.begin");
  await phone.types("Anna");
  await sends([anna], [anna], [anna]);
  await phone.sees("3 good");
  await phone.taps("enroll.done");
  await phone.sees("I know Anna now");
}

/** Ben, first under Anna's name; then with more photos. */
export async function enrollAnother({ anna: phone, sends }: FaceHouse): Promise<void> {
  await phone.types("/enroll Anna");
  await phone.taps("enroll.anotherName");
  await phone.types("Anna");
  await phone.taps("enroll.addTo", "enroll.cancel");
  await phone.types("/enroll Ben");
  await sends([ben], [ben], [ben]);
  await phone.sees("3 good");
  await phone.taps("enroll.done");
  await phone.sees("I know Ben now");
  await phone.types("/people");
  await phone.taps("people.person Ben", "enroll.more");
  await sends([{ Ben: 0.8 }]);
  await phone.sees("1 good");
  await phone.taps("enroll.done");
  await phone.sees("Ben");
}

export async function usePeople({ anna: phone, faces }: FaceHouse): Promise<void> {
  await faces.learned();
  await phone.types("/who");
  await phone.types("/people");
  await phone.taps("people.person Anna", "people.rename", "people.keepName", "people.rename");
  await phone.types("Anja");
  await phone.sees("Anja");
  await phone.types("/people");
  await phone.taps("people.person Ben", "people.photos", "people.photo", "people.askDelete");
  await phone.taps("people.delete", "people.askTakeBack", "people.takeBack");
  await phone.types("/people");
  await phone.taps("people.person", "people.list");
}

/** How sure is sure enough, and what follows from faces when armed. */
export async function tune({ anna: phone, alarm }: FaceHouse): Promise<void> {
  await phone.types("/threshold");
  await phone.taps("threshold.threshold show", "threshold.threshold use");
  await phone.types("/refresh");
  await phone.types("/status");
  await phone.taps("watch.quieter", "watch.louder");
  await phone.types("/modes");
  await phone.taps("modes.mode home", "modes.movement never", "modes.unknown", "modes.unsure");
  await phone.taps("modes.reset");
  await alarm.arm("armed_away", { means: "person", name: "Anna" });
}

/** Two strangers on one alert: named, named anew, taken back, late and at last. */
export async function knowStrangers(house: FaceHouse): Promise<void> {
  const { anna: phone, strangers, chat } = house;
  await strangers({ Carl: 0.6 }, { Anna: 0.5 });
  // Faces are found after the photo was sent: the alert's next edit offers to name them.
  await phone.taps("alert.falseAlarm", "face.know", "face.choose", "face.cancel");
  await phone.taps("face.know", "face.choose :1:", "face.new");
  await phone.types("Carl");
  await phone.sees("I know Carl now");
  const { message, data } = await phone.offered("face.undo");
  chat.emulator.expireQuery(phone.person.tap(message, data));
  await phone.settled();
  await phone.taps("face.keep");
  await phone.taps("face.know", "face.choose :2:", "face.is Anja");
  await phone.sees("one of Anja's photos now");
  await phone.taps("face.undo", "alert.disarm");
}

/** A stranger who was here before: when, and then nothing of it is kept any more. */
export async function knowVisits({ anna: phone, strangers, escalate }: FaceHouse): Promise<void> {
  await escalate(await strangers({ Dora: 0.85 }));
  await phone.sees("Seen before: once");
  await phone.taps("strangers.alert");
  await phone.sees("Another visit of this stranger");
  await phone.taps("history.incident 1", "strangers.visits Later", "history.incident Back");
  await phone.taps("strangers.askForget", "history.incident Keep", "strangers.askForget");
  await phone.taps("strangers.forget");
  await phone.sees("1 face picture of 1 incident");
}

/** What happened, of one person alone. */
export async function lookForSomebody({ anna: phone }: FaceHouse): Promise<void> {
  await phone.types("/events");
  await phone.taps("history.filter Filter", "history.people", "history.filter Ben");
  await phone.sees("Ben · 0 incidents");
}

/** The last thing: everybody is forgotten again. */
export async function forgetEverybody({ anna: phone, faces }: FaceHouse): Promise<void> {
  for (let left = faces.people.all().length; left > 0; left--) {
    await phone.types("/people");
    await phone.taps("people.person", "people.askForget", "people.forget");
  }
  expect(faces.people.all()).toEqual([]);
}
