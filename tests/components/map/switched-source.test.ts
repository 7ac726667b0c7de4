import { expect, test } from 'vitest';
import { createFleetRecords } from '../../../components/data/fleet-records';
import type { ChangedVehicles } from '../../../components/map/fleet-source';
import { createSwitchedSource } from '../../../components/map/switched-source';
import { blankVehicle, toFleetRow } from '../../../server/contract/fleet';

function fleetOf(name: string, time: number) {
  const fleet = createFleetRecords({ now: () => time, schedule: (task) => task() });
  fleet.replace([toFleetRow({ ...blankVehicle(1, 'A'), name }, 1)]);
  return fleet;
}

test('what reads from it is told to read all anew, and hears no more of the one before', () => {
  const [live, past] = [fleetOf('live', 1), fleetOf('past', 2)];
  const { source, switchTo } = createSwitchedSource(live);
  const told: ChangedVehicles[] = [];
  const end = source.subscribe((changed) => told.push(changed));
  switchTo(past);
  expect(told).toEqual(['all']);
  expect([source.vehicleAt(0).name, source.now()]).toEqual(['past', 2]);
  live.change([toFleetRow({ ...blankVehicle(1, 'A'), name: 'newer' }, 2)]);
  expect(told).toEqual(['all']);
  past.change([toFleetRow({ ...blankVehicle(1, 'A'), name: 'later' }, 2)]);
  expect(told).toEqual(['all', [0]]);
  end();
  past.change([toFleetRow({ ...blankVehicle(1, 'A'), name: 'latest' }, 3)]);
  expect(told.length).toBe(2);
});
