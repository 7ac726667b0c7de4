/** A code with one of these is only remembered by the vehicle. Any other, or none, is active. */
const clearedStatuses: ReadonlySet<string> = new Set(['inactive', 'cleared', 'resolved', 'passive', 'historic']);

/** Whether an entry of `trouble_codes` is of something that is wrong now. */
export function isActiveCode(code: unknown): boolean {
  if (typeof code !== 'object' || code === null || !('status' in code)) return true;
  return typeof code.status !== 'string' || !clearedStatuses.has(code.status.toLowerCase());
}
