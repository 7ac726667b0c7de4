import { describe, expect, it } from 'vitest';
import { messageDepth, messageStep } from '../../../components/ui/message-step';

describe('a step of the history', () => {
  it('that opened a message is known by its mark, whatever the router keeps beside it', () => {
    expect(messageDepth({ ...messageStep(1), __NA: true })).toBe(1);
  });

  it('upon another message tells how many steps lead back to where no message was open', () => {
    expect(messageDepth(messageStep(3))).toBe(3);
  });

  it('of a pasted link, or of another view, is none to go back from', () => {
    expect(messageDepth(null)).toBe(0);
    expect(messageDepth({ __NA: true })).toBe(0);
  });
});
