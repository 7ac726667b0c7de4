import { join } from 'node:path';
import { readOrMakeSecret } from '../../secret-file';
import type { Login } from '../doors';

/** Who signs in to one of the demo's brokers. */
export type Logins = {
  customer: Login;
  vehicles: Login;
  /** Where the customer's password is kept, for the upstreams file to point at. */
  passwordFile: string;
};

/** Gives the logins of a line, whose passwords are kept in a folder and made when there are none. */
export function openLogins(folder: string, line: string): Logins {
  const passwordFile = join(folder, `${line}-password`);
  return {
    customer: { username: `${line}-customer`, password: readOrMakeSecret(passwordFile) },
    vehicles: { username: `${line}-vehicles`, password: readOrMakeSecret(join(folder, `${line}-vehicles-password`)) },
    passwordFile,
  };
}
