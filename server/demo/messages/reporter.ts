import { days, hours, minutes, seconds } from '../../contract/duration';
import { liveLife } from '../life/life';
import { makers } from '../life/models';
import type { State } from '../life/state';
import { roleOf, type Vehicle } from '../life/vehicle';
import type { Order } from '../obedience/order';
import { between, chance } from '../random';
import { componentsOf } from './components';
import { type Application, type Due, encodeV1, encodeV2 } from './encode';
import { type Moment, momentOf } from './moment';
import type { Publication } from './publication';
import type { Row } from './row';
import { rows } from './rows';

/** How long the silent vehicle has been silent, at least. */
const silentMs = hours(5);
/** The clock that is ahead is so by this much, in some of its messages. */
const aheadMs = days(3 * 365);
const aheadShare = 0.15;

/** Reports do not come to the second, so what is nearly due goes with this one. */
const punctuality = 0.85;

export type ReporterSettings = {
  vehicle: Vehicle;
  /** Start of the demo's time. */
  epoch: number;
  application: Application;
  nextId: () => string;
  /** Factor on the time between reports, so that large fleets do not send more than a machine can take. */
  stretch: number;
  /** Time over which all but the essential properties are told for the first time; 0 tells all at once. */
  catchUpMs: number;
};

/** One vehicle's voice. */
export type Reporter = {
  vehicle: Vehicle;
  /** What it has to say now, and when to ask it again (infinity: never). */
  report: (now: number) => { publications: Publication[]; nextAt: number };
  /** Takes a command; when it wants to speak because of it, or null. Without this, it takes none. */
  hear?: (order: Order, now: number) => number | null;
};

const tempoMs = ({ tempo }: Row, state: State): number =>
  state.stay === null ? tempo.drivingMs : state.chargeKw > 0 ? tempo.chargingMs : tempo.parkedMs;

/** When the silent vehicle was last heard: at one o'clock or one in the afternoon (UTC), five hours ago or more. */
export const silentSince = (now: number): number => {
  const half = hours(12);
  return Math.floor((now - silentMs - hours(1)) / half) * half + hours(1);
};

/** Rows of a vehicle, as far as it has them. */
const rowsOf = (vehicle: Vehicle): Row[] => rows.filter(({ isFor }) => isFor?.(vehicle) ?? true);

/** How long ago a property may have been measured that is told for the first time. What happens is told as it is now. */
function firstAgeMs(row: Row, vehicle: Vehicle, state: State, index: number): number {
  if (row.tempo.isSentOnChange && row.changesWith === undefined) return 0;
  return between(0, 0.5, vehicle.seed, index, 41) * Math.min(tempoMs(row, state), minutes(40));
}

/** Lets a vehicle speak: what is due by its tempo, and at once what has changed. */
export function createReporter(settings: ReporterSettings): Reporter {
  const { vehicle, application, nextId } = settings;
  const role = roleOf(vehicle.index);
  const stateAt = liveLife(vehicle, settings.epoch);
  const own = rowsOf(vehicle);
  const sentAt = new Float64Array(own.length).fill(Number.NEGATIVE_INFINITY);
  /** What was last said of properties that are told on change; undefined until they have been. */
  const said: (string | undefined)[] = own.map(() => undefined);
  const intervalMs = seconds(between(2, 5, vehicle.seed, 42)) * settings.stretch;
  const encode = application.version === 1 ? encodeV1 : encodeV2;
  let lastAt = 0;
  let count = 0;

  /** The moment that is told of: a little ago, whole seconds for those who tell no less, and never back in time. */
  const measuredAt = (now: number): number => {
    const at = now - seconds(between(0.1, 0.9, vehicle.seed, count, 43));
    const told =
      makers[vehicle.model.maker].habits.time === 'seconds' ? Math.floor(at / seconds(1)) * seconds(1) : Math.floor(at);
    return Math.max(told, lastAt);
  };

  const shown = (at: number): number =>
    role === 'clock-ahead' && chance(vehicle.seed, count, 44) < aheadShare ? at + aheadMs : at;

  const first = (now: number, moment: Moment, onlyEssential: boolean): Due[] => {
    const due: Due[] = [];
    own.forEach((row, index) => {
      if (onlyEssential && !row.isEssential) {
        sentAt[index] = now + between(0, 1, vehicle.seed, index, 45) * settings.catchUpMs - tempoMs(row, moment.state);
        return;
      }
      const at = moment.state.at - Math.floor(firstAgeMs(row, vehicle, moment.state, index) / seconds(1)) * seconds(1);
      add(due, row, index, now, at === moment.state.at ? moment : momentOf(vehicle, stateAt(at)), true);
    });
    return due;
  };

  const add = (due: Due[], row: Row, index: number, now: number, moment: Moment, isFirst: boolean) => {
    const components = componentsOf(row, moment, shown(moment.state.at), isFirst);
    sentAt[index] = now;
    if (row.tempo.isSentOnChange) said[index] = wordsOf(row, moment);
    if (components === undefined) return;
    due.push({ capability: row.capability, property: row.property, isList: row.isList, components });
  };

  const wordsOf = (row: Row, moment: Moment): string =>
    row.changesWith?.(moment) ?? JSON.stringify(row.read(moment)) ?? '';

  const next = (now: number, moment: Moment): Due[] => {
    const due: Due[] = [];
    own.forEach((row, index) => {
      const isDue = now - (sentAt[index] ?? 0) >= tempoMs(row, moment.state) * punctuality;
      const isChanged = !isDue && said[index] !== undefined && wordsOf(row, moment) !== said[index];
      if (isDue || isChanged) add(due, row, index, now, moment, false);
    });
    return due;
  };

  const nextAt = (now: number, state: State): number => {
    const pauseMs = state.stay === null ? intervalMs : state.chargeKw > 0 ? minutes(1) : minutes(4);
    const jitter = between(0.9, 1.1, vehicle.seed, count, 46);
    return Math.min(now + pauseMs * jitter, Math.max(now, state.changesAt) + seconds(1));
  };

  return {
    vehicle,
    report: (now) => {
      const isFirst = count++ === 0;
      const at = role === 'silent' ? silentSince(now) : measuredAt(now);
      const moment = momentOf(vehicle, stateAt(at));
      const due = isFirst ? first(now, moment, settings.catchUpMs > 0 && role !== 'silent') : next(now, moment);
      lastAt = at;
      return {
        publications: encode(application, vehicle.vin, due, nextId),
        nextAt: role === 'silent' ? Number.POSITIVE_INFINITY : nextAt(now, moment.state),
      };
    },
  };
}
