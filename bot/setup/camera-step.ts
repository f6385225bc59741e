// Owns the third and fourth step: a camera's address, whether it shows a picture, its name.
import { InputFile } from "grammy";
import { displayName, parseSource, SourceError } from "../../vision/capture/source.ts";
import { defaultLocale, say } from "../texts/texts.ts";
import { askForAddress, type CameraAddress } from "./camera-address.ts";
import { describePicture, tryAddress } from "./camera-trial.ts";
import { inTime, wayTo } from "./reach.ts";
import { done, save, surroundings, type Setup, type StepResult } from "./step.ts";
import { telegramTrouble } from "./telegram-trouble.ts";
import { LeaveSetup, SkipStep } from "./terminal.ts";

const longestName = 32;

/** Where in .env a camera stands. */
interface Slot {
  urlVariable: string;
  nameVariable: string;
  address: string | null;
  name: string | null;
}

export async function cameraStep(setup: Setup): Promise<StepResult> {
  const { terminal } = setup;
  const cameras = camerasIn(setup);
  const { slot, given } = await chooseSlot(setup, cameras);
  let wanted: CameraAddress = given ?? (await askForAddress(setup));
  for (;;) {
    const tried = await tryAddress(setup, wanted.address);
    if (tried === "another") {
      wanted = await askForAddress(setup);
      continue;
    }
    const name = await askForName(setup, slot, wanted.name, cameras);
    await save(setup, { [slot.urlVariable]: tried.address, [slot.nameVariable]: name });
    if (tried.trial === null) return done(`Camera: ${name}, not tried yet`);
    terminal.success(`${name} is one of my cameras now.`);
    await offerPicture(setup, name, tried.trial.jpeg);
    return done(`Camera: ${name} (${describePicture(tried.trial)})`);
  }
}

/** The cameras that are configured, by number. */
function camerasIn(setup: Setup): Slot[] {
  const texts = setup.env.texts();
  const numbered = Object.keys(texts).flatMap((variable) => {
    const match = /^CAMERA(?:_([1-9]\d{0,2}))?_URL$/.exec(variable);
    return match && texts[variable]?.trim() ? [{ variable, number: Number(match[1] ?? 1) }] : [];
  });
  return numbered
    .sort((a, b) => a.number - b.number)
    .map(({ variable }) => slotOf(setup, variable));
}

function slotOf({ env }: Setup, urlVariable: string): Slot {
  const nameVariable = urlVariable.replace(/URL$/, "NAME");
  return {
    urlVariable,
    nameVariable,
    address: env.value(urlVariable),
    name: env.value(nameVariable),
  };
}

/** Which camera this is about; `given` when its address is there and shall only be tried. */
async function chooseSlot(
  setup: Setup,
  cameras: readonly Slot[],
): Promise<{ slot: Slot; given: CameraAddress | null }> {
  const { terminal } = setup;
  const [first] = cameras;
  if (!first) return { slot: slotOf(setup, "CAMERA_URL"), given: null };
  for (const camera of cameras) {
    terminal.info(`${camera.name ?? "Camera"}: ${shown(camera.address ?? "")}`);
  }
  const choice = await terminal.choose("There is a camera already.", [
    { value: "try", label: `Keep ${first.name ?? "it"}, and try it now` },
    { value: "change", label: `Give ${first.name ?? "it"} another address` },
    { value: "add", label: "Add another camera" },
  ]);
  if (choice === "add") return { slot: slotOf(setup, nextVariable(setup)), given: null };
  if (choice === "change" || first.address === null) return { slot: first, given: null };
  if (shown(first.address) === unreadable) return { slot: first, given: null };
  return { slot: first, given: { address: first.address, name: first.name } };
}

const unreadable = "an address that I can't read";

/** Without user name and password. */
function shown(address: string): string {
  try {
    const source = parseSource(address);
    const hasLogin = (source.kind === "rtsp" || source.kind === "http") && source.credentials;
    return `${displayName(source)}${hasLogin ? " (user name and password are set)" : ""}`;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return unreadable;
  }
}

function nextVariable({ env }: Setup): string {
  for (let number = 2; ; number++) {
    const variable = `CAMERA_${number}_URL`;
    if (env.value(variable) === null) return variable;
  }
}

async function askForName(
  { terminal }: Setup,
  slot: Slot,
  found: string | null,
  cameras: readonly Slot[],
): Promise<string> {
  const others = cameras.filter(({ urlVariable }) => urlVariable !== slot.urlVariable);
  const taken = new Set(others.map(({ name }) => name?.toLowerCase()));
  return await terminal.ask({
    message: "What shall it be called in the chat?",
    initial: slot.name ?? found ?? "Front door",
    check(name) {
      if (name === "") return "Give it a name, like Front door.";
      if (name.length > longestName) return `At most ${longestName} letters, please.`;
      return taken.has(name.toLowerCase()) ? "Another camera has that name." : undefined;
    },
  });
}

async function offerPicture(setup: Setup, name: string, jpeg: Buffer): Promise<void> {
  const { terminal, bot, ownerId, clock, env } = setup;
  if (!bot || ownerId === null) return;
  try {
    if (!(await terminal.confirm("Send you what it sees in the chat?"))) return;
    await terminal.waitFor("Sending the picture", (signal) =>
      inTime(clock, signal, (forCall) =>
        bot.api.sendPhoto(
          ownerId,
          new InputFile(jpeg, "camera.jpg"),
          { caption: say(defaultLocale, "setup-picture", { camera: name }), parse_mode: "HTML" },
          forCall,
        ),
      ),
    );
    terminal.success("It is in the chat.");
  } catch (error) {
    if (error instanceof LeaveSetup) throw error;
    if (error instanceof SkipStep) return;
    const { what } = telegramTrouble(error, wayTo(surroundings(env)));
    terminal.warn(`The picture could not be sent. ${what}`);
  }
}
