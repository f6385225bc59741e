// Owns the scrolled column of messages: it stays at the newest when it was there, stays where it is
// otherwise, and offers the way down.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ChatMessage } from "../protocol.ts";
import { Icon } from "../frame/icons.tsx";
import type { PracticeChat, Tap } from "../talk/page-state.ts";
import { Signed } from "../text/rich-text-view.tsx";
import { Bubble, type BubbleRow } from "./bubble.tsx";
import { rowsOf } from "./rows.ts";

/** Nearer to the end than this counts as being there. */
const nearPixels = 60;

export interface MessageListProps {
  chat: PracticeChat;
  person: number;
  botName: string;
  taps: readonly Tap[];
  /** The message to come to, counted so that the same one can be asked for again. */
  target: { messageId: number; asked: number } | null;
  onMenu: BubbleProps["onMenu"];
  children?: JSX.Element | null;
}

type BubbleProps = Parameters<typeof Bubble>[0];

const noTaps: ReadonlySet<string> = new Set();

export function MessageList(props: MessageListProps): JSX.Element {
  const { chat } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const stick = useRef(true);
  const looked = useRef({ top: 0, height: 0, room: 0 });
  const [seenUpTo, setSeenUpTo] = useState(0);
  const newest = chat.messages.at(-1)?.message_id ?? 0;
  const rows = useMemo(() => rowsOf(chat.messages, Date.now() / 1000), [chat.messages]);

  useStickyEnd(scroller, content, stick);
  useLayoutEffect(() => {
    // One's own message brings one to the end, wherever one was.
    if (chat.messages.at(-1)?.from?.is_bot === false) toEnd();
    if (stick.current) setSeenUpTo(newest);
  }, [newest]);
  useLayoutEffect(() => {
    if (props.target) show(content.current, props.target.messageId);
  }, [props.target]);

  const toEnd = (): void => {
    stick.current = true;
    setAtEnd(true);
    setSeenUpTo(newest);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  };
  const unseen = chat.messages.filter(
    ({ message_id: id, from }) => id > seenUpTo && from?.is_bot,
  ).length;

  return (
    <div class="messages-frame">
      <div
        ref={scroller}
        class="messages"
        tabIndex={0}
        role="log"
        aria-live="polite"
        aria-label="Messages"
        data-testid="messages"
        onScroll={({ currentTarget: element }) => {
          const rest = element.scrollHeight - element.scrollTop - element.clientHeight;
          const before = looked.current;
          const now = {
            top: element.scrollTop,
            height: element.scrollHeight,
            room: element.clientHeight,
          };
          looked.current = now;
          // Only who scrolls up leaves the end. What grows or shrinks moves it away, too, for a
          // moment: the browser may have cut the way back short before more was added below.
          const up =
            now.top < before.top - 1 && now.height === before.height && now.room === before.room;
          stick.current = rest < nearPixels || (stick.current && !up);
          setAtEnd(stick.current);
          if (stick.current) setSeenUpTo(newest);
        }}
      >
        <div ref={content} class="messages-column">
          <div class="messages-rest" />
          {rows.map((row) => {
            if (row.kind === "day") {
              return (
                <div key={row.key} class="day">
                  <span>{row.heading}</span>
                </div>
              );
            }
            if (row.kind === "service") {
              return (
                <div
                  key={row.key}
                  class="service"
                  data-message-id={row.message.message_id}
                  data-kind="service"
                >
                  <span>
                    <Signed text={row.text} />
                  </span>
                </div>
              );
            }
            return <KeptBubble key={row.key} {...props} row={row} />;
          })}
          {props.children}
        </div>
      </div>
      {!atEnd && (
        <button
          type="button"
          class="to-end"
          aria-label={unseen > 0 ? `${unseen} new messages: go to the newest` : "To the newest"}
          data-testid="to-end"
          onClick={toEnd}
        >
          <Icon name="down" />
          {unseen > 0 && <span class="badge">{unseen}</span>}
        </button>
      )}
    </div>
  );
}

/** Drawn again only when something in it has changed: chats grow long. */
function KeptBubble(props: MessageListProps & { row: BubbleRow }): JSX.Element {
  const { row, chat, person, botName, onMenu } = props;
  const ids = row.messages.map(({ message_id: id }) => id);
  const waiting = props.taps.filter((tap) => tap.person === person && ids.includes(tap.messageId));
  const last = ids.at(-1) ?? 0;
  return useMemo(
    () => (
      <Bubble
        row={row}
        chat={chat}
        person={person}
        botName={botName}
        tapping={waiting.length > 0 ? new Set(waiting.map(({ button }) => button)) : noTaps}
        onMenu={onMenu}
      />
    ),
    [
      // A message is a new object when it has changed.
      ...padded(row.messages),
      row.first,
      row.last,
      last <= chat.takenUpTo,
      ids.map((id) => chat.reactions[id]?.join("")).join(),
      ids.map((id) => chat.arrived.has(id)).join(),
      waiting.map(({ button }) => button).join("\n"),
    ],
  );
}

/** Always ten long, as the list of what a memo depends on must not change its length. */
function padded(messages: readonly ChatMessage[]): (ChatMessage | undefined)[] {
  return Array.from({ length: 10 }, (_, position) => messages[position]);
}

/** Whatever grows (pictures, the window, new messages), the end stays in view if it was. */
function useStickyEnd(
  scroller: { current: HTMLDivElement | null },
  content: { current: HTMLDivElement | null },
  stick: { current: boolean },
): void {
  useLayoutEffect(() => {
    const [frame, column] = [scroller.current, content.current];
    if (!frame || !column) return undefined;
    let height = frame.clientHeight;
    const follow = (): void => {
      if (stick.current) frame.scrollTop = frame.scrollHeight;
      // When something opens above or below (pinned bar, keyboard), what stood lowest stays so.
      else frame.scrollTop += height - frame.clientHeight;
      height = frame.clientHeight;
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(frame);
    observer.observe(column);
    return () => observer.disconnect();
  }, []);
}

function show(content: HTMLElement | null, messageId: number): void {
  const element = content?.querySelector(`[data-message-id="${messageId}"]`);
  if (!element) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  element.classList.add("shown");
  setTimeout(() => element.classList.remove("shown"), 1600);
}
