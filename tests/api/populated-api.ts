import { afterAll } from 'vitest';
import { type Role, roles } from '../../server/contract/roles';
import { type ApiOptions, startApi } from './running-api';
import { type Answer, cookieOf, type Question } from './send';

/** The whole server with one person of each role signed in, for all tests of the file that asks; it stops after them. */
export async function openPopulatedApi(options: ApiOptions = {}) {
  const api = await startApi(options);
  afterAll(() => api.stop());
  await api.populate();
  const cookies = new Map<Role, string>();
  for (const role of roles) cookies.set(role, cookieOf(await api.signInAs(role)));
  const askAs = (role: Role, path: string, question: Question = {}): Promise<Answer> =>
    api.ask(path, { cookie: cookies.get(role), ...question });
  return { api, cookies, askAs };
}
