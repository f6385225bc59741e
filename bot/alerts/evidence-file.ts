// Owns getting one file of an incident to Telegram: by the id of an earlier upload where there is
// one, else from disk (or memory, where the disk is full); and that two chats don't upload the same clip at the same time.
import { sleep, type Clock } from "../../storage/clock.ts";
import { fileKey, type FileProblem } from "../../storage/deliveries.ts";
import { hasCode } from "../../storage/errors.ts";
import type { IncidentId, StoredClip } from "../../storage/incident-events.ts";
import type { Incidents } from "../../storage/incidents.ts";
import type { Log } from "../../storage/log.ts";
import type { Outbox } from "../../storage/outbox.ts";
import type { MediaSource, SentMessage, UploadedFile, Video } from "./telegram.ts";

/** What a bot may upload (core.telegram.org/bots/api#sending-files). */
const mostBytes = 50 * 1024 * 1024;
/** How long a chat waits for another's upload of the same clip before it makes its own. */
const patienceMs = 15_000;

/** A file of the evidence that cannot be sent. */
export class EvidenceError extends Error {
  override readonly name = "EvidenceError";
  readonly file: string;
  readonly problem: FileProblem;

  constructor(file: string, problem: FileProblem, options?: ErrorOptions) {
    super(`${file} cannot be sent: ${problem.replace("_", " ")}`, options);
    this.file = file;
    this.problem = problem;
  }
}

export interface EvidenceFilesOptions {
  outbox: Outbox;
  clock: Clock;
  log: Log;
  /** Evidence may be in memory alone (a full disk). */
  incidents: Pick<Incidents, "readFile" | "sizeOf">;
}

type Send<Source> = (source: Source) => Promise<SentMessage>;

export class EvidenceFiles {
  readonly #options: EvidenceFilesOptions;
  readonly #uploads = new Map<string, Promise<void>>();

  constructor(options: EvidenceFilesOptions) {
    this.#options = options;
  }

  /** Sends a photo by `send`. Rejects with what `send` rejects with, or EvidenceError. */
  async sendPhoto(incident: IncidentId, file: string, send: Send<MediaSource>) {
    const known = this.#fileId(incident, fileKey(file, "photo"));
    if (known !== undefined) return send({ fileId: known });
    // Photos are small and urgent: no waiting for another chat's upload.
    const sent = await send(await this.#read(incident, file));
    await this.#remember(incident, fileKey(file, "photo"), sent);
    return sent;
  }

  /**
   * Sends a clip by `send`. Rejects with what `send` rejects with, EvidenceError, or the reason
   * of `cutOff`, which ends the wait for another chat's upload and keeps a new one from beginning.
   */
  async sendClip(
    incident: IncidentId,
    clip: StoredClip,
    send: Send<Video>,
    cutOff?: AbortSignal,
  ): Promise<SentMessage> {
    const key = fileKey(clip.file, "video");
    const shared = `${incident}/${key}`;
    const { clock } = this.#options;
    const underWay = this.#uploads.get(shared);
    if (underWay && this.#fileId(incident, key) === undefined) {
      const enough = new AbortController();
      const stopWaiting = () => enough.abort();
      cutOff?.addEventListener("abort", stopWaiting, { once: true });
      await Promise.race([
        underWay,
        sleep(clock, patienceMs, enough.signal).catch(() => undefined),
      ]);
      enough.abort();
      cutOff?.removeEventListener("abort", stopWaiting);
      cutOff?.throwIfAborted();
    }
    const known = this.#fileId(incident, key);
    if (known !== undefined) {
      return send({ ...videoOf(clip), source: { fileId: known }, thumbnail: null });
    }
    const upload = this.#upload(incident, clip, send, cutOff);
    const ended = upload.then(
      () => undefined,
      () => undefined,
    );
    this.#uploads.set(shared, ended);
    void ended.then(() => {
      if (this.#uploads.get(shared) === ended) this.#uploads.delete(shared);
    });
    return upload;
  }

  /** Forgets an id that Telegram does not know any more; true when there was one. */
  async forgetFileId(incident: IncidentId, file: string, kind: "photo" | "video") {
    const key = fileKey(file, kind);
    if (this.#fileId(incident, key) === undefined) return false;
    await this.#options.outbox.change(incident, (deliveries) => {
      delete deliveries.fileIds[key];
    });
    return true;
  }

  async #upload(
    incident: IncidentId,
    clip: StoredClip,
    send: Send<Video>,
    cutOff: AbortSignal | undefined,
  ): Promise<SentMessage> {
    const source = await this.#read(incident, clip.file);
    const thumbnail = clip.thumbnail ? await this.#thumbnail(incident, clip.thumbnail) : null;
    cutOff?.throwIfAborted();
    const sent = await send({ ...videoOf(clip), source, thumbnail });
    await this.#remember(incident, fileKey(clip.file, "video"), sent);
    return sent;
  }

  #fileId(incident: IncidentId, key: string): string | undefined {
    return this.#options.outbox.find(incident)?.fileIds[key];
  }

  async #remember(incident: IncidentId, key: string, { fileId }: SentMessage): Promise<void> {
    const { outbox } = this.#options;
    if (fileId === null || !outbox.find(incident)) return;
    await outbox.change(incident, (deliveries) => {
      deliveries.fileIds[key] = fileId;
    });
  }

  /** Read anew for every attempt, so that a retry never finds a stream half consumed. */
  async #read(incident: IncidentId, file: string): Promise<UploadedFile> {
    const { incidents } = this.#options;
    try {
      const size = await incidents.sizeOf(incident, file);
      if (size > mostBytes) throw new EvidenceError(file, "too_big");
      if (size === 0) throw new EvidenceError(file, "missing");
      return {
        bytes: await incidents.readFile(incident, file),
        name: `${incident}-${file}`.replaceAll(/[^\w.-]/g, "_"),
      };
    } catch (cause) {
      if (hasCode(cause, "ENOENT") || hasCode(cause, "ENOTDIR")) {
        throw new EvidenceError(file, "missing", { cause });
      }
      throw cause;
    }
  }

  async #thumbnail(incident: IncidentId, file: string): Promise<UploadedFile | null> {
    try {
      return await this.#read(incident, file);
    } catch (error) {
      this.#options.log.warn("A clip goes without its thumbnail", { incident, error });
      return null;
    }
  }
}

function videoOf({ width, height, durationMs }: StoredClip) {
  return { width, height, durationSeconds: Math.max(1, Math.round(durationMs / 1000)) };
}
