// The demo fleet as a process of its own, for brokers that stand elsewhere (docker-compose.yml). `prepare` writes what
// the brokers need to start; without a word it drives.
import pino from 'pino';
import { readConfig } from './config';
import { startDemo } from './demo/demo';
import { writeDevices } from './demo/outside/devices-file';
import { composedPlace, outsideBrokers, prepareOutside } from './demo/outside/outside';
import { createShutdown } from './shutdown';

const config = readConfig(process.env);
const log = pino({ level: config.logLevel }, pino.destination(2));
const place = composedPlace(config.dataDir);

async function drive(): Promise<void> {
  const shutdown = createShutdown(log);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void shutdown.run().finally(() => process.exit(0)));
  const demo = await startDemo({
    dataDir: config.dataDir,
    vehicles: config.demoVehicles,
    outside: outsideBrokers(place),
    catalogue: config.catalogue,
    clock: Date.now,
    log,
  });
  shutdown.add('demo fleet', demo.stop);
  await writeDevices(demo);
  process.stdout.write(`A demo fleet of ${config.demoVehicles} vehicles is driving.\n`);
}

if (process.argv[2] === 'prepare') await prepareOutside(place, Date.now());
else await drive();
