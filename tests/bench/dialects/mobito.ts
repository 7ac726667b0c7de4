import { readFileSync } from 'node:fs';
import { type BenchDialect, benchVin } from './dialect';

const sample: Record<string, unknown> = JSON.parse(readFileSync('tests/fixtures/mobito/seed_message.json', 'utf8'));

/** MOBITO: the vendor's sample with another vehicle and other values each time. A record has no time but its own. */
export const mobito: BenchDialect = {
  kind: 'mobito',
  label: 'MOBITO',
  filter: 'bench',
  deviceOf: null,
  speak(index, begin) {
    const recordedAt = begin + index;
    const payload = JSON.stringify({
      ...sample,
      mileage: (10_000 + index / 100).toFixed(1),
      fuel_level: index % 101,
      fuel_remaining_range: `${index % 900}.0`,
      engine_coolant_temperature: 40 + (index % 60),
      battery_voltage: (11.5 + (index % 300) / 100).toFixed(2),
      latitude: String(36 + (index % 1_000) / 1_000),
      heading: `${index % 360}.0`,
      vin: benchVin(index),
      uuid: `31f460d8-92eb-427a-9487-${recordedAt.toString(16).padStart(12, '0')}`,
    });
    return { topic: 'bench', payload, recordedAt };
  },
};
