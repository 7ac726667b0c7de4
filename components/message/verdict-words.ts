import type { Verdict } from '../../server/contract/message';

export type VerdictWords = { label: string; sentence: string; tone: 'good' | 'neutral' | 'warning' | 'bad' };

/** What became of a message, in a word and in a sentence. */
export const verdictWords: Record<Verdict, VerdictWords> = {
  accepted: { label: 'Accepted', sentence: 'Everything in it was taken.', tone: 'good' },
  duplicate: {
    label: 'Duplicate',
    sentence: 'All it says was known already, from a message delivered before. Nothing changed.',
    tone: 'neutral',
  },
  late: {
    label: 'Late',
    sentence: 'Newer values were known when it came. It is kept in the history; the screen did not change.',
    tone: 'neutral',
  },
  partial: {
    label: 'Partly taken',
    sentence: 'Some fields were refused, see below; the others were taken.',
    tone: 'warning',
  },
  unmapped: {
    label: 'No vehicle',
    sentence: 'It comes from a device that belongs to no vehicle yet. It is kept until somebody says to which.',
    tone: 'warning',
  },
  quarantined: { label: 'Quarantined', sentence: 'Nothing could be made of it. It is kept as it came.', tone: 'bad' },
  ignored: {
    label: 'Nothing for us',
    sentence: 'It was understood, and has no value in it that is shown here.',
    tone: 'neutral',
  },
};
