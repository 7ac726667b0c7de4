import type { Absence, Availability, Reading } from '../contract/reading';
import type { GenericSignal } from '../contract/signal';

/**
 * A reading as its message tells it: no upstream, reference or receive time yet. Without `at` the receive time stands.
 * `generic` is there when the signal has no line in the catalogue; the same signal brings the same object each time.
 */
export type DecodedReading = Pick<Reading, 'signal' | 'value' | 'timeSource'> & {
  at?: number;
  generic?: GenericSignal;
};
export type DecodedAbsence = Pick<Absence, 'signal' | 'reason' | 'description'> & { at?: number };
export type DecodedAvailability = Omit<Availability, 'upstream'>;

/** A field that was not taken, while the rest of its message may be. */
export type Refusal = {
  /** `implausible`, `unknown-unit`, `not-a-number`, `wrong-shape`, `bad-time`… */
  reason: string;
  /** Path of the field in the message. */
  field: string;
  /** The value as found and what was expected, in one sentence. */
  detail: string;
};

export type Decoded = {
  /**
   * Given where neither topic nor offset says which message this is: it is known by this and its bytes, wherever it is
   * delivered. One that is timed by its record alone counts once then. Without it topic and bytes tell.
   */
  identity?: string;
  /** Who it is about: a VIN, or the upstream's own device id; null when the message is about nobody. */
  subject: { vin: string } | { device: string } | null;
  readings: DecodedReading[];
  absences: DecodedAbsence[];
  availabilities: DecodedAvailability[];
  refusals: Refusal[];
};

/** A message nothing can be made of. It is quarantined under `reason` and acknowledged: it must not come again. */
export class DecodeError extends Error {
  constructor(
    readonly reason: string,
    message: string,
  ) {
    super(message);
    this.name = 'DecodeError';
  }
}
