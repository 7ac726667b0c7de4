import type { Signal } from '../../contract/signal';
import type { UnitId } from '../../contract/units';
import type { Draft } from '../draft';

/** A field of the message being read. */
export type Reading = {
  draft: Draft;
  signal: Signal;
  /** Its name in the message. */
  field: string;
  data: unknown;
  /** Unit of a number that says none. */
  unit: UnitId | null;
  /** Unit of a distance that says none; null where the message leaves it open. */
  distanceUnit: UnitId | null;
};
/** Tells the field's signal, or refuses what it holds. */
export type Reader = (reading: Reading) => void;
