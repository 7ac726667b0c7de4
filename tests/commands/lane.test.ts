import { describe, expect, it } from 'vitest';
import { commandLimits } from '../../server/commands/command-limits';
import { judgeEffect } from '../../server/commands/judge-effect';
import { createLane } from '../../server/commands/lane';
import { seconds } from '../../server/contract/duration';
import type { Move } from '../../server/store/command-move';
import type { StoredCommand } from '../../server/store/command-row';
import type { Publication } from '../../server/transports/mqtt/publisher-connection';
import { queued } from './queued-command';
import { published, secondsAfter, told } from './told';

/** What a lane does with one command, now that it is so many seconds after it was taken. */
async function publishOne(command: Partial<StoredCommand>, afterSeconds: number) {
  const sent: Publication[] = [];
  const moves: Move[] = [];
  const left = [{ ...queued, attempts: 1, dispatchedAt: published, expiresAt: secondsAfter(60), ...command }];
  const lane = createLane({
    publisher: {
      room: () => 1,
      publish: (publication) => {
        sent.push(publication);
        return { packetId: 1, answer: Promise.resolve({ outcome: 'accepted', reasonCode: 0, words: null }) };
      },
    },
    take: async () => ({ commands: left.splice(0), ended: 0, nextAt: null }),
    recorder: { record: (move) => moves.push(move) },
    isReady: () => true,
    limits: commandLimits,
    clock: () => secondsAfter(afterSeconds),
    onFailed: (error) => {
      throw error;
    },
    onEnded: () => undefined,
  });
  lane.pump();
  await lane.stop();
  return { sent, moves };
}

describe('a command that was taken to be published', () => {
  it('is published with the time that is left to it', async () => {
    const { sent, moves } = await publishOne({}, 2);
    expect(sent).toEqual([{ topic: queued.topic, payload: queued.payload, expiresInSeconds: 58 }]);
    expect(moves).toMatchObject([{ to: 'accepted', changes: { publishedAt: secondsAfter(2) - 1 } }]);
  });

  it('is confirmed by what the vehicle measures in the very millisecond of its publishing', async () => {
    const { moves } = await publishOne({}, 2);
    const publishedAt = moves[0]?.changes?.publishedAt ?? Number.NaN;
    const effect = { signal: 'doors.lock_state', becomes: ['locked'], tolerance: 0, withinMs: seconds(60) };
    const answer = told(effect.signal, 'locked', 2, { receivedAt: secondsAfter(2) });
    const evidence = { effect, publishedAt, before: null, readings: [answer] };
    expect(judgeEffect(evidence, secondsAfter(3)).verdict).toBe('confirmed');
  });

  it.each([
    ['what it was checked by is too long ago', {}, 6],
    ['its time was up meanwhile', { expiresAt: secondsAfter(3) }, 4],
  ])('is put back and not published where %s', async (_why, command, afterSeconds) => {
    const { sent, moves } = await publishOne(command, afterSeconds);
    expect(sent).toEqual([]);
    expect(moves).toMatchObject([
      { to: 'queued', from: ['dispatching'], takenAt: published, changes: { attempts: 0 } },
    ]);
  });
});
