import type { StoredMessage } from '../../server/contract/http';
import type { VehicleState } from '../../server/contract/live';
import type { HeldUpstream } from '../../server/upstreams/hold-upstream';

export const vin = 'WVWZZZ1KZAW123456';
/** VINs are opaque: this one looks like part of an address. */
export const oddVin = '50%/a';

/** What the server knows of `vin`. */
export const state: VehicleState = {
  id: 1,
  vin,
  name: null,
  model: null,
  readings: [
    {
      signal: 'position',
      value: { latitude: 52.51642, longitude: 13.37764 },
      at: 1,
      timeSource: 'property',
      receivedAt: 2,
      upstream: 'hm',
      message: '7.0',
    },
  ],
  absences: [],
  availabilities: [],
};

/** The one message that the server has without a database. */
export const message: StoredMessage = {
  reference: '7.0',
  upstream: 'hm',
  topic: 'live/level13',
  receivedAt: 2,
  verdict: 'accepted',
  contentType: null,
  properties: {},
  payload: '{}',
  isText: true,
  delivery: {},
  device: null,
  bytes: 2,
  vin,
  refusals: [],
  settled: null,
  readings: [],
  absences: [],
};

/** An upstream whose broker is away. */
export const waitingUpstream: HeldUpstream = {
  id: 'hm',
  kind: 'high-mobility',
  label: 'High Mobility',
  hasDevices: false,
  endpoint: 'broker:8883',
  subscription: 'live/level13/#',
  phase: 'waiting',
  since: 1,
  awaySince: Date.now(),
  error: 'mqtts://broker:8883 refused',
  nextAttemptAt: 3,
  lastMessageAt: null,
  lastAcknowledgedAt: null,
  pending: 0,
  oldestPendingAt: null,
  reconnects: 0,
  pausedBy: null,
  links: [],
  credentials: [{ name: 'client certificate', expiresAt: 86_400_000 }],
  partitions: null,
  rules: ['One connection for each certificate.'],
};
