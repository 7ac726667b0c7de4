import type { Credential } from '../contract/connections';
import type { MqttCredentials } from './mqtt/mqtt-settings';
import { readCertificate } from './read-certificate';

function expiryOf(pem: string): number | null {
  const certificate = readCertificate(pem);
  return certificate === null ? null : Date.parse(certificate.validTo);
}

/** Until when what an attempt signs in with is good, as far as that can be told. Holds no secret. */
export function expiriesOf({ ca, certificate, expiresAt, password, username }: MqttCredentials): Credential[] {
  const credentials: Credential[] = [];
  if (certificate !== undefined) credentials.push({ name: 'client certificate', expiresAt: expiryOf(certificate) });
  if (ca !== undefined) credentials.push({ name: 'certificate authority', expiresAt: expiryOf(ca) });
  if (expiresAt !== undefined) credentials.push({ name: 'access token', expiresAt });
  else if (username !== undefined || password !== undefined) credentials.push({ name: 'password', expiresAt: null });
  return credentials;
}
