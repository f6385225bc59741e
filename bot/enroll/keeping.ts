// Owns the end of an enrolment: its faces become a person's, all or nothing, and how well the
// person is told apart from everybody else. A crash between the two is noticed at the next start.
import type { EnrollingDialog, Enrolling } from "../../storage/enrolling.ts";
import type { Log } from "../../storage/log.ts";
import type { Words } from "../../storage/words.ts";
import {
  type Addition,
  NotThereError,
  type Person,
  PersonNameError,
  TooManyCropsError,
} from "../../storage/people.ts";
import { type Separation, separationOf } from "../../vision/faces/enrolment.ts";
import type { FacesView } from "../../vision/faces/faces-view.ts";
import { acceptedCrops } from "./look.ts";

export interface KeepParts {
  faces: FacesView;
  store: Enrolling;
  log: Log;
}

export type Kept =
  | {
      kind: "kept";
      person: Person;
      addition: string;
      photos: number;
      /** Null: it could not be found out. */
      separation: Separation | null;
    }
  /** Somebody else was enrolled under that name meanwhile. */
  | { kind: "taken"; person: Person }
  | { kind: "refused"; why: Words };

/**
 * Stores what was accepted. `again`: a former run may have done it already. Rejects with
 * StorageError, and nothing is stored.
 */
export async function keep(
  parts: KeepParts,
  dialog: EnrollingDialog,
  again: boolean,
): Promise<Kept> {
  const { faces, store } = parts;
  const crops = await acceptedCrops(store, dialog);
  const done = again ? storedBefore(parts, dialog, crops.length) : null;
  let added: Pick<Addition, "id" | "person">;
  try {
    added = done ?? (await add(parts, dialog, crops));
  } catch (error) {
    if (error instanceof TooManyCropsError) return { kind: "refused", why: error.words };
    if (error instanceof PersonNameError) {
      const person = faces.people.findByName(dialog.name ?? "");
      return person ? { kind: "taken", person } : { kind: "refused", why: error.words };
    }
    throw error;
  }
  const rgbs = crops.map(({ rgb }) => rgb);
  return {
    kind: "kept",
    person: added.person,
    addition: added.id,
    photos: crops.length,
    separation: await separation(parts, added.person.id, rgbs),
  };
}

async function add(
  { faces }: KeepParts,
  { name, person }: EnrollingDialog,
  crops: readonly { rgb: Uint8Array; sentAt: number }[],
): Promise<Addition> {
  const { people } = faces;
  const added = crops.map(({ rgb, sentAt }) => ({
    rgb,
    source: { kind: "photo" as const },
    takenAt: sentAt,
  }));
  if (person !== null) {
    try {
      return await people.addCrops(person, added);
    } catch (error) {
      // Forgotten meanwhile: then it is somebody new.
      if (!(error instanceof NotThereError)) throw error;
    }
  }
  return people.add(name ?? "", added);
}

/** What a run that was cut short had stored of this very enrolment. */
function storedBefore(
  { faces }: KeepParts,
  { name, person: id, storingAt }: EnrollingDialog,
  count: number,
): Pick<Addition, "id" | "person"> | null {
  if (storingAt === null) return null;
  const person = id === null ? faces.people.findByName(name ?? "") : faces.people.find(id);
  const recent = person?.crops.filter(
    ({ addedAt, source }) => addedAt >= storingAt && source.kind === "photo",
  );
  const last = recent?.at(-1);
  return person && last && recent?.length === count ? { id: last.addition, person } : null;
}

async function separation(
  { faces, log }: KeepParts,
  person: string,
  crops: readonly Uint8Array[],
): Promise<Separation | null> {
  try {
    const added = await faces.embed(crops);
    return separationOf(person, faces.gallery, faces.thresholds(), added);
  } catch (error) {
    // The person is stored; only the sentence about it is shorter.
    log.warn("How well somebody is told apart could not be found out", { error });
    return null;
  }
}
