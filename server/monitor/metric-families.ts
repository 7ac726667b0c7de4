import { sourcePhases } from '../contract/connections';
import { verdicts } from '../contract/message';
import type { LiveCounts } from '../live/live-counts';
import type { HeldUpstream } from '../upstreams/hold-upstream';
import type { Monitor } from './monitor';

/** Where the metrics come from, asked when somebody asks for them. */
export type MetricSources = {
  monitor: Monitor;
  /** How the upstreams' connections stand. */
  states: () => readonly HeldUpstream[];
  /** The live connections of browsers. */
  live: () => { count: () => number; waiting: () => number; counts: () => Readonly<LiveCounts> };
};

export type Sample = { labels: Record<string, string>; value: number };

/** One metric with all its samples. Names and units as Prometheus recommends: base units, `_total` for what only grows. */
export type Family = {
  name: string;
  help: string;
  type: 'gauge' | 'counter';
  labels: readonly string[];
  samples: (sources: MetricSources) => Sample[];
};

const totals = ({ monitor }: MetricSources) => [...monitor.totals().upstreams];

const ofConnections =
  (value: (state: HeldUpstream) => number | null) =>
  ({ states }: MetricSources): Sample[] =>
    states().flatMap((state) => {
      const found = value(state);
      return found === null ? [] : [{ labels: { upstream: state.id }, value: found }];
    });

const upstream = ['upstream'] as const;

/** Every metric that is one number for each of its labels. */
export const families: readonly Family[] = [
  {
    name: 'motorcade_messages_received_total',
    help: 'Messages received and committed.',
    type: 'counter',
    labels: upstream,
    samples: (sources) => totals(sources).map(([id, { received }]) => ({ labels: { upstream: id }, value: received })),
  },
  {
    name: 'motorcade_message_bytes_total',
    help: 'Bytes of their payloads.',
    type: 'counter',
    labels: upstream,
    samples: (sources) => totals(sources).map(([id, { bytes }]) => ({ labels: { upstream: id }, value: bytes })),
  },
  {
    name: 'motorcade_messages_total',
    help: 'Messages by what became of them.',
    type: 'counter',
    labels: ['upstream', 'verdict'],
    samples: (sources) =>
      totals(sources).flatMap(([id, counted]) =>
        verdicts.map((verdict) => ({ labels: { upstream: id, verdict }, value: counted.verdicts[verdict] })),
      ),
  },
  {
    name: 'motorcade_connection_phase',
    help: '1 for the phase a connection is in, 0 for the others.',
    type: 'gauge',
    labels: ['upstream', 'kind', 'phase'],
    samples: ({ states }) =>
      states().flatMap(({ id, kind, phase: current }) =>
        sourcePhases.map((phase) => ({
          labels: { upstream: id, kind, phase },
          value: phase === current ? 1 : 0,
        })),
      ),
  },
  {
    name: 'motorcade_connection_pending_messages',
    help: 'Messages received and not yet committed.',
    type: 'gauge',
    labels: upstream,
    samples: ofConnections(({ pending }) => pending),
  },
  {
    name: 'motorcade_connection_oldest_pending_timestamp_seconds',
    help: 'When the oldest message was received that is not yet committed.',
    type: 'gauge',
    labels: upstream,
    samples: ofConnections(({ oldestPendingAt }) => (oldestPendingAt === null ? null : oldestPendingAt / 1_000)),
  },
  {
    name: 'motorcade_connection_reconnects',
    help: 'How often it was lost and had again in the last 24 hours.',
    type: 'gauge',
    labels: upstream,
    samples: ofConnections(({ reconnects }) => reconnects),
  },
  {
    name: 'motorcade_connection_last_message_timestamp_seconds',
    help: 'When the last message was received.',
    type: 'gauge',
    labels: upstream,
    samples: ofConnections(({ lastMessageAt }) => (lastMessageAt === null ? null : lastMessageAt / 1_000)),
  },
  {
    name: 'motorcade_credential_expiry_timestamp_seconds',
    help: 'When a certificate or token ends.',
    type: 'gauge',
    labels: ['upstream', 'credential'],
    samples: ({ states }) =>
      states().flatMap(({ id, credentials }) =>
        credentials.flatMap(({ name, expiresAt }) =>
          expiresAt === null ? [] : [{ labels: { upstream: id, credential: name }, value: expiresAt / 1_000 }],
        ),
      ),
  },
  {
    name: 'motorcade_kafka_lag_records',
    help: 'Records of a partition that are not yet committed by us.',
    type: 'gauge',
    labels: ['upstream', 'partition'],
    samples: ({ states }) =>
      states().flatMap(({ id, partitions }) =>
        (partitions ?? []).map(({ partition, lag }) => ({
          labels: { upstream: id, partition: String(partition) },
          value: lag,
        })),
      ),
  },
  {
    name: 'motorcade_live_sockets',
    help: 'Connected browsers.',
    type: 'gauge',
    labels: [],
    samples: ({ live }) => [{ labels: {}, value: live().count() }],
  },
  {
    name: 'motorcade_live_sockets_waiting',
    help: 'Connected browsers that have not yet taken what they were given.',
    type: 'gauge',
    labels: [],
    samples: ({ live }) => [{ labels: {}, value: live().waiting() }],
  },
  {
    name: 'motorcade_live_refusals_total',
    help: 'What was turned away or ended at the live sockets, by reason.',
    type: 'counter',
    labels: ['reason'],
    samples: ({ live }) =>
      Object.entries(live().counts()).map(([reason, count]) => ({
        labels: { reason: reason.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) },
        value: count,
      })),
  },
];
