/** What is asked for most, as sets that belong together. */
const sets = [
  { label: 'Speed', signals: ['speed'] },
  { label: 'Battery and charging', signals: ['traction_battery.state_of_charge', 'charging.power', 'charging.status'] },
  { label: 'Fuel', signals: ['fuel.level', 'fuel.volume'] },
  { label: 'Speed and odometer', signals: ['speed', 'odometer'] },
  {
    label: 'Tire pressures',
    signals: ['front_left', 'front_right', 'rear_left', 'rear_right'].map((wheel) => `tire.pressure.${wheel}`),
  },
  { label: 'Ignition and doors', signals: ['ignition.state', 'doors.lock_state'] },
  { label: '12 V battery', signals: ['starter_battery.voltage', 'engine.running'] },
] as const satisfies readonly { label: string; signals: readonly string[] }[];

/** The sets whose first signal a vehicle tells, with those of the others that it tells as well. */
export function suggestedSignals(told: ReadonlySet<string>): { label: string; signals: string[] }[] {
  return sets
    .filter(({ signals: [first] }) => first !== undefined && told.has(first))
    .map(({ label, signals }) => ({ label, signals: signals.filter((id) => told.has(id)) }))
    .filter(({ signals }, index, all) => all.findIndex((set) => set.signals.join() === signals.join()) === index);
}
