// Owns the line at the bottom: words to be written or edited, commands to be chosen, and what lies
// around it (reply keyboard, quote, buttons).
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ChatMessage } from "../protocol.ts";
import { Icon } from "../frame/icons.tsx";
import { summary } from "../messages/message-kind.ts";
import { useDeeds } from "../talk/page-context.ts";
import type { PracticeChat } from "../talk/page-state.ts";
import { completions } from "../text/completion.ts";
import { Signed } from "../text/rich-text-view.tsx";
import { AttachButton, type Attached } from "./attach.tsx";
import { CommandList } from "./command-list.tsx";
import { ReplyKeyboard } from "./reply-keyboard.tsx";

/** What the next message does to an earlier one. */
export interface ComposerMode {
  kind: "reply" | "edit";
  message: ChatMessage;
}

/** Words not sent yet, by person: they wait while another tab is open. */
const drafts = new Map<number, string>();

export function Composer(props: {
  chat: PracticeChat;
  person: number;
  mode: ComposerMode | null;
  onModeOver: () => void;
  onAttach: (attached: Attached) => void;
  onCamera: () => void;
}): JSX.Element {
  const { chat, person, mode, onModeOver } = props;
  const deeds = useDeeds();
  const [text, setText] = useState(drafts.get(person) ?? "");
  const [menuOpen, setMenuOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [hiddenKeyboard, setHiddenKeyboard] = useState<PracticeChat["keyboard"]>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const offered = useMemo(() => completions(text, chat.commands), [text, chat.commands]);
  const keyboard = chat.keyboard === hiddenKeyboard ? null : chat.keyboard;

  useEffect(() => {
    drafts.set(person, text);
    setChosen(0);
  }, [person, text]);
  useEffect(() => {
    if (!mode) return;
    if (mode.kind === "edit") setText(mode.message.text ?? "");
    field.current?.focus();
  }, [mode]);
  useFittingHeight(field, text);

  const say = async (words: string): Promise<void> => {
    const trimmed = words.trim();
    if (trimmed === "") return;
    setText("");
    setMenuOpen(false);
    onModeOver();
    const { message_id: id } = mode?.message ?? {};
    const done =
      mode?.kind === "edit" && id !== undefined
        ? await deeds.edit(id, trimmed)
        : await deeds.say(trimmed, mode?.kind === "reply" ? id : undefined);
    if (!done) setText(words);
  };
  const leaveMode = (): void => {
    if (mode?.kind === "edit") setText("");
    onModeOver();
  };
  const typed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const offer = offered[chosen];
    if (offered.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen((chosen + step + offered.length) % offered.length);
    } else if (offer && event.key === "Tab") {
      event.preventDefault();
      setText(`/${offer.command} `);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void say(offer ? `/${offer.command}` : text);
    } else if (event.key === "Escape") {
      setMenuOpen(false);
      leaveMode();
    } else if (event.key === "ArrowUp" && text === "") {
      const latest = chat.messages.findLast(
        (message) => message.from?.is_bot === false && message.text !== undefined,
      );
      if (latest) {
        event.preventDefault();
        deeds.beginEdit(latest);
      }
    }
  };

  const listed = menuOpen ? chat.commands : offered;
  return (
    <div class="composer-frame">
      {listed.length > 0 && (
        <CommandList
          commands={listed}
          chosen={menuOpen ? -1 : chosen}
          onPick={(command) => void say(`/${command}`)}
        />
      )}
      <div class="composer">
        <div class="composer-box">
          {mode && <ModeBar mode={mode} onOver={leaveMode} />}
          <div class="composer-line">
            {chat.commands.length > 0 && mode === null && (
              <button
                type="button"
                class={`menu-button ${text === "" ? "" : "small"}`}
                aria-expanded={menuOpen}
                aria-label="Menu of commands"
                data-testid="menu"
                onClick={() => setMenuOpen(!menuOpen)}
              >
                <Icon name={menuOpen ? "close" : "menu"} size={20} />
                <span>Menu</span>
              </button>
            )}
            <textarea
              ref={field}
              rows={1}
              value={text}
              maxLength={4096}
              placeholder={keyboard?.input_field_placeholder ?? "Message"}
              aria-label="Message"
              data-testid="composer"
              onInput={({ currentTarget }) => {
                setText(currentTarget.value);
                setMenuOpen(false);
              }}
              onKeyDown={typed}
            />
            {chat.keyboard && (
              <button
                type="button"
                class="round-button"
                aria-label={keyboard ? "Hide the bot’s keyboard" : "Show the bot’s keyboard"}
                aria-expanded={keyboard !== null}
                onClick={() => setHiddenKeyboard(keyboard ? chat.keyboard : null)}
              >
                <Icon name={keyboard ? "down" : "keyboard"} />
              </button>
            )}
            {mode?.kind !== "edit" && (
              <AttachButton onAttach={props.onAttach} onCamera={props.onCamera} />
            )}
          </div>
        </div>
        <button
          type="button"
          class="send"
          aria-label={mode?.kind === "edit" ? "Save the change" : "Send"}
          disabled={text.trim() === ""}
          data-testid="send"
          // The field keeps the focus, and a phone its keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void say(text)}
        >
          <Icon name={mode?.kind === "edit" ? "check" : "send"} />
        </button>
      </div>
      {keyboard && (
        <ReplyKeyboard
          keyboard={keyboard}
          onPick={(words) => {
            if (keyboard.one_time_keyboard) setHiddenKeyboard(chat.keyboard);
            void say(words);
          }}
        />
      )}
    </div>
  );
}

function ModeBar({ mode, onOver }: { mode: ComposerMode; onOver: () => void }): JSX.Element {
  const editing = mode.kind === "edit";
  const name = mode.message.from?.is_bot ? mode.message.from.first_name : "yourself";
  return (
    <div class="mode-bar">
      <Icon name={editing ? "edit" : "reply"} size={20} />
      <div class="mode-words">
        <strong>{editing ? "Edit the message" : `Reply to ${name}`}</strong>
        <span>
          <Signed text={summary(mode.message)} />
        </span>
      </div>
      <button type="button" class="round-button" aria-label="Cancel" onClick={onOver}>
        <Icon name="close" size={20} />
      </button>
    </div>
  );
}

/** As high as its text, to about eight lines. */
function useFittingHeight(field: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(190, element.scrollHeight)}px`;
  }, [text]);
}
