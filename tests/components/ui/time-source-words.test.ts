import { describe, expect, it } from 'vitest';
import { timeNotes } from '../../../components/ui/time-source-words';

describe('a time', () => {
  it('of the value itself needs no remark', () => {
    expect(timeNotes({ timeSource: 'property' })).toEqual([]);
  });

  it('of receipt says that the vehicle sent none', () => {
    expect(timeNotes({ timeSource: 'received' })).toEqual(['Time of receipt: the vehicle sent none']);
  });

  it('that is not believed says what the vehicle claimed', () => {
    const [note] = timeNotes({ timeSource: 'property', claimedAt: new Date(2094, 1, 1, 12).getTime() });
    expect(note).toContain('2094-02-01 12:00:00');
    expect(note).toContain('not believed');
  });
});
