// Owns what every part of the page may do, without it being handed down through each: one object
// that never changes.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ChatMessage } from "../protocol.ts";
import type { Tap } from "./page-state.ts";

/** One picture or film in the viewer. */
export interface Viewed {
  kind: "photo" | "video";
  /** Relative address. */
  address: string;
  poster: string | null;
  caption: string;
}

export interface Deeds {
  /** False when it failed; the person has been told why. */
  say(text: string, replyTo?: number): Promise<boolean>;
  edit(messageId: number, text: string): Promise<boolean>;
  erase(messageId: number): void;
  tap(tap: Tap, data: string): void;
  block(blocked: boolean): void;
  switchNetwork(up: boolean): void;
  open(person: number): void;
  /** A toast of the page's own. */
  tell(sentence: string): void;
  view(items: Viewed[], index: number): void;
  scrollTo(messageId: number): void;
  replyTo(message: ChatMessage): void;
  beginEdit(message: ChatMessage): void;
}

export const DeedsContext = createContext<Deeds | null>(null);

export function useDeeds(): Deeds {
  const deeds = useContext(DeedsContext);
  if (!deeds) throw new Error("This part of the page stands outside of it.");
  return deeds;
}
