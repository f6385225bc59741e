// Owns the second step: who the guard obeys. The owner goes into .env as OWNER_ID and not into the
// members' state: it is one line that a person can see and correct, it needs no running guard and
// no data folder, and household.ts takes it over with the first message.
import path from "node:path";
import { styleText } from "node:util";
import QRCode from "qrcode";
import { listIfThere, readIfThere } from "../../storage/files.ts";
import { AlreadyRunningError, lockFolder, type FolderLock } from "../../storage/lock.ts";
import { state } from "../../storage/state.ts";
import type { Person } from "../context.ts";
import { Pairing } from "../pairing.ts";
import { defaultLocale, say } from "../texts/texts.ts";
import { Hello, OverheardError, type Heard } from "./hello.ts";
import { inTime, wayTo } from "./reach.ts";
import {
  done,
  save,
  skipped,
  surroundings,
  type ReachedBot,
  type Setup,
  type StepResult,
} from "./step.ts";
import { telegramTrouble } from "./telegram-trouble.ts";
import { isWayOut, LeaveSetup, SkipStep } from "./terminal.ts";

export async function ownerStep(setup: Setup): Promise<StepResult> {
  const { terminal, bot } = setup;
  const known = await knownOwner(setup);
  if (known) {
    known.name ??= await nameOf(setup, known.id);
    setup.ownerId = known.id;
    terminal.success(`I obey ${known.name ?? "the owner"} (Telegram id ${known.id}).`);
    if (!bot || (await terminal.confirm("Keep this owner?", { yes: "Keep", no: "Another one" }))) {
      return done(`Owner: ${known.name ?? known.id}`);
    }
  }
  if (!bot) {
    terminal.info("Whom I obey can be settled once there is a bot.");
    return skipped("Owner: without a bot nobody can say hello");
  }
  for (;;) {
    const lock = await takeFolder(setup);
    if (lock === "running") {
      await askToRetry(setup);
      continue;
    }
    try {
      const person = await pair(setup, bot);
      // On disk first: the chat must not promise what a power cut takes back.
      await save(setup, { OWNER_ID: String(person.id) });
      setup.ownerId = person.id;
      terminal.success(`Hello, ${person.name}! I obey you now.`);
      await welcome(setup, bot, person);
      return done(`Owner: ${person.name}`);
    } catch (error) {
      if (!(error instanceof OverheardError)) throw error;
      terminal.problem(
        "Another program listens with this token, and hears you instead of me.\n" +
          "Stop it first: a Vigil in another window, on another machine, or as a service.",
      );
    } finally {
      await lock?.release();
    }
    await askToRetry(setup);
  }
}

/** .env's owner, or else who paired with the guard's own code; null when there is nobody. */
async function knownOwner(setup: Setup): Promise<{ id: number; name: string | null } | null> {
  const members = await knownMembers(surroundings(setup.env).dataDir);
  const text = setup.env.value("OWNER_ID");
  const id = text !== null && /^\d{1,15}$/.test(text) ? Number(text) : positiveChat(setup);
  if (id !== null) return { id, name: members.find((member) => member.id === id)?.name ?? null };
  const owner = members.find(({ role }) => role === "owner");
  return owner ? { id: owner.id, name: owner.name } : null;
}

/** As Telegram knows the person, who must have written to the bot; null when it doesn't say. */
async function nameOf({ terminal, bot, clock }: Setup, id: number): Promise<string | null> {
  if (!bot) return null;
  try {
    const chat = await terminal.waitFor("Looking up who that is", (signal) =>
      inTime(clock, signal, (forCall) => bot.api.getChat(id, forCall)),
    );
    return chat.first_name ?? null;
  } catch (error) {
    if (isWayOut(error)) throw error;
    return null;
  }
}

/** As config.ts says: a CHAT_ID of a person is also the owner. */
function positiveChat({ env }: Setup): number | null {
  const chat = surroundings(env).alertChat?.id ?? 0;
  return chat > 0 ? chat : null;
}

/** Read without opening it, which would make the folder and mend what is broken in it. */
async function knownMembers(dataDir: string) {
  const text = await readIfThere(path.join(dataDir, "state.json"));
  if (text === null) return [];
  try {
    return state.parse(JSON.parse(text)).members;
  } catch {
    return []; // the guard says what is wrong with its file; here it only helps with a name
  }
}

/** The guard's lock while we listen in its place; null when it never ran here. */
async function takeFolder(setup: Setup): Promise<FolderLock | null | "running"> {
  const { dataDir } = surroundings(setup.env);
  const locks = await listIfThere(path.join(dataDir, "lock"));
  if (locks.length === 0) return null;
  try {
    return await lockFolder(dataDir);
  } catch (error) {
    if (!(error instanceof AlreadyRunningError)) throw error;
    setup.terminal.problem(
      `Vigil is running (process ${error.pid}) and hears you instead of me.\n` +
        "Stop it first: Ctrl-C in its window, or systemctl stop vigil.",
    );
    return "running";
  }
}

async function askToRetry({ terminal }: Setup): Promise<void> {
  await terminal.choose("What now?", [{ value: "again", label: "Try again", hint: "Esc: later" }]);
}

async function pair(setup: Setup, bot: ReachedBot): Promise<Person> {
  const { terminal, clock, env } = setup;
  const pairing = new Pairing();
  const way = wayTo(surroundings(env));
  let tell: ((message: string) => void) | null = null;
  const waiting = `Waiting for you to say hello to @${bot.username} (Esc: later)`;
  const hello = new Hello({
    api: bot.api,
    pairing,
    clock,
    onTrouble: (error) => tell?.(error === null ? waiting : telegramTrouble(error, way).what),
  });
  for (;;) {
    await showCode(setup, bot, pairing);
    const heard: Heard = await terminal.waitFor(waiting, (signal, update) => {
      tell = update;
      return hello.wait(signal);
    });
    if (heard.kind === "owner") return heard.person;
    terminal.warn("Somebody sent too many wrong codes, so here is a new one.");
  }
}

async function showCode(setup: Setup, bot: ReachedBot, pairing: Pairing): Promise<void> {
  const { terminal } = setup;
  const link = `https://t.me/${bot.username}?start=${pairing.code}`;
  terminal.explain("Say hello to your bot", [
    "On your phone, open this (or scan it) and tap Start:",
    `  ${link}`,
    `or send to @${bot.username}:`,
    `  /start ${pairing.code}`,
  ]);
  // In colours of its own, because dark on light is what every phone reads, whatever the terminal's.
  const picture = await QRCode.toString(link, {
    type: "utf8",
    errorCorrectionLevel: "L",
    margin: 2,
  });
  const rows = picture.split("\n").filter((row) => row !== "");
  const width = rows[0]?.length ?? 0;
  if (terminal.columns < width + 4) return;
  terminal.show(rows.map((row) => styleText(["black", "bgWhiteBright"], row)).join("\n"));
}

/** Telegram may be away again by now; the owner is the owner all the same. */
async function welcome({ terminal, clock, env }: Setup, bot: ReachedBot, person: Person) {
  const words = `${say(defaultLocale, "start-paired")}\n${say(defaultLocale, "setup-goes-on")}`;
  try {
    await terminal.waitFor("Answering in the chat", (signal) =>
      inTime(clock, signal, (forCall) =>
        bot.api.sendMessage(person.id, words, { parse_mode: "HTML" }, forCall),
      ),
    );
  } catch (error) {
    if (error instanceof LeaveSetup) throw error;
    if (error instanceof SkipStep) return;
    const { what } = telegramTrouble(error, wayTo(surroundings(env)));
    terminal.warn(`I could not answer you in the chat. ${what}`);
  }
}
