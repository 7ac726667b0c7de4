import { describe, expect, test } from 'vitest';
import { acknowledgeInGroups } from '../../../server/transports/mqtt/ack-gate';
import { holdsAcknowledgements } from '../../../server/transports/mqtt/self-check';

describe.each([4, 5] as const)('the self-check, protocol version %i', (protocolVersion) => {
  test('finds that the installed MQTT.js lets its acknowledgements be held', async () => {
    expect(await holdsAcknowledgements(protocolVersion)).toBe(true);
  });

  test('finds out a client that acknowledges behind the back of the gate', async () => {
    const isHeld = await holdsAcknowledgements(protocolVersion, (options) => {
      const gate = acknowledgeInGroups(options);
      // As if a later MQTT.js no longer sent through this hook.
      Reflect.deleteProperty(options.client, '_sendPacket');
      return gate;
    });
    expect(isHeld).toBe(false);
  });

  test('finds out a client that delivers nothing to the gate', async () => {
    const isHeld = await holdsAcknowledgements(protocolVersion, () => ({
      isHeld: () => false,
      activity: () => 0,
      close: () => undefined,
    }));
    expect(isHeld).toBe(false);
  });
});
