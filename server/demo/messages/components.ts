import { roleOf } from '../life/vehicle';
import type { Component } from './encode';
import { timeIn } from './measures';
import type { Moment } from './moment';
import type { Row } from './row';

function failureOf({ vehicle }: Moment, { property }: Row): Component['failure'] {
  if (roleOf(vehicle.index) !== 'private' || (property !== 'coordinates' && property !== 'heading')) return undefined;
  return {
    reason: 'privacy_mode_active',
    description: 'Vehicle location and other private data is not transmitted',
  };
}

const availability: Component['availability'] = {
  update_rate: 'trip_high',
  rate_limit: { unit: 'hertz', value: 0.5 },
  applies_per: 'vehicle',
};

/** Makes the property objects of a row; undefined when there is nothing to say. A list may be empty. */
export function componentsOf(row: Row, moment: Moment, shownAt: number, isFirst: boolean): Component[] | undefined {
  const { vehicle, habits } = moment;
  const isTimed = habits.areTiresTimed || !row.property.startsWith('tire_');
  const timestamp = isTimed ? timeIn(habits, shownAt) : undefined;
  const failure = failureOf(moment, row);
  if (failure !== undefined) return [{ failure, timestamp }];
  const data = row.read(moment);
  if (data === undefined) return undefined;
  if (Array.isArray(data)) return data.map((item) => ({ data: item, timestamp }));
  const isLimited = isFirst && row.property === 'speed' && vehicle.index % 10 === 4;
  return [isLimited ? { data, timestamp, availability } : { data, timestamp }];
}
