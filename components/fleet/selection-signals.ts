/** One line of the selection card: the first of the signals that has a value is shown. */
export type SelectionLine = { label: string; signals: readonly [string, ...string[]] };

/** The six values a dispatcher asks for first. */
export const selectionLines: readonly SelectionLine[] = [
  { label: 'Speed', signals: ['speed', 'speed.wheel_based'] },
  { label: 'Energy', signals: ['traction_battery.state_of_charge', 'fuel.level'] },
  { label: 'Range', signals: ['range', 'traction_battery.range', 'fuel.range'] },
  { label: 'Odometer', signals: ['odometer'] },
  { label: 'Ignition', signals: ['ignition.state', 'engine.running'] },
  { label: 'Doors', signals: ['doors.lock_state'] },
];

/** The first of the signals that `has` a value; without any, the first: its reason stands for all. */
export function firstKnown(signals: SelectionLine['signals'], has: (signalId: string) => boolean): string {
  return signals.find(has) ?? signals[0];
}
