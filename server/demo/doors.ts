import { timingSafeEqual } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { AuthErrorCode, AuthenticateError, Client } from 'aedes';

/** Who is let in to a broker of the demo. */
export type Door = {
  /** Whether clients must show a certificate of the demo's authority. */
  asksCertificate: boolean;
  /** Why somebody is not let in; null when they are. */
  refuse: (client: Client, username: string | undefined, password: Buffer | undefined) => AuthenticateError | null;
};

/** Return codes of CONNACK (MQTT 3.1.1 §3.2.2.3). */
const codes = { identifier: 2, badLogin: 4, notAuthorized: 5 } as const;

function refusal(code: AuthErrorCode, message: string): AuthenticateError {
  return Object.assign(new Error(message), { returnCode: code });
}

const certificateIdOf = ({ conn }: Client): string | undefined => {
  const name = (conn as TLSSocket).getPeerCertificate().subject?.CN;
  return typeof name === 'string' ? name : undefined;
};

/** High Mobility's: the certificate's id is the client id, and a customer's session stays. */
export function certificateDoor(customer: string, feeder: string): Door {
  return {
    asksCertificate: true,
    refuse: (client) => {
      const id = certificateIdOf(client);
      if (id === undefined || id !== client.id)
        return refusal(codes.identifier, 'the client id must be the certificate id');
      if (id !== customer && id !== feeder) return refusal(codes.notAuthorized, 'unknown certificate');
      return id === customer && client.clean
        ? refusal(codes.notAuthorized, 'customers need a session that stays (clean session false)')
        : null;
    },
  };
}

/** A user name and the password that goes with it. */
export type Login = { username: string; password: string };

function isSame(given: Buffer | undefined, expected: string): boolean {
  const wanted = Buffer.from(expected);
  return given !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * FoxTrackr's and Drogue's: a login.
 * @param loginOf the login that goes with a client id
 * @param isClean what the clean session flag must be: FoxTrackr keeps a queue for the customer, Drogue for nobody. Drogue
 *   calls every refusal a bad login (mqtt-integration, mqtt.rs), and so does this door.
 */
export function loginDoor(loginOf: (clientId: string) => Login | undefined, customer: string, isClean: boolean): Door {
  return {
    asksCertificate: false,
    refuse: (client, username, password) => {
      const login = loginOf(client.id);
      const isKnown = login !== undefined && username === login.username && isSame(password, login.password);
      const isWrongSession = isClean ? !client.clean : client.id === customer && client.clean;
      return isKnown && !isWrongSession ? null : refusal(codes.badLogin, 'bad user name or password');
    },
  };
}
