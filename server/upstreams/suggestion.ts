/** Number of letters to add, drop, change or swap with their neighbour until one word is the other (Damerau, Levenshtein). */
function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const change = (last[column - 1] ?? 0) + (isSame ? 0 : 1);
      const swap = isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : change;
      current[column] = Math.min(change, swap, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length] ?? 0;
}

/** The known name that was most likely meant; undefined where none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const [nearest] = known
    .map((candidate) => ({ candidate, away: distance(plain(name), plain(candidate)) }))
    .sort((a, b) => a.away - b.away);
  const isNear = nearest !== undefined && nearest.away <= Math.max(1, Math.floor(nearest.candidate.length / 3));
  return isNear ? nearest.candidate : undefined;
}

/** The known name that was most likely meant, in words; or all of them where none is near. */
export function suggestion(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? `known are ${known.join(', ')}` : `did you mean "${nearest}"?`;
}
