// Owns one bubble: a message, or the messages of one album, with what belongs to it.
import type { JSX } from "preact";
import type { ChatMessage } from "../protocol.ts";
import { Icon } from "../frame/icons.tsx";
import { useDeeds } from "../talk/page-context.ts";
import type { PracticeChat } from "../talk/page-state.ts";
import { RichText } from "../text/rich-text-view.tsx";
import { mosaic, tileStyle } from "./album.ts";
import { InlineKeyboard } from "./inline-keyboard.tsx";
import { Media, boxOf, viewedOf } from "./media.tsx";
import { kindOf } from "./message-kind.ts";
import { DocumentRow, Meta, Quote, Reactions } from "./parts.tsx";
import { widestPicture } from "./pictures.ts";
import { type Row, speaker } from "./rows.ts";

export type BubbleRow = Extract<Row, { kind: "bubble" }>;

export interface BubbleProps {
  row: BubbleRow;
  chat: PracticeChat;
  person: number;
  botName: string;
  tapping: ReadonlySet<string>;
  onMenu: (message: ChatMessage, x: number, y: number) => void;
}

export function Bubble(props: BubbleProps): JSX.Element {
  const { row, chat } = props;
  const main = speaker(row.messages);
  const kind = kindOf(main);
  const words = main.text ?? main.caption;
  const width = pictureWidth(row.messages);
  const taken = (row.messages.at(-1) ?? main).message_id <= chat.takenUpTo;
  const meta = (over: boolean): JSX.Element => (
    <Meta message={main} own={row.own} taken={taken} over={over} />
  );
  const reactions = chat.reactions[main.message_id] ?? [];
  const bare = words === undefined && width !== null && reactions.length === 0;
  return (
    <div
      class={`row ${row.own ? "own" : "theirs"} ${row.first ? "first" : ""} ${row.last ? "last" : ""}`}
      data-message-id={row.messages[0].message_id}
      data-kind={row.messages.length > 1 ? "album" : kind}
      data-own={row.own}
    >
      <div
        class={`stack ${width === null ? "" : "has-media"}`}
        style={width === null ? {} : { "--media-width": `${width}px` }}
      >
        <div
          class={bare ? "bubble bare" : "bubble"}
          onContextMenu={(event) => {
            // A link's own menu is more use than ours.
            if ((event.target as Element).closest("a, video")) return;
            event.preventDefault();
            props.onMenu(main, event.clientX, event.clientY);
          }}
        >
          {row.last && !bare && <Tail />}
          {main.reply_to_message && (
            <Quote replied={main.reply_to_message} botName={props.botName} />
          )}
          <Content row={row} chat={chat} />
          {bare && meta(true)}
          {kind === "other" && (
            <div class="words other">This kind of message is shown by Telegram, not here.</div>
          )}
          {words === undefined ? (
            !bare && <div class="words wordless">{meta(false)}</div>
          ) : (
            <div class="words">
              <RichText text={words} entities={main.entities ?? main.caption_entities} />
              {meta(false)}
            </div>
          )}
          <Reactions emoji={reactions} />
          <button
            type="button"
            class="message-menu-button"
            aria-label="What can be done with this message"
            onClick={(event) => {
              const place = event.currentTarget.getBoundingClientRect();
              props.onMenu(main, place.left, place.bottom);
            }}
          >
            <Icon name="down" size={18} />
          </button>
        </div>
        <InlineKeyboard message={main} person={props.person} tapping={props.tapping} />
      </div>
    </div>
  );
}

function Content({ row, chat }: { row: BubbleRow; chat: PracticeChat }): JSX.Element | null {
  const deeds = useDeeds();
  const [first] = row.messages;
  const viewed = row.messages.map(viewedOf).filter((item) => item !== null);
  const seen = row.messages.filter((message) => viewedOf(message) !== null);
  const view = (message: ChatMessage): void =>
    deeds.view(viewed, Math.max(0, seen.indexOf(message)));
  if (seen.length === 0) {
    return (
      <>
        {row.messages.map((message) => (
          <DocumentRow key={message.message_id} message={message} />
        ))}
      </>
    );
  }
  if (row.messages.length > 1) return <Album row={row} chat={chat} view={view} />;
  const box = boxOf(first);
  return (
    <div class="picture" style={{ aspectRatio: String(box?.ratio ?? 1) }}>
      <Media
        message={first}
        arrived={chat.arrived.has(first.message_id)}
        onView={() => view(first)}
      />
    </div>
  );
}

function Album(props: {
  row: BubbleRow;
  chat: PracticeChat;
  view: (message: ChatMessage) => void;
}): JSX.Element {
  const { messages } = props.row;
  const layout = mosaic(messages.map((message) => boxOf(message)?.ratio ?? 1));
  return (
    <div class="picture album" style={{ aspectRatio: String(layout.ratio) }}>
      {messages.map((message, position) => {
        return (
          <div
            key={message.message_id}
            class="tile"
            data-message-id={position === 0 ? undefined : message.message_id}
            data-kind={kindOf(message)}
            style={tileStyle(layout.tiles[position])}
          >
            <Media
              message={message}
              arrived={props.chat.arrived.has(message.message_id)}
              tile
              onView={() => props.view(message)}
            />
          </div>
        );
      })}
    </div>
  );
}

function pictureWidth(messages: readonly ChatMessage[]): number | null {
  const boxes = messages.map(boxOf).filter((box) => box !== null);
  if (boxes.length === 0) return null;
  return boxes.length > 1 ? widestPicture : (boxes[0]?.width ?? widestPicture);
}

function Tail(): JSX.Element {
  return (
    <svg class="tail" width="11" height="18" viewBox="0 0 11 18" aria-hidden="true">
      <path d="M11 18H1.2c-.9 0-1.3-1.1-.6-1.7C5.5 13.5 9 8 9 0h2z" fill="currentColor" />
    </svg>
  );
}
