import { seconds } from '../contract/duration';
import type { FleetChanges } from '../contract/live';
import type { FleetPicture } from './fleet-picture';

/** A piece of the fleet's changes as it goes over the wire. */
export type EncodedPiece = Omit<FleetChanges, 'now'>;

/** Rows of one piece: some 80 kB. Small enough for a slow line to deliver within the browser's patience for silence. */
export const rowsPerPiece = 500;
/** How long a full piece may be given to others who stand at the same revision: its rows may be old, never wrong. */
const sharedForMs = seconds(1);
/** Pieces kept at once, some 20 MB. */
const greatestShared = 256;

type Shared = { piece: EncodedPiece; isFull: boolean; upTo: number; madeAt: number };

/**
 * Encodes what changed after a revision, once for all who stand there: browsers that are up to date are all at the same
 * revision, and those that join after a restart all begin at 0.
 * @param clock epoch milliseconds
 */
export function createFleetPieces({ picture, clock }: { picture: FleetPicture; clock: () => number }) {
  const shared = new Map<number, Shared>();

  const isGood = (held: Shared): boolean =>
    held.isFull ? Math.abs(clock() - held.madeAt) < sharedForMs : held.upTo === picture.revision();

  const encode = (since: number): EncodedPiece => {
    const { rows, revision } = picture.after(since, rowsPerPiece);
    const piece = { epoch: picture.epoch, since, revision, rows: Buffer.from(JSON.stringify(rows)) };
    if (shared.size >= greatestShared) shared.clear();
    shared.set(since, { piece, isFull: rows.length === rowsPerPiece, upTo: picture.revision(), madeAt: clock() });
    return piece;
  };

  return {
    /** The next piece for somebody at revision `since`. */
    after: (since: number): EncodedPiece => {
      const held = shared.get(since);
      return held !== undefined && isGood(held) ? held.piece : encode(since);
    },
    /** Lets go of what nobody can use any more. */
    forget: () => {
      for (const [since, held] of shared) if (!isGood(held)) shared.delete(since);
    },
  };
}

export type FleetPieces = ReturnType<typeof createFleetPieces>;
