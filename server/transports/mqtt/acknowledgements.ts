/** First byte of the packet that takes responsibility for a message (MQTT 5 §3.4.1, §3.5.1). */
export const puback = 0x40;
export const pubrec = 0x50;

/** One acknowledgement as a number: packet type and packet identifier. Never 0. */
export const acknowledgementOf = (type: typeof puback | typeof pubrec, packetIdentifier: number): number =>
  type * 0x1_0000 + packetIdentifier;

/**
 * The packets for these acknowledgements, in this order; zeros take none. Two bytes of remaining length mean success in
 * MQTT 3.1.1 and, the reason code being left out, in MQTT 5 as well (§3.4.2.1, §3.5.2.1).
 */
export function encodeAcknowledgements(due: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(due.length * 4);
  let length = 0;
  for (let index = 0; index < due.length; index++) {
    const acknowledgement = due[index] ?? 0;
    if (acknowledgement === 0) continue;
    bytes[length++] = acknowledgement >> 16;
    bytes[length++] = 2;
    bytes[length++] = (acknowledgement >> 8) & 0xff;
    bytes[length++] = acknowledgement & 0xff;
  }
  return bytes.subarray(0, length);
}
