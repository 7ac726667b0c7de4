import { expect, test } from 'vitest';
import { z } from 'zod';
import { request } from '../../../components/data/request';
import { answering, breakingOff, serve, stopServing } from './serve';

const thing = z.object({ name: z.string() });

test('an answer of the expected shape is given back', async () => {
  expect(await request(thing, await answering(200, '{"name":"van"}'))).toEqual({ name: 'van' });
});

test('no content is an answer to those who expect none', async () => {
  expect(await request(z.unknown(), await answering(204, ''), { method: 'DELETE' })).toBe(undefined);
});

test('the sentence of the server is the sentence people read', async () => {
  const path = await answering(409, '{"error":"this is the last administrator"}');
  await expect(request(thing, path)).rejects.toMatchObject({ status: 409, message: 'this is the last administrator' });
});

test.each([
  [401, 'You are signed out. Sign in again.'],
  [403, 'Your role does not allow this.'],
  [413, 'This is more than the server takes at once.'],
  [502, 'The server answered with an error (502). Try again.'],
])('a %i without a sentence gets one', async (status, message) => {
  await expect(request(thing, await answering(status, '<html>proxy</html>'))).rejects.toMatchObject({
    status,
    message,
  });
});

test('an answer of another shape is an error that names the question', async () => {
  await expect(request(thing, await answering(200, '{"name":1}'))).rejects.toThrow('unexpected answer to http');
});

test('a server that is not there is said to be out of reach', async () => {
  const path = await answering(200, '{}');
  stopServing();
  await expect(request(thing, path)).rejects.toMatchObject({ status: 0, message: /cannot be reached/ });
});

test('an answer that breaks off is told as none', async () => {
  await expect(request(thing, await breakingOff(201))).rejects.toMatchObject({
    status: 0,
    message: /cannot be reached/,
  });
});

test('a question that was given up is no error of the server', async () => {
  const path = await serve(() => undefined);
  const giveUp = new AbortController();
  const asked = request(thing, path, { signal: giveUp.signal });
  giveUp.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});

test('what is sent is sent as JSON', async () => {
  const path = await serve((received, response) => {
    let text = '';
    received.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    received.on('end', () => response.end(JSON.stringify({ name: `${received.method} ${text}` })));
  });
  expect(await request(thing, path, { method: 'PATCH', body: { a: 1 } })).toEqual({ name: 'PATCH {"a":1}' });
});

test('a CSV file is sent as it is', async () => {
  const path = await serve(async (asked, response) => {
    const parts: string[] = [];
    for await (const part of asked.setEncoding('utf8')) parts.push(String(part));
    response.end(JSON.stringify({ name: `${asked.headers['content-type']} ${parts.join('')}` }));
  });
  const csv = 'upstream,device,vin\r\n';
  expect(await request(thing, path, { method: 'POST', csv })).toEqual({ name: `text/csv ${csv}` });
});
