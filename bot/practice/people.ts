// Owns who takes part in the practice chat: the owner, somebody of the household, and a stranger.
import type { PracticePerson } from "./page/protocol.ts";

export const anna: PracticePerson = {
  id: 1001,
  firstName: "Anna",
  username: "anna_practice",
  role: "owner",
  explanation: "You, on your phone: the guard is yours.",
};

export const ben: PracticePerson = {
  id: 1002,
  firstName: "Ben",
  username: "ben_practice",
  role: "member",
  explanation: "Lives with you: gets every alert, too, and may arm and disarm.",
};

export const stranger: PracticePerson = {
  id: 1003,
  firstName: "Somebody",
  username: "who_knows",
  role: "stranger",
  explanation: "Found the bot by chance: gets no answer, whatever they write; you are told.",
};

export const people: readonly PracticePerson[] = [anna, ben, stranger];
