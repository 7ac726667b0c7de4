import { expect, it } from 'vitest';
import { upstreamKinds } from '../../server/upstreams';

it('Drogue alone carries commands, and each of the others says why it carries none', () => {
  const reasons = Object.fromEntries(upstreamKinds.map(({ kind, whyNoCommands }) => [kind, whyNoCommands]));
  expect(reasons).toEqual({
    'high-mobility': expect.stringContaining('`set` "currently not supported"'),
    foxtrackr: expect.stringContaining('describe no commands'),
    mobito: expect.stringContaining('can only be read'),
    drogue: null,
  });
});
