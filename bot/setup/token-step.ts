// Owns the first step: a bot's token, and whether Telegram knows it.
import type { UserFromGetMe } from "grammy/types";
import { registerSecret } from "../../storage/log.ts";
import { ConfigError, readConfig, type ProxySettings } from "../config.ts";
import type { TelegramServer } from "../telegram-client.ts";
import { inTime, telegramApi, wayTo } from "./reach.ts";
import { done, save, surroundings, type Setup, type StepResult } from "./step.ts";
import { telegramTrouble, type Trouble } from "./telegram-trouble.ts";
import { isWayOut } from "./terminal.ts";

const tokenShape = /^\d{5,}:[\w-]{20,}$/;
/** Inside the message that BotFather sends with it, of which people copy too much. */
const tokenInText = /\d{6,}:[\w-]{30,}/;

export async function tokenStep(setup: Setup): Promise<StepResult> {
  const { terminal, env } = setup;
  const server = { ...surroundings(env) };
  /** Of a proxy that was typed: written once it has proved itself. */
  let proxy: ProxySettings = {};
  let token = env.value("TOKEN");
  let former = token;
  if (token === null) {
    terminal.explain("A bot of your own, in three lines", [
      "1. In Telegram, open @BotFather (https://t.me/BotFather) and send /newbot.",
      "2. Answer its two questions: any name, then a user name that ends in bot.",
      "3. Copy the token from its answer. It looks like 123456789:AAE…",
    ]);
  }
  for (;;) {
    token ??= await askForToken(setup);
    registerSecret(token);
    const found = await whoIs(setup, token, server);
    if (found === "proxy") {
      proxy = await askForProxy(setup, server);
      server.proxySettings = { ...server.proxySettings, ...proxy };
    }
    if (found === "another") token = null;
    if (typeof found === "string" || token === null) continue;
    const { username, first_name: name } = found;
    terminal.success(`This is @${username} ("${name}"), token ${masked(token)}`);
    if (token === former && !(await keepsBot(setup))) {
      token = null;
      former = null;
      continue;
    }
    await save(setup, { TOKEN: token, ...proxy });
    setup.bot = { api: telegramApi(token, server), username, name };
    return done(`Bot: @${username}`);
  }
}

/** The bot's number, which is no secret, and nothing of the rest. */
function masked(token: string): string {
  return `${token.split(":", 1)[0]}:••••••••`;
}

function keepsBot({ terminal }: Setup): Promise<boolean> {
  return terminal.confirm("Keep this bot?", { yes: "Keep", no: "Another one" });
}

async function askForToken({ terminal }: Setup): Promise<string> {
  const answer = await terminal.askSecret({
    message: "Paste the token",
    check: (text) => {
      if (text === "") return "Paste the token, or press Esc to do this later.";
      return tokenIn(text) === null
        ? "That is not a token: it is digits, a colon, and about 35 letters and digits."
        : undefined;
    },
  });
  return tokenIn(answer) ?? answer;
}

function tokenIn(text: string): string | null {
  const trimmed = text.trim();
  return tokenShape.test(trimmed) ? trimmed : (tokenInText.exec(trimmed)?.[0] ?? null);
}

/** The bot; or what to do: ask again with the same token, another one, or through a proxy. */
async function whoIs(
  { terminal, clock }: Setup,
  token: string,
  server: TelegramServer,
): Promise<UserFromGetMe | "again" | "another" | "proxy"> {
  let trouble: Trouble;
  try {
    const api = telegramApi(token, server);
    return await terminal.waitFor("Asking Telegram who that is", (signal) =>
      inTime(clock, signal, (forCall) => api.getMe(forCall)),
    );
  } catch (error) {
    if (isWayOut(error)) throw error;
    trouble = telegramTrouble(error, wayTo(server));
  }
  terminal.problem(`${trouble.what}\n${trouble.next}`);
  if (trouble.cure === "token") return "another";
  return await terminal.choose<"again" | "another" | "proxy">("What now?", [
    { value: "again", label: "Try again" },
    ...(trouble.cure === "proxy"
      ? [{ value: "proxy" as const, label: "Give the address of a proxy" }]
      : []),
    { value: "another", label: "Use another token" },
  ]);
}

async function askForProxy(
  { terminal }: Setup,
  { telegramApiRoot }: TelegramServer,
): Promise<ProxySettings> {
  // Masked as a whole: it often holds a password.
  const address = await terminal.askSecret({
    message: "The proxy's address, like http://user:password@proxy:3128",
    check: proxyProblem,
  });
  const { proxySettings } = readConfig({ HTTPS_PROXY: address }, ".");
  const url = proxySettings?.HTTPS_PROXY ?? address;
  return telegramApiRoot.startsWith("https:") ? { HTTPS_PROXY: url } : { HTTP_PROXY: url };
}

function proxyProblem(address: string): string | undefined {
  try {
    readConfig({ HTTPS_PROXY: address }, ".");
    return address === "" ? "Type its address, or press Esc to do this later." : undefined;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return `It should be ${error.problems[0]?.expected}.`;
  }
}
