// Owns the window before sending pictures and files: what they are, what can't be opened, a caption.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { UploadAs } from "../protocol.ts";
import { Icon } from "../frame/icons.tsx";
import { Modal } from "../frame/modal.tsx";
import { mosaic, tileStyle } from "../messages/album.ts";
import type { UploadFile } from "../talk/requests.ts";
import { fileSize } from "../text/wording.ts";
import type { Attached } from "./attach.tsx";
import { type Photo, asPhoto, photoName } from "./jpeg.ts";

interface Prepared {
  file: File;
  /** Null: the browser can't open it. */
  photo: (Photo & { preview: string }) | null;
}

export interface ToSend {
  as: UploadAs;
  caption: string;
  files: UploadFile[];
}

export function Preview(props: {
  attached: Attached;
  onSend: (toSend: ToSend) => void;
  onClose: () => void;
}): JSX.Element {
  const { attached } = props;
  const [as, setAs] = useState<UploadAs>(attached.as);
  const [caption, setCaption] = useState("");
  const prepared = usePrepared(attached.files, as === "photo");
  const refused = prepared?.filter(({ photo }) => photo === null) ?? [];
  const ready = as === "file" || (prepared !== null && prepared.length > refused.length);
  const send = (): void => {
    if (!ready) return;
    const files =
      as === "file"
        ? attached.files.map((file) => ({ blob: file, name: file.name }))
        : (prepared ?? []).flatMap(({ file, photo }) =>
            photo ? [{ blob: photo.jpeg, name: photoName(file.name) }] : [],
          );
    props.onSend({ as, caption, files });
  };
  return (
    <Modal label="Send" class="window preview" onClose={props.onClose} testId="preview">
      <header class="window-head">
        <button type="button" class="round-button" aria-label="Close" onClick={props.onClose}>
          <Icon name="close" />
        </button>
        <h2>{heading(attached.files.length - (as === "photo" ? refused.length : 0), as)}</h2>
      </header>
      <div class="preview-body">
        {as === "photo" && prepared === null && <p class="preview-wait">Opening…</p>}
        {as === "photo" && prepared && <PhotoGrid prepared={prepared} />}
        {as === "file" && <FileList files={attached.files} />}
        {as === "photo" && refused.length > 0 && (
          <div class="preview-refused" role="alert">
            <p>
              This browser can’t open {refused.map(({ file }) => `“${file.name}”`).join(", ")}
              {refused.some(({ file }) => /hei[cf]/i.test(file.type + file.name))
                ? ": Apple’s HEIC format. Send it from the phone as “Most compatible”, or as a file."
                : ". It can be sent as a file."}
            </p>
            <button type="button" class="flat" onClick={() => setAs("file")}>
              Send as file
            </button>
          </div>
        )}
      </div>
      <form
        class="preview-foot"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <input
          type="text"
          placeholder="Add a caption…"
          aria-label="Caption"
          maxLength={1024}
          value={caption}
          autoFocus
          data-testid="caption"
          onInput={({ currentTarget }) => setCaption(currentTarget.value)}
        />
        <button type="submit" class="primary" disabled={!ready} data-testid="send-files">
          Send
        </button>
      </form>
      {attached.as === "photo" && (
        <label class="preview-as">
          <input
            type="checkbox"
            checked={as === "photo"}
            onChange={() => setAs(as === "photo" ? "file" : "photo")}
          />
          Compress the {attached.files.length === 1 ? "picture" : "pictures"}, as Telegram does
        </label>
      )}
    </Modal>
  );
}

function PhotoGrid({ prepared }: { prepared: Prepared[] }): JSX.Element | null {
  const photos = prepared.flatMap(({ photo }) => (photo ? [photo] : [])).slice(0, 10);
  if (photos.length === 0) return null;
  const layout = mosaic(photos.map(({ width, height }) => width / height));
  return (
    <div class="preview-grid album" style={{ aspectRatio: String(Math.max(0.7, layout.ratio)) }}>
      {photos.map(({ preview }, position) => {
        return (
          <div key={preview} class="tile" style={tileStyle(layout.tiles[position])}>
            <img src={preview} alt={`Picture ${position + 1}`} />
          </div>
        );
      })}
    </div>
  );
}

function FileList({ files }: { files: readonly File[] }): JSX.Element {
  return (
    <ul class="preview-files">
      {files.map((file, position) => (
        <li key={position}>
          <Icon name="file" />
          <span>{file.name}</span>
          <small>{fileSize(file.size)}</small>
        </li>
      ))}
    </ul>
  );
}

/** Null while pictures are being opened, one after the other: a phone has little memory. */
function usePrepared(files: readonly File[], wanted: boolean): Prepared[] | null {
  const [prepared, setPrepared] = useState<Prepared[] | null>(null);
  const previews = useRef<string[]>([]);
  useEffect(() => {
    if (!wanted) return undefined;
    let over = false;
    void (async () => {
      const opened: Prepared[] = [];
      for (const file of files) {
        const photo = await asPhoto(file).catch(() => null);
        if (over) return;
        const preview = photo ? URL.createObjectURL(photo.jpeg) : null;
        if (preview !== null) previews.current.push(preview);
        opened.push({ file, photo: photo && preview !== null ? { ...photo, preview } : null });
      }
      setPrepared(opened);
    })();
    return () => {
      over = true;
    };
  }, [files, wanted]);
  useEffect(() => () => previews.current.forEach((address) => URL.revokeObjectURL(address)), []);
  return prepared;
}

function heading(count: number, as: UploadAs): string {
  const what = as === "photo" ? "photo" : "file";
  if (count === 0) return "No photo to send";
  return count === 1 ? `Send a ${what}` : `Send ${count} ${what}s`;
}
