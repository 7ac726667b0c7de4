import fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { expect, test } from 'vitest';
import {
  acknowledgementOf,
  encodeAcknowledgements,
  puback,
  pubrec,
} from '../../../server/transports/mqtt/acknowledgements';
import { nothingDue } from '../../../server/transports/mqtt/batch';

const due = fc.record({
  kind: fc.constantFrom('puback', 'pubrec', 'none'),
  messageId: fc.integer({ min: 1, max: 65_535 }),
});

test('a group of acknowledgements is byte for byte what an MQTT library would send one by one', () => {
  fc.assert(
    fc.property(fc.array(due), (group) => {
      const encoded = encodeAcknowledgements(
        group.map(({ kind, messageId }) =>
          kind === 'none' ? nothingDue : acknowledgementOf(kind === 'puback' ? puback : pubrec, messageId),
        ),
      );
      const one = group.flatMap(({ kind, messageId }) =>
        kind === 'none' ? [] : [generate({ cmd: kind === 'puback' ? 'puback' : 'pubrec', messageId })],
      );
      expect(encoded.equals(Buffer.concat(one))).toBe(true);
    }),
  );
});
