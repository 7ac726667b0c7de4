import { describe, expect, it } from 'vitest';
import { afterAnswer } from '../../server/commands/after-publish';
import { commandLimits } from '../../server/commands/command-limits';
import { seconds } from '../../server/contract/duration';
import { published, secondsAfter } from './told';

const effect = { signal: 'doors.lock_state', becomes: ['locked'], tolerance: 0, withinMs: seconds(60) };
const command = {
  ...{ id: '019aa000-0000-7000-8000-000000000001', attempts: 1, mayRepeat: false, upstream: 'drogue' },
  ...{ effect, dispatchedAt: published },
};
const over = { packetId: 7, handedAt: secondsAfter(2) };
const made = (answer: Parameters<typeof afterAnswer>[2], attempts = 1) =>
  afterAnswer({ ...command, attempts }, over, answer, secondsAfter(3), commandLimits);

describe('what a broker says of a command', () => {
  it('is kept, whatever text comes with it', () => {
    const words = 'no reason given (“a\0b”)';
    expect(made({ outcome: 'refused', reasonCode: 0x80, words })).toMatchObject({
      ...{ to: 'failed', words: 'the broker of drogue refused it: no reason given (“a\ufffdb”)' },
      changes: { packetId: 7, reasonCode: 0x80, reasonWords: 'no reason given (“a\ufffdb”)' },
    });
    expect(made({ outcome: 'accepted', reasonCode: 0, words: 'x'.repeat(60_000) }).words.length).toBeLessThan(5_000);
    expect(made({ outcome: 'unanswered', words: 'gone\0' }).words).not.toContain('\0');
  });

  it('comes with when it was handed over: what was measured until then shows nothing of it', () => {
    const accepted = { outcome: 'accepted', reasonCode: 0, words: null } as const;
    expect(made(accepted).changes).toMatchObject({ publishedAt: secondsAfter(2), decidedBy: secondsAfter(62) });
    const again = made(accepted, 2).changes;
    expect(again).toMatchObject({ decidedBy: secondsAfter(62) });
    expect(again).not.toHaveProperty('publishedAt');
  });
});
