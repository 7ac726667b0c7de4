import type { Logger } from 'pino';
import { readDeviceCsv } from './api/device-csv';
import { ConfigError } from './config';
import type { DeviceMapping } from './contract/devices';
import type { FittedDevice } from './demo/lines/line';
import type { Ingest } from './ingest/ingest';
import { describeError } from './log/describe-error';
import type { Database } from './store/database';
import { listDecodable, loadMappings } from './store/device-mappings';

/**
 * Mappings of DEVICES_FILE, which holds against what people changed meanwhile.
 * @throws ConfigError with every line that cannot be used
 */
export function readDevicesFile(text: string, upstreams: readonly { id: string }[]): DeviceMapping[] {
  const { mappings, problems } = readDeviceCsv(text, new Set(upstreams.map(({ id }) => id)));
  if (problems.length > 0)
    throw new ConfigError(problems.map(({ line, problem }) => `DEVICES_FILE: line ${line}: ${problem}`).join('\n'));
  return mappings;
}

/** Mappings of the demo's devices that nobody has looked at yet: what people changed about the others stays. */
export async function newDevices(database: Database, devices: readonly FittedDevice[]): Promise<DeviceMapping[]> {
  const known = new Set((await loadMappings(database)).map(({ upstream, device }) => `${upstream} ${device}`));
  return devices
    .filter(({ upstream, device }) => !known.has(`${upstream} ${device}`))
    .map((device) => ({ ...device, isIgnored: false }));
}

/**
 * Decodes what waited for vehicles that its devices have by now, step by step.
 * @returns what ends it after the step under way
 */
export function decodeWaiting(database: Database, ingest: Ingest, log: Logger): () => Promise<void> {
  const stopped = new AbortController();
  const decode = async () => {
    for (const upstream of await listDecodable(database)) {
      let cursor: string | null = '0';
      while (cursor !== null && !stopped.signal.aborted)
        ({ cursor } = await ingest.redecode({ upstream, verdict: 'unmapped', cursor, by: 'Motorcade' }));
    }
  };
  const decoding = decode().catch((error: unknown) =>
    log.error(describeError(error), 'what waited for vehicles could not be decoded; the next start tries again'),
  );
  return () => {
    stopped.abort();
    return decoding;
  };
}
