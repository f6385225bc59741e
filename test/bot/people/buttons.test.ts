import { expect, test } from "vitest";
import { callbackDataLimit } from "../../../bot/callback-data.ts";
import { peopleData, peopleTaps } from "../../../bot/people/buttons.ts";
import { newId } from "../../../storage/people.ts";

const [person, crop, addition] = [newId("p"), newId("f"), newId("a")];
const written = {
  list: [peopleData.list(12), "12"],
  person: [peopleData.person(person), person],
  photos: [peopleData.photos(person), person],
  photo: [peopleData.photo(person, crop), person, crop],
  askDelete: [peopleData.askDelete(person, crop), person, crop],
  delete: [peopleData.delete(person, crop), person, crop],
  askTakeBack: [peopleData.askTakeBack(person, addition), person, addition],
  takeBack: [peopleData.takeBack(person, addition), person, addition],
  rename: [peopleData.rename(person), person],
  keepName: [peopleData.keepName(person), person],
  askForget: [peopleData.askForget(person), person],
  forget: [peopleData.forget(person), person],
} as const;

test.each(Object.entries(written))(
  "%s is read as it was written, by its own pattern",
  (name, row) => {
    const [data, ...values] = row;
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(callbackDataLimit);
    const read = Object.entries(peopleTaps).filter(([, pattern]) => pattern.test(data));
    expect(read.map(([key]) => key)).toEqual([name]);
    expect(read[0]?.[1].exec(data)?.slice(1)).toEqual(values);
  },
);

test("what nobody writes is nobody's", () => {
  for (const data of ["person:x", `photo:${person}:${person}`, "people:", `forget:${person}`]) {
    expect(Object.values(peopleTaps).some((pattern) => pattern.test(data))).toBe(false);
  }
});
