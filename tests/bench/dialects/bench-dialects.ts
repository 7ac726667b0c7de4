import type { Message } from '../../../server/contract/message';
import { decoderOf } from '../../../server/upstreams';
import type { Decode } from '../../../server/upstreams/kind';
import type { BenchDialect } from './dialect';
import { drogue } from './drogue';
import { foxtrackr } from './foxtrackr';
import { highMobility } from './high-mobility';
import { mobito } from './mobito';

/** Those that come over MQTT. */
export const mqttDialects: readonly BenchDialect[] = [highMobility, foxtrackr, drogue];
export const benchDialects: readonly BenchDialect[] = [...mqttDialects, mobito];

/**
 * The one that DIALECT asks for, or all of them.
 * @throws when it asks for another, with those there are
 */
export function chooseDialects<Dialect extends { kind: string }>(among: readonly Dialect[]): readonly Dialect[] {
  const wanted = process.env.DIALECT;
  const chosen = among.filter(({ kind }) => wanted === undefined || kind === wanted);
  if (chosen.length > 0) return chosen;
  throw new Error(`DIALECT: expected one of ${among.map(({ kind }) => kind).join(', ')}, got ${wanted}`);
}

/** The decoder as it is without settings of its own. */
export function decodeOf({ kind }: BenchDialect): Decode {
  const decode = decoderOf(kind);
  if (decode === undefined) throw new Error(`nobody decodes ${kind}`);
  return decode;
}

/** A message as the transport would hand it over, half a second old. */
export function messageOf({ speak }: BenchDialect, index: number, begin: number): Message {
  const { payload, ...spoken } = speak(index, begin);
  return { ...spoken, payload: Buffer.from(payload), receivedAt: begin + index + 500 };
}
