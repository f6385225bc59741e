// Owns how formatted text looks and what its links, commands and spoilers do.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { MessageEntity } from "grammy/types";
import { useDeeds } from "../talk/page-context.ts";
import { type RichNode, type RichSpan, richText } from "./rich-text.ts";
import { splitSigns } from "./signs.ts";
import { dateTimeText, fullTime } from "./wording.ts";

interface Openings {
  isOpen(index: number): boolean;
  toggle(index: number): void;
}

export function RichText(props: {
  text: string;
  entities: readonly MessageEntity[] | undefined;
}): JSX.Element {
  const { text, entities } = props;
  const nodes = useMemo(() => richText(text, entities), [text, entities]);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const openings: Openings = {
    isOpen: (index) => open.has(index),
    toggle: (index) => {
      const changed = new Set(open);
      if (!changed.delete(index)) changed.add(index);
      setOpen(changed);
    },
  };
  return <Nodes nodes={nodes} openings={openings} />;
}

/** Plain text with its signs drawn. */
export function Signed({ text }: { text: string }): JSX.Element {
  return (
    <>
      {splitSigns(text).map((piece, position) =>
        "text" in piece ? (
          piece.text
        ) : (
          // Position is identity here: the pieces of a text have no other.
          <span key={position} class={`sign ${signClasses[piece.sign]}`}>
            <span class="sign-text">{piece.sign}</span>
          </span>
        ),
      )}
    </>
  );
}

const signClasses = {
  "🔴": "sign-red",
  "🟠": "sign-orange",
  "🟢": "sign-green",
  "⚪": "sign-white",
  "🔒": "sign-lock",
} as const;

function Nodes({ nodes, openings }: { nodes: RichNode[]; openings: Openings }): JSX.Element {
  return (
    <>
      {nodes.map((node, position) =>
        typeof node === "string" ? (
          <Signed key={position} text={node} />
        ) : (
          <Span key={position} span={node} openings={openings} />
        ),
      )}
    </>
  );
}

function Span({ span, openings }: { span: RichSpan; openings: Openings }): JSX.Element {
  const deeds = useDeeds();
  const { entity, index } = span;
  const inside = <Nodes nodes={span.children} openings={openings} />;
  switch (entity.type) {
    case "bold":
      return <strong>{inside}</strong>;
    case "italic":
      return <em>{inside}</em>;
    case "underline":
      return <u>{inside}</u>;
    case "strikethrough":
      return <s>{inside}</s>;
    case "code":
      return <code>{inside}</code>;
    case "pre":
      return (
        <pre class="code-block">
          {entity.language && <span class="code-language">{entity.language}</span>}
          <code>{inside}</code>
        </pre>
      );
    case "spoiler":
      return openings.isOpen(index) ? (
        <span class="spoiler open">{inside}</span>
      ) : (
        <button
          type="button"
          class="spoiler"
          aria-label="Hidden text: show it"
          onClick={() => openings.toggle(index)}
        >
          {inside}
        </button>
      );
    case "blockquote":
      return <blockquote>{inside}</blockquote>;
    case "expandable_blockquote":
      return (
        <blockquote class={`expandable ${openings.isOpen(index) ? "open" : ""}`}>
          <div class="expandable-text">{inside}</div>
          <button
            type="button"
            class="expand"
            aria-expanded={openings.isOpen(index)}
            aria-label="The whole quote"
            onClick={() => openings.toggle(index)}
          />
        </blockquote>
      );
    case "text_link":
      return <Link address={entity.url}>{inside}</Link>;
    case "url":
      return <Link address={withScheme(plain(span))}>{inside}</Link>;
    case "email":
      return <Link address={`mailto:${plain(span)}`}>{inside}</Link>;
    case "phone_number":
      return <Link address={`tel:${plain(span)}`}>{inside}</Link>;
    case "bot_command":
      return (
        <button type="button" class="link" onClick={() => void deeds.say(plain(span))}>
          {inside}
        </button>
      );
    case "date_time": {
      const shown = dateTimeText(entity, Date.now() / 1000);
      return (
        <time class="date-time" title={fullTime(entity.unix_time)}>
          {shown ?? inside}
        </time>
      );
    }
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return (
        <span class="link" title={entity.type === "text_mention" ? entity.user.first_name : ""}>
          {inside}
        </span>
      );
    default:
      return <>{inside}</>;
  }
}

function Link(props: { address: string; children: JSX.Element }): JSX.Element {
  // A text from elsewhere must not make the page run a script.
  const safe = /^(https?|tg|mailto|tel):/i.test(props.address);
  return safe ? (
    <a href={props.address} target="_blank" rel="noreferrer noopener">
      {props.children}
    </a>
  ) : (
    <span class="link">{props.children}</span>
  );
}

function plain(span: RichSpan): string {
  return span.children.map((node) => (typeof node === "string" ? node : plain(node))).join("");
}

function withScheme(address: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
}
