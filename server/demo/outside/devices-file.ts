import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unparse } from 'papaparse';
import type { Demo } from '../demo';

/** Writes the demo's devices beside its upstreams file, as `devices.csv`. */
export async function writeDevices({ upstreamsFile, devices }: Demo): Promise<void> {
  const path = join(dirname(upstreamsFile), 'devices.csv');
  await writeFile(path, unparse(devices, { columns: ['upstream', 'device', 'vin'], newline: '\n' }));
}
