import { IconAlertTriangle, IconBattery1, IconCircleDashed, IconMapPinOff, IconTool } from '@tabler/icons-react';
import type { Condition } from './fleet-filter';
import { lowEnergyPercent } from './fleet-filter';

export const conditionLabels: Record<Condition, string> = {
  attention: 'Attention',
  service: 'Service due',
  tire: 'Low tire',
  energy: 'Low energy',
  position: 'No position',
};

const rules: Record<Condition, string> = {
  attention: 'Active trouble codes or a low tire',
  service: 'Its service is due by distance, time or date',
  tire: 'A tire more than 10% below its target, or reported low by the vehicle',
  energy: `Less than ${lowEnergyPercent}% in the tank, or in the battery where there is no tank`,
  position: 'It has never told where it is, so it is not on the map',
};

/** The rule behind the word. @param isPast of a moment of the past, after which it may have told */
export const conditionRule = (condition: Condition, isPast: boolean): string =>
  isPast && condition === 'position' ? 'It had not told where it was, so it is not on the map' : rules[condition];

export const conditionIcons = {
  attention: IconAlertTriangle,
  service: IconTool,
  tire: IconCircleDashed,
  energy: IconBattery1,
  position: IconMapPinOff,
} satisfies Record<Condition, unknown>;
