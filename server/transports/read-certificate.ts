import { X509Certificate } from 'node:crypto';

/** A certificate in PEM form; null for what is none, which says so when it is used, in better words than here. */
export function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    // Told by whoever opens the connection with it.
    return null;
  }
}

/** Whom a certificate is for, on one line: `CN=fleet, O=Acme`. Null where it cannot be read. */
export function subjectOf(pem: string): string | null {
  return readCertificate(pem)?.subject.split('\n').join(', ') ?? null;
}
