import { needsAdministrator } from './auth/set-up';
import { createSignInLink, welcomeUrl } from './auth/sign-in-link';
import type { Config } from './config';
import { noteAction } from './store/audit';
import type { Database } from './store/database';

/**
 * What to tell whoever started Motorcade, line by line; while there is no administrator, with a link to become it.
 * @param clock epoch milliseconds
 */
export async function readyLines(
  { demoVehicles }: Pick<Config, 'demoVehicles'>,
  database: Database,
  url: string,
  clock: () => number,
): Promise<string[]> {
  const lines = [`Motorcade is ready at ${url}`];
  if (demoVehicles > 0) lines.push(`A demo fleet of ${demoVehicles} vehicles is driving.`);
  if (await needsAdministrator(database)) {
    const link = await createSignInLink(database, 'administrator', clock());
    const itself = { userId: null, actor: 'Motorcade', address: null };
    await noteAction(database, { ...itself, action: 'link.make', subject: 'administrator' });
    lines.push(
      'Open this link to become the first administrator (good once, for 24 hours):',
      `  ${welcomeUrl(url, link)}`,
    );
  }
  return [...lines, 'Ctrl-C stops everything.'];
}
