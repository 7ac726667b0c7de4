import { beforeEach, describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import type { Verdict } from '../../server/contract/message';
import { createMonitor, type Monitor } from '../../server/monitor/monitor';
import { verdictCodes } from '../../server/store/verdict-code';

const start = Date.UTC(2026, 10, 21, 12, 0, 30);
let now = start;
let monitor: Monitor;
beforeEach(() => {
  now = start;
  monitor = createMonitor({ clock: () => now });
});

const sum = (counts: readonly number[] | undefined): number => (counts ?? []).reduce((total, one) => total + one, 0);

/** Tells of a batch that was committed now. */
function commit(
  verdicts: Verdict[],
  {
    upstream = 'hm',
    receivedAt = now,
    bytes = 10,
    committedAt = now,
    readings = [] as { at: number; isUntimed?: boolean }[],
  } = {},
): void {
  monitor.observe({
    upstream,
    messages: verdicts.map(() => ({ topic: 't', payload: Buffer.alloc(bytes), receivedAt })),
    verdicts: Uint8Array.from(verdicts, (verdict) => verdictCodes[verdict]),
    readings: readings.map(({ at, isUntimed = false }) => ({ at, receivedAt, isUntimed })),
    committedAt,
  });
}

describe('the traffic of an upstream', () => {
  it('is counted by minute of receipt, each verdict on its own', () => {
    commit(['accepted', 'accepted', 'late'], { receivedAt: now - minutes(2) });
    commit(['duplicate'], { bytes: 7 });
    const { since, received, bytes, verdicts } = monitor.trafficOf('hm');
    expect(since).toBe(Date.UTC(2026, 10, 21, 11, 1));
    expect(received).toHaveLength(60);
    expect(received.slice(-3)).toEqual([3, 0, 1]);
    expect(bytes.slice(-3)).toEqual([30, 0, 7]);
    expect(verdicts.accepted.slice(-3)).toEqual([2, 0, 0]);
    expect(verdicts.duplicate.slice(-3)).toEqual([0, 0, 1]);
    expect(sum(verdicts.quarantined)).toBe(0);
  });

  it('is forgotten after an hour, while its totals stay', () => {
    commit(['accepted']);
    now += minutes(59);
    expect(monitor.trafficOf('hm').received[0]).toBe(1);
    now += minutes(1);
    commit(['partial']);
    const { received, verdicts } = monitor.trafficOf('hm');
    expect([sum(received), sum(verdicts.accepted), sum(verdicts.partial)]).toEqual([1, 0, 1]);
    expect(monitor.totals().upstreams.get('hm')).toMatchObject({ received: 2, bytes: 20 });
    expect(monitor.totals().upstreams.get('hm')?.verdicts).toMatchObject({ accepted: 1, partial: 1, late: 0 });
  });

  it('that waited hours for its commit spoils no minute of the last one', () => {
    commit(['accepted']);
    commit(['accepted'], { receivedAt: now - hours(1) });
    expect(sum(monitor.trafficOf('hm').received)).toBe(1);
    expect(monitor.totals().upstreams.get('hm')?.received).toBe(2);
  });

  it('goes on with what came before the start, of which the totals know nothing', () => {
    const minute = Date.UTC(2026, 10, 21, 12, 0);
    monitor = createMonitor({
      earlier: [
        { upstream: 'hm', minute: minute - hours(1), code: verdictCodes.accepted, count: 9 },
        { upstream: 'hm', minute: minute - minutes(1), code: verdictCodes.late, count: 2 },
        { upstream: 'hm', minute, code: verdictCodes.accepted, count: 5 },
      ],
      clock: () => now,
    });
    commit(['accepted'], { bytes: 7 });
    const { received, bytes, verdicts } = monitor.trafficOf('hm');
    expect([sum(received), sum(verdicts.accepted), sum(verdicts.late)]).toEqual([8, 6, 2]);
    expect(received.slice(-2)).toEqual([2, 6]);
    expect(sum(bytes)).toBe(7);
    expect(monitor.totals().upstreams.get('hm')).toMatchObject({ received: 1, bytes: 7 });
  });

  it('is its own, and nothing for one that was silent', () => {
    commit(['accepted'], { upstream: 'other' });
    expect(sum(monitor.trafficOf('hm').received)).toBe(0);
    expect(monitor.lagOf('hm')).toEqual({ eventToReceive: null, receiveToCommit: null });
  });
});

describe('the lag of an upstream', () => {
  const isNear = (value: number | undefined, expected: number) =>
    expect(Math.abs((value ?? 0) / expected - 1)).toBeLessThan(0.1);

  it('is told as what half and nineteen of twenty stay below', () => {
    for (let count = 1; count <= 100; count++) commit(['accepted'], { receivedAt: now - count });
    const { receiveToCommit } = monitor.lagOf('hm');
    isNear(receiveToCommit?.p50, 50);
    isNear(receiveToCommit?.p95, 95);
  });

  it('of events leaves out readings without a time of their own, and takes a clock that is ahead for none', () => {
    commit(['accepted'], { readings: [{ at: now - days(7) }, { at: now, isUntimed: true }] });
    isNear(monitor.lagOf('hm').eventToReceive?.p50, days(7));
    monitor = createMonitor({ clock: () => now });
    commit(['accepted'], { readings: [{ at: now + minutes(4) }] });
    expect(monitor.lagOf('hm').eventToReceive).toEqual({ p50: 1, p95: 1 });
  });

  it('is of the last five minutes', () => {
    commit(['accepted'], { receivedAt: now - seconds(30) });
    now += minutes(4);
    commit(['accepted'], { receivedAt: now - 10 });
    isNear(monitor.lagOf('hm').receiveToCommit?.p95, seconds(30));
    now += minutes(1);
    isNear(monitor.lagOf('hm').receiveToCommit?.p95, 10);
    now += minutes(4);
    expect(monitor.lagOf('hm').receiveToCommit).toBeNull();
    expect(monitor.totals().upstreams.get('hm')?.receiveToCommit.count).toBe(2);
  });

  it('to browsers is that of those that answered', () => {
    expect(monitor.commitToBrowser()).toBeNull();
    monitor.delivered(20, 9);
    monitor.delivered(400);
    isNear(monitor.commitToBrowser()?.p50, 20);
    isNear(monitor.commitToBrowser()?.p95, 400);
  });
});
