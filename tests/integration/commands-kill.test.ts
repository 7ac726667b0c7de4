import { expect, test } from 'vitest';
import { besiegeCommands } from '../support/commands/command-siege';
import { needs } from '../support/need';

// `npm run bench -- kill-commands` kills two hundred times.
const kills = 6;

needs('mosquitto')('of two servers that are killed again and again while they send commands', () => {
  test('none is lost, none that may not be repeated is sent twice, and each comes to an end that is true', async () => {
    const { caught, kept, states, repeated, ...rest } = await besiegeCommands({ kills, perSecond: 60 });
    expect(kept).toBeGreaterThanOrEqual(kills * 20);
    expect(rest).toEqual({ kills, found: kept, open: 0, doubled: 0, falselyUnsent: 0, falselySent: 0 });
    expect(states.confirmed).toBeGreaterThan(0);
    expect(states.unconfirmed).toBeGreaterThan(0);
    expect(repeated).toBeLessThan(kept);
    expect(Object.keys(caught).length).toBeGreaterThan(1);
  });
});
