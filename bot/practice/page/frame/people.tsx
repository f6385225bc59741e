// Owns the tabs of the people one can be here, and the switch of the internet.
import type { JSX } from "preact";
import type { PracticePerson } from "../protocol.ts";
import { serviceText, summary } from "../messages/message-kind.ts";
import { useDeeds } from "../talk/page-context.ts";
import type { PageState } from "../talk/page-state.ts";
import { Signed } from "../text/rich-text-view.tsx";
import { clockTime } from "../text/wording.ts";
import { PersonAvatar } from "./avatar.tsx";
import { Icon } from "./icons.tsx";

const roleWords = { owner: "You", member: "Household", stranger: "Stranger" };

/** `wide`: a list like Telegram's of chats; otherwise a row of small tabs. */
export function People({ state, wide }: { state: PageState; wide: boolean }): JSX.Element {
  const deeds = useDeeds();
  const walk = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowRight: 1,
      ArrowUp: -1,
      ArrowLeft: -1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const now = state.people.findIndex(({ id }) => id === state.person);
    const next = state.people.at((now + step) % state.people.length);
    if (!next) return;
    deeds.open(next.id);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`[data-person="${next.id}"]`)?.focus();
  };
  return (
    <div
      class={wide ? "people wide" : "people"}
      role="tablist"
      aria-label="Who you are"
      onKeyDown={walk}
    >
      {state.people.map((person) => (
        <PersonTab key={person.id} person={person} state={state} wide={wide} />
      ))}
    </div>
  );
}

function PersonTab(props: {
  person: PracticePerson;
  state: PageState;
  wide: boolean;
}): JSX.Element {
  const { person, state, wide } = props;
  const deeds = useDeeds();
  const open = person.id === state.person;
  const chat = state.chats[person.id];
  const latest = chat?.messages.at(-1);
  const unread = chat?.unread ?? 0;
  const badge = unread > 0 && (
    <span class="badge" aria-label={`${unread} unread`} data-testid={`unread-${person.id}`}>
      {unread}
    </span>
  );
  return (
    <button
      type="button"
      role="tab"
      class="person"
      aria-selected={open}
      tabIndex={open ? 0 : -1}
      data-person={person.id}
      data-role={person.role}
      title={person.explanation}
      onClick={() => deeds.open(person.id)}
    >
      <PersonAvatar id={person.id} name={person.firstName} size={wide ? 48 : 26} />
      {wide ? (
        <span class="person-words">
          <span class="person-line">
            <span class="person-name">{person.firstName}</span>
            <span class={`chip ${person.role}`}>{roleWords[person.role]}</span>
            {latest && <time>{clockTime(latest.edit_date ?? latest.date)}</time>}
          </span>
          <span class="person-line">
            <span class="person-latest">
              {latest ? (
                <Signed text={serviceText(latest) ?? summary(latest)} />
              ) : (
                "No messages yet"
              )}
            </span>
            {badge}
          </span>
        </span>
      ) : (
        <>
          <span class="person-name">{shortName(person)}</span>
          {badge}
        </>
      )}
    </button>
  );
}

function shortName(person: PracticePerson): string {
  if (person.role === "owner") return "You";
  return person.role === "stranger" ? "Stranger" : person.firstName;
}

export function NetworkSwitch({ up, wide }: { up: boolean; wide: boolean }): JSX.Element {
  const deeds = useDeeds();
  return (
    <button
      type="button"
      role="switch"
      class={wide ? "switch wide" : "switch"}
      aria-checked={up}
      aria-label="Vigil’s internet"
      title={
        up ? "Cut Vigil’s internet, to see what it tells late" : "Give Vigil its internet back"
      }
      data-testid="network-switch"
      onClick={() => deeds.switchNetwork(!up)}
    >
      <Icon name={up ? "wifi" : "wifiOff"} size={20} />
      {wide && <span class="switch-words">Internet: {up ? "on" : "off"}</span>}
      <span class="switch-track" />
    </button>
  );
}
