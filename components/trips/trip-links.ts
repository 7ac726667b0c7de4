import { minutes } from '../../server/contract/duration';
import type { Trip } from '../../server/contract/trips';
import { historyPath } from '../history/history-view';
import { writeTime, writeTimeRange } from '../range/time-range';
import { changedSearch } from '../ui/changed-search';
import { vehiclePath } from '../vehicle/vehicle-tab-list';

type When = Pick<Trip, 'vin' | 'startedAt' | 'endedAt'>;

/** The query of a page that shows a range; the end is not part of it. */
const rangeQuery = (from: number, to: number, more: Record<string, string> = {}) =>
  changedSearch('', { ...more, ...writeTimeRange({ from, to }) });

/** Where a range of a vehicle is replayed. */
export const replayPath = (vin: string, from: number, to: number): string =>
  `${vehiclePath(vin, 'replay')}${rangeQuery(from, to)}`;

/** Where the speed and the odometer of a range are drawn. */
export const chartPath = (vin: string, from: number, to: number): string =>
  historyPath(vin, { signals: ['speed', 'odometer'], trip: { from, to } });

/** Where a trip is shown among those around it. */
export const tripPath = ({ vin, startedAt, endedAt }: When): string =>
  `${vehiclePath(vin, 'trips')}${rangeQuery(startedAt - minutes(1), endedAt + minutes(1), { trip: writeTime(startedAt) })}`;
