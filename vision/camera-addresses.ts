// Owns reading where a camera's streams are, as the list of cameras has it.
import type { ListedCamera } from "../storage/camera-list.ts";
import type { CameraId } from "../storage/incident-events.ts";
import { displayName, parseSource, placeOf, SourceError, type Source } from "./capture/source.ts";
import type { KeptCamera } from "./watch-view.ts";

export interface CameraAddresses {
  /** Where it is watched. */
  readonly source: Source;
  /** Where evidence comes from, if that is another stream. */
  readonly evidenceSource?: Source;
}

/**
 * Null where somebody has put an address into state.json that can't be read, or that is a command to
 * be run; a second one like that is as none. Reading registers passwords as secrets. `fromEnv`: where .env's cameras are.
 */
export function addressesOf(
  { id, url, second }: ListedCamera,
  fromEnv: ReadonlyMap<CameraId, Source>,
): CameraAddresses | null {
  const own = url === null ? (fromEnv.get(id) ?? null) : readSource(url);
  const other = second && readSource(second.url);
  if (!own || !other) return own && { source: own };
  return second.use === "watched"
    ? { source: other, evidenceSource: own }
    : { source: own, evidenceSource: other };
}

/** As the chat may see it: without credentials. */
export function keptCamera(camera: ListedCamera, fromEnv: ReadonlyMap<CameraId, Source>) {
  const addresses = addressesOf(camera, fromEnv);
  if (!addresses) return null;
  const { source, evidenceSource } = addresses;
  const { id, name, second } = camera;
  if (!second || !evidenceSource) return kept(source, null);
  return second.use === "watched" ? kept(evidenceSource, source) : kept(source, evidenceSource);

  function kept(own: Source, other: Source | null): KeptCamera {
    const use = second?.use ?? "watched";
    return {
      id,
      name,
      address: shownAddress(own),
      second: other && { address: shownAddress(other), use },
    };
  }
}

function shownAddress(source: Source): string {
  // Where a file lies is nobody's business in a chat.
  return source.kind === "file" ? placeOf(source).name : displayName(source);
}

function readSource(url: string): Source | null {
  try {
    const source = parseSource(url);
    // The chat takes no commands, so it is nobody's wish of this household; in .env it is.
    return source.kind === "pipe" ? null : source;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return null;
  }
}
