import { holds, readValue, valueColumnsOf } from './form';
import { roundedMilliseconds, type ToldReading } from './packed-readings';

const text = `coalesce(text, '')`;
const utf8 = `convert_to(${text}, 'UTF8')`;

/**
 * SQL: the newest reading of each signal of a vehicle as one row of bytes, an aggregate over rows of signal_id, at, form,
 * number, longitude and text. Each is 14 bytes of signal, time and form, and its value: 8 of a number, 16 of a position,
 * and of anything else 4 of length and the UTF-8. A third of what the rows themselves would take.
 */
export const packedState = `string_agg(
  int4send(signal_id) || int8send((${roundedMilliseconds('at')})::int8) || int2send(form) || CASE
    WHEN ${holds('form', 'text')} OR ${holds('form', 'list')} THEN int4send(octet_length(${utf8})) || ${utf8}
    WHEN ${holds('form', 'position')} THEN float8send(coalesce(number, 0)) || float8send(coalesce(longitude, 0))
    ELSE float8send(coalesce(number, 0)) END,
  '' ORDER BY signal_id)`;

/**
 * Gives the readings of a packed state to a taker, in the order of their signals' numbers.
 * @param names of the signals that are wanted: of others the time alone is told
 */
export function unpackState(
  state: Buffer,
  names: ReadonlyMap<number, string>,
  take: (signalId: number, at: number, reading: ToldReading | undefined) => void,
): void {
  let offset = 0;
  while (offset < state.length) {
    const signalId = state.readInt32BE(offset);
    const at = state.readInt32BE(offset + 4) * 0x1_0000_0000 + state.readUInt32BE(offset + 8);
    const form = state.readInt16BE(offset + 12);
    offset += 14;
    const begin = offset;
    const layout = valueColumnsOf(form);
    if (layout === 'text') offset += 4 + state.readInt32BE(begin);
    else offset += layout === 'number' ? 8 : 16;
    const signal = names.get(signalId);
    if (signal === undefined) {
      take(signalId, at, undefined);
      continue;
    }
    const columns =
      layout === 'text'
        ? { form, number: null, longitude: null, text: state.toString('utf8', begin + 4, offset) }
        : {
            form,
            number: state.readDoubleBE(begin),
            longitude: layout === 'number' ? null : state.readDoubleBE(begin + 8),
            text: null,
          };
    take(signalId, at, { signal, value: readValue(columns), at });
  }
}
