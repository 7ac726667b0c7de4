/** Where a signal of a vehicle is found among all of them. */
export function signalPath(vin: string, signalId: string): string {
  return `/vehicles/${encodeURIComponent(vin)}?${new URLSearchParams({ find: signalId })}`;
}
