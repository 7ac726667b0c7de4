import type { GenericSignal } from '../../server/contract/signal';

/** What can be told of a signal by its id alone: `high_mobility.race.rear_suspension` → `Race, rear suspension`. */
export function describeUnlisted(id: string): GenericSignal {
  const parts = id.split('.').map((part) => part.replaceAll('_', ' '));
  const label = (parts.length > 1 ? parts.slice(1) : parts).join(', ');
  return { label: label.charAt(0).toUpperCase() + label.slice(1), kind: 'text', unit: null };
}
