// Owns how what a person does becomes requests, and what happens when one is refused.
import type { ChatMessage, PageRequest } from "../protocol.ts";
import type { Deeds, Viewed } from "./page-context.ts";
import { type PageEvent, isTapping } from "./page-events.ts";
import type { PageState } from "./page-state.ts";
import { act } from "./requests.ts";

/** A bot that never answers a tap must not make its button turn for ever. */
const longestTapMs = 30_000;

export interface DeedsParts {
  state(): PageState;
  dispatch(event: PageEvent): void;
  view(items: Viewed[], index: number): void;
  /** What only the open chat can do; null while none is open. */
  chat(): {
    scrollTo(messageId: number): void;
    replyTo(message: ChatMessage): void;
    beginEdit(message: ChatMessage): void;
  } | null;
}

export function makeDeeds(parts: DeedsParts): Deeds {
  const { dispatch } = parts;
  const tell = (text: string): void => dispatch({ kind: "told", text });
  const ask = async (request: PageRequest): Promise<boolean> => {
    const answer = await act(request);
    if (!answer.ok) tell(answer.sentence);
    return answer.ok;
  };
  const person = (): number => parts.state().person;
  return {
    say: (text, replyTo) =>
      ask({
        kind: "say",
        person: person(),
        text,
        ...(replyTo === undefined ? {} : { replyTo }),
      }),
    edit: (messageId, text) => ask({ kind: "edit", person: person(), messageId, text }),
    erase: (messageId) => void ask({ kind: "delete", person: person(), messageId }),
    tap: async (tap, data) => {
      if (isTapping(parts.state(), tap)) return;
      dispatch({ kind: "tapping", tap });
      const { messageId } = tap;
      const answer = await act({ kind: "tap", person: tap.person, messageId, data });
      if (!answer.ok) {
        dispatch({ kind: "untapped", tap });
        tell(answer.sentence);
        return;
      }
      dispatch({ kind: "tapped", tap, queryId: answer.queryId });
      setTimeout(() => dispatch({ kind: "untapped", tap }), longestTapMs);
    },
    block: (blocked) => void ask({ kind: "block", person: person(), blocked }),
    switchNetwork: (up) => void ask({ kind: "network", up }),
    open: (id) => dispatch({ kind: "opened", person: id }),
    tell,
    view: parts.view,
    scrollTo: (messageId) => parts.chat()?.scrollTo(messageId),
    replyTo: (message) => parts.chat()?.replyTo(message),
    beginEdit: (message) => parts.chat()?.beginEdit(message),
  };
}
