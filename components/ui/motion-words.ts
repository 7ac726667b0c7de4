import type { Motion } from '../../server/contract/motion';

const labels: Record<Motion, string> = {
  moving: 'Moving',
  idling: 'Idling',
  charging: 'Charging',
  parked: 'Parked',
  unknown: 'Unknown',
  stale: 'Stale',
  unseen: 'Never seen',
};

const rules: Record<Motion, string> = {
  moving: 'Faster than 3 km/h',
  idling: 'Standing with the ignition or engine on',
  charging: 'Standing and charging',
  parked: 'Standing with everything off',
  unknown: 'It sends no speed, ignition, charging or position to tell by',
  stale:
    'No event for 10 min while moving, switched on or unknown, or for 24 h while parked; or moving by a speed older than 10 min',
  unseen: 'Nothing was ever received from it',
};

/** What is said otherwise of a moment of the past: of what came after it nothing was known. */
const pastLabels: Partial<Record<Motion, string>> = { unseen: 'Not seen' };
const pastRules: Partial<Record<Motion, string>> = {
  unknown: 'It had sent no speed, ignition, charging or position to tell by',
  unseen: 'Nothing had been received from it',
};

/** What a vehicle is doing, in a word. @param isPast at a moment of the past */
export const motionLabel = (motion: Motion, isPast = false): string =>
  (isPast ? pastLabels[motion] : undefined) ?? labels[motion];

/** The rule behind the word. @param isPast at a moment of the past */
export const motionRule = (motion: Motion, isPast = false): string =>
  (isPast ? pastRules[motion] : undefined) ?? rules[motion];
