import { describe, expect, it } from 'vitest';
import { deliveryWords } from '../../../components/message/delivery-words';
import { effectWords } from '../../../components/message/effect-words';
import type { ReadingEffect } from '../../../server/contract/http';

const moment = new Date(2026, 0, 2, 3, 4, 5).getTime();
const reading = (effect: ReadingEffect) => ({
  signal: 'speed',
  value: 1,
  at: moment,
  timeSource: 'property' as const,
  receivedAt: moment,
  upstream: 'one',
  message: '1.0',
  effect,
});
const by = (message: string, upstream = 'one') => ({ message, upstream, at: moment });

describe('what a value of a message changed', () => {
  it('is the screen, where nothing newer is known', () => {
    const latest = reading({ kind: 'latest', by: null });
    expect(effectWords(latest, undefined)).toMatchObject({ label: 'On screen now', isShown: true, by: null });
  });

  it('is the screen no more once this browser was told of something newer', () => {
    const latest = reading({ kind: 'latest', by: null });
    const current = { ...latest, at: moment + 1_000, message: '2.0' };
    expect(effectWords(latest, current)).toEqual({
      label: 'History only',
      sentence: 'A newer value is known, measured 2026-01-02 03:04:06.000.',
      isShown: false,
      by: '2.0',
    });
  });

  it('is the history where a newer value is known, and names the other source', () => {
    const words = effectWords(reading({ kind: 'older', by: by('9.1', 'two') }), undefined);
    expect(words.sentence).toBe('A newer value is known, measured 2026-01-02 03:04:05.000, from two.');
    expect(words.by).toBe('9.1');
  });

  it('is nothing where the same was told before, and leads to the message that told it', () => {
    expect(effectWords(reading({ kind: 'repeated', by: by('0.7') }), undefined)).toMatchObject({
      label: 'Known already',
      by: '0.7',
    });
  });

  it('leads nowhere where the same message said something else of the moment', () => {
    const words = effectWords(reading({ kind: 'outdone', by: by('1.0') }), undefined);
    expect(words.by).toBeNull();
    expect(words.sentence).toContain('The same message');
  });

  it('is nothing at all where its message was not taken', () => {
    expect(effectWords(reading({ kind: 'not-taken', by: null }), undefined).label).toBe('Not taken');
  });
});

describe('how a message was delivered', () => {
  it('is told in words, names that are new as they are', () => {
    expect(deliveryWords({ partition: 3, repeated: true, leader: 'x' })).toEqual([
      { label: 'Partition', text: '3' },
      { label: 'Delivered again', text: 'Yes' },
      { label: 'leader', text: 'x' },
    ]);
  });
});
