// Owns the ways in for pictures and files: the paper clip's menu, drag and drop, paste.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { FloatingMenu, MenuItem } from "../frame/floating-menu.tsx";
import { Icon } from "../frame/icons.tsx";
import type { UploadAs } from "../protocol.ts";

export interface Attached {
  files: File[];
  as: UploadAs;
}

type OnAttach = (attached: Attached) => void;

export function AttachButton(props: { onAttach: OnAttach; onCamera: () => void }): JSX.Element {
  const [place, setPlace] = useState<{ x: number; y: number } | null>(null);
  const photos = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const phoneCamera = useRef<HTMLInputElement>(null);
  const isPhone = matchMedia("(pointer: coarse)").matches;
  const hasCamera = isPhone || "mediaDevices" in navigator;
  const picked = (input: HTMLInputElement, as: UploadAs): void => {
    if (input.files?.length) props.onAttach({ files: [...input.files], as });
    // So that the same file can be picked again.
    input.value = "";
  };
  return (
    <>
      <button
        type="button"
        class="round-button"
        aria-label="Attach"
        aria-haspopup="menu"
        data-testid="attach"
        onClick={({ currentTarget }) => {
          const { left, top } = currentTarget.getBoundingClientRect();
          setPlace({ x: left, y: top });
        }}
      >
        <Icon name="attach" />
      </button>
      {place && (
        <FloatingMenu {...place} label="Attach" onClose={() => setPlace(null)}>
          <MenuItem icon="image" text="Photos" onPick={() => photos.current?.click()} />
          <MenuItem icon="file" text="Files" onPick={() => files.current?.click()} />
          {hasCamera && (
            <MenuItem
              icon="camera"
              text="Camera"
              onPick={() => (isPhone ? phoneCamera.current?.click() : props.onCamera())}
            />
          )}
        </FloatingMenu>
      )}
      <input
        ref={photos}
        type="file"
        accept="image/*"
        multiple
        hidden
        data-testid="photo-input"
        onChange={({ currentTarget }) => picked(currentTarget, "photo")}
      />
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-testid="file-input"
        onChange={({ currentTarget }) => picked(currentTarget, "file")}
      />
      <input
        ref={phoneCamera}
        type="file"
        accept="image/*"
        capture="user"
        hidden
        onChange={({ currentTarget }) => picked(currentTarget, "photo")}
      />
    </>
  );
}

/** Pictures become photos, unless something else is among them. */
function sortOut(list: FileList): Attached {
  const files = [...list];
  const pictures = files.every(
    ({ type, name }) => type.startsWith("image/") || /\.heic$/i.test(name),
  );
  return { files, as: pictures ? "photo" : "file" };
}

/** True while something is dragged over the page. */
export function useDropAndPaste(onAttach: OnAttach): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      onAttach(sortOut(event.dataTransfer.files));
    };
    const paste = (event: ClipboardEvent): void => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      onAttach(sortOut(event.clipboardData.files));
    };
    document.addEventListener("dragover", drag);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("dragover", drag);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
      document.removeEventListener("paste", paste);
    };
  }, [onAttach]);
  return over;
}
