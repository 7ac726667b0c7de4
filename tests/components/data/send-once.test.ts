import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { sendOnce } from '../../../components/data/send-once';
import { keepUnanswered, unansweredKey } from '../../../components/data/unanswered-keys';
import { openStorage } from '../ui/open-storage';
import { answering, breakingOff, serve } from './serve';

const command = z.object({ id: z.string() });
const asked = { key: 'key', type: 'lock' };
const text = JSON.stringify({ type: 'lock' });

beforeEach(() => {
  vi.stubGlobal('window', { sessionStorage: openStorage() });
  keepUnanswered(text, asked.key);
});
afterEach(() => vi.unstubAllGlobals());

test.each([
  [201, false],
  [200, true],
])('a %i says whether an earlier attempt had arrived, and uses the key up', async (status, isRepeated) => {
  expect(await sendOnce(command, await answering(status, '{"id":"7"}'), asked)).toEqual({ id: '7', isRepeated });
  expect(unansweredKey(text)).toBeNull();
});

test('the key goes with the request, and is no part of it', async () => {
  const path = await serve(async (received, response) => {
    const parts: string[] = [];
    for await (const part of received.setEncoding('utf8')) parts.push(String(part));
    const { method, headers } = received;
    response.end(JSON.stringify({ id: `${method} ${headers['idempotency-key']} ${parts.join('')}` }));
  });
  expect(await sendOnce(command, path, asked)).toMatchObject({ id: `POST key ${text}` });
});

const maybe = 'It may have been sent all the same; trying again does not send it twice.';

test.each([
  [500, '{"error":"something went wrong here"}', `something went wrong here. ${maybe}`],
  [503, '<html>proxy</html>', `The server answered with an error (503). Try again. ${maybe}`],
  [201, '{"id":7}', maybe],
])('a %i that does not tell what became of it says that it may have been sent, and keeps the key', async (...given) => {
  const [status, body, message] = given;
  const told = sendOnce(command, await answering(status, body), asked);
  await expect(told).rejects.toMatchObject({ status, message: expect.stringContaining(message) });
  expect(unansweredKey(text)).toBe(asked.key);
});

test('so does an answer that breaks off, or takes too long', async () => {
  const noAnswer = { status: 0, message: `No answer came. ${maybe}` };
  await expect(sendOnce(command, await breakingOff(201), asked)).rejects.toMatchObject(noAnswer);
  const silent = await serve(() => undefined);
  await expect(sendOnce(command, silent, asked, 50)).rejects.toMatchObject(noAnswer);
  expect(unansweredKey(text)).toBe(asked.key);
});

test.each([400, 403, 413, 422, 429])('a %i is a refusal, told as it is', async (status) => {
  const told = sendOnce(command, await answering(status, '{"error":"no"}'), asked);
  await expect(told).rejects.toMatchObject({ status, message: 'no' });
  // Refused may be what is asked a second time: of the first time nobody knows still.
  expect(unansweredKey(text)).toBe(asked.key);
});

test('a key that stands for something else is not used again', async () => {
  const told = sendOnce(command, await answering(409, '{"error":"something else was asked for"}'), asked);
  await expect(told).rejects.toMatchObject({ status: 409 });
  expect(unansweredKey(text)).toBeNull();
});
