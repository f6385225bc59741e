// Owns `pipe:COMMAND`: a program of the user's, in a shell, that writes a video to its stdout
// (libcamera-vid, gst-launch, another ffmpeg). Its own process group, so that stopping it stops
// everything the shell started.
import { spawn } from "node:child_process";
import { superviseChild } from "./ffmpeg-process.ts";
import type { FfmpegProcess } from "./ffmpeg-process.ts";
import { makeLoss } from "./loss.ts";
import type { Loss } from "./loss.ts";
import type { SessionContext } from "./session-context.ts";
import { placeOf } from "./source.ts";
import type { PipeSource } from "./source.ts";
import { readStream } from "./stream-session.ts";
import { words, wordsOfOthers } from "../../storage/words.ts";

export async function runCommand(source: PipeSource, context: SessionContext): Promise<Loss> {
  const { signal } = context;
  const program = startProgram(source.command, context);
  const stop = () => void program.stop();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    const loss = await readStream(program.stdout, placeOf(source), context);
    // Only a command that ended by itself says something; one that we stop may complain of that.
    return program.stdout.readableEnded ? ((await explain(program, context)) ?? loss) : loss;
  } finally {
    signal.removeEventListener("abort", stop);
    await program.stop();
  }
}

function startProgram(command: string, context: SessionContext): FfmpegProcess {
  const windows = process.platform === "win32";
  const child = spawn(command, {
    shell: true,
    detached: !windows,
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  const kill = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    if (windows) {
      // Untested: there was no Windows to test with.
      spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
      return;
    }
    try {
      process.kill(-child.pid, signal);
    } catch {
      child.kill(signal); // the group is gone; the shell may be its last
    }
  };
  const program = superviseChild(
    child,
    { log: context.log, name: "camera command", clock: context.clock },
    kill,
  );
  // The shell may die and leave its children behind.
  void program.exited.then(() => kill("SIGKILL"));
  return program;
}

/** A command that failed says more about the loss than the stream that broke off. */
async function explain(program: FfmpegProcess, context: SessionContext): Promise<Loss | null> {
  // It closed its output and may go on without one: no reason to wait for it.
  const cancel = context.clock.after(1000, () => void program.stop());
  const { code } = await program.exited;
  cancel();
  const said = program.lastLines().at(-1);
  if (code === null || code === 0) return null;
  if (code === 127) {
    const sentence = `the camera's command was not found (${said ?? "code 127"})`;
    return makeLoss("not_found", sentence, words("why-command-not-found"));
  }
  const why =
    said === undefined
      ? words("why-command-failed")
      : words("why-command-failed-saying", { said: wordsOfOthers(said) });
  return makeLoss("ended", `the camera's command failed (${said ?? `code ${code}`})`, why);
}
