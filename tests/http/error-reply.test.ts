import fastify from 'fastify';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { answerErrors } from '../../server/http/error-reply';

function serve(error: Error) {
  const app = fastify();
  answerErrors(app, pino({ level: 'silent' }));
  app.get('/thing', () => Promise.reject(error));
  return app.inject({ method: 'GET', url: '/thing' });
}

it('a question that takes the database too long gets a sentence that says how long it may', async () => {
  const error = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  const answer = await serve(error);
  expect(answer.statusCode).toBe(503);
  expect(answer.json().error).toMatch(/half a minute.*: ask for less, or a shorter time$/);
});

it('of what went wrong inside nobody outside learns more than where to look', async () => {
  const answer = await serve(new Error('password of the database'));
  expect(answer.statusCode).toBe(500);
  expect(answer.json().error).toMatch(/^something went wrong here; the server's log says more under request /);
});
