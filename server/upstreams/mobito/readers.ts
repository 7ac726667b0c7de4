import { cleanText, quote } from '../clean-text';
import { refuse, tell, tellAmount, tellPlausible } from '../draft';
import { readAmount } from '../read-amount';
import { codes, messages, troubles } from './list-readers';
import { readDate } from './read-date';
import type { Reader, Reading } from './reader';
import { flagOf, wordOf } from './words';

const number: Reader = ({ draft, signal, data, field, unit }) => tellAmount(draft, signal, data, field, unit);

/** A distance, whose unit may hang on what the vehicle's display is set to. */
const distance: Reader = ({ draft, signal, data, field, distanceUnit }) => {
  const amount = distanceUnit === null ? readAmount(data) : undefined;
  if (amount === undefined || amount.unit !== null) tellAmount(draft, signal, data, field, distanceUnit);
  else
    refuse(
      draft,
      'unknown-unit',
      field,
      `expected display_unit_distance km (else say in distances what it means), got ${amount.value} of an unknown unit`,
    );
};

/** A text; numbers are taken for what they look like. */
function readText({ draft, data, field }: Reading): string | undefined {
  if (typeof data === 'string') return cleanText(data.trim());
  if (typeof data === 'boolean' || (typeof data === 'number' && Number.isFinite(data))) return String(data);
  return refuse(draft, 'wrong-shape', field, `expected a text, got ${quote(data)}`);
}

const text: Reader = (reading) => {
  const value = readText(reading);
  if (value !== undefined) tell(reading.draft, reading.signal, value);
};

const flag: Reader = ({ draft, signal, data, field }) => {
  const value = flagOf(data);
  if (value === undefined) refuse(draft, 'wrong-shape', field, `expected true or false, got ${quote(data)}`);
  else tell(draft, signal, value);
};

const word: Reader = (reading) => {
  const value = readText(reading);
  if (value !== undefined) tell(reading.draft, reading.signal, wordOf(value));
};

/** A state that is told as a word, or as true and false. */
const either =
  (yes: string, no: string): Reader =>
  (reading) => {
    const isYes = flagOf(reading.data);
    if (isYes !== undefined) tell(reading.draft, reading.signal, isYes ? yes : no);
    else if (typeof reading.data === 'string') word(reading);
    else {
      const { draft, field, data } = reading;
      refuse(draft, 'wrong-shape', field, `expected a word, true or false, got ${quote(data)}`);
    }
  };

/** Whether a door is open. Other words say nothing of it. */
const opening: Reader = ({ draft, signal, data, field }) => {
  const isOpen = flagOf(data);
  const said =
    isOpen === undefined ? typeof data === 'string' && data.trim().toLowerCase() : isOpen ? 'open' : 'closed';
  if (said !== false && openings.has(said)) tell(draft, signal, said);
  else refuse(draft, 'wrong-shape', field, `expected true or false, got ${quote(data)}`);
};
const openings: ReadonlySet<string> = new Set(['open', 'closed', 'ajar', 'intermediate', 'partially_open']);

const date: Reader = ({ draft, signal, data, field }) => {
  const at = readDate(data);
  if (at === undefined)
    refuse(draft, 'bad-time', field, `expected a date like 2025-02 or 01.04.2027 00:00:00 UTC, got ${quote(data)}`);
  else tellPlausible(draft, signal, at, field);
};

/** Every way to read a field, by the name the field table uses. */
export const readers = {
  number,
  distance,
  text,
  flag,
  word,
  lock: either('locked', 'unlocked'),
  plug: either('plugged_in', 'disconnected'),
  opening,
  date,
  codes,
  troubles,
  messages,
};
