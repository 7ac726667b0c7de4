/** The fields of the composite type incoming_reading, in its order. */
export const incomingColumns =
  'at, received_at, message_key, vehicle_id, signal_id, message_index, form, number, longitude, text, claimed_at';

/** The columns of reading, latest and source_latest. */
export const storedColumns = `${incomingColumns}, upstream_id, batch_id`;

/** The columns that say what a reading holds, beside where and when it stands. */
export const contentColumns =
  'received_at, message_key, batch_id, message_index, form, number, longitude, text, claimed_at'.split(', ');

/** Assigns columns of a row that is there already. */
export const replace = (columns: readonly string[]): string =>
  columns.map((column) => `${column} = excluded.${column}`).join(', ');

/** Of two readings of a signal the one with the greatest (at, message key) is kept. */
export const takeNewer = `DO UPDATE SET ${replace([...contentColumns, 'at', 'upstream_id'])}
  WHERE (excluded.at, excluded.message_key) > (held.at, held.message_key)`;
