// Owns what the evidence's room needs from the rest of the house.
import type { EvidenceSettings } from "../../storage/evidence-settings.ts";
import type { RetentionView } from "../../storage/retention/keeper.ts";

/** How long evidence is kept, and what that means now. */
export interface EvidenceParts {
  settings: Pick<EvidenceSettings, keyof EvidenceSettings>;
  retention: RetentionView;
}
