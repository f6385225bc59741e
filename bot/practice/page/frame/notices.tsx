// Owns what tells itself: banners about the connection, the pinned bar, toasts and alerts.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { summary } from "../messages/message-kind.ts";
import { useDeeds } from "../talk/page-context.ts";
import type { Notice, PageState, PracticeChat } from "../talk/page-state.ts";
import { Signed } from "../text/rich-text-view.tsx";
import { Icon } from "./icons.tsx";
import { Modal } from "./modal.tsx";

/** As long as Telegram shows one, and longer for longer words. */
const toastMs = 2500;
const toastMsPerLetter = 35;

export function Banners({ state }: { state: PageState }): JSX.Element | null {
  if (state.link === "ended") {
    return (
      <div class="banner ended" role="alert" data-testid="ended">
        <strong>Vigil has ended.</strong> Start it again with <code>npm start</code>.
      </div>
    );
  }
  if (state.link === "lost") {
    return (
      <div class="banner lost" role="alert" data-testid="lost">
        <span class="spinner" /> Vigil does not answer; trying again. If it has stopped, start it
        with <code>npm start</code>: that opens a new page.
      </div>
    );
  }
  if (!state.network) {
    return (
      <div class="banner offline" role="status" data-testid="offline">
        <Icon name="wifiOff" size={20} />
        <span>
          <strong>No internet:</strong> Vigil keeps what it sees and tells it later.
        </span>
      </div>
    );
  }
  return null;
}

export function PinnedBar({ chat }: { chat: PracticeChat }): JSX.Element | null {
  const deeds = useDeeds();
  const [back, setBack] = useState(0);
  const pinned = chat.pinned
    .map((id) => chat.messages.find(({ message_id: known }) => known === id))
    .filter((message) => message !== undefined);
  // Each tap goes to the one before, as in Telegram.
  const message = pinned.at(-1 - (back % Math.max(1, pinned.length)));
  if (!message) return null;
  return (
    <button
      type="button"
      class="pinned"
      data-testid="pinned"
      onClick={() => {
        deeds.scrollTo(message.message_id);
        setBack(back + 1);
      }}
    >
      <span class="pinned-words">
        <span class="pinned-title">Pinned message</span>
        <span class="pinned-text">
          <Signed text={summary(message)} />
        </span>
      </span>
      <Icon name="pin" size={20} />
    </button>
  );
}

export function Toast(props: { toast: Notice | null; onOver: (id: number) => void }): JSX.Element {
  const { toast, onOver } = props;
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setTimeout(
      () => onOver(toast.id),
      toastMs + toast.text.length * toastMsPerLetter,
    );
    return () => clearTimeout(timer);
  }, [toast, onOver]);
  return (
    <div class="toast-place" role="status">
      {toast && (
        <div key={toast.id} class="toast" data-testid="toast">
          <Signed text={toast.text} />
        </div>
      )}
    </div>
  );
}

export function Alert(props: { alert: Notice; botName: string; onClose: () => void }): JSX.Element {
  return (
    <Modal label={props.botName} class="window small" onClose={props.onClose} testId="alert">
      <h2>{props.botName}</h2>
      <p>
        <Signed text={props.alert.text} />
      </p>
      <div class="window-buttons">
        <button type="button" class="flat" onClick={props.onClose}>
          OK
        </button>
      </div>
    </Modal>
  );
}
