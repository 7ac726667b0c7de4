/** The job that closes hours: its `through` says how far it has come. */
export const closingJob = 'hours';

/**
 * SQL for the time before which every hour is closed; null while there is none. An hour of a vehicle before it that is not in
 * `stale_hour` has its rollups and trips, or no readings. Both must be asked in the statement that reads what is derived,
 * or in one snapshot with it.
 */
export const closedThrough = `(SELECT through FROM job WHERE name = '${closingJob}')`;

/** SQL: whether what is derived from an hour of a vehicle is as its readings are. */
export const isRolled = (vehicleId: string, hour: string): string =>
  `(${hour} < ${closedThrough} AND NOT EXISTS (
    SELECT FROM stale_hour s WHERE s.vehicle_id = ${vehicleId} AND s.hour = ${hour}))`;
