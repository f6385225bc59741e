// Owns the list of the bot's commands above the composer.
import type { BotCommand } from "grammy/types";
import type { JSX } from "preact";
import { VigilAvatar } from "../frame/avatar.tsx";

export function CommandList(props: {
  commands: readonly BotCommand[];
  /** The one that Enter takes; -1: none. */
  chosen: number;
  onPick: (command: string) => void;
}): JSX.Element {
  return (
    <div class="command-list" role="group" aria-label="Commands" data-testid="commands">
      {props.commands.map(({ command, description }, position) => (
        <button
          key={command}
          type="button"
          class={position === props.chosen ? "chosen" : ""}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onPick(command)}
        >
          <VigilAvatar size={26} />
          <span class="command-name">/{command}</span>
          <span class="command-about">{description}</span>
        </button>
      ))}
    </div>
  );
}
