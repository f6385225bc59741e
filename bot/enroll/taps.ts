// Owns what the buttons of enrolling say to the bot. Each names the enrolment it belongs to, so that
// an old message's buttons never act on a new one.
import { newId } from "../../storage/person.ts";

const enrolment = "(a[a-z0-9]{8})";
const person = "(p[a-z0-9]{8})";

export const enrollTaps = {
  begin: /^enroll:new$/,
  more: new RegExp(`^enroll:more:${person}$`),
  cancel: new RegExp(`^enroll:cancel:${enrolment}$`),
  done: new RegExp(`^enroll:done:${enrolment}$`),
  addTo: new RegExp(`^enroll:to:${enrolment}:${person}$`),
  anotherName: new RegExp(`^enroll:name:${enrolment}$`),
  face: new RegExp(`^enroll:face:${enrolment}:(\\d{1,4}):(\\d{1,2})$`),
  use: new RegExp(`^enroll:use:${enrolment}:(\\d{1,4})$`),
  leaveOut: new RegExp(`^enroll:leave:${enrolment}:(\\d{1,4})$`),
  selfies: new RegExp(`^enroll:selfies:${enrolment}$`),
  undo: /^enroll:undo:(a[a-z0-9]{8})$/,
} as const;

export const enrollData = {
  /** Begins with the question for a name. */
  begin: () => "enroll:new",
  /** Begins with more photos of somebody. */
  more: (id: string) => `enroll:more:${id}`,
  cancel: (id: string) => `enroll:cancel:${id}`,
  done: (id: string) => `enroll:done:${id}`,
  addTo: (id: string, who: string) => `enroll:to:${id}:${who}`,
  anotherName: (id: string) => `enroll:name:${id}`,
  face: (id: string, photo: number, index: number) => `enroll:face:${id}:${photo}:${index}`,
  use: (id: string, photo: number) => `enroll:use:${id}:${photo}`,
  leaveOut: (id: string, photo: number) => `enroll:leave:${id}:${photo}`,
  selfies: (id: string) => `enroll:selfies:${id}`,
  undo: (addition: string) => `enroll:undo:${addition}`,
} as const;

export function newEnrolmentId(): string {
  return newId("a");
}
