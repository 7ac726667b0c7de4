import { expect, it } from 'vitest';
import { answerWords, deliveryTitle, offsetWords } from '../../../components/commands/delivery-words';

const taken = [{ at: 1, state: 'accepted' as const, actor: 'Motorcade', words: 'the broker took it' }];

it('the broker’s answer is told in words, whatever it was', () => {
  expect(answerWords({ reasonCode: null, reasonWords: null, steps: [] })).toBeNull();
  expect(answerWords({ reasonCode: null, reasonWords: null, steps: taken })).toMatch(/^It took it; over MQTT 3\.1\.1/);
  expect(answerWords({ reasonCode: 0, reasonWords: null, steps: taken })).toBe('0x00: it took it');
  expect(answerWords({ reasonCode: 0x10, reasonWords: 'nobody listens', steps: taken })).toBe('0x10: nobody listens');
  expect(answerWords({ reasonCode: 0x87, reasonWords: 'not authorized', steps: [] })).toBe('0x87: not authorized');
});

it('what never went out is not called sent', () => {
  expect(deliveryTitle({ attempts: 0, state: 'queued' })).toBe('What is to be sent');
  expect(deliveryTitle({ attempts: 0, state: 'cancelled' })).toBe('What was not sent');
  expect(deliveryTitle({ attempts: 1, state: 'unknown' })).toBe('What was sent');
});

it('seconds of a reading are those that its verdict has', () => {
  expect(offsetWords(1_900)).toBe('1 s after it was sent');
  expect(offsetWords(340)).toBe('340 ms after it was sent');
  expect(offsetWords(90_400)).toBe('1 min 30 s after it was sent');
  expect(offsetWords(120_000)).toBe('2 min after it was sent');
  expect(offsetWords(2 * 3_600_000)).toBe('2 h after it was sent');
  expect(offsetWords(-7_200)).toBe('7 s before it was sent');
});
