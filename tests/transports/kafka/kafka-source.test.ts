import { createServer, type Server } from 'node:net';
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { type KafkaSettings, kafkaLimits } from '../../../server/transports/kafka/kafka-settings';
import { openKafkaSource } from '../../../server/transports/kafka/kafka-source';
import type { SourceState } from '../../../server/transports/source';
import { patient } from '../../support/patience';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const settings: KafkaSettings = {
  brokers: ['127.0.0.1:1'],
  clientId: 'motorcade-test',
  groupId: 'motorcade',
  topic: 'fleet',
  fromBeginning: true,
  isSecure: false,
  ca: null,
  credentials: null,
};

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return `127.0.0.1:${address.port}`;
}

test('a broker that hangs up at once is waited for longer each time', async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.on('error', () => undefined);
    socket.destroy();
  });
  const waits: number[] = [];
  const now = 1_700_000_000_000;
  const source = openKafkaSource({
    settings: { ...settings, brokers: [await listen(server)] },
    limits: { ...kafkaLimits, reconnect: { baseMs: 10, capMs: 30 }, connectWithinMs: 150, answerWithinMs: 150 },
    commit: async () => undefined,
    log: pino({ level: 'silent' }),
    clock: () => now,
    random: () => 1,
    onState({ phase, nextAttemptAt }: SourceState) {
      if (phase === 'waiting' && nextAttemptAt !== null) waits.push(nextAttemptAt - now);
    },
  });
  ends.push(source.stop);
  source.start();
  await vi.waitFor(() => expect(waits.length).toBeGreaterThanOrEqual(4), patient);
  expect(waits.slice(0, 4)).toEqual([10, 20, 30, 30]);
  expect(connections).toBeLessThanOrEqual(waits.length * 10);
  await source.stop();
  expect(source.state()).toMatchObject({ phase: 'stopped', partitions: [], pending: 0 });
});

test.each(['ca', 'credentials'])('%s that never come are a failed attempt, and hold up no stop', async (missing) => {
  const never = () => new Promise<never>(() => undefined);
  const open = (answerWithinMs: number, onState: (state: SourceState) => void = () => undefined) => {
    const source = openKafkaSource({
      settings: { ...settings, [missing]: never },
      limits: { answerWithinMs },
      commit: async () => undefined,
      log: pino({ level: 'silent' }),
      onState,
    });
    ends.push(source.stop);
    source.start();
    return source;
  };
  const errors: (string | null)[] = [];
  open(5, ({ phase, error }) => phase === 'waiting' && errors.push(error));
  await vi.waitFor(
    () => expect(errors[0]).toBe('what to sign in with could not be had within the time allowed'),
    patient,
  );
  const stopped = open(600_000);
  await stopped.stop();
  expect(stopped.state().phase).toBe('stopped');
});
