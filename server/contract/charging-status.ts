/** What `charging.status` says while energy flows in; compared in lower case. */
export const chargingStatuses: ReadonlySet<string> = new Set([
  'charging',
  'slow_charging',
  'fast_charging',
  'chargingactive',
]);
