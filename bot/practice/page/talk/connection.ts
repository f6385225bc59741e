// Owns the stream of news: it opens it, opens it again when it was lost, and ends with Vigil.
import { type PageNews, addresses } from "../protocol.ts";
import type { Link } from "./page-state.ts";

const firstPauseMs = 500;
const longestPauseMs = 8000;

/** Until the returned function is called. After "ended" it does not try again: the address is new then. */
export function connect(
  onNews: (news: PageNews) => void,
  onLink: (link: Link) => void,
): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = firstPauseMs;
  let ended = false;

  const close = (): void => {
    source?.close();
    source = null;
    clearTimeout(timer);
  };
  const open = (): void => {
    close();
    source = new EventSource(addresses.news);
    source.addEventListener("message", (event: MessageEvent<string>) => {
      const news = JSON.parse(event.data) as PageNews;
      pauseMs = firstPauseMs;
      onNews(news);
      if (news.kind === "ended") {
        ended = true;
        close();
      }
    });
    source.addEventListener("error", () => {
      if (ended) return;
      // The browser's own retries have no backoff, and none at all after an HTTP error.
      close();
      onLink("lost");
      timer = setTimeout(open, pauseMs);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    });
  };
  const tryNow = (): void => {
    if (!ended && source === null) open();
  };
  window.addEventListener("online", tryNow);
  window.addEventListener("focus", tryNow);
  open();
  return () => {
    ended = true;
    close();
    window.removeEventListener("online", tryNow);
    window.removeEventListener("focus", tryNow);
  };
}
