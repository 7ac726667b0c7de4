import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openCertificates } from '../certificates';
import type { OutsideBrokers } from '../demo';
import { certificateIds } from '../lines/high-mobility-line';
import { openLogins } from '../lines/logins';
import { kafkaProperties } from './kafka-properties';
import { mosquittoFiles } from './mosquitto-files';

/** Where the brokers of a demo stand that starts none itself. */
export type OutsidePlace = {
  /** As for the demo: everything is kept in `demo` below it, by the same path for brokers, fleet and Motorcade. */
  dataDir: string;
  mqttHost: string;
  /** One listener for each kind of credentials. */
  ports: { certificates: number; foxtrackr: number; drogue: number };
  /** `host:port` by which others reach the Kafka. */
  kafka: string;
};

/** The place that docker-compose.yml makes. */
export const composedPlace = (dataDir: string): OutsidePlace => ({
  dataDir,
  mqttHost: 'mosquitto',
  ports: { certificates: 8883, foxtrackr: 8884, drogue: 8885 },
  kafka: 'kafka:9092',
});

const folderOf = ({ dataDir }: OutsidePlace): string => join(dataDir, 'demo');

/**
 * Writes what the brokers need before they can start: certificates, logins and their configuration, in `mosquitto` and
 * `kafka` below the demo's folder. What was made before is kept.
 */
export async function prepareOutside(place: OutsidePlace, now: number): Promise<void> {
  const folder = folderOf(place);
  await openCertificates(folder, certificateIds, now, ['localhost', place.mqttHost]);
  const files = {
    ...mosquittoFiles(folder, place.ports),
    'kafka/server.properties': kafkaProperties(folder, place.kafka),
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    await chmod(path, 0o600);
  }
}

/** The same brokers as the fleet reaches them. */
export function outsideBrokers(place: OutsidePlace): OutsideBrokers {
  const { mqttHost, ports, kafka } = place;
  const at = (port: number) => `mqtts://${mqttHost}:${port}`;
  return {
    highMobility: at(ports.certificates),
    foxtrackr: at(ports.foxtrackr),
    drogue: at(ports.drogue),
    mobito: { brokers: [kafka], logins: openLogins(folderOf(place), 'mobito') },
  };
}
