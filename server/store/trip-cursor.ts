/** Where a page of trips ended: at a time, with the trip that began next after it. Epoch milliseconds. */
export type TripCursor = { before: number; next: number | null };

/** Reads what `writeTripCursor` wrote: that it has this form the contract has seen to. */
export function readTripCursor(cursor: string): TripCursor {
  const [before, next] = cursor.split('-');
  return { before: Number(before), next: next === undefined ? null : Number(next) };
}

/** A cursor as the contract has it: `<before>`, or `<before>-<next>`. */
export const writeTripCursor = ({ before, next }: TripCursor): string =>
  next === null ? `${before}` : `${before}-${next}`;
