import { describe, expect, it } from 'vitest';
import { describeUnlisted } from '../../../components/ui/describe-unlisted';
import { isSought, signalEntries, withHeadings } from '../../../components/vehicle/signal-list';
import type { Absence, Availability, Reading } from '../../../server/contract/reading';
import { describeGeneric, signalOf } from '../../../server/contract/signals';

const told = { at: 1, upstream: 'high-mobility', message: '1.0' };
const reading = (signal: string): [string, Reading] => [
  signal,
  { ...told, signal, value: 1, timeSource: 'property', receivedAt: 1 },
];
const absence: Absence = { ...told, signal: 'position', reason: 'oem_error', description: '' };
const availability: Availability = {
  signal: 'heading',
  updateRate: 'trip',
  rateLimitHertz: null,
  appliesPer: null,
  upstream: 'high-mobility',
};
const state = {
  readings: new Map([reading('speed'), reading('high_mobility.race.rear_suspension')]),
  absences: new Map([['position', absence]]),
  availabilities: new Map([['heading', availability]]),
};
const entries = signalEntries(state, (id) => signalOf(id) ?? describeGeneric(id, describeUnlisted(id)));

describe('the list of all signals', () => {
  it('has what is absent and what may come as well, and signals without a line in the catalogue', () => {
    expect(entries.map((entry) => entry.signal.id)).toEqual([
      'heading',
      'position',
      'speed',
      'high_mobility.race.rear_suspension',
    ]);
  });

  it('has a heading with a count above each group', () => {
    const headings = withHeadings(entries).flatMap((row) =>
      row.kind === 'group' ? [`${row.group} ${row.count}`] : [],
    );
    expect(headings).toEqual(['position 2', 'motion 1', 'other 1']);
  });

  it('is searched by every word, in names, ids, groups and sources', () => {
    const found = (text: string) => entries.filter((entry) => isSought(entry, text)).map((entry) => entry.signal.id);
    expect(found('race suspension')).toEqual(['high_mobility.race.rear_suspension']);
    expect(found('MOTION')).toEqual(['speed']);
    expect(found('high-mobility speed')).toEqual(['speed']);
    expect(found('')).toHaveLength(4);
    expect(found('nothing')).toEqual([]);
  });
});
