import type { UnitId } from './units';

export const signalKinds = ['number', 'text', 'flag', 'time', 'position', 'list'] as const;
export type SignalKind = (typeof signalKinds)[number];

export const signalGroups = [
  'position',
  'motion',
  'energy',
  'charging',
  'tires',
  'access',
  'engine',
  'electrical',
  'diagnostics',
  'service',
  'climate',
  'safety',
  'trip',
  'other',
] as const;
export type SignalGroup = (typeof signalGroups)[number];

/** What one kind of value means, wherever it came from. */
export type Signal = {
  /** Dotted, lower snake case: `tire.pressure.front_left`. */
  id: string;
  label: string;
  group: SignalGroup;
  kind: SignalKind;
  /** Canonical unit; null for text, flags, times, positions, lists and plain counts. */
  unit: UnitId | null;
  /** Decimals to show. */
  decimals: number;
  /** Age in milliseconds beyond which a value is stale. */
  freshMs: number;
  /** Least and greatest value that can be true, in the canonical unit; null when anything goes. */
  plausible: readonly [number, number] | null;
  /** Path in the COVESA Vehicle Signal Specification; null where it has none. */
  vss: string | null;
};

/** What a dialect tells of a signal that has no line in the catalogue, so that it can be listed and drawn all the same. */
export type GenericSignal = Pick<Signal, 'label' | 'kind' | 'unit'>;
