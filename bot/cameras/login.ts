// Owns asking for a camera's user name and password: one message with both, deleted before it is
// used for anything.
import { InlineKeyboard } from "grammy";
import { registerSecret } from "../../storage/log.ts";
import type { Credentials } from "../../vision/capture/source.ts";
import type { ChatContext } from "../context.ts";
import { type Place, showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { deleteSecret } from "./delete-secret.ts";
import { listPage } from "./list-page.ts";
import { isPrivate, privateOnlyPage } from "./private-chat.ts";
import { cameraData } from "./taps.ts";

const loginKind = "camera-login";

/** What the login is for. */
export interface LoginFor {
  /** "pending" and its id, or "found" and "192.168.1.17:80". */
  readonly what: "pending" | "found";
  readonly id: string;
  /** As the question names it. */
  readonly place: string;
}

/** `take` gets what was sent, and a note for the chat where the message could not be deleted. */
export class LoginQuestion {
  readonly #room: ControlRoom;

  constructor(
    room: ControlRoom,
    take: (
      ctx: ChatContext,
      login: { credentials: Credentials; about: LoginFor; place: Place; note?: string },
    ) => Promise<void>,
  ) {
    this.#room = room;
    room.asking.add({
      kind: loginKind,
      answer: async (ctx, text, { about, place }) => {
        const [, user, password] = /^\s*(\S+)\s+(\S(?:.*\S)?)\s*$/s.exec(text) ?? [];
        registerSecret(password ?? text.trim());
        const deleted = (await deleteSecret(ctx)) === "deleted";
        const note = deleted ? undefined : say(ctx.locale, "cameras-delete-yourself");
        const loginFor = readAbout(about);
        if (user === undefined || password === undefined) {
          const problem = say(ctx.locale, "cameras-login-problem");
          const lines = note === undefined ? [problem] : [note, problem];
          await this.ask(ctx, loginFor, place, lines.join("\n"));
          return;
        }
        const credentials = { user, password };
        await take(ctx, { credentials, about: loginFor, place, ...(note && { note }) });
      },
      giveUp: async (ctx) => listPage(room, ctx, say(ctx.locale, "cameras-login-given-up")),
    });
  }

  async ask(
    ctx: ChatContext,
    about: LoginFor,
    place: Place | null,
    problem?: string,
  ): Promise<void> {
    const { locale } = ctx;
    if (!isPrivate(ctx)) {
      await showPage(ctx, privateOnlyPage(ctx), null);
      return;
    }
    const question = say(locale, "cameras-login-question", { place: about.place });
    const keyboard = new InlineKeyboard();
    if (about.what === "found") {
      const open = sayPlain(locale, "cameras-button-no-login");
      keyboard.text(open, cameraData.pickOpen(about.id));
      keyboard.text(sayPlain(locale, "button-cancel"), cameraData.root());
    } else {
      keyboard.text(sayPlain(locale, "button-cancel"), cameraData.offer(about.id));
    }
    const text = problem === undefined ? question : `${problem}\n${question}`;
    const { what, id, place: name } = about;
    const page = { text, keyboard, picture: null };
    await this.#room.asking.ask(ctx, loginKind, { what, id, place: name }, page, place);
  }
}

function readAbout(about: Readonly<Record<string, string>>): LoginFor {
  const what = about["what"] === "found" ? "found" : "pending";
  return { what, id: about["id"] ?? "", place: about["place"] ?? "" };
}
