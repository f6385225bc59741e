// Owns what is being sent and takes a while: how far it is, and a way to stop it.
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../frame/icons.tsx";
import { type UploadFile, upload } from "../talk/requests.ts";
import { fileSize } from "../text/wording.ts";
import type { ToSend } from "./preview.tsx";

export interface Upload {
  id: number;
  person: number;
  title: string;
  bytes: number;
  /** 0 to 1 */
  done: number;
  stop: () => void;
}

/** `tell` hears a sentence when something could not be sent. */
export function useUploads(tell: (sentence: string) => void): {
  uploads: readonly Upload[];
  send: (person: number, toSend: ToSend) => void;
} {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const lastId = useRef(0);
  const send = (person: number, toSend: ToSend): void => {
    const abort = new AbortController();
    const id = (lastId.current += 1);
    const bytes = toSend.files.reduce((sum, { blob }) => sum + blob.size, 0);
    const started: Upload = {
      id,
      person,
      title: titleOf(toSend.files, toSend.as === "photo"),
      bytes,
      done: 0,
      stop: () => abort.abort(),
    };
    const follow = (done: number): void =>
      setUploads((all) => all.map((one) => (one.id === id ? { ...one, done } : one)));
    setUploads((all) => [...all, started]);
    void (async () => {
      const answer = await upload({ person, ...toSend }, follow, abort.signal);
      setUploads((all) => all.filter((one) => one.id !== id));
      if (!answer.ok && answer.sentence !== "") tell(answer.sentence);
    })();
  };
  return { uploads, send };
}

export function UploadRow({ upload: one }: { upload: Upload }): JSX.Element {
  const percent = Math.round(one.done * 100);
  return (
    <div class="row own first last">
      <div class="stack">
        <div class="bubble upload" role="status">
          <button type="button" class="upload-stop" aria-label="Don’t send it" onClick={one.stop}>
            <svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
              <circle cx="22" cy="22" r="19" class="upload-track" />
              <circle
                cx="22"
                cy="22"
                r="19"
                class="upload-arc"
                pathLength="100"
                stroke-dasharray={`${Math.max(4, percent)} 100`}
              />
            </svg>
            <Icon name="close" size={20} />
          </button>
          <span class="document-words">
            <span class="document-name">{one.title}</span>
            <span class="document-size">
              {fileSize(one.bytes * one.done)} of {fileSize(one.bytes)}
            </span>
          </span>
        </div>
      </div>
    </div>
  );
}

function titleOf(files: readonly UploadFile[], photos: boolean): string {
  if (files.length === 1) return photos ? "Photo" : (files[0]?.name ?? "File");
  return `${files.length} ${photos ? "photos" : "files"}`;
}
