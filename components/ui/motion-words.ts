import type { Motion } from '../../server/contract/motion';

/** What a vehicle is doing, in a word. */
export const motionLabels: Record<Motion, string> = {
  moving: 'Moving',
  idling: 'Idling',
  charging: 'Charging',
  parked: 'Parked',
  unknown: 'Unknown',
  stale: 'Stale',
  unseen: 'Never seen',
};

/** The rule behind the word. */
export const motionRules: Record<Motion, string> = {
  moving: 'Faster than 3 km/h',
  idling: 'Standing with the ignition or engine on',
  charging: 'Standing and charging',
  parked: 'Standing with everything off',
  unknown: 'It sends no speed, ignition, charging or position to tell by',
  stale:
    'No event for 10 min while moving, switched on or unknown, or for 24 h while parked; or moving by a speed older than 10 min',
  unseen: 'Nothing was ever received from it',
};
