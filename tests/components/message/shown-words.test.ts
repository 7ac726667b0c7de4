import { describe, expect, it } from 'vitest';
import { prettyPayload } from '../../../components/message/pretty-payload';
import { shownWords } from '../../../components/message/shown-words';
import type { Reading } from '../../../server/contract/reading';

const reading = (at: number, message: string): Reading => ({
  signal: 'speed',
  value: 1,
  at,
  timeSource: 'property',
  receivedAt: at,
  upstream: 'one',
  message,
});

describe('whether the screen shows a value of a message', () => {
  it('is told for the one it shows', () => {
    expect(shownWords(reading(5, '1.0'), reading(5, '1.0'), false)).toEqual({
      isShown: true,
      sentence: 'On screen now',
    });
  });

  it('names the time of the newer one otherwise', () => {
    const { isShown, sentence } = shownWords(
      reading(5, '2.0'),
      reading(new Date(2026, 0, 2, 3, 4, 5).getTime(), '1.0'),
      true,
    );
    expect(isShown).toBe(false);
    expect(sentence).toBe('Not on screen: a newer value was measured 2026-01-02 03:04:05');
  });

  it('names a later message of the same moment', () => {
    expect(shownWords(reading(5, '1.0'), reading(5, '2.0'), true).sentence).toContain('a later message');
  });

  it('goes by the server’s word where nothing else is known', () => {
    expect(shownWords(reading(5, '1.0'), undefined, true).isShown).toBe(true);
    expect(shownWords(reading(5, '1.0'), undefined, false).isShown).toBe(false);
  });
});

describe('a payload', () => {
  it('that is JSON is indented', () => {
    expect(prettyPayload('{"a":[1]}', true)).toEqual({ text: '{\n  "a": [\n    1\n  ]\n}', note: null });
  });

  it('that is not is shown as it came, and says so', () => {
    expect(prettyPayload('{"a":', true)).toEqual({ text: '{"a":', note: 'Not JSON: shown as it came' });
    expect(prettyPayload('3q2+7w==', false).note).toBe('Not text: shown in base64');
  });
});
