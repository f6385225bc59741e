// Owns what the buttons of /people say: ids and explicit values, so that a tap means the same on
// an old message, and says so where what it means is gone.
import type { AdditionId, CropId, PersonId } from "../../storage/people.ts";

const person = "(p[a-z0-9]{8})";
const crop = "(f[a-z0-9]{8})";
const addition = "(a[a-z0-9]{8})";

/** Recognises taps; the groups are what the functions in `peopleData` put there. */
export const peopleTaps = {
  list: /^people:(\d{1,3})$/,
  person: new RegExp(`^person:${person}$`),
  photos: new RegExp(`^photos:${person}$`),
  photo: new RegExp(`^photo:${person}:${crop}$`),
  askDelete: new RegExp(`^photo:ask:${person}:${crop}$`),
  delete: new RegExp(`^photo:delete:${person}:${crop}$`),
  askTakeBack: new RegExp(`^photos:ask:${person}:${addition}$`),
  takeBack: new RegExp(`^photos:back:${person}:${addition}$`),
  rename: new RegExp(`^rename:${person}$`),
  keepName: new RegExp(`^rename:keep:${person}$`),
  askForget: new RegExp(`^forget:ask:${person}$`),
  forget: new RegExp(`^forget:yes:${person}$`),
} as const;

export const peopleData = {
  /** Pages count from 1. */
  list: (page: number) => `people:${page}`,
  person: (id: PersonId) => `person:${id}`,
  photos: (id: PersonId) => `photos:${id}`,
  photo: (id: PersonId, photo: CropId) => `photo:${id}:${photo}`,
  askDelete: (id: PersonId, photo: CropId) => `photo:ask:${id}:${photo}`,
  delete: (id: PersonId, photo: CropId) => `photo:delete:${id}:${photo}`,
  askTakeBack: (id: PersonId, added: AdditionId) => `photos:ask:${id}:${added}`,
  takeBack: (id: PersonId, added: AdditionId) => `photos:back:${id}:${added}`,
  rename: (id: PersonId) => `rename:${id}`,
  keepName: (id: PersonId) => `rename:keep:${id}`,
  askForget: (id: PersonId) => `forget:ask:${id}`,
  forget: (id: PersonId) => `forget:yes:${id}`,
} as const;
