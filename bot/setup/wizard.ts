// Owns the order of the steps, what is said between them, and the summary at the end.
import { ConfigError, readConfig } from "../config.ts";
import { cameraStep } from "./camera-step.ts";
import { ownerStep } from "./owner-step.ts";
import { serviceStep, type Machine, type ServiceResult } from "./service-step.ts";
import { skipped, surroundings, type Setup, type StepResult } from "./step.ts";
import { SkipStep } from "./terminal.ts";
import { tokenStep } from "./token-step.ts";

/**
 * Asks from the first step to the last. Each writes what it has found out to .env before the next
 * one begins. Rejects with LeaveSetup, and with ConfigError when .env holds what setup can't mend.
 */
export async function runWizard(setup: Setup, machine: Machine): Promise<void> {
  const { terminal } = setup;
  terminal.begin("Vigil goes live: a bot, its owner, a camera.");
  terminal.say(
    "Enter answers, Esc skips a step, Ctrl-C leaves. Run it again whenever you like: " +
      "what is set already is kept unless you say otherwise.",
  );
  surroundings(setup.env);
  const results: StepResult[] = [];
  const take = async (title: string, name: string, step: () => Promise<StepResult>) => {
    terminal.step(title);
    results.push(await step().catch((error: unknown) => skippedBy(error, name)));
  };
  await take("1 of 4: your bot", "Bot", () => tokenStep(setup));
  await take("2 of 4: whom it obeys", "Owner", () => ownerStep(setup));
  await take("3 of 4: a camera", "Camera", () => cameraStep(setup));
  let next: string | null = null;
  await take("4 of 4: a service", "Service", async () => {
    const result: ServiceResult = await serviceStep(setup, machine);
    next = result.next;
    return result;
  });
  summarize(setup, results);
  terminal.end(`Next: ${nextCommand(setup, next)}`);
}

function skippedBy(error: unknown, name: string): StepResult {
  if (!(error instanceof SkipStep)) throw error;
  return skipped(`${name}: skipped`);
}

function summarize({ terminal, env }: Setup, results: readonly StepResult[]): void {
  const lines = results.map(({ state, line }) => `${state === "done" ? "✓" : "–"} ${line}`);
  if (env.written.length > 0) lines.push("", `In ${env.file}: ${env.written.join(", ")}`);
  else lines.push("", `${env.file} is as it was.`);
  terminal.explain("Set up", lines);
  try {
    readConfig(env.texts(), ".");
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    terminal.warn(error.message);
  }
}

function nextCommand({ env }: Setup, service: string | null): string {
  if (service !== null) return service;
  if (env.value("TOKEN") === null) return "npm start (without a token it is the practice chat)";
  return "npm start";
}
