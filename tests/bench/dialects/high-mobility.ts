import { type BenchDialect, benchVin, inTurn } from './dialect';

const properties: [capability: string, property: string, data: (index: number) => unknown][] = [
  ['vehicle_location', 'coordinates', (index) => ({ latitude: 48 + (index % 1_000) / 1_000, longitude: 11.5 })],
  ['diagnostics', 'speed', (index) => ({ unit: 'kilometers_per_hour', value: index % 130 })],
  ['diagnostics', 'odometer', (index) => ({ unit: 'kilometers', value: 10_000 + index / 100 })],
  ['charging', 'battery_level', (index) => (index % 100) / 100],
  ['vehicle_location', 'heading', (index) => ({ unit: 'degrees', value: index % 360 })],
];

/** High Mobility's MQTT V1: one property a message (docs.high-mobility.com, MQTT V1). */
export const highMobility: BenchDialect = {
  kind: 'high-mobility',
  label: 'High Mobility',
  filter: 'live/level13/bench/#',
  deviceOf: null,
  speak(index, begin) {
    const vin = benchVin(index);
    const [capability, property, data] = inTurn(properties, index);
    const timestamp = new Date(begin + index).toISOString();
    const payload = JSON.stringify({
      message_id: index.toString(16).toUpperCase().padStart(64, '0'),
      version: 1,
      vin,
      capability,
      property,
      data: { [capability]: { [property]: { data: data(index), timestamp } } },
    });
    return { topic: `live/level13/bench/${vin}/${capability}/get/${property}`, payload };
  },
};
