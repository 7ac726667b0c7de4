import type { PublisherSettings } from '../transports/mqtt/publisher-settings';

/** How an upstream carries commands to its devices. */
export type CommandCarrier = {
  publisher: PublisherSettings;
  /** Where a command of a device goes, or why it cannot, in a sentence. */
  topicOf: (device: string, name: string) => { topic: string } | { problem: string };
  /** Greatest PUBLISH packet that the upstream takes. */
  maxPacketBytes: number;
};

/** How an upstream carries commands, or why it carries none, in a sentence that goes on from its name. */
export type CommandPath = CommandCarrier | { whyNot: string };

/**
 * Greatest length of a PUBLISH of QoS 1 besides topic and payload (MQTT 5 §3.3): fixed header 5, length of the topic 2,
 * packet identifier 2, length of the properties 1, message expiry interval 5.
 */
const overheadBytes = 15;

/**
 * Why a command is too large for its upstream, in a sentence; null when it is not.
 * @param brokerBytes greatest packet that the broker itself says it takes; null where it says nothing
 */
export function packetProblem(
  { maxPacketBytes }: Pick<CommandCarrier, 'maxPacketBytes'>,
  topic: string,
  payload: string,
  brokerBytes: number | null,
): string | null {
  const bytes = overheadBytes + Buffer.byteLength(topic) + Buffer.byteLength(payload);
  const most = Math.min(maxPacketBytes, brokerBytes ?? maxPacketBytes);
  if (bytes <= most) return null;
  return `the command takes ${bytes} bytes with its topic, and the upstream takes ${most} at most`;
}
