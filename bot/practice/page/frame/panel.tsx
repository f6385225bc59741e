// Owns what stands beside the chat (or over it, on a phone): that this is practice, what the
// camera shows, and the way out of practice.
import type { JSX } from "preact";
import { copy } from "../messages/inline-keyboard.tsx";
import type { SampleState } from "../protocol.ts";
import { useDeeds } from "../talk/page-context.ts";
import type { PageState } from "../talk/page-state.ts";
import type { Preferences } from "../talk/preferences.ts";
import { sampleWords } from "../text/sample-wording.ts";
import { nextTheme, themeIcons, themeWords } from "./header.tsx";
import { Icon } from "./icons.tsx";
import { Modal } from "./modal.tsx";
import { NetworkSwitch, People } from "./people.tsx";

export const practiceSentence = "Nothing here leaves this computer.";
const setupCommand = "npm run setup";

export function Panel(props: {
  state: PageState;
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
}): JSX.Element {
  const { state, preferences, onPreferences } = props;
  const next = nextTheme(preferences.theme);
  return (
    <aside class="panel" aria-label="About this practice chat">
      <header class="panel-head">
        <div>
          <h2>Practice chat</h2>
          <p>{practiceSentence}</p>
        </div>
        <button
          type="button"
          class="round-button"
          aria-label={preferences.muted ? "Let it ring" : "Mute the ringing"}
          title={preferences.muted ? "Let it ring" : "Mute the ringing"}
          onClick={() => onPreferences({ ...preferences, muted: !preferences.muted })}
        >
          <Icon name={preferences.muted ? "bellOff" : "bell"} size={21} />
        </button>
        <button
          type="button"
          class="round-button"
          aria-label={themeWords[next]}
          title={themeWords[next]}
          onClick={() => onPreferences({ ...preferences, theme: next })}
        >
          <Icon name={themeIcons[next]} size={21} />
        </button>
      </header>
      <People state={state} wide />
      {/* Before the first snapshot nothing is known that could be told. */}
      <div class="panel-rest" hidden={state.people.length === 0}>
        <Explanation state={state} />
        <section class="card">
          <NetworkSwitch up={state.network} wide />
          <p>
            {state.network
              ? "Switch it off to see how Vigil tells late what it saw meanwhile."
              : "Vigil keeps what it sees and tells it later."}
          </p>
        </section>
        <SampleCard sample={state.sample} />
        <GoLive />
      </div>
    </aside>
  );
}

/** The same on a phone, as a sheet; people and the switch are in the strip there. */
export function AboutSheet(props: { state: PageState; onClose: () => void }): JSX.Element {
  return (
    <Modal label="About this practice chat" class="window sheet" onClose={props.onClose}>
      <header class="window-head">
        <button type="button" class="round-button" aria-label="Close" onClick={props.onClose}>
          <Icon name="close" />
        </button>
        <h2>Practice chat</h2>
      </header>
      <p class="sheet-lead">{practiceSentence} It looks and behaves like Telegram.</p>
      {props.state.people.map((person) => (
        <p key={person.id} class="sheet-person">
          <strong>{person.firstName}.</strong> {person.explanation}
        </p>
      ))}
      <SampleCard sample={props.state.sample} />
      <GoLive />
    </Modal>
  );
}

function Explanation({ state }: { state: PageState }): JSX.Element | null {
  const person = state.people.find(({ id }) => id === state.person);
  return person ? (
    <p class="explanation">
      <strong>{person.firstName}.</strong> {person.explanation}
    </p>
  ) : null;
}

function SampleCard({ sample }: { sample: SampleState }): JSX.Element {
  const words = sampleWords(sample);
  return (
    <section class="card" data-testid="sample" data-sample={sample.kind}>
      <h3>
        <Icon name="camera" size={20} /> {words.title}
      </h3>
      <p>{words.sentence}</p>
      {words.done !== null && (
        <progress
          aria-label="How far the sample camera is"
          max={1}
          {...(words.done === "unknown" ? {} : { value: words.done })}
        />
      )}
      {words.figures !== "" && <p class="figures">{words.figures}</p>}
    </section>
  );
}

function GoLive(): JSX.Element {
  const deeds = useDeeds();
  return (
    <section class="card">
      <h3>
        <Icon name="terminal" size={20} /> Go live
      </h3>
      <p>Your own camera, your own Telegram. End Vigil with Ctrl-C, then type:</p>
      <button
        type="button"
        class="command"
        title="Copy"
        onClick={() => void copy(setupCommand, deeds.tell)}
      >
        <code>{setupCommand}</code>
        <Icon name="copy" size={18} />
      </button>
    </section>
  );
}
