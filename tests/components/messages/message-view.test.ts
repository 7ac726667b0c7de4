import { describe, expect, it } from 'vitest';
import { allMessages, messageSearchOf, messagesPath, readMessageView } from '../../../components/messages/message-view';
import { conditionCount } from '../../../components/ui/search-conditions';

const viewOf = (query: string) => readMessageView(new URLSearchParams(query));

describe('which messages are looked for', () => {
  it('is read out of an address that another page made', () => {
    const view = viewOf('upstream=fox&device=1BBCE&verdict=partial&state=open&from=1700000000000&vin=VF1&topic=bat');
    expect(messageSearchOf(view)).toEqual({
      upstream: 'fox',
      device: '1BBCE',
      verdict: 'partial',
      state: 'open',
      from: 1_700_000_000_000,
      vin: 'VF1',
      topic: 'bat',
    });
    expect(conditionCount(view)).toBe(7);
  });

  it('is all of them where the address says nothing, or what nobody understands', () => {
    expect(viewOf('')).toEqual(allMessages);
    expect(viewOf('verdict=lovely&state=lost&from=yesterday&to=-1&vin=')).toEqual(allMessages);
    expect(messageSearchOf(allMessages)).toEqual({});
  });

  it('is left alone by the message that is open', () => {
    expect(viewOf('message=12.3&signal=speed')).toEqual(allMessages);
  });

  it('does not count the space around a text', () => {
    expect(messageSearchOf({ ...allMessages, topic: '  bat ' })).toEqual({ topic: 'bat' });
    expect(messageSearchOf({ ...allMessages, vin: '  ' })).toEqual({});
  });

  it('can be led to', () => {
    expect(messagesPath({ vin: 'VF1 2', verdict: '' })).toBe('/messages?vin=VF1+2');
    expect(messagesPath({})).toBe('/messages');
  });
});
