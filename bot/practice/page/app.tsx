// Owns the page as a whole: it holds what is known, hears the news, and puts the parts together.
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { ChatColumn, type ChatRequests } from "./chat-column.tsx";
import { useUploads } from "./composer/uploads.tsx";
import { AboutSheet, Panel, practiceSentence } from "./frame/panel.tsx";
import { Icon } from "./frame/icons.tsx";
import { Alert } from "./frame/notices.tsx";
import { NetworkSwitch, People } from "./frame/people.tsx";
import { Viewer } from "./messages/viewer.tsx";
import { rings } from "./talk/apply-news.ts";
import { connect } from "./talk/connection.ts";
import { makeDeeds } from "./talk/deeds.ts";
import { DeedsContext, type Viewed } from "./talk/page-context.ts";
import { type PageEvent, reducePage } from "./talk/page-events.ts";
import { type PageState, initialState, pageTitle } from "./talk/page-state.ts";
import { type Preferences, savePreferences } from "./talk/preferences.ts";
import { allowSound, ring } from "./talk/ring.ts";

export function App(props: { preferences: Preferences }): JSX.Element {
  const [preferences, setPreferences] = useState(props.preferences);
  const [state, dispatch] = useReducer(reducePage, initialState);
  const [viewed, setViewed] = useState<{ items: Viewed[]; index: number } | null>(null);
  const [about, setAbout] = useState(false);
  const wide = useWide();
  const now = useLatest(state);
  const muted = useLatest(preferences.muted);
  const chatRequests = useRef<ChatRequests>(null);
  const deeds = useMemo(
    () =>
      makeDeeds({
        state: () => now.current,
        dispatch,
        view: (items, index) => setViewed({ items, index }),
        chat: () => chatRequests.current,
      }),
    [],
  );
  const { uploads, send } = useUploads(deeds.tell);
  const changePreferences = (changed: Preferences): void => {
    setPreferences(changed);
    savePreferences(changed);
  };

  useNews(now, dispatch, () => !muted.current);
  useAttention(dispatch);
  usePassingActions(state, dispatch);
  useEffect(() => {
    document.title = pageTitle(state);
  }, [state]);
  const toastOver = useCallback((id: number) => dispatch({ kind: "toast-over", id }), []);
  const [alert] = state.alerts;

  return (
    <DeedsContext.Provider value={deeds}>
      <div class={wide ? "page wide" : "page narrow"}>
        {wide ? (
          <Panel state={state} preferences={preferences} onPreferences={changePreferences} />
        ) : (
          <div class="strip">
            <button type="button" class="strip-note" onClick={() => setAbout(true)}>
              <span>
                <strong>Practice chat.</strong> {practiceSentence}
              </span>
              <Icon name="info" size={18} />
            </button>
            <div class="strip-line">
              <People state={state} wide={false} />
              <NetworkSwitch up={state.network} wide={false} />
            </div>
          </div>
        )}
        <ChatColumn
          key={state.person}
          state={state}
          requests={chatRequests}
          preferences={preferences}
          onPreferences={changePreferences}
          uploads={uploads}
          onSend={send}
          onToastOver={toastOver}
          onAbout={wide ? null : () => setAbout(true)}
        />
      </div>
      {viewed && <Viewer {...viewed} onClose={() => setViewed(null)} />}
      {about && !wide && <AboutSheet state={state} onClose={() => setAbout(false)} />}
      {alert && (
        <Alert
          key={alert.id}
          alert={alert}
          botName={state.bot.name}
          onClose={() => dispatch({ kind: "alert-closed", id: alert.id })}
        />
      )}
    </DeedsContext.Provider>
  );
}

type Dispatch = (event: PageEvent) => void;

function useNews(now: { current: PageState }, dispatch: Dispatch, mayRing: () => boolean): void {
  useEffect(
    () =>
      connect(
        (news) => {
          if (rings(now.current, news) && mayRing()) ring();
          dispatch({ kind: "news", news, at: performance.now() });
        },
        (link) => dispatch({ kind: "link", link }),
      ),
    [],
  );
}

/** Whether somebody sees the page; and their first touch allows it to ring. */
function useAttention(dispatch: Dispatch): void {
  useEffect(() => {
    const look = (): void =>
      dispatch({ kind: "attentive", attentive: document.visibilityState === "visible" });
    look();
    document.addEventListener("visibilitychange", look);
    document.addEventListener("pointerdown", allowSound);
    document.addEventListener("keydown", allowSound);
    return () => {
      document.removeEventListener("visibilitychange", look);
      document.removeEventListener("pointerdown", allowSound);
      document.removeEventListener("keydown", allowSound);
    };
  }, []);
}

function usePassingActions(state: PageState, dispatch: Dispatch): void {
  const ends = Object.values(state.chats).flatMap(({ action }) => (action ? [action.until] : []));
  const next = ends.length > 0 ? Math.min(...ends) : null;
  useEffect(() => {
    if (next === null) return undefined;
    const timer = setTimeout(
      () => dispatch({ kind: "passed", at: performance.now() }),
      Math.max(0, next - performance.now()) + 10,
    );
    return () => clearTimeout(timer);
  }, [next]);
}

/** Room for the panel beside the chat. */
function useWide(): boolean {
  const query = useMemo(() => matchMedia("(min-width: 860px)"), []);
  const [wide, setWide] = useState(query.matches);
  useEffect(() => {
    const look = (): void => setWide(query.matches);
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, [query]);
  return wide;
}

/** For functions that are made once and must see what is now. */
function useLatest<Value>(value: Value): { current: Value } {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
