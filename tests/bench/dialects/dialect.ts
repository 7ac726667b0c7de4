/** So many vehicles share the messages of a benchmark. */
export const benchVehicles = 10_000;

/** VIN of the vehicle that the message of this index is of. */
export const benchVin = (index: number): string => `BENCH${String(index % benchVehicles).padStart(12, '0')}`;

/** Picks one of several in such a way that each vehicle comes to all of them. */
export function inTurn<Item>(items: readonly Item[], index: number): Item {
  const item = items[(index + Math.floor(index / benchVehicles)) % items.length];
  if (item === undefined) throw new Error('expected something to take turns with');
  return item;
}

/** What an upstream sends. `recordedAt` is the time of a Kafka record, epoch milliseconds. */
export type Spoken = { topic: string; payload: string; recordedAt?: number };

/** How a benchmark has an upstream of a kind speak. */
export type BenchDialect = {
  kind: string;
  label: string;
  /** Takes in all of its messages: a topic filter, or Kafka's topic. */
  filter: string;
  /** Its own name of the vehicle that a message is of; null where it says the VIN. */
  deviceOf: ((index: number) => string) | null;
  /** @param begin epoch milliseconds; the message is `index` ms younger, and no two are the same */
  speak: (index: number, begin: number) => Spoken;
};
