import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect as connectTcp, isIP } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { codeOf, connectionErrorWords } from './connection-errors';

const answerWithinMs = 10_000;

export type Host = { host: string; port: number };

/** Finds a host's addresses. */
export async function findHost({ host }: Host): Promise<string> {
  if (isIP(host) !== 0) return `${host} is an address already`;
  const found = await lookup(host, { all: true });
  return `the address of ${host} is ${found.map(({ address }) => address).join(', ')}`;
}

/** Opens a TCP connection and hangs up. */
export async function reachPort({ host, port }: Host, signal: AbortSignal): Promise<string> {
  const socket = connectTcp({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]) });
    return `port ${port} accepts connections`;
  } catch (error) {
    throw patient(error);
  } finally {
    socket.destroy();
  }
}

/** `Dec 23 09:37:19 2027 GMT`, as OpenSSL has it, the way round that the pages have it: `2027-12-23 09:37:19 UTC`. */
const inUtc = (validTo: string) => new Date(validTo).toISOString().replace(/T(.*)\.000Z$/, ' $1 UTC');

/** Shakes hands over TLS as the transport does, and hangs up. */
export async function shakeHands({ host, port }: Host, tls: ConnectionOptions, signal: AbortSignal): Promise<string> {
  const socket = connectTls({ host, port, servername: isIP(host) === 0 ? host : '', ...tls });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]) });
    const { issuer, valid_to } = socket.getPeerCertificate();
    const signer = issuer?.O ?? issuer?.CN ?? 'an unnamed authority';
    return `${socket.getProtocol()}; the broker's certificate is signed by ${signer}, good until ${inUtc(valid_to)}`;
  } catch (error) {
    throw codeOf(error) === 'ECONNRESET' ? new Error(connectionErrorWords(error, true)) : patient(error);
  } finally {
    socket.destroy();
  }
}

/** The time allowed is over: said in words, where Node says only that something was aborted. */
function patient(error: unknown): unknown {
  const isOver = error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
  return isOver ? new Error('no answer within ten seconds: a firewall may be in the way') : error;
}
