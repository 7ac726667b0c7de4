import { once } from 'node:events';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { startMosquitto } from '../support/mosquitto';
import { isInstalled } from '../support/need';

export type BenchBroker = { name: string; url: string; protocolVersion: 4 | 5; stop: () => Promise<void> };

/** A broker without bounds on what it has in flight: mosquitto where it is installed, else Aedes in this process. */
export async function startBenchBroker(): Promise<BenchBroker> {
  if (isInstalled('mosquitto')) {
    const { url, stop } = await startMosquitto({ maxInflight: 0 });
    return { name: 'mosquitto', url, protocolVersion: 5, stop };
  }
  const aedes = await Aedes.createBroker();
  const server = createServer(aedes.handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    name: 'Aedes, for want of mosquitto',
    url: `mqtt://127.0.0.1:${port}`,
    protocolVersion: 4,
    stop: async () => {
      await new Promise<void>((resolve) => aedes.close(resolve));
      server.close();
    },
  };
}
