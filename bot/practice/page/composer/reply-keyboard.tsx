// Owns the keyboard that the bot puts in the place of the phone's.
import type { KeyboardButton, ReplyKeyboardMarkup } from "grammy/types";
import type { JSX } from "preact";
import { Signed } from "../text/rich-text-view.tsx";

export function ReplyKeyboard(props: {
  keyboard: ReplyKeyboardMarkup;
  onPick: (text: string) => void;
}): JSX.Element {
  const { keyboard, onPick } = props;
  return (
    <div
      class={`reply-keyboard ${keyboard.resize_keyboard ? "" : "tall"}`}
      role="group"
      aria-label="The bot’s keyboard"
      data-testid="reply-keyboard"
    >
      {keyboard.keyboard.map((row, rowNumber) => (
        <div key={rowNumber} class="reply-row">
          {row.map((button, column) => {
            const { text, onlyInTelegram } = describe(button);
            return (
              <button
                key={column}
                type="button"
                disabled={onlyInTelegram}
                title={onlyInTelegram ? "Works in Telegram, not in the practice chat." : text}
                onClick={() => onPick(text)}
              >
                <Signed text={text} />
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** A button that is more than its text asks the phone for something (a contact, a place, an app). */
function describe(button: KeyboardButton): { text: string; onlyInTelegram: boolean } {
  if (typeof button === "string") return { text: button, onlyInTelegram: false };
  const asks = Object.keys(button).some(
    (name) => name.startsWith("request_") || name === "web_app",
  );
  return { text: button.text, onlyInTelegram: asks };
}
