import { expect, test } from 'vitest';
import { makeVehicle } from '../../server/demo/life/vehicle';
import { drogueCommands } from '../../server/demo/lines/drogue-commands';

const vehicle = makeVehicle(1, 5);
const commands = drogueCommands('sender', [vehicle]);

test('a command goes into the inbox of its device', () => {
  expect(commands.inboxOf('command/demo-fleet/box-0006/lock')).toBe('command/inbox/box-0006/lock');
  expect(commands.addressOf('command/inbox/box-0006/lock')).toEqual({ vehicle, name: 'lock' });
  expect(commands.addressOf('command/demo-fleet/box-0006/lock')).toEqual({ vehicle, name: 'lock' });
});

test.each([
  'command/demo-fleet/box-0006',
  'command/demo-fleet/box-0006/',
  'command/demo-fleet/box-0006/lock/now',
  'command/demo-fleet/box-0007/lock',
  'command/demo-fleet//lock',
  'command/another/box-0006/lock',
  'command/inbox/box-0006/lock',
  'commands/demo-fleet/box-0006/lock',
  '/command/demo-fleet/box-0006/lock',
  'app/demo-fleet',
  '',
])('nobody may publish to "%s"', (topic) => {
  expect(commands.inboxOf(topic)).toBeNull();
});
