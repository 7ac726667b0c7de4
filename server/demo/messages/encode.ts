import { createHash } from 'node:crypto';
import type { Publication } from './publication';

/** Auto API's property object: all of it optional, at least one of it there. */
export type Component = {
  data?: unknown;
  timestamp?: string;
  failure?: { reason: string; description: string };
  availability?: { update_rate: string; rate_limit: { unit: string; value: number }; applies_per: string };
};

/** A property that is due, with its one component or, multi-valued, all of them. */
export type Due = { capability: string; property: string; isList: boolean; components: Component[] };

/** Topics and ids of one of the demo's two applications. */
export type Application = { version: 1 | 2; id: string; topic: string };

/** Ids as the vendor's documents show them, 64 hexadecimal digits; no two are the same. */
export function createMessageIds(start: number): () => string {
  let count = 0;
  return () => createHash('sha256').update(`${start} ${count++}`).digest('hex').toUpperCase();
}

/**
 * MQTT V1: a message for each property, named by its topic
 * (docs.high-mobility.com/docs/vehicle-data/mqtt-v1: `…/{vin}/{capability}/get/{property}`).
 */
export function encodeV1(application: Application, vin: string, due: Due[], nextId: () => string): Publication[] {
  return due.map(({ capability, property, isList, components }) => ({
    topic: `${application.topic}/${vin}/${capability}/get/${property}`,
    payload: JSON.stringify({
      message_id: nextId(),
      version: 1,
      vin,
      capability,
      property,
      data: { [capability]: { [property]: isList ? components : components[0] } },
    }),
  }));
}

/** MQTT V2: all properties in one message, each of them a list (docs.high-mobility.com/docs/vehicle-data/mqtt-v2). */
export function encodeV2(application: Application, vin: string, due: Due[], nextId: () => string): Publication[] {
  if (due.length === 0) return [];
  const data: Record<string, Record<string, Component[]>> = {};
  for (const { capability, property, components } of due) {
    data[capability] ??= {};
    data[capability][property] = components;
  }
  const message = { message_id: nextId(), version: 2, application_id: application.id, vin, data };
  return [{ topic: application.topic, payload: JSON.stringify(message) }];
}
