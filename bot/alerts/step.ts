// Owns the words of the schedule: an incident that is being told, and one step of that. Types only.
import type { MessageRole } from "../../storage/deliveries.ts";
import type {
  IncidentEvent,
  IncidentId,
  IncidentRecord,
  StoredPhoto,
} from "../../storage/incident-events.ts";
import type { ClipEvent } from "./clip-roles.ts";

/** An incident that is being told. */
export interface Telling {
  readonly record: IncidentRecord;
  readonly events: readonly IncidentEvent[];
  /** Monotonic times at which events were heard, by seq; what was found at the start is not there. */
  readonly heard: ReadonlyMap<number, number>;
}

/** What to do with Telegram. */
export type Act =
  | { kind: "send_text" }
  | { kind: "send_photo"; photo: StoredPhoto }
  /** `as`: the alert itself from now on, or a further clip below it. */
  | { kind: "send_clip"; clip: ClipEvent; as: "alert" | "part" }
  /** A further clip that cannot be sent: says so. */
  | { kind: "send_part_problem"; clip: ClipEvent }
  | { kind: "edit_to_clip"; clip: ClipEvent; messageId: number }
  | { kind: "edit_caption"; messageId: number }
  | { kind: "edit_text"; messageId: number }
  /** Nothing to send: nobody needs it. */
  | { kind: "drop" };

/** One call to Telegram, and the deliveries that it settles. */
export interface Step {
  incident: IncidentId;
  chat: number;
  thread: number | null;
  /** Which of the chat's messages about the incident it is about. */
  message: MessageRole;
  act: Act;
  /** The message that a new one replies to. */
  replyTo: number | null;
  /** Deliveries that are told by this, by rowKey(). */
  tells: string[];
  /** Deliveries that nobody needs once this is told. */
  supersedes: string[];
  loud: boolean;
  /** The photo should have gone before: what is sent instead is late, however soon it is. */
  opensLate: boolean;
  /** The first event that this tells, and the last one that the message may speak of. */
  from: number;
  upTo: number;
}
