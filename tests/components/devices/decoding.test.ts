import { describe, expect, it } from 'vitest';
import { type DecodingProgress, decodeAll, notBegun, withStep } from '../../../components/devices/decoding';
import { decodingWords } from '../../../components/devices/decoding-words';
import type { RedecodeStep } from '../../../server/contract/quarantine';

const step = (looked: number, remaining: number, cursor: string | null): RedecodeStep => ({
  looked,
  settled: looked,
  remaining,
  cursor,
});

/** Answers with these steps one after the other, and keeps what it was asked for. */
function steps(...answers: (RedecodeStep | Error)[]) {
  const asked: (string | null)[] = [];
  const told: DecodingProgress[] = [];
  const take = async (cursor: string | null) => {
    asked.push(cursor);
    const answer = answers[asked.length - 1];
    if (answer === undefined) throw new Error('asked for a step too many');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, told, take, tell: (progress: DecodingProgress) => told.push(progress) };
}

describe('the decoding of what waited', () => {
  it('goes on step by step until nothing remains', async () => {
    const { asked, told, take, tell } = steps(step(2_000, 500, '17'), step(500, 0, null));
    await decodeAll(notBegun, take, tell);
    expect(asked).toEqual([null, '17']);
    expect(told.map(({ done, total }) => `${done} of ${total}`)).toEqual(['2000 of 2500', '2500 of 2500']);
  });

  it('goes on from the step that came with the mapping', async () => {
    const { asked, told, take, tell } = steps(step(100, 0, null));
    await decodeAll(withStep(notBegun, step(2_000, 100, '9')), take, tell);
    expect(asked).toEqual(['9']);
    expect(told.at(-1)).toEqual({ done: 2_100, settled: 2_100, total: 2_100, cursor: null });
  });

  it('asks for nothing when the mapping settled everything', async () => {
    const { asked, take, tell } = steps();
    await decodeAll(withStep(notBegun, step(3, 0, null)), take, tell);
    expect(asked).toEqual([]);
  });

  it('keeps where it can go on from when a step fails', async () => {
    const { told, take, tell } = steps(step(10, 5, '3'), new Error('the server is away'));
    await expect(decodeAll(notBegun, take, tell)).rejects.toThrow('the server is away');
    expect(told.at(-1)).toMatchObject({ done: 10, cursor: '3' });
  });

  it('ends at a step that does not move on', async () => {
    const { asked, take, tell } = steps(step(0, 5, '3'), step(0, 5, '3'));
    await decodeAll(notBegun, take, tell);
    expect(asked).toHaveLength(2);
  });
});

describe('how a decoding goes, in words', () => {
  const about = { key: 'fox\n1BBCE', upstream: 'fox', device: '1BBCE', vin: 'WVWZZZ1JZ1', error: null };
  const progress = { done: 1_200, settled: 1_200, total: 3_400, cursor: '4' };

  it('counts while it goes', () => {
    expect(decodingWords({ ...about, state: 'running', progress })).toEqual({
      title: '1BBCE → WVWZZZ1JZ1',
      detail: 'Decoding: 1\u202f200 of 3\u202f400 messages',
    });
  });

  it('says what became of them', () => {
    const over = { ...about, state: 'done' as const };
    expect(decodingWords({ ...over, progress }).detail).toBe('1\u202f200 messages decoded, each at its own time.');
    expect(decodingWords({ ...over, progress: { ...progress, settled: 1_199 } }).detail).toBe(
      '1\u202f199 of 1\u202f200 messages decoded; the rest is in the quarantine.',
    );
    expect(decodingWords({ ...over, progress: notBegun }).detail).toBe('Mapped. Nothing had waited for it.');
  });

  it('says how far it came when it stopped', () => {
    expect(
      decodingWords({ ...about, state: 'failed', progress: { ...progress, done: 1 }, error: 'The server is away.' })
        .detail,
    ).toBe('Stopped after 1 message: The server is away.');
  });
});
