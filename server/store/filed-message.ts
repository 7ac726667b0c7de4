import type { Message, Verdict } from '../contract/message';
import type { Database } from './database';
import { unpackMessage } from './message-pack';
import { verdictOf } from './verdict-code';

/** A message as it came, and where it is filed. */
export type FiledMessage = {
  /** `<batch>.<index>` */
  reference: string;
  message: Message;
  verdict: Verdict;
  upstream: { id: number; key: string; kind: string };
  /** The vehicle's number, where it was known when the message was committed. */
  vehicleId: number | null;
};

/**
 * Takes one message out of its batch.
 * @param reference `<batch>.<index>`
 * @returns null when no such message is kept, or no longer
 */
export async function loadFiledMessage({ prisma }: Database, reference: string): Promise<FiledMessage | null> {
  const [batchId = '', place = ''] = reference.split('.');
  const index = Number(place);
  const batch = await prisma.messageBatch.findFirst({ where: { id: BigInt(batchId) } });
  if (batch === null || index >= batch.count) return null;
  const message = await unpackMessage(batch.messages, index);
  const upstream = await prisma.upstream.findUnique({
    where: { id: batch.upstreamId },
    select: { id: true, key: true, kind: true },
  });
  if (message === undefined || upstream === null) return null;
  return {
    reference,
    message,
    verdict: verdictOf(batch.verdicts[index]),
    upstream,
    // Postgres' own null comes as an empty list.
    vehicleId: batch.vehicleIds[index] || null,
  };
}
