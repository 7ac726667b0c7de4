import { hours, minutes, seconds } from '../../contract/duration';
import type { Vehicle } from '../life/vehicle';
import type { Measure } from './measures';
import type { Moment } from './moment';

/** How often a property is sent, in milliseconds: while driving, while charging, while parked; and at once on change. */
export type Tempo = { drivingMs: number; chargingMs: number; parkedMs: number; isSentOnChange: boolean };

const tempo = (drivingMs: number, chargingMs: number, parkedMs: number, isSentOnChange = false): Tempo => ({
  drivingMs,
  chargingMs,
  parkedMs,
  isSentOnChange,
});

export const tempos = {
  /** Zero while driving: with every report. */
  motion: tempo(0, minutes(4), minutes(4), true),
  meter: tempo(seconds(20), hours(1), hours(1), true),
  energy: tempo(minutes(1), minutes(1), minutes(30), true),
  charging: tempo(hours(1), minutes(1), hours(1), true),
  access: tempo(hours(1), hours(1), hours(1), true),
  faults: tempo(hours(1), hours(1), hours(2), true),
  electrical: tempo(minutes(3), minutes(10), minutes(30)),
  climate: tempo(minutes(5), minutes(15), minutes(30)),
  pressures: tempo(minutes(5), minutes(30), hours(1)),
  service: tempo(minutes(30), hours(6), hours(6)),
  rare: tempo(hours(12), hours(12), hours(12)),
} satisfies Record<string, Tempo>;

export type Data = number | string | Measure | Record<string, unknown>;

/** One property of Auto API and how a vehicle of the demo says it. */
export type Row = {
  capability: string;
  property: string;
  tempo: Tempo;
  /** Multi-valued: its data is a list. */
  isList: boolean;
  /** Sent at the very start; the rest of a large fleet's properties follow. */
  isEssential: boolean;
  /** Vehicles that have it; all where it is missing. */
  isFor?: (vehicle: Vehicle) => boolean;
  /** Undefined when there is nothing to say. */
  read: (moment: Moment) => Data | Data[] | undefined;
  /** What a change is told by, where that is not the data. */
  changesWith?: (moment: Moment) => string;
};

/** What moves with the vehicle: all of it is told once more when a drive begins or ends. */
const essential: ReadonlySet<Tempo> = new Set([tempos.motion, tempos.meter, tempos.energy]);

type More = Pick<Row, 'isFor' | 'changesWith'>;

/** A single-valued property by its path, `capability.property`. */
export const row = (path: string, pace: Tempo, read: Row['read'], more: More = {}): Row => {
  const [capability = '', property = ''] = path.split('.');
  const isMoving = essential.has(pace);
  return {
    capability,
    property,
    tempo: pace,
    isList: false,
    isEssential: isMoving || path === 'ignition.state',
    read,
    changesWith: isMoving ? ({ state }) => String(state.stay === null) : undefined,
    ...more,
  };
};

/** A multi-valued property. */
export const list = (
  path: string,
  pace: Tempo,
  read: (moment: Moment) => Data[] | undefined,
  more: More = {},
): Row => ({
  ...row(path, pace, read, more),
  isList: true,
});
