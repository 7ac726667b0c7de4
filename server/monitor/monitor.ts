import type { Connection, Percentiles, Traffic } from '../contract/connections';
import { minutes } from '../contract/duration';
import type { Verdict } from '../contract/message';
import type { MinuteTraffic } from '../store/recent-traffic';
import type { Observe } from './batch-facts';
import type { Histogram } from './histogram';
import { createLag } from './lag';
import { createTrafficCounts } from './traffic-counts';

/** What one upstream sent since the start. */
export type UpstreamTotals = {
  received: number;
  bytes: number;
  verdicts: Record<Verdict, number>;
  eventToReceive: Histogram;
  receiveToCommit: Histogram;
};

/** Counts what is committed. It keeps numbers only, and as many of them whatever comes. */
export type Monitor = {
  /** Told of each batch once it is committed. Readings without a time of their own say nothing of lag. */
  observe: Observe;
  /** Told how long a change took from its commit to a browser, in milliseconds. */
  delivered: (milliseconds: number, times?: number) => void;
  trafficOf: (upstream: string) => Traffic;
  /** Of the last five minutes. */
  lagOf: (upstream: string) => Connection['lag'];
  commitToBrowser: () => Percentiles | null;
  totals: () => { upstreams: ReadonlyMap<string, UpstreamTotals>; commitToBrowser: Histogram };
};

type Options = { earlier?: readonly MinuteTraffic[]; clock: () => number };

const minuteOf = (at: number): number => Math.floor(at / minutes(1));

const createUpstreamCounts = () => ({
  traffic: createTrafficCounts(),
  eventToReceive: createLag(),
  receiveToCommit: createLag(),
});

/**
 * Makes the monitor of one server.
 * @param earlier what came before the start: the last hour goes on with it, totals and lags begin anew
 * @param clock epoch milliseconds
 */
export function createMonitor({ earlier = [], clock }: Options): Monitor {
  const upstreams = new Map<string, ReturnType<typeof createUpstreamCounts>>();
  const toBrowser = createLag();
  const nothing = createUpstreamCounts();
  const of = (upstream: string) => upstreams.get(upstream) ?? nothing;
  const countsOf = (upstream: string) => {
    const counts = upstreams.get(upstream) ?? createUpstreamCounts();
    upstreams.set(upstream, counts);
    return counts;
  };
  for (const { upstream, minute, code, count } of earlier)
    countsOf(upstream).traffic.recall(minuteOf(minute), code, count);

  return {
    observe: ({ upstream, messages, verdicts, readings, committedAt }) => {
      const { traffic, eventToReceive, receiveToCommit } = countsOf(upstream);
      const committedIn = minuteOf(committedAt);
      let index = 0;
      for (const { receivedAt, payload } of messages) {
        traffic.record(minuteOf(receivedAt), payload.length, verdicts[index++] ?? 0);
        receiveToCommit.record(committedIn, committedAt - receivedAt);
      }
      for (const { at, receivedAt, isUntimed } of readings)
        if (!isUntimed) eventToReceive.record(committedIn, receivedAt - at);
    },
    delivered: (milliseconds, times) => toBrowser.record(minuteOf(clock()), milliseconds, times),
    trafficOf: (upstream) => of(upstream).traffic.hour(minuteOf(clock())),
    lagOf: (upstream) => {
      const now = minuteOf(clock());
      const { eventToReceive, receiveToCommit } = of(upstream);
      return { eventToReceive: eventToReceive.percentiles(now), receiveToCommit: receiveToCommit.percentiles(now) };
    },
    commitToBrowser: () => toBrowser.percentiles(minuteOf(clock())),
    totals: () => ({
      upstreams: new Map(
        [...upstreams].map(([id, { traffic, eventToReceive, receiveToCommit }]) => [
          id,
          { ...traffic.totals(), eventToReceive: eventToReceive.total, receiveToCommit: receiveToCommit.total },
        ]),
      ),
      commitToBrowser: toBrowser.total,
    }),
  };
}
