/** The tabs of a vehicle's page, in their order: a part of the address, and what it is called. */
export const vehicleTabs: readonly { segment: string | null; label: string }[] = [
  { segment: null, label: 'Overview' },
  { segment: 'commands', label: 'Commands' },
  { segment: 'history', label: 'History' },
  { segment: 'trips', label: 'Trips' },
  { segment: 'replay', label: 'Replay' },
  { segment: 'timeline', label: 'Timeline' },
];

/** Where a tab of a vehicle is found; the overview where none is named. */
export function vehiclePath(vin: string, segment: string | null = null): string {
  const path = `/vehicles/${encodeURIComponent(vin)}`;
  return segment === null ? path : `${path}/${segment}`;
}
