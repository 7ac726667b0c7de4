import { expect, test } from 'vitest';
import { createVehicleRooms } from '../../server/live/vehicle-rooms';
import { changeOf, reading, vinOf } from './live-rig';

test('a room tells only what changed after the revision one has been told', () => {
  const rooms = createVehicleRooms();
  const room = rooms.enter(vinOf(1));
  rooms.apply([changeOf(1, [reading('speed', 1, 1), reading('odometer', 5, 1)])]);
  const told = room.revision;
  rooms.apply([changeOf(1, [reading('speed', 2, 2)])]);
  expect(rooms.after(room, told).readings.map(({ signal, value }) => [signal, value])).toEqual([['speed', 2]]);
  expect(rooms.after(room, 0).readings).toHaveLength(2);
});

test('a late reading is not told', () => {
  const rooms = createVehicleRooms();
  const room = rooms.enter(vinOf(1));
  rooms.apply([changeOf(1, [reading('speed', 2, 2)])]);
  expect(rooms.apply([changeOf(1, [reading('speed', 1, 1)])])).toBe(false);
  expect(rooms.after(room, 0).readings.map(({ value }) => value)).toEqual([2]);
});

test('a signal that changes without end takes the place of one', () => {
  const rooms = createVehicleRooms();
  const room = rooms.enter(vinOf(1));
  for (let at = 1; at <= 1_000; at += 1) rooms.apply([changeOf(1, [reading('speed', at, at)])]);
  expect(room.readings.size).toBe(1);
});

test('a room is open from the first to come until the last to leave', () => {
  const rooms = createVehicleRooms();
  const room = rooms.enter(vinOf(1));
  expect(rooms.enter(vinOf(1))).toBe(room);
  rooms.leave(room);
  expect(rooms.count()).toBe(1);
  rooms.leave(room);
  expect(rooms.count()).toBe(0);
});
