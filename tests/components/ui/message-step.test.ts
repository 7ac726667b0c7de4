import { describe, expect, it } from 'vitest';
import { isMessageStep, messageStep } from '../../../components/ui/message-step';

describe('a step of the history', () => {
  it('that opened a message is known by its mark, whatever the router keeps beside it', () => {
    expect(isMessageStep({ ...messageStep, __NA: true })).toBe(true);
  });

  it('of a pasted link, or of another view, is none to go back from', () => {
    expect(isMessageStep(null)).toBe(false);
    expect(isMessageStep({ __NA: true })).toBe(false);
  });
});
