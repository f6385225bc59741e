// Owns the people of the household on disk: DATA_DIR/people.json says who there is, and
// DATA_DIR/people/<id>/<crop>.png are their aligned faces, which is all that is kept of a photo.
//
// A picture is on disk before its entry, and its entry is gone before the picture: a crash between
// the two leaves a picture that nobody knows, which the next start removes (people-folder.ts).
import path from "node:path";
import type { Clock } from "./clock.ts";
import { encodeFaceCrop, readFaceCrop } from "./face-crop.ts";
import { makeFolder, removeDurably, removeFolderDurably, writeDurably } from "./files.ts";
import { JsonStore } from "./json-store.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";
import { tidyPeopleFolder } from "./people-folder.ts";
import { cleanName, nameKey, PersonNameError } from "./person-name.ts";
import {
  type Addition,
  type AdditionId,
  type CropId,
  cropFileName,
  mostCrops,
  type NewCrop,
  newId,
  NotThereError,
  type PeopleFile,
  peopleFile,
  type Person,
  type PersonCrop,
  type PersonId,
  TooManyCropsError,
  type Undone,
} from "./person.ts";
import { Serial } from "./serial.ts";

export { PersonNameError } from "./person-name.ts";
export * from "./person.ts";

/** What is so now; told when it is on disk. Pictures that are gone may still be being removed. */
export type PeopleChange =
  | { readonly kind: "added"; readonly person: Person; readonly crops: readonly CropId[] }
  | { readonly kind: "removed"; readonly person: Person; readonly crops: readonly CropId[] }
  | { readonly kind: "renamed"; readonly person: Person }
  | { readonly kind: "forgotten"; readonly person: Person };

export class People {
  readonly #folder: string;
  readonly #store: JsonStore<PeopleFile>;
  readonly #clock: Clock;
  readonly #listeners: Listeners<[change: PeopleChange]>;
  readonly #serial = new Serial();

  private constructor(folder: string, store: JsonStore<PeopleFile>, clock: Clock, log: Log) {
    this.#folder = folder;
    this.#store = store;
    this.#clock = clock;
    this.#listeners = new Listeners("people", log);
  }

  /** Also puts right what a crash left. Rejects with StorageError when the folder can't be used. */
  static async open(dataDir: string, clock: Clock, log: Log): Promise<People> {
    const folder = path.resolve(dataDir, "people");
    await makeFolder(folder);
    const file = path.join(path.resolve(dataDir), "people.json");
    const store = await JsonStore.open({ file, schema: peopleFile, version: 1, clock, log });
    const missing = await tidyPeopleFolder({
      folder,
      people: store.value.people,
      repaired: store.repaired !== null,
      now: clock.wall(),
      log,
    });
    if (missing.length > 0) {
      const gone = new Set(missing.map(({ crop }) => crop));
      await store.change(({ people }) => {
        for (const person of people) person.crops = person.crops.filter(({ id }) => !gone.has(id));
      });
    }
    return new People(folder, store, clock, log);
  }

  /** In the order in which they came. */
  all(): readonly Person[] {
    return this.#store.value.people;
  }

  find(id: PersonId): Person | null {
    return this.all().find((person) => person.id === id) ?? null;
  }

  /** Whoever a reader would take for `name`. */
  findByName(name: string): Person | null {
    return this.all().find((person) => nameKey(person.name) === nameKey(name)) ?? null;
  }

  /** `name` as it would be kept. Throws PersonNameError when nobody (but `except`) may have it. */
  checkName(name: string, except: PersonId | null = null): string {
    return checkedName(name, except, this.all());
  }

  /**
   * A new person with at least one face, all on disk or nothing. Rejects with PersonNameError,
   * TooManyCropsError, StorageError; with RangeError for what is no crop.
   */
  add(name: string, crops: readonly NewCrop[]): Promise<Addition> {
    return this.#serial.run(async () => {
      if (crops.length === 0) throw new RangeError("Nobody is enrolled without a face");
      const kept = this.checkName(name);
      const addition = newId("a");
      const person: Person = {
        id: newId("p"),
        name: kept,
        since: this.#clock.wall(),
        addition,
        crops: [],
      };
      return this.#keep(person, crops, addition, (draft, added) => {
        checkedName(kept, null, draft.people);
        draft.people.push({ ...person, crops: added });
      });
    });
  }

  /** More faces of somebody. Rejects as add() does, and with NotThereError. */
  addCrops(id: PersonId, crops: readonly NewCrop[]): Promise<Addition> {
    return this.#serial.run(() =>
      this.#keep(this.#person(id), crops, newId("a"), (draft, added) => {
        personIn(draft, id).crops.push(...added);
      }),
    );
  }

  /** Rejects with NotThereError, PersonNameError, StorageError, and nothing changed. */
  rename(id: PersonId, name: string): Promise<Person> {
    return this.#serial.run(async () => {
      await this.#store.change((draft) => {
        personIn(draft, id).name = checkedName(name, id, draft.people);
      });
      const person = this.#person(id);
      this.#listeners.tell({ kind: "renamed", person });
      return person;
    });
  }

  /**
   * Removes everything that is kept of somebody, and returns who it was. Rejects with
   * NotThereError; with StorageError when nothing changed, or when the person is forgotten but the
   * pictures could not be removed yet: the next start tries again.
   */
  forget(id: PersonId): Promise<Person> {
    return this.#serial.run(() => this.#forget(this.#person(id)));
  }

  /** Removes one face; the person stays, also without any. Rejects as forget() does. */
  deleteCrop(id: PersonId, crop: CropId): Promise<Person> {
    return this.#serial.run(async () => {
      const person = this.#person(id);
      if (!person.crops.some((one) => one.id === crop)) {
        throw new NotThereError(`That photo of ${person.name} is gone already.`);
      }
      return this.#removeCrops(person, [crop]);
    });
  }

  /**
   * Takes an addition back: its faces, and the person, too, if it made them and they have no other
   * faces. May come days later and after a restart. Rejects as forget() does.
   */
  undo(addition: AdditionId): Promise<Undone> {
    return this.#serial.run(async () => {
      const person = this.all().find(({ crops }) =>
        crops.some((crop) => crop.addition === addition),
      );
      if (!person) throw new NotThereError("There is nothing left to undo: it is gone already.");
      const crops = person.crops.filter((crop) => crop.addition === addition).map(({ id }) => id);
      const forgotten = person.addition === addition && crops.length === person.crops.length;
      const after = forgotten ? await this.#forget(person) : await this.#removeCrops(person, crops);
      return { person: after, crops, forgotten };
    });
  }

  /** What was added last, of what is still there; null when there is nobody. */
  lastAddition(): Addition | null {
    const crops = this.all().flatMap((person) => person.crops.map((crop) => ({ person, crop })));
    const newest = crops.toSorted((a, b) => a.crop.addedAt - b.crop.addedAt).at(-1);
    if (!newest) return null;
    const { person, crop } = newest;
    return {
      id: crop.addition,
      person,
      crops: person.crops.filter((one) => one.addition === crop.addition).map(({ id }) => id),
      newPerson: person.addition === crop.addition,
    };
  }

  /** The PNG's place. Throws NotThereError. */
  file(id: PersonId, crop: CropId): string {
    const person = this.#person(id);
    if (!person.crops.some((one) => one.id === crop)) {
      throw new NotThereError(`That photo of ${person.name} is gone.`);
    }
    return path.join(this.#folder, id, cropFileName(crop));
  }

  /** RGB24, 112 x 112, as it was added. Rejects with NotThereError, StorageError. */
  async crop(id: PersonId, crop: CropId): Promise<Uint8Array> {
    return readFaceCrop(this.file(id, crop));
  }

  /** Tells `listener` of every change; returns how to stop. */
  onChange(listener: (change: PeopleChange) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Resolves when everything asked for so far is done. */
  async close(): Promise<void> {
    await this.#serial.run(() => this.#store.close());
  }

  #person(id: PersonId): Person {
    const person = this.find(id);
    if (!person) throw new NotThereError("I don't know that person any more.");
    return person;
  }

  /** Pictures first, then their entries; what an entry was refused for is removed again. */
  async #keep(
    { id, name, crops: before, addition: madeBy }: Person,
    crops: readonly NewCrop[],
    addition: AdditionId,
    enter: (draft: PeopleFile, added: PersonCrop[]) => void,
  ): Promise<Addition> {
    if (before.length + crops.length > mostCrops) throw new TooManyCropsError(name);
    const folder = path.join(this.#folder, id);
    const added: PersonCrop[] = crops.map(({ source, takenAt }) => {
      return { id: newId("f"), addition, source, takenAt, addedAt: this.#clock.wall() };
    });
    try {
      await makeFolder(folder);
      for (const [index, { rgb }] of crops.entries()) {
        const file = path.join(folder, cropFileName(added[index]?.id ?? ""));
        await writeDurably(file, await encodeFaceCrop(rgb));
      }
      await this.#store.change((draft) => enter(draft, added));
    } catch (error) {
      await this.#cleanUp(id, added, before.length === 0);
      throw error;
    }
    const person = this.#person(id);
    const ids = added.map((crop) => crop.id);
    this.#listeners.tell({ kind: "added", person, crops: ids });
    return { id: addition, person, crops: ids, newPerson: madeBy === addition };
  }

  /** After a failure; what cannot be removed now is removed at the next start. */
  async #cleanUp(id: PersonId, crops: readonly PersonCrop[], wholeFolder: boolean): Promise<void> {
    const folder = path.join(this.#folder, id);
    const removing = wholeFolder
      ? [removeFolderDurably(folder)]
      : crops.map((crop) => removeDurably(path.join(folder, cropFileName(crop.id))));
    await Promise.allSettled(removing);
  }

  async #forget(person: Person): Promise<Person> {
    await this.#store.change((draft) => {
      draft.people = draft.people.filter(({ id }) => id !== person.id);
    });
    this.#listeners.tell({ kind: "forgotten", person });
    await removeFolderDurably(path.join(this.#folder, person.id));
    return person;
  }

  async #removeCrops(before: Person, crops: readonly CropId[]): Promise<Person> {
    const { id } = before;
    await this.#store.change((draft) => {
      const person = personIn(draft, id);
      person.crops = person.crops.filter((crop) => !crops.includes(crop.id));
    });
    const person = this.#person(id);
    this.#listeners.tell({ kind: "removed", person, crops });
    for (const crop of crops) await removeDurably(path.join(this.#folder, id, cropFileName(crop)));
    return person;
  }
}

function personIn(draft: PeopleFile, id: PersonId): Person {
  const person = draft.people.find((one) => one.id === id);
  if (!person) throw new NotThereError("I don't know that person any more.");
  return person;
}

function checkedName(name: string, except: PersonId | null, people: readonly Person[]): string {
  const kept = cleanName(name);
  const taken = people.find((person) => nameKey(person.name) === nameKey(kept));
  if (taken && taken.id !== except) throw new PersonNameError("taken", taken.name);
  return kept;
}
