// Owns the small parts of a bubble: time and ticks, the quote of a reply, reactions, a document.
import type { JSX } from "preact";
import { addresses } from "../protocol.ts";
import type { ChatMessage } from "../protocol.ts";
import { Icon, Ticks } from "../frame/icons.tsx";
import { useDeeds } from "../talk/page-context.ts";
import { Signed } from "../text/rich-text-view.tsx";
import { clockTime, fileSize, fullTime } from "../text/wording.ts";
import { photoFor } from "./pictures.ts";
import { summary } from "./message-kind.ts";

/** "edited 14:02 ✓✓". */
export function Meta(props: {
  message: ChatMessage;
  own: boolean;
  taken: boolean;
  over?: boolean;
}): JSX.Element {
  const { message, own, taken, over } = props;
  const edited = message.edit_date;
  const title =
    fullTime(message.date) + (edited === undefined ? "" : `\nEdited ${fullTime(edited)}`);
  return (
    <span class={`meta ${over ? "meta-over" : ""}`} title={title}>
      {edited !== undefined && <span class="edited">edited </span>}
      {clockTime(message.date)}
      {own && <Ticks taken={taken} />}
    </span>
  );
}

export function Quote(props: {
  replied: NonNullable<ChatMessage["reply_to_message"]>;
  botName: string;
}): JSX.Element {
  const { replied, botName } = props;
  const deeds = useDeeds();
  const picture = replied.photo && photoFor(replied.photo, 40, 2);
  const thumbnail = picture ?? replied.video?.thumbnail ?? replied.animation?.thumbnail;
  return (
    <button
      type="button"
      class="quote"
      onClick={() => {
        deeds.scrollTo(replied.message_id);
      }}
    >
      {thumbnail && <img src={addresses.file(thumbnail.file_id)} alt="" />}
      <span class="quote-words">
        <span class="quote-name">{replied.from?.is_bot ? botName : "You"}</span>
        <span class="quote-text">
          <Signed text={summary(replied)} />
        </span>
      </span>
    </button>
  );
}

export function Reactions({ emoji }: { emoji: readonly string[] }): JSX.Element | null {
  if (emoji.length === 0) return null;
  return (
    <div class="reactions" role="group" aria-label="Reactions">
      {emoji.map((one) => (
        <span key={one} class="reaction">
          {one}
        </span>
      ))}
    </div>
  );
}

export function DocumentRow({ message }: { message: ChatMessage }): JSX.Element | null {
  const document = message.document;
  if (!document) return null;
  const name = document.file_name ?? "File";
  const extension = /\.(\w{1,4})$/.exec(name)?.[1] ?? "";
  return (
    <a class="document" href={addresses.file(document.file_id)} download={name}>
      <span class="document-face">
        {document.thumbnail ? (
          <img src={addresses.file(document.thumbnail.file_id)} alt="" />
        ) : extension ? (
          <span>{extension}</span>
        ) : (
          <Icon name="file" />
        )}
      </span>
      <span class="document-words">
        <span class="document-name">{name}</span>
        <span class="document-size">
          {document.file_size === undefined ? "" : fileSize(document.file_size)}
        </span>
      </span>
    </a>
  );
}
