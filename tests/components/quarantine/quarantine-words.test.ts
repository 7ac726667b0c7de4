import { describe, expect, it } from 'vitest';
import {
  groupSentence,
  groupTitle,
  namesOf,
  previewWords,
  seenWords,
  shapeTitle,
} from '../../../components/quarantine/group-words';
import { type Redecoding, redecodingWords } from '../../../components/quarantine/redecoding';

const group = { upstream: 'fox', verdict: 'partial' as const, reason: 'not-a-number', fingerprint: 'f' };

describe('a group in words', () => {
  it('is called by its reason', () => {
    expect(groupTitle(group)).toBe('Not a number');
    expect(groupTitle({ verdict: 'unmapped', reason: 'unmapped' })).toBe('Device without a vehicle');
  });

  it('is of one device or of several', () => {
    const unmapped = { verdict: 'unmapped' as const, detail: '' };
    expect(groupSentence({ ...unmapped, devices: ['a'] })).toContain('which vehicle the device is in');
    expect(groupSentence({ ...unmapped, devices: ['a', 'b'] })).toContain('which vehicle these devices are in');
    expect(groupSentence({ verdict: 'partial', detail: 'x', devices: [] })).toBe('x');
  });

  it('tells how often its messages came, where that is more often than once', () => {
    expect(seenWords({ messages: 3, seen: 3 })).toBeNull();
    expect(seenWords({ messages: 3, seen: 12 })).toBe('came 12 times');
  });

  it('tells what its messages have in common beside the reason, where that says more than its sentence', () => {
    expect(shapeTitle({ field: '', fingerprint: 'data: object, vin: list' })).toBe('Envelope');
    expect(shapeTitle({ field: 'speed', fingerprint: 'odometer, speed' })).toBe('Refused');
    expect(shapeTitle({ field: 'speed', fingerprint: 'speed' })).toBeNull();
    expect(shapeTitle({ field: '', fingerprint: '' })).toBeNull();
  });

  it('names whom it is about, and owns up that there may be others', () => {
    expect(namesOf(['a', 'b'])).toBe('a, b');
    expect(namesOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d, e and maybe others');
  });
});

describe('a preview in words', () => {
  it('tells what would become of how many, the best first', () => {
    expect(previewWords({ verdicts: { quarantined: 3, accepted: 4 } })).toEqual([
      { verdict: 'accepted', count: 4, outcome: 'would be taken' },
      { verdict: 'quarantined', count: 3, outcome: 'would stay as they are' },
    ]);
    expect(previewWords({ verdicts: { quarantined: 1 } })).toMatchObject([{ outcome: 'would stay as it is' }]);
  });
});

describe('a re-decoding in words', () => {
  const redecoding = (change: Partial<Redecoding>): Redecoding => ({
    id: 'x',
    group,
    progress: { done: 10, settled: 4, total: 30, cursor: '7' },
    state: 'running',
    isStopping: false,
    error: null,
    ...change,
  });
  const over = (done: number, settled: number) =>
    redecoding({ state: 'done', progress: { done, settled, total: done, cursor: null } });

  it('tells how far it is, and that it is about to stop', () => {
    expect(redecodingWords(redecoding({}))).toEqual({
      title: 'Not a number, fox',
      detail: 'Decoding again: 10 of 30 messages',
    });
    expect(redecodingWords(redecoding({ isStopping: true })).detail).toContain('Stopping after this step');
  });

  it('tells how it went', () => {
    expect(redecodingWords(over(10, 10)).detail).toBe('Settled: 10 messages decoded, each at its own time.');
    expect(redecodingWords(over(10, 0)).detail).toContain('Nothing changed');
    expect(redecodingWords(over(10, 4)).detail).toBe('4 of 10 messages settled; the others stay, with today’s reason.');
    expect(redecodingWords(over(2, 1)).detail).toBe('1 of 2 messages settled; the other stays, with today’s reason.');
    expect(redecodingWords(over(0, 0)).detail).toBe('Nothing was left to decode.');
  });

  it('tells what is left where it was stopped or broke off', () => {
    expect(redecodingWords(redecoding({ state: 'stopped' })).detail).toBe(
      'Stopped: 4 of 10 messages settled, 20 messages left.',
    );
    expect(redecodingWords(redecoding({ state: 'failed', error: 'No answer.' })).detail).toContain('No answer.');
  });
});
