// A real grammY bot against the practice server, with the plugins Vigil uses.
import { afterEach, beforeEach, expect, test } from "vitest";
import { autoRetry } from "@grammyjs/auto-retry";
import { conversations, createConversation } from "@grammyjs/conversations";
import type { Conversation, ConversationFlavor } from "@grammyjs/conversations";
import { Menu } from "@grammyjs/menu";
import { Bot, GrammyError, HttpError, InputFile } from "grammy";
import type { Context } from "grammy";
import { Emulator } from "../../../bot/practice/emulator.ts";
import type { Person } from "../../../bot/practice/emulator.ts";
import { jpeg } from "./pictures.ts";

type BotContext = ConversationFlavor<Context>;

let emulator: Emulator;
let anna: Person;
let bot: Bot<BotContext>;
let running: Promise<void> | undefined;
beforeEach(async () => {
  emulator = await new Emulator().start();
  anna = emulator.person(1001, { firstName: "Anna" });
  bot = new Bot<BotContext>(emulator.token, { client: { apiRoot: emulator.url } });
});
afterEach(async () => {
  await bot.stop();
  await running;
  await emulator.stop();
});

async function startBot(): Promise<void> {
  running = bot.start();
  await emulator.waitFor(() => emulator.polling, { what: "the bot to ask for updates" });
}
const lastText = () => emulator.messages(anna.chatId).at(-1)?.text;
const saying = (text: string) =>
  emulator.waitFor(() => emulator.messages(anna.chatId).find((message) => message.text === text), {
    what: `a message "${text}"`,
  });

test("long polling: updates come in, answers go out, and everything is confirmed", async () => {
  bot.command("start", (ctx) => ctx.reply(`Hello ${ctx.from?.first_name}, ${ctx.match}`));
  await startBot();
  anna.start("K7F2-93QX");
  const answer = await saying("Hello Anna, K7F2-93QX");
  expect(answer.from?.id).toBe(emulator.bot.id);
  await emulator.waitFor(() => emulator.polling && emulator.pendingUpdates === 0, {
    what: "the update to be confirmed",
  });
});

test("a restarted server is found again, with what people wrote meanwhile", async () => {
  bot.on("message:text", (ctx) => ctx.reply(`You said ${ctx.message.text}`));
  await startBot();
  anna.say("one");
  await saying("You said one");
  await emulator.stop();
  anna.say("two");
  await emulator.start();
  await emulator.waitFor(() => lastText() === "You said two", { what: "an answer to two" });
  const answers = emulator.messages(anna.chatId).filter(({ text }) => text?.startsWith("You said"));
  expect(answers).toHaveLength(2);
});

test("429 is waited out by auto-retry; an upload whose answer was lost is there all the same", async () => {
  anna.start();
  bot.api.config.use(autoRetry({ maxRetryAttempts: 2, rethrowHttpErrors: true }));
  const picture = new InputFile(await jpeg(64, 48), "a.jpg");
  emulator.faults.next("sendPhoto", { status: 429, parameters: { retry_after: 1 } });
  await bot.api.sendPhoto(anna.chatId, picture, { caption: "after a while" });
  emulator.faults.next("sendPhoto", { reset: "after" });
  const lost = bot.api.sendPhoto(anna.chatId, picture, { caption: "unanswered" });
  await expect(lost).rejects.toBeInstanceOf(HttpError);
  expect(emulator.messages(anna.chatId).map(({ caption }) => caption)).toEqual([
    undefined,
    "after a while",
    "unanswered",
  ]);
  expect(emulator.calls("sendPhoto").map((call) => call.error?.status ?? call.fault)).toEqual([
    429,
    undefined,
    "reset after",
  ]);
});

test("a second instance ends the first with 409", async () => {
  const first = bot.start();
  const ended = first.catch((error: unknown) => error);
  await emulator.waitFor(() => emulator.polling);
  const second = new Bot(emulator.token, { client: { apiRoot: emulator.url } });
  const other = second.start();
  expect(await ended).toBeInstanceOf(GrammyError);
  await second.stop();
  await other;
  expect(emulator.calls("getUpdates").some((call) => call.error?.status === 409)).toBe(true);
});

test("a conversation that asks for photos, and a menu edited in place", async () => {
  let sensitivity = 25;
  const menu = new Menu<BotContext>("sensitivity", { autoAnswer: false })
    .text("−5", async (ctx) => {
      sensitivity -= 5;
      await ctx.editMessageText(`Sensitivity ${sensitivity}`);
      await ctx.answerCallbackQuery();
    })
    .text("Nothing", (ctx) => ctx.answerCallbackQuery({ text: "Nothing changed" }));
  async function enroll(
    conversation: Conversation<BotContext, Context>,
    ctx: Context,
  ): Promise<void> {
    await ctx.reply("Whose face is it?");
    const { message } = await conversation.waitFor("message:text");
    const sizes: number[] = [];
    await ctx.reply(`Now two photos of ${message.text}.`);
    while (sizes.length < 2) {
      const photo = await conversation.waitFor("message:photo");
      const file = await photo.getFile();
      sizes.push(
        await conversation.external(async () => {
          const address = `${emulator.url}/file/bot${emulator.token}/${file.file_path}`;
          return (await (await fetch(address)).arrayBuffer()).byteLength;
        }),
      );
    }
    await ctx.reply(`I know ${message.text} by ${sizes.join(" and ")} bytes.`);
  }
  bot.use(conversations());
  bot.use(menu);
  bot.use(createConversation(enroll));
  bot.command("enroll", (ctx) => ctx.conversation.enter("enroll"));
  bot.command("settings", (ctx) => ctx.reply(`Sensitivity ${sensitivity}`, { reply_markup: menu }));
  await startBot();

  anna.say("/enroll");
  await saying("Whose face is it?");
  anna.say("Anna");
  await saying("Now two photos of Anna.");
  const pictures = [await jpeg(320, 240), await jpeg(200, 300)];
  anna.sendPhotos(pictures);
  await saying(`I know Anna by ${pictures.map(({ length }) => length).join(" and ")} bytes.`);

  anna.say("/settings");
  const settings = await saying("Sensitivity 25");
  const query = anna.tap(settings, "−5");
  const edited = await saying("Sensitivity 20");
  expect(edited.message_id).toBe(settings.message_id);
  expect(edited.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual([
    "−5",
    "Nothing",
  ]);
  await emulator.waitFor(() => anna.answerTo(query), { what: "the tap to be answered" });
  const second = anna.tap(edited, "Nothing");
  expect(
    await emulator.waitFor(() => anna.answerTo(second), { what: "the second answer" }),
  ).toEqual({ text: "Nothing changed", alert: false });
});
