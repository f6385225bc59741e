// Owns what the page says about the sample camera, and how full its progress bar is.
import type { SampleState } from "../protocol.ts";
import { fileSize, timeLeft } from "./wording.ts";

export interface SampleWords {
  title: string;
  sentence: string;
  /** The figures of what takes long; empty when nothing does. */
  figures: string;
  /** 0 to 1; "unknown" when something runs without a known end; null when nothing does. */
  done: number | "unknown" | null;
}

export function sampleWords(sample: SampleState): SampleWords {
  const resting = { figures: "", done: null };
  switch (sample.kind) {
    case "drawing":
      return {
        title: "Sample camera",
        sentence: "A room is being drawn for it. A moment, please.",
        figures: "",
        done: "unknown",
      };
    case "walker":
      return {
        title: "Sample camera",
        sentence: ["A drawn figure walks through a drawn room.", sample.reason ?? ""]
          .join(" ")
          .trim(),
        ...resting,
      };
    case "downloading":
      return {
        title: "Sample camera",
        sentence: "A drawn figure walks through a drawn room, until real people have arrived.",
        ...download(sample),
      };
    case "composing":
      return {
        title: "Sample camera",
        sentence: "The people are here and are being put into the drawn room.",
        figures: `${Math.round(sample.done * 100)} %`,
        done: sample.done,
      };
    case "people":
      return {
        title: "Sample camera",
        sentence: "The room is drawn, the two people are real video: the scene is composed.",
        ...resting,
      };
    case "own":
      return {
        title: sample.cameras.length === 1 ? "Your camera" : "Your cameras",
        sentence: sample.cameras.join(", "),
        ...resting,
      };
  }
}

function download(sample: Extract<SampleState, { kind: "downloading" }>): {
  figures: string;
  done: number | "unknown";
} {
  const { receivedBytes, totalBytes, bytesPerSecond } = sample;
  const speed = bytesPerSecond > 0 ? `${fileSize(bytesPerSecond)}/s` : "";
  if (totalBytes === null) {
    return {
      figures: [fileSize(receivedBytes), speed].filter(Boolean).join(" · "),
      done: "unknown",
    };
  }
  const rest = timeLeft(totalBytes - receivedBytes, bytesPerSecond);
  const amount = `${fileSize(receivedBytes)} of ${fileSize(totalBytes)}`;
  return {
    figures: [amount, speed, rest].filter(Boolean).join(" · "),
    done: totalBytes > 0 ? Math.min(1, receivedBytes / totalBytes) : "unknown",
  };
}
