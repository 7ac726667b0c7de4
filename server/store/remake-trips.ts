import type pg from 'pg';

/**
 * Makes the stored trips of a vehicle anew where these hours touch them, within the caller's transaction. Rows that would
 * stay as they are stay untouched.
 * @param hours epoch milliseconds of the beginnings of hours that are over, and whose readings changed or that have closed
 */
export async function remakeTrips(
  _client: pg.ClientBase,
  _vehicleId: number,
  _hours: readonly number[],
): Promise<void> {
  // Nothing is stored as yet: docs/trips.md comes with the rule.
}
