// Owns the buttons under a message.
import type { JSX } from "preact";
import type { InlineKeyboardButton } from "grammy/types";
import type { ChatMessage } from "../protocol.ts";
import { Icon } from "../frame/icons.tsx";
import { useDeeds } from "../talk/page-context.ts";
import { buttonKey } from "../talk/page-state.ts";
import { Signed } from "../text/rich-text-view.tsx";

export function InlineKeyboard(props: {
  message: ChatMessage;
  /** Whose chat it is. */
  person: number;
  /** Keys of buttons that wait for their answers. */
  tapping: ReadonlySet<string>;
}): JSX.Element | null {
  const rows = props.message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  return (
    <div class="inline-keyboard" role="group" aria-label="Buttons of this message">
      {rows.map((row, rowNumber) => (
        <div key={rowNumber} class="inline-row">
          {row.map((button, column) => (
            <InlineButton
              key={column}
              button={button}
              message={props.message}
              person={props.person}
              place={[rowNumber, column]}
              tapping={props.tapping}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function InlineButton(props: {
  button: InlineKeyboardButton;
  message: ChatMessage;
  person: number;
  place: [number, number];
  tapping: ReadonlySet<string>;
}): JSX.Element {
  const { button, place } = props;
  const deeds = useDeeds();
  const label = (
    <span class="inline-label">
      <Signed text={button.text} />
    </span>
  );
  if ("callback_data" in button) {
    const key = buttonKey(place[0], place[1], button.callback_data);
    const waits = props.tapping.has(key);
    const tap = {
      person: props.person,
      messageId: props.message.message_id,
      button: key,
      queryId: null,
    };
    return (
      <button
        type="button"
        class="inline-button"
        data-callback={button.callback_data}
        aria-busy={waits}
        onClick={() => deeds.tap(tap, button.callback_data)}
      >
        {label}
        {waits && <span class="spinner" />}
      </button>
    );
  }
  if ("url" in button) {
    return (
      <a class="inline-button" href={button.url} target="_blank" rel="noreferrer noopener">
        {label}
        <Corner name="external" />
      </a>
    );
  }
  if ("copy_text" in button) {
    return (
      <button
        type="button"
        class="inline-button"
        onClick={() => void copy(button.copy_text.text, deeds.tell)}
      >
        {label}
        <Corner name="copy" />
      </button>
    );
  }
  return (
    <button
      type="button"
      class="inline-button"
      disabled
      title="This kind of button works in Telegram, not in the practice chat."
    >
      {label}
    </button>
  );
}

function Corner({ name }: { name: "external" | "copy" }): JSX.Element {
  return (
    <span class="inline-corner">
      <Icon name={name} size={13} />
    </span>
  );
}

export async function copy(text: string, tell: (sentence: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell("Copied.");
  } catch {
    tell("This browser does not let the page copy. Mark the text and copy it yourself.");
  }
}
