import { createHash } from 'node:crypto';
import { changeOf, knownTo, reading, startRig } from './live-rig';
import { publishSteadily } from './publish-steadily';

/** What the server process can be told. */
export type Order = { publish: { count: number; perSecond: number } } | { report: true } | { end: true };

/** What it tells: its port first, then one report for each time it is asked or has published. */
export type Report = {
  port: number;
  /** Resident memory after a collection, bytes. */
  rss: number;
  /** Connected browsers, and how many of them take nothing just now. */
  connected: number;
  waiting: number;
  stalled: number;
  /** Of the whole picture. */
  digest: string;
};

const vehicles = 5_000;

const rig = await startRig();
let published = 0;

const publish = (count: number) => {
  const now = Date.now();
  const changes = Array.from({ length: count }, () => {
    published += 1;
    return changeOf(1 + (published % vehicles), [
      reading('position', { latitude: published % 90, longitude: published % 180 }, now),
      reading('speed', published % 130, now),
    ]);
  });
  rig.live.publish(changes);
};

const report = () => {
  globalThis.gc?.();
  const made: Report = {
    port: rig.port,
    rss: process.memoryUsage().rss,
    connected: rig.live.count(),
    waiting: rig.live.waiting(),
    stalled: rig.live.counts().stalled,
    digest: createHash('sha256')
      .update(JSON.stringify(knownTo(rig)))
      .digest('hex'),
  };
  process.send?.(made);
};

process.on('message', (order: Order) => {
  if ('end' in order) process.exit(0);
  else if ('publish' in order) void publishSteadily(publish, order.publish.count, order.publish.perSecond).then(report);
  else report();
});

publish(vehicles);
report();
