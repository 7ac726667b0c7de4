import { describe, expect, it } from 'vitest';
import { countNewer } from '../../../components/data/newer-messages';
import type { ListedMessage } from '../../../server/contract/messages';

const found = (references: string[], cursor: string | null = null) => ({
  messages: references.map(
    (reference): ListedMessage => ({
      reference,
      upstream: 'fox',
      topic: 'a',
      receivedAt: 1,
      verdict: 'accepted',
      vin: null,
      device: null,
      bytes: 2,
    }),
  ),
  searchedTo: null,
  cursor,
});

describe('messages that came since', () => {
  it('are those filed after the newest one known', () => {
    expect(countNewer(found(['12.0', '10.11', '10.9', '9.40'], '9.40'), '10.9')).toEqual({ count: 2, isMore: false });
  });

  it('are all that is found where none was known', () => {
    expect(countNewer(found(['3.1', '3.0']), null)).toEqual({ count: 2, isMore: false });
  });

  it('are at least so many where a whole page is newer', () => {
    expect(countNewer(found(['3.1', '3.0'], '3.0'), '2.7')).toEqual({ count: 2, isMore: true });
    expect(countNewer(found([], '3.0'), '2.7')).toEqual({ count: 0, isMore: false });
  });
});
