// Owns the menu of one message: reply, copy, edit, delete.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ChatMessage } from "../protocol.ts";
import { FloatingMenu, MenuItem } from "../frame/floating-menu.tsx";
import { Modal } from "../frame/modal.tsx";
import { useDeeds } from "../talk/page-context.ts";
import { copy } from "./inline-keyboard.tsx";

export interface MenuPlace {
  message: ChatMessage;
  x: number;
  y: number;
}

export function MessageMenu(props: { place: MenuPlace; onClose: () => void }): JSX.Element {
  const { place, onClose } = props;
  const { message } = place;
  const deeds = useDeeds();
  const [asking, setAsking] = useState(false);
  const own = message.from?.is_bot !== true;
  const words = message.text ?? message.caption;
  if (asking) return <DeleteQuestion message={message} onClose={onClose} />;
  return (
    <FloatingMenu x={place.x} y={place.y} label="Message" onClose={onClose}>
      <MenuItem icon="reply" text="Reply" onPick={() => deeds.replyTo(message)} />
      {words !== undefined && (
        <MenuItem icon="copy" text="Copy text" onPick={() => void copy(words, deeds.tell)} />
      )}
      {own && message.text !== undefined && (
        <MenuItem icon="edit" text="Edit" onPick={() => deeds.beginEdit(message)} />
      )}
      {own && <MenuItem icon="trash" text="Delete" danger stays onPick={() => setAsking(true)} />}
    </FloatingMenu>
  );
}

function DeleteQuestion(props: { message: ChatMessage; onClose: () => void }): JSX.Element {
  const deeds = useDeeds();
  return (
    <Modal label="Delete this message?" class="window small" onClose={props.onClose}>
      <h2>Delete this message?</h2>
      <p>It goes from this chat. As in Telegram, the bot is not told of it.</p>
      <div class="window-buttons">
        <button type="button" class="flat" onClick={props.onClose}>
          Keep
        </button>
        <button
          type="button"
          class="flat danger"
          onClick={() => {
            deeds.erase(props.message.message_id);
            props.onClose();
          }}
        >
          Delete
        </button>
      </div>
    </Modal>
  );
}
