// Owns one person's chat with the bot: header, notices, messages, composer, and what opens over them.
import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { type Attached, useDropAndPaste } from "./composer/attach.tsx";
import { Camera } from "./composer/camera.tsx";
import { Composer, type ComposerMode } from "./composer/composer.tsx";
import { Preview, type ToSend } from "./composer/preview.tsx";
import { UploadRow, type Upload } from "./composer/uploads.tsx";
import { Header } from "./frame/header.tsx";
import { Hint } from "./frame/hint.tsx";
import { Icon } from "./frame/icons.tsx";
import { Banners, PinnedBar, Toast } from "./frame/notices.tsx";
import { Wallpaper } from "./frame/wallpaper.tsx";
import { MessageList } from "./messages/message-list.tsx";
import { type MenuPlace, MessageMenu } from "./messages/message-menu.tsx";
import type { ChatMessage } from "./protocol.ts";
import { useDeeds } from "./talk/page-context.ts";
import type { PageState } from "./talk/page-state.ts";
import type { Preferences } from "./talk/preferences.ts";

/** What other parts of the page ask of the open chat. */
export interface ChatRequests {
  scrollTo(messageId: number): void;
  replyTo(message: ChatMessage): void;
  beginEdit(message: ChatMessage): void;
}

export function ChatColumn(props: {
  state: PageState;
  /** Where this chat puts what can be asked of it. */
  requests: { current: ChatRequests | null };
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
  onAbout: (() => void) | null;
  uploads: readonly Upload[];
  onToastOver: (id: number) => void;
  onSend: (person: number, toSend: ToSend) => void;
}): JSX.Element {
  const { state } = props;
  const deeds = useDeeds();
  const [mode, setMode] = useState<ComposerMode | null>(null);
  const [target, setTarget] = useState<{ messageId: number; asked: number } | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const [attached, setAttached] = useState<Attached | null>(null);
  const [camera, setCamera] = useState(false);
  const over = useDropAndPaste(setAttached);
  const openMenu = useCallback(
    (message: ChatMessage, x: number, y: number) => setMenu({ message, x, y }),
    [],
  );
  const closeMenu = useCallback(() => setMenu(null), []);
  props.requests.current = {
    scrollTo: (messageId) => setTarget({ messageId, asked: (target?.asked ?? 0) + 1 }),
    replyTo: (message) => setMode({ kind: "reply", message }),
    beginEdit: (message) => setMode({ kind: "edit", message }),
  };

  const chat = state.chats[state.person];
  const person = state.people.find(({ id }) => id === state.person);
  const mine = props.uploads.filter((upload) => upload.person === state.person);
  return (
    <main class="chat" data-link={state.link}>
      <Wallpaper />
      <Header
        state={state}
        chat={chat}
        preferences={props.preferences}
        onPreferences={props.onPreferences}
        onAbout={props.onAbout}
      />
      <Banners state={state} />
      {chat && <PinnedBar chat={chat} />}
      {chat && person ? (
        <>
          <MessageList
            chat={chat}
            person={person.id}
            botName={state.bot.name}
            taps={state.taps}
            target={target}
            onMenu={openMenu}
          >
            <>
              {chat.messages.length === 0 && mine.length === 0 && (
                <Hint person={person} botName={state.bot.name} />
              )}
              {mine.map((upload) => (
                <UploadRow key={upload.id} upload={upload} />
              ))}
            </>
          </MessageList>
          <Toast toast={state.toast} onOver={props.onToastOver} />
          {chat.blocked ? (
            <div class="composer-frame">
              <button type="button" class="restart" onClick={() => deeds.block(false)}>
                You have blocked {state.bot.name}. Unblock
              </button>
            </div>
          ) : (
            <Composer
              chat={chat}
              person={person.id}
              mode={mode}
              onModeOver={() => setMode(null)}
              onAttach={setAttached}
              onCamera={() => setCamera(true)}
            />
          )}
        </>
      ) : (
        <div class="messages-frame waiting">
          <span class="spinner" role="status" aria-label="Connecting" />
        </div>
      )}
      {menu && <MessageMenu place={menu} onClose={closeMenu} />}
      {camera && (
        <Camera
          onClose={() => setCamera(false)}
          onPhoto={(file) => {
            setCamera(false);
            setAttached({ files: [file], as: "photo" });
          }}
        />
      )}
      {attached && (
        <Preview
          attached={attached}
          onClose={() => setAttached(null)}
          onSend={(toSend) => {
            setAttached(null);
            props.onSend(state.person, toSend);
          }}
        />
      )}
      {over && (
        <div class="drop-here">
          <div>
            <Icon name="image" size={48} />
            Drop photos or files here to send them
          </div>
        </div>
      )}
    </main>
  );
}
