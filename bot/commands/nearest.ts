// Owns what somebody meant who misspelt a command; pure.

/**
 * The name closest to `asked`, where there is one close enough to be meant: at most one change in
 * three letters, and no more than two. The first wins where several are as close.
 */
export function nearestCommand(asked: string, names: readonly string[]): string | null {
  const wanted = asked.toLowerCase();
  const most = Math.min(2, Math.max(1, Math.floor(wanted.length / 3)));
  let nearest: { name: string; distance: number } | null = null;
  for (const name of names) {
    // "/stat" is "/status", and nothing else begins like that.
    const isBeginning = wanted.length >= 3 && name.startsWith(wanted);
    const distance = isBeginning ? 0.5 : editDistance(wanted, name);
    if (distance <= most && (!nearest || distance < nearest.distance)) nearest = { name, distance };
  }
  return nearest?.name ?? null;
}

/**
 * Letters to insert, remove, replace or swap with their neighbour (Damerau's distance in its
 * restricted form: https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance).
 */
export function editDistance(a: string, b: string): number {
  const table: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(
        at(table, row - 1, column) + 1,
        (line[column - 1] ?? 0) + 1,
        at(table, row - 1, column - 1) + same,
      );
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2];
      if (isSwap && a[row - 2] === b[column - 1]) {
        least = Math.min(least, at(table, row - 2, column - 2) + 1);
      }
      line.push(least);
    }
    table.push(line);
  }
  return at(table, a.length, b.length);
}

function at(table: readonly number[][], row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}
