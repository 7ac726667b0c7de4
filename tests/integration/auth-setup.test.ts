import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink, welcomeUrl } from '../../server/auth/sign-in-link';
import { createUser, listUsers } from '../../server/auth/users';
import { hours } from '../../server/contract/duration';
import { mailOf, password, type RunningApi, startApi } from '../api/running-api';
import { cookieOf } from '../api/send';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const person = (token: string, email = 'first@example.org') => ({ token, name: 'First', email, password });
const link = (purpose: 'administrator' | 'recovery') => createSignInLink(api.database, purpose, api.clock());

describe('the first administrator', () => {
  it('is what a new installation waits for', async () => {
    expect(JSON.parse((await api.ask('/api/setup')).body)).toEqual({ needsAdministrator: true });
  });

  it('is not made by a token that nobody gave out', async () => {
    await link('administrator');
    const answer = await api.post('/api/setup', person('a token of somebody’s own making'));
    expect(answer.status).toBe(403);
    expect(await listUsers(api.database)).toEqual([]);
  });

  it('is not made by a link that has expired, or that a newer one replaced', async () => {
    const expired = await createSignInLink(api.database, 'administrator', api.clock() - hours(24) - 1);
    expect((await api.post('/api/setup', person(expired.token))).status).toBe(403);
    const replaced = await link('administrator');
    await link('administrator');
    expect((await api.post('/api/setup', person(replaced.token))).status).toBe(403);
  });

  it('has a password of twelve characters at least, and the link outlives a shorter one', async () => {
    const { token } = await link('administrator');
    const short = await api.post('/api/setup', { ...person(token), password: 'short' });
    expect(short.status).toBe(400);
    expect(JSON.parse(short.body)).toEqual({ error: 'password: a password has at least 12 characters' });
  });

  it('is made once, however many use the link at once, and is signed in', async () => {
    const { token } = await link('administrator');
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four'].map((name) => api.post('/api/setup', person(token, `${name}@example.org`))),
    );
    const winners = answers.filter((answer) => answer.status === 200);
    expect(winners).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 403)).toHaveLength(3);
    const users = await listUsers(api.database);
    expect(users.map((user) => user.role)).toEqual(['admin']);
    const [winner] = winners;
    const me = await api.ask('/api/me', { cookie: winner && cookieOf(winner) });
    expect(JSON.parse(me.body)).toMatchObject({ email: users[0]?.email, role: 'admin' });
    expect((await api.post('/api/setup', person(token))).status).toBe(403);
  });

  it('is not made again, even by a link of its kind', async () => {
    const { token } = await link('administrator');
    const answer = await api.post('/api/setup', person(token));
    expect(answer.status).toBe(409);
    expect(JSON.parse((await api.ask('/api/setup')).body)).toEqual({ needsAdministrator: false });
  });

  it('cannot be made by signing up: no such address exists', async () => {
    for (const path of ['/api/auth/sign-up/email', '/api/auth/reset-password', '/api/auth/get-session', '/api/auth/ok'])
      expect((await api.post(path, { name: 'x', email: 'x@example.org', password })).status, path).toBe(404);
  });
});

describe('a recovery link', () => {
  it('gives a person who lost their password their access back as administrator, and ends their sessions', async () => {
    await createUser(api.database, { name: 'Lost', email: mailOf('viewer'), password, role: 'viewer' });
    const before = cookieOf(await api.signInAs('viewer'));
    const { token } = await link('recovery');
    const answer = await api.post('/api/setup', {
      token,
      name: 'Found',
      email: mailOf('viewer').toUpperCase(),
      password: 'another long password',
    });
    expect(answer.status).toBe(200);
    const me = await api.ask('/api/me', { cookie: cookieOf(answer) });
    expect(JSON.parse(me.body)).toMatchObject({ name: 'Found', email: mailOf('viewer'), role: 'admin' });
    expect((await api.ask('/api/me', { cookie: before })).status).toBe(401);
    expect((await api.signInAs('viewer')).status).toBe(401);
  });

  it('is kept as a hash only, and opens the welcome page', async () => {
    const made = await link('recovery');
    expect(made.token).toMatch(/^[\w-]{43}$/);
    const kept = await api.database.prisma.signInLink.findMany();
    expect(JSON.stringify(kept)).not.toContain(made.token);
    expect(welcomeUrl('https://fleet.example.org', made)).toBe(`https://fleet.example.org/welcome?token=${made.token}`);
  });
});
