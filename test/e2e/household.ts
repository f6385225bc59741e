// Owns the scene of a whole-program test: Telegram (the emulator), an owner with a phone, and Vigil
// as its own process, watching the cameras that the test gives it.
import { Emulator, type ChatMessage, type Person } from "../../bot/practice/emulator.ts";
import { temporaryFolder, VigilProcess } from "./vigil-process.ts";

export interface Household {
  emulator: Emulator;
  anna: Person;
  dataFolder: string;
  /** The process that runs now; another after restart(). */
  vigil(): VigilProcess;
  /** Starts it (again) on the same data folder and Telegram. */
  start(extra?: Record<string, string>): VigilProcess;
  /** What the bot's messages in Anna's chat look like now. */
  botMessages(): ChatMessage[];
  /** Resolves when Vigil hears what Anna says and every camera shows a picture. */
  ready(): Promise<void>;
  arm(): Promise<void>;
  close(): Promise<void>;
}

export interface HouseholdOptions {
  /** Name and address of each camera. */
  cameras: { name: string; url: string }[];
  env?: Record<string, string>;
  name: string;
}

export const annaId = 4711;

export async function openHousehold(options: HouseholdOptions): Promise<Household> {
  const emulator = await new Emulator().start();
  const anna = emulator.person(annaId, { firstName: "Anna" });
  anna.start();
  const { folder, remove } = temporaryFolder(options.name);
  let current: VigilProcess | null = null;
  const started: VigilProcess[] = [];

  const environment = (): Record<string, string> => {
    const env: Record<string, string> = {
      TOKEN: emulator.token,
      TELEGRAM_API_ROOT: emulator.url,
      OWNER_ID: String(annaId),
      ...options.env,
    };
    for (const [index, { name, url }] of options.cameras.entries()) {
      env[`CAMERA_${index + 1}_URL`] = url;
      env[`CAMERA_${index + 1}_NAME`] = name;
    }
    return env;
  };

  const vigil = (): VigilProcess => {
    if (!current) throw new Error("Vigil was not started.");
    return current;
  };

  const botMessages = () =>
    emulator.messages(anna.chatId).filter((message) => message.from?.id === emulator.bot.id);

  return {
    emulator,
    anna,
    dataFolder: folder,
    vigil,
    botMessages,
    start(extra = {}) {
      current = new VigilProcess({ env: { ...environment(), ...extra }, dataFolder: folder });
      started.push(current);
      return current;
    },
    async ready() {
      await vigil().printed(/In Telegram as @/);
      for (const { name } of options.cameras) {
        await vigil().printed(new RegExp(`${name} shows a picture`), 30_000);
      }
    },
    async arm() {
      const { message_id: asked } = anna.say("/arm");
      const answered = (sign: RegExp) =>
        emulator.waitFor(
          () => botMessages().find((one) => one.message_id > asked && sign.test(one.text ?? "")),
          { what: "the answer to /arm", timeoutMs: 15_000 },
        );
      const answer = await answered(/🔒|🟠 Not armed yet/);
      // The cameras of these tests show somebody all the time.
      if (answer.text?.includes("still sees movement")) anna.tap(answer, "Arm anyway");
      await answered(/🔒/);
    },
    async close() {
      // Also those that a test that failed has left behind.
      for (const process of started) await process.kill9();
      await emulator.stop();
      remove();
    },
  };
}

/** First line of a message's text or caption. */
export function headline(message: ChatMessage): string {
  return (message.caption ?? message.text ?? "").split("\n")[0] ?? "";
}

/** The messages that are alerts about movement, oldest first. */
export function movementAlerts(messages: readonly ChatMessage[]): ChatMessage[] {
  return messages.filter((message) => headline(message).includes("Movement at"));
}
