// Owns the line above the chat: who the bot is, what it is doing, and the chat's menu.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useDeeds } from "../talk/page-context.ts";
import { type PageState, type PracticeChat, botStatus } from "../talk/page-state.ts";
import type { Preferences, Theme } from "../talk/preferences.ts";
import { VigilAvatar } from "./avatar.tsx";
import { FloatingMenu, MenuItem } from "./floating-menu.tsx";
import { Icon, type IconName } from "./icons.tsx";

export interface HeaderProps {
  state: PageState;
  chat: PracticeChat | undefined;
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
  /** Null where the panel is always in view. */
  onAbout: (() => void) | null;
}

export function Header(props: HeaderProps): JSX.Element {
  const { state, chat } = props;
  const [place, setPlace] = useState<{ x: number; y: number } | null>(null);
  const status = botStatus(chat);
  const text = state.link === "live" || state.link === "ended" ? status.text : "connecting…";
  return (
    <header class="chat-header">
      <VigilAvatar />
      <div class="chat-title">
        <h1>{state.bot.name}</h1>
        <p class={status.busy ? "busy" : ""} data-testid="bot-status" aria-live="polite">
          {state.link === "ended" ? "has ended" : text}
        </p>
      </div>
      <button
        type="button"
        class="round-button"
        aria-label="Menu of this chat"
        aria-haspopup="menu"
        data-testid="chat-menu"
        onClick={({ currentTarget }) => {
          const { right, bottom } = currentTarget.getBoundingClientRect();
          setPlace({ x: right, y: bottom + 4 });
        }}
      >
        <Icon name="dots" />
      </button>
      {place && <ChatMenu {...props} {...place} onClose={() => setPlace(null)} />}
    </header>
  );
}

function ChatMenu(props: HeaderProps & { x: number; y: number; onClose: () => void }): JSX.Element {
  const { preferences, chat } = props;
  const deeds = useDeeds();
  const next = nextTheme(preferences.theme);
  const blocked = chat?.blocked ?? false;
  return (
    <FloatingMenu x={props.x} y={props.y} label="This chat" onClose={props.onClose}>
      {props.onAbout && <MenuItem icon="info" text="About this practice" onPick={props.onAbout} />}
      <MenuItem
        icon={preferences.muted ? "bell" : "bellOff"}
        text={preferences.muted ? "Let it ring" : "Mute the ringing"}
        testId="mute"
        onPick={() => props.onPreferences({ ...preferences, muted: !preferences.muted })}
      />
      <MenuItem
        icon={themeIcons[next]}
        text={themeWords[next]}
        testId="theme"
        onPick={() => props.onPreferences({ ...preferences, theme: next })}
      />
      <MenuItem
        icon="block"
        text={blocked ? "Unblock the bot" : "Block the bot"}
        danger={!blocked}
        testId="block"
        onPick={() => deeds.block(!blocked)}
      />
    </FloatingMenu>
  );
}

export const themeIcons: Record<Theme, IconName> = {
  system: "contrast",
  light: "sun",
  dark: "moon",
};
export const themeWords: Record<Theme, string> = {
  system: "Colours of the system",
  light: "Light colours",
  dark: "Dark colours",
};

export function nextTheme(theme: Theme): Theme {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  // From the system's colours first to the others, so that a tap always shows something.
  const order: Theme[] = dark ? ["system", "light", "dark"] : ["system", "dark", "light"];
  return order[(order.indexOf(theme) + 1) % order.length] ?? "system";
}
