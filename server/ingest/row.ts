import type { Message } from '../contract/message';
import type { TimeSource, Value } from '../contract/reading';
import type { GenericSignal } from '../contract/signal';
import type { Refusal } from '../upstreams/dialect';
import type { Decode } from '../upstreams/kind';
import type { DeviceMap } from './device-map';
import type { MessageKey } from './message-key';

/** An upstream with its number in the database. `seed` starts the keys of its messages. */
export type KnownUpstream = { number: number; id: string; seed: number; decode: Decode; devices: DeviceMap };

/** Where a message stands: its place in the batch, whose it is, the key of its content, and whether it has an identity. */
export type Place = { messageIndex: number; vin: string; vehicleId: number; key: MessageKey; isIdentified: boolean };

/** What every row to store says of where it belongs. Numbers are 0 until vehicle or signal is known to the database. */
export type Placed = {
  messageIndex: number;
  vin: string;
  vehicleId: number;
  signal: string;
  signalId: number;
  generic: GenericSignal | undefined;
  at: number;
  /** Its time is our receive time. */
  isUntimed: boolean;
  /**
   * Its time came with the delivery (our receive time, or the record's of a message that is known by an identity), so a
   * repetition of its message would look like news.
   */
  isTimeBorrowed: boolean;
  keyHigh: number;
  keyLow: number;
};

/** A reading to store. */
export type ReadingRow = Placed & {
  value: Value;
  timeSource: TimeSource;
  receivedAt: number;
  claimedAt: number | undefined;
};

export type AbsenceRow = Placed & { reason: string; description: string };
export type AvailabilityRow = Placed & {
  updateRate: string;
  rateLimitHertz: number | null;
  appliesPer: string | null;
};

/** A message of which something was not taken. */
export type QuarantinedMessage = {
  messageIndex: number;
  verdict: 'partial' | 'unmapped' | 'quarantined';
  vin: string | null;
  device: string | null;
  /** As its decoder told it. */
  identity: string | undefined;
  refusals: Refusal[];
};

/** A batch of messages, decoded and judged. Rows are in the order of their messages. */
export type JudgedBatch = {
  messages: readonly Message[];
  rows: ReadingRow[];
  absences: AbsenceRow[];
  availabilities: AvailabilityRow[];
  quarantined: QuarantinedMessage[];
  /**
   * Content hash → first message with it, of the messages whose repetition no history shows: those with rows at a
   * borrowed time, and those without readings.
   */
  remembered: Map<string, number>;
  /** Rows whose vehicle or signal has no number yet. */
  unplaced: Placed[];
  /** By message: the vehicle's number, 0 for none or none yet. */
  vehicleIds: Int32Array;
  /** Devices that messages came from, each with the newest receive time, epoch milliseconds. */
  devices: Map<string, number>;
  /** History takes no readings from before this, epoch milliseconds: they may be the newest there are, and that is all. */
  oldestAt: number;
  /** By message: codes of the verdicts that are certain, 0 where the effect will tell. */
  verdicts: Uint8Array;
};
