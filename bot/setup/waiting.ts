// Owns the line that moves while something takes its time. clack's own spinner ends the whole
// process at Esc and Ctrl-C; here they are heard, and the work is told to stop.
import { clearScreenDown, cursorTo, emitKeypressEvents, moveCursor } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { styleText } from "node:util";
import { S_BAR, unicode } from "@clack/prompts";
import { type Cancel, sleep, type Clock } from "../../storage/clock.ts";

/** The person wants to leave setup altogether (Ctrl-C, or the terminal is gone). */
export class LeaveSetup extends Error {
  override readonly name = "LeaveSetup";
}

/** The person wants this step over with (Esc). */
export class SkipStep extends Error {
  override readonly name = "SkipStep";
}

export type Keyboard = Readable & { isTTY?: boolean; setRawMode?: (raw: boolean) => unknown };
export type Screen = Writable & { columns?: number };

export interface Streams {
  input: Keyboard;
  output: Screen;
}

const frames = unicode ? ["◒", "◐", "◓", "◑"] : ["•", "o", "O", "0"];
const frameMs = 120;
/** How long the work may take to end when it was told to. */
const endWithinMs = 3_000;

/**
 * Shows `message` until `work` is over and returns what it returns; the line is gone then.
 * Esc and Ctrl-C abort the signal that `work` is given, and this rejects with SkipStep or
 * LeaveSetup. `work` may call `tell` to change the message.
 */
export async function waitFor<T>(
  streams: Streams & { clock: Clock },
  message: string,
  work: (signal: AbortSignal, tell: (message: string) => void) => Promise<T>,
): Promise<T> {
  const { input, clock } = streams;
  const aborter = new AbortController();
  const { signal } = aborter;
  let shown = message;
  const stopDrawing = drawing(streams, () => shown);
  const onKey = (_: unknown, key: { name?: string; ctrl?: boolean }) => {
    if (key.ctrl && key.name === "c") aborter.abort(new LeaveSetup());
    else if (key.name === "escape") aborter.abort(new SkipStep());
  };
  const onEnd = () => aborter.abort(new LeaveSetup());
  emitKeypressEvents(input);
  input.on("keypress", onKey);
  input.once("end", onEnd);
  if (input.isTTY) input.setRawMode?.(true);
  input.resume();
  const working = work(signal, (text) => {
    shown = text;
  });
  try {
    return await Promise.race([working, aborted(signal)]);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    if (signal.aborted) {
      await Promise.race([working.catch(() => undefined), sleep(clock, endWithinMs)]);
    }
    input.off("keypress", onKey);
    input.off("end", onEnd);
    if (input.isTTY) input.setRawMode?.(false);
    input.pause();
    stopDrawing();
  }
}

/** Draws the line anew again and again; returns how to stop and take it away. */
function drawing({ output, clock }: Streams & { clock: Clock }, text: () => string): () => void {
  let frame = 0;
  let cancel: Cancel | null = null;
  output.write(`${styleText("gray", S_BAR)}\n`);
  const draw = () => {
    const width = Math.max(10, (output.columns || 80) - 4);
    cursorTo(output, 0);
    clearScreenDown(output);
    const line = [...text()].slice(0, width).join("");
    output.write(`${styleText("magenta", frames[frame++ % frames.length] ?? "")}  ${line}`);
    cancel = clock.after(frameMs, draw);
  };
  draw();
  return () => {
    cancel?.();
    cursorTo(output, 0);
    moveCursor(output, 0, -1);
    clearScreenDown(output);
  };
}

/** Rejects with the reason when `signal` aborts. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}
