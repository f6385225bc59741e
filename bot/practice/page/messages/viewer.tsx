// Owns the window in which pictures and films are seen large.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "../frame/icons.tsx";
import { Modal } from "../frame/modal.tsx";
import type { Viewed } from "../talk/page-context.ts";
import { Signed } from "../text/rich-text-view.tsx";

export function Viewer(props: {
  items: readonly Viewed[];
  index: number;
  onClose: () => void;
}): JSX.Element | null {
  const { items, onClose } = props;
  const [index, setIndex] = useState(props.index);
  const item = items[index];
  if (!item) return null;
  const go = (step: number): void =>
    setIndex(Math.min(items.length - 1, Math.max(0, index + step)));
  return (
    <Modal label="Picture" class="viewer" onClose={onClose} testId="viewer">
      <div
        class="viewer-stage"
        onClick={(event) => {
          if (event.target === event.currentTarget) onClose();
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowLeft") go(-1);
          if (event.key === "ArrowRight") go(1);
        }}
      >
        {item.kind === "photo" ? (
          <img key={item.address} src={item.address} alt={item.caption || "Photo"} />
        ) : (
          <video
            key={item.address}
            src={item.address}
            {...(item.poster === null ? {} : { poster: item.poster })}
            controls
            autoPlay
            playsInline
          />
        )}
        <button type="button" class="viewer-button close" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
        {index > 0 && (
          <button
            type="button"
            class="viewer-button before"
            aria-label="The one before"
            onClick={() => go(-1)}
          >
            <Icon name="left" />
          </button>
        )}
        {index < items.length - 1 && (
          <button
            type="button"
            class="viewer-button after"
            aria-label="The next one"
            onClick={() => go(1)}
          >
            <Icon name="right" />
          </button>
        )}
      </div>
      {item.caption !== "" && (
        <p class="viewer-caption">
          <Signed text={item.caption} />
        </p>
      )}
    </Modal>
  );
}
