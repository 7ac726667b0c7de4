import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { connectionErrorWords } from '../../server/transports/connection-errors';
import { shakeHands } from '../../server/transports/reach-host';

const failed = (code: string, message = '') => Object.assign(new Error(message), { code });

test('a code of Node or OpenSSL becomes a sentence that says what to mend', () => {
  expect(connectionErrorWords(failed('ENOTFOUND'))).toBe('the name of the broker cannot be found in DNS (ENOTFOUND)');
  expect(connectionErrorWords(failed('CERT_HAS_EXPIRED'))).toContain("the broker's certificate has expired");
  expect(connectionErrorWords(failed('SELF_SIGNED_CERT_IN_CHAIN'))).toContain('give it as CA');
  expect(connectionErrorWords(failed('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'))).toContain('client certificate');
});

test('a port that hangs up on TLS may speak none', async () => {
  const plain = createServer((socket) => socket.once('data', () => socket.end())).listen(0, '127.0.0.1');
  await once(plain, 'listening');
  const address = plain.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const shaken = shakeHands({ host: '127.0.0.1', port }, {}, new AbortController().signal);
  const error = await shaken.catch((refused: unknown) => refused);
  plain.close();
  expect(connectionErrorWords(error)).toBe(
    'the connection was cut by the broker or by the network: perhaps this port speaks no TLS (ECONNRESET)',
  );
});

test('an error tried on several addresses, which has no message of its own, still says something', () => {
  const several = Object.assign(new AggregateError([failed('ECONNREFUSED')]), { code: 'ECONNREFUSED' });
  expect(connectionErrorWords(several)).toContain('nothing accepts connections');
});

test('an unknown error speaks for itself, and one without words tells its code', () => {
  expect(connectionErrorWords(failed('EODD', 'something odd'))).toBe('something odd');
  expect(connectionErrorWords(failed('EODD'))).toBe('the connection failed (EODD)');
  expect(connectionErrorWords('odd')).toBe('odd');
});
