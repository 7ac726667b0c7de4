/** ISO 8601 as sent in the wild: date alone, space for T, any number of decimals, Z or an offset; without one it is UTC. */
const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?(?:[Zz]|([+-])(\d\d):?(\d\d)?)?)?$/;
const digits = /^\d{9,19}$/;

/** Epoch numbers are told apart by size: seconds, milli-, micro- or nanoseconds all lie between 1973 and 5138. */
function fromEpoch(value: number): number | undefined {
  if (!(value >= 1e8)) return undefined;
  if (value < 1e11) return value * 1e3;
  if (value < 1e14) return value;
  if (value < 1e17) return value / 1e3;
  return value < 1e20 ? value / 1e6 : undefined;
}

function fromParts(parts: RegExpExecArray): number | undefined {
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  const hour = Number(parts[4] ?? 0);
  const minute = Number(parts[5] ?? 0);
  const second = Number(parts[6] ?? 0);
  // 60 is a leap second.
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return undefined;
  const midnight = Date.UTC(Number(parts[1]), month - 1, day);
  // Date.UTC carries 30 February into March.
  if (day > 28 && new Date(midnight).getUTCDate() !== day) return undefined;
  const offsetMinutes = parts[8] === undefined ? 0 : Number(parts[9]) * 60 + Number(parts[10] ?? 0);
  // The widest zone in use is 14 hours from UTC.
  if (offsetMinutes > 18 * 60) return undefined;
  const minutes = hour * 60 + minute - (parts[8] === '-' ? -offsetMinutes : offsetMinutes);
  const milliseconds = parts[7] === undefined ? 0 : Math.floor(Number(`0.${parts[7]}`) * 1000);
  return midnight + minutes * 60_000 + second * 1000 + milliseconds;
}

/** Epoch milliseconds of an ISO 8601 text or an epoch number (or its digits as text); undefined when it is neither. */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') {
    const at = fromEpoch(value);
    return at === undefined ? undefined : Math.floor(at);
  }
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const parts = iso.exec(value);
  if (parts !== null) return fromParts(parts);
  return digits.test(value) ? parseTime(Number(value)) : undefined;
}

const earliest = Date.UTC(2000, 0);
const latest = Date.UTC(2100, 0);

/**
 * Whether a vehicle may have measured something then: epoch zero, year 9999 and their like are a clock that was never
 * set. Times that are merely ahead of ours are left to whoever knows ours.
 */
export function isEventTime(at: number): boolean {
  return at >= earliest && at < latest;
}
