import { Duplex } from 'node:stream';

/** CONNACK, and one empty message on topic `t` at QoS 1 (identifier 7) and at QoS 2 (identifier 9). */
const greeting = {
  4: '20020000' + '320500017400' + '07' + '340500017400' + '09',
  5: '2003000000' + '320600017400' + '0700' + '340600017400' + '0900',
} as const;

export type PretendBroker = {
  stream: Duplex;
  /** Hexadecimal of all that was sent to it since the greeting. */
  received: () => string;
};

/** A broker that is a stream in this process: it greets whoever writes to it with two messages and notes what it is told. */
export function pretendBroker(protocolVersion: 4 | 5): PretendBroker {
  let hasHeard = false;
  let hasGreeted = false;
  let received = '';
  const stream = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, written) {
      if (hasGreeted) received += chunk.toString('hex');
      else if (!hasHeard) setImmediate(greet);
      hasHeard = true;
      written();
    },
  });
  function greet(): void {
    hasGreeted = true;
    stream.push(Buffer.from(greeting[protocolVersion], 'hex'));
  }
  return { stream, received: () => received };
}
