// Owns what the crops of one followed face are called in an incident's folder: face-7.png, then, when a
// better one came, face-7-2.png. None is written over, because the seal knows it; who forgets
// somebody must forget all of them.

const pattern = /^face-(\d+)(?:-(\d+))?\.png$/;

/** Those of `names` that show the face followed as `track`, oldest first. */
export function cropsOfTrack(track: number, names: readonly string[]): string[] {
  return names
    .filter((name) => pattern.exec(name)?.[1] === String(track))
    .toSorted((one, other) => versionOf(one) - versionOf(other));
}

/** Those of `names` that show the same face as the crop `file`; none where it is no crop. */
export function cropsBeside(file: string, names: readonly string[]): string[] {
  const track = pattern.exec(file)?.[1];
  return track === undefined ? [] : cropsOfTrack(Number(track), names);
}

/** The name for a crop that comes after `newest`. */
export function nextCropName(track: number, newest: string | undefined): string {
  return newest === undefined ? `face-${track}.png` : `face-${track}-${versionOf(newest) + 1}.png`;
}

function versionOf(name: string): number {
  return Number(pattern.exec(name)?.[2] ?? 1);
}
