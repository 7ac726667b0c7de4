import type { z } from 'zod';
import type { Message } from '../contract/message';
import type { KafkaSettings } from '../transports/kafka/kafka-settings';
import type { MqttSettings } from '../transports/mqtt/mqtt-settings';
import type { CommandPath } from './command-carrier';
import type { Decoded } from './dialect';

/** Pure: the same message gives the same answer. Throws only DecodeError. */
export type Decode = (message: Message) => Decoded;

/** One connection to hold, whose secrets are read anew before each attempt. */
export type Connection =
  | { transport: 'mqtt'; settings: MqttSettings }
  | { transport: 'kafka'; settings: KafkaSettings };

/** Where a secret is: in an environment variable or in a file. Never in the upstreams file itself. */
export type SecretReference = { env: string } | { file: string };

/** Reads secrets and files by the paths of the upstreams file. Rejects with a sentence that names what could not be read. */
export type ReadSecret = (reference: SecretReference) => Promise<string>;

/**
 * One kind of outside system: a folder of its own and a line in the registry. `Entry` is what an upstream of this kind
 * says in the upstreams file, beside `id` and `kind`.
 */
export type UpstreamKind<Entry extends object> = {
  kind: string;
  /** What people call it: `Drogue IoT`. */
  label: string;
  /** Its messages name a device, which people map to a vehicle; otherwise they name the vehicle itself. */
  hasDevices: boolean;
  /** Shape of an entry. Descriptions and defaults go into the JSON schema that editors use. */
  entry: z.ZodObject & z.ZodType<Entry>;
  /** The decoder of an upstream; without an entry the one of an upstream that is no longer configured. */
  decoder: (entry?: Entry) => Decode;
  connections: (entry: Entry, read: ReadSecret) => Connection[];
  /** How an upstream carries commands; or why none of this kind does, in a sentence that goes on from its label. */
  commands: ((entry: Entry, read: ReadSecret) => CommandPath) | { whyNot: string };
  /** The source's own rules, in sentences for whoever wonders. */
  rules: (entry: Entry) => string[];
};

/** An upstream to hold, made from its entry. `id` is what readings are marked with. */
export type UpstreamSettings = {
  id: string;
  kind: string;
  label: string;
  hasDevices: boolean;
  connections: Connection[];
  decode: Decode;
  commands: CommandPath;
  rules: string[];
};

/** A kind whose entries have any shape: what the registry holds. */
export type RegisteredKind = {
  kind: string;
  label: string;
  entry: z.ZodObject;
  /** The decoder of an upstream that is no longer configured. */
  decode: Decode;
  /** Why no upstream of this kind carries commands, in a sentence; null where one may. */
  whyNoCommands: string | null;
  /** @param entry as it stands in the upstreams file; checked against the shape by whoever calls */
  settle: (id: string, entry: unknown, read: ReadSecret) => UpstreamSettings;
};

/** Makes a kind ready for the registry. */
export function registered<Entry extends object>(kind: UpstreamKind<Entry>): RegisteredKind {
  return {
    kind: kind.kind,
    label: kind.label,
    entry: kind.entry,
    decode: kind.decoder(),
    whyNoCommands: typeof kind.commands === 'function' ? null : kind.commands.whyNot,
    settle: (id, text, read) => {
      const entry = kind.entry.parse(text);
      return {
        id,
        kind: kind.kind,
        label: kind.label,
        hasDevices: kind.hasDevices,
        connections: kind.connections(entry, read),
        decode: kind.decoder(entry),
        commands: typeof kind.commands === 'function' ? kind.commands(entry, read) : kind.commands,
        rules: kind.rules(entry),
      };
    },
  };
}
