import { describe, expect, test } from 'vitest';
import { type SourcePhase, sourcePhases } from '../../server/contract/connections';
import type { SourceState } from '../../server/transports/source';
import { foldLinks, type HeldLink } from '../../server/upstreams/fold-links';

const stateOf = (state: Partial<SourceState>): SourceState => ({
  ...{
    phase: 'live',
    since: 100,
    awaySince: null,
    error: null,
    lastMessageAt: null,
    lastAcknowledgedAt: null,
    nextAttemptAt: null,
  },
  ...{ reconnects: 0, credentials: [], partitions: null, pending: 0, oldestPendingAt: null, details: {}, ...state },
});
const linksOf = (...states: Partial<SourceState>[]): HeldLink[] =>
  states.map((state, index) => ({ name: `link-${index}`, state: stateOf(state) }));

describe('connections folded into one upstream', () => {
  test('one connection is told as it is', () => {
    const details = { grantedQos: 1 };
    const state = { phase: 'waiting', awaySince: 60, error: 'no answer', nextAttemptAt: 7, details } as const;
    expect(foldLinks(linksOf(state))).toMatchObject({
      ...{ phase: 'waiting', since: 100, awaySince: 60, error: 'no answer', nextAttemptAt: 7, partitions: null },
      links: [{ name: 'link-0', phase: 'waiting', since: 100, awaySince: 60, error: 'no answer', details }],
    });
  });

  test.each(sourcePhases.filter((phase) => phase !== 'live'))(
    'one that is %s is worse than a live one',
    (phase: SourcePhase) => {
      expect(foldLinks(linksOf({}, { phase }, {})).phase).toBe(phase);
    },
  );

  test('blocked is worse than waiting, and waiting than connecting', () => {
    expect(foldLinks(linksOf({ phase: 'waiting' }, { phase: 'blocked' })).phase).toBe('blocked');
    expect(foldLinks(linksOf({ phase: 'waiting' }, { phase: 'connecting' })).phase).toBe('waiting');
  });

  test('all are live since the last of them is; it is worse since the first of them was', () => {
    expect(foldLinks(linksOf({ since: 1 }, { since: 5 }, { since: 3 })).since).toBe(5);
    const waiting = { phase: 'waiting' } as const;
    expect(foldLinks(linksOf({ since: 1 }, { ...waiting, since: 5 }, { ...waiting, since: 3 })).since).toBe(3);
  });

  test('it is away since the last of them was lost, and not while one is live', () => {
    expect(foldLinks(linksOf({ awaySince: 3 }, { awaySince: 5 })).awaySince).toBe(5);
    expect(foldLinks(linksOf({ awaySince: 3 }, { awaySince: null })).awaySince).toBe(null);
  });

  test('an error says how many connections have it, and the worst speaks', () => {
    const refused = { phase: 'waiting', error: 'refused' } as const;
    expect(foldLinks(linksOf({ error: 'QoS 0' }, refused, refused)).error).toBe('2 of 3 connections: refused');
    expect(foldLinks(linksOf({ error: 'QoS 0' }, {})).error).toBe('1 of 2 connections: QoS 0');
    expect(foldLinks(linksOf({}, {})).error).toBe(null);
  });

  test('counts are summed, the newest message counts, and the soonest try', () => {
    const folded = foldLinks(
      linksOf(
        { pending: 2, oldestPendingAt: 6, reconnects: 1, lastMessageAt: 5, nextAttemptAt: 40 },
        { pending: 3, oldestPendingAt: 4, reconnects: 4, lastMessageAt: 9, lastAcknowledgedAt: 8, nextAttemptAt: 30 },
        {},
      ),
    );
    expect(folded).toMatchObject({
      ...{ pending: 5, oldestPendingAt: 4, reconnects: 5, lastMessageAt: 9, lastAcknowledgedAt: 8, nextAttemptAt: 30 },
    });
  });

  test('what they all sign in with is told once, with the end that comes first', () => {
    const folded = foldLinks(
      linksOf(
        { credentials: [{ name: 'access token', expiresAt: 9 }] },
        {
          credentials: [
            { name: 'access token', expiresAt: 7 },
            { name: 'certificate authority', expiresAt: null },
          ],
        },
      ),
    );
    expect(folded.credentials).toEqual([
      { name: 'access token', expiresAt: 7 },
      { name: 'certificate authority', expiresAt: null },
    ]);
  });

  test('partitions are told together, in their order', () => {
    const partition = (number: number) => ({ partition: number, committed: '1', end: '2', lag: 1 });
    const folded = foldLinks(linksOf({ partitions: [partition(3), partition(1)] }, { partitions: [partition(2)] }, {}));
    expect(folded.partitions?.map((one) => one.partition)).toEqual([1, 2, 3]);
  });
});
