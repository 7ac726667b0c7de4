import { readFile } from 'node:fs/promises';
import type { Message } from '../../server/contract/message';
import { drogue } from '../../server/upstreams/drogue/kind';
import { type ReadSecret, registered, type UpstreamSettings } from '../../server/upstreams/kind';

export const application = 'fleet';
export const clientSecret = 'secret-of-the-client';

/** Secrets of the environment are all the same; files are read. */
const read: ReadSecret = async (reference) =>
  'env' in reference ? clientSecret : await readFile(reference.file, 'utf8');

/** An upstream of kind Drogue, as the upstreams file would make it. */
export const drogueUpstream = (url: string, more: object = {}): UpstreamSettings =>
  registered(drogue).settle('drogue', { url, application, clientId: 'motorcade', ...more }, read);

/** An event of a device whose odometer is a number. */
export const odometerEvent = (device: string, odometer: number): Record<string, unknown> => ({
  ...{ specversion: '1.0', id: `event-${odometer}`, type: 'io.drogue.event.v1', subject: 'state' },
  ...{ source: `drogue://${application}/${device}`, application, device, datacontenttype: 'application/json' },
  time: new Date(Date.UTC(2026, 0, 1) + odometer).toISOString(),
  data: { odometer },
});

/** What each message says the odometer is, in the order of their commits. */
export const odometers = ({ decode }: UpstreamSettings, messages: readonly Message[]): unknown[] =>
  messages.map((message) => decode(message).readings.find(({ signal }) => signal === 'odometer')?.value);
