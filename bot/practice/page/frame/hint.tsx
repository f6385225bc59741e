// Owns the first thing a newcomer sees: what this is, and where to tap.
import type { JSX } from "preact";
import type { PracticePerson } from "../protocol.ts";
import { useDeeds } from "../talk/page-context.ts";
import { VigilAvatar } from "./avatar.tsx";

export function Hint({
  person,
  botName,
}: {
  person: PracticePerson;
  botName: string;
}): JSX.Element {
  const deeds = useDeeds();
  const stranger = person.role === "stranger";
  return (
    <div class="hint" data-testid="hint">
      <VigilAvatar size={76} />
      <h2>{stranger ? "Here you are a stranger" : `This is ${botName}`}</h2>
      <p>
        {stranger
          ? person.explanation
          : "A night watchman that lives in a chat. A sample camera is running: arm the guard, and soon somebody walks in."}
      </p>
      {!stranger && person.role !== "owner" && (
        <p>
          <strong>{person.firstName}.</strong> {person.explanation}
        </p>
      )}
      <div class="hint-buttons">
        <button type="button" class="primary" onClick={() => void deeds.say("/start")}>
          {stranger ? "Say hello" : "Start"}
        </button>
        {!stranger && (
          <button type="button" class="secondary" onClick={() => void deeds.say("/arm")}>
            Arm the guard
          </button>
        )}
      </div>
    </div>
  );
}
