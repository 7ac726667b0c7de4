import type { ListItem, Value } from '../../server/contract/reading';
import { isActiveCode } from '../../server/contract/trouble-codes';
import { humanize } from '../ui/format-value';
import { itemsOf, nameOfItem } from '../ui/list-items';
import { isLit } from '../vehicle/is-lit';

/** A signal by which a vehicle warns, and what it warns of by a value: each thing in words, none while nothing is wrong. */
type Warning = { signal: string; warnsOf: (value: Value) => string[] };

/** Lamps that say what is switched on, open or at work, rather than that something is wrong (High Mobility, `dashboard_light`). */
const plainLamps: ReadonlySet<string> = new Set([
  ...[
    'high_beam',
    'low_beam',
    'position_lights',
    'front_fog_light',
    'rear_fog_light',
    'brake_lights',
    'hazard_warning',
  ],
  ...['hatch_open', 'trunk_open', 'trunk_window_open', 'screen_rear_open', 'fuel_door_open', 'door_front_left_open'],
  ...[
    'door_front_right_open',
    'door_rear_left_open',
    'door_rear_right_open',
    'trailer_connected',
    'park_heating',
    'acc',
  ],
  ...['seat_belt', 'diesel_pre_heat', 'diesel_filter_regeneration', 'auto_parking_brake', 'traction_control_active'],
]);

/** `tire_pressure_low` in the middle of a sentence: `tire pressure low`. */
const inSentence = (name: string): string => (/^[a-z][a-z0-9_]*$/.test(name) ? humanize(name).toLowerCase() : name);

/** Entries of a list, as long as they are listed. */
const listed =
  (words: (name: string) => string, counts: (item: ListItem) => boolean = () => true) =>
  (value: Value): string[] =>
    itemsOf(value)
      .filter(counts)
      .map((item) => words(nameOfItem(item)));

/** A text while it is one of some words. */
const word =
  (told: Readonly<Record<string, string>>) =>
  (value: Value): string[] =>
    Object.entries(told).flatMap(([one, words]) =>
      typeof value === 'string' && value.toLowerCase() === one ? [words] : [],
    );

/** What vehicles warn of by themselves, tires apart. */
export const warnings: readonly Warning[] = [
  { signal: 'trouble_codes', warnsOf: listed((name) => `Trouble code ${name} appeared`, isActiveCode) },
  {
    signal: 'dashboard_lights',
    warnsOf: listed(
      (name) => `Warning lamp: ${inSentence(name)}`,
      (light) => isLit(light) && !plainLamps.has(nameOfItem(light)),
    ),
  },
  { signal: 'dashboard_lights.bulb_failures', warnsOf: listed((name) => `Bulb failed: ${inSentence(name)}`) },
  { signal: 'dashboard_lights.dynamic_warnings', warnsOf: listed((name) => `Warning: ${inSentence(name)}`) },
  { signal: 'check_control_messages', warnsOf: listed((name) => `Message to the driver: ${name}`) },
  { signal: 'brake_lining.warning', warnsOf: (value) => (value === true ? ['Brake lining warning'] : []) },
  { signal: 'theft_alarm.status', warnsOf: word({ triggered: 'Theft alarm triggered' }) },
  {
    signal: 'crash.status',
    warnsOf: word({ restraints_engaged: 'Crash: restraints engaged', airbag_triggered: 'Crash: airbag triggered' }),
  },
];
