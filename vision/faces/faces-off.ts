// Owns why faces are not recognised, as words for readers; the log has the details.
import { DownloadError } from "../../models/npm/tarball.ts";
import { words, type Words } from "../../storage/words.ts";
import type { ReaderFault } from "./reader-thread.ts";

/** Whole sentences. models: those that are here can't be used; crashed: so did what reads faces. */
export function facesOff(why: "not_begun" | ReaderFault): Words {
  return words("why-faces-off", { why });
}

/** What kept the models from being had or used, by what fetching or opening them threw. */
export function noModels(error: unknown, fault: ReaderFault | null): Words {
  return error instanceof DownloadError
    ? words("why-models-not-fetched", { why: error.reason })
    : facesOff(fault ?? "models");
}
