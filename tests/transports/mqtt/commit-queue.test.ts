import { expect, test, vi } from 'vitest';
import type { Message } from '../../../server/contract/message';
import { type Lane, nothingDue } from '../../../server/transports/mqtt/batch';
import { createCommitQueue } from '../../../server/transports/mqtt/commit-queue';
import { type MqttLimits, mqttLimits } from '../../../server/transports/mqtt/mqtt-settings';
import { patient } from '../../support/patience';

const messageOf = (text: string): Message => ({ topic: 'fleet/1', payload: Buffer.from(text), receivedAt: 0 });

type OpenCommit = { texts: string[]; succeed: () => void; fail: () => void };

/** A queue whose commits stay open until the test ends them, and one lane that notes what it is told. */
function open(limits: Partial<MqttLimits> = {}) {
  const commits: OpenCommit[] = [];
  const acknowledged: number[] = [];
  const trouble: string[] = [];
  let resumes = 0;
  const lane: Lane = {
    acknowledge: (due) => acknowledged.push(...due),
    resume: () => {
      resumes++;
    },
  };
  const queue = createCommitQueue({
    commit: (messages) =>
      new Promise((resolve, reject) => {
        const texts = messages.map((message) => message.payload.toString());
        commits.push({ texts, succeed: resolve, fail: () => reject(new Error('no database')) });
      }),
    limits: { ...mqttLimits, recommit: { baseMs: 1, capMs: 2 }, ...limits },
    random: Math.random,
    onFailing: () => trouble.push('failing'),
    onRecovered: () => trouble.push('recovered'),
  });
  const commit = (index: number): Promise<OpenCommit> =>
    vi.waitFor(
      () => {
        const found = commits[index];
        if (found === undefined) throw new Error(`commit ${index} has not begun`);
        return found;
      },
      { ...patient, interval: 1 },
    );
  const add = (...numbers: number[]) => numbers.map((number) => queue.add(lane, messageOf(`${number}`), number));
  return { queue, lane, add, commits, commit, acknowledged, trouble, resumes: () => resumes };
}

test('a lone message is committed without waiting for others', async () => {
  const { add, commit } = open({ gatherMs: 600_000 });
  add(1);
  expect((await commit(0)).texts).toEqual(['1']);
});

test('messages that come together are committed together', async () => {
  const { add, commit } = open({ gatherMs: 600_000 });
  add(1, 2, 3);
  expect((await commit(0)).texts).toEqual(['1', '2', '3']);
});

test('a batch holds no more messages than it may', async () => {
  const { add, commit } = open({ gatherCount: 2 });
  add(1, 2, 3, 4);
  expect((await commit(0)).texts).toEqual(['1', '2']);
  expect((await commit(1)).texts).toEqual(['3', '4']);
});

test('no more commits are under way than may be, and what gathers meanwhile goes together', async () => {
  const { add, commit, commits } = open({ gatherCount: 2, gatherMs: 1 });
  add(1, 2, 3, 4, 5);
  await commit(1);
  add(6);
  expect(commits).toHaveLength(2);
  (await commit(0)).succeed();
  expect((await commit(2)).texts).toEqual(['5', '6']);
});

test('what waits beside a slow commit goes when it has waited long enough', async () => {
  const { add, commit } = open({ gatherMs: 5 });
  add(1);
  await commit(0);
  add(2, 3);
  expect((await commit(1)).texts).toEqual(['2', '3']);
});

test('a commit that ends before an earlier one is acknowledged after it', async () => {
  const { add, commit, acknowledged, queue } = open({ gatherCount: 2 });
  add(1, 2, 3, 4);
  (await commit(1)).succeed();
  await vi.waitFor(() => expect(queue.pending().pending).toBe(2), patient);
  expect(acknowledged).toEqual([]);
  (await commit(0)).succeed();
  await vi.waitFor(() => expect(acknowledged).toEqual([1, 2, 3, 4]), patient);
});

test('a batch that cannot be committed is tried again as it was, and acknowledged only then', async () => {
  const { add, commit, acknowledged } = open();
  add(1, 2);
  (await commit(0)).fail();
  (await commit(1)).fail();
  const third = await commit(2);
  expect(third.texts).toEqual(['1', '2']);
  expect(acknowledged).toEqual([]);
  third.succeed();
  await vi.waitFor(() => expect(acknowledged).toEqual([1, 2]), patient);
});

test('a database that fails is told once when it begins and once when all is well again', async () => {
  const { add, commit, trouble } = open({ gatherCount: 1 });
  add(1, 2);
  (await commit(0)).fail();
  (await commit(1)).fail();
  const [third, fourth] = [await commit(2), await commit(3)];
  third.succeed();
  fourth.fail();
  const fifth = await commit(4);
  expect(trouble).toEqual(['failing']);
  fifth.succeed();
  await vi.waitFor(() => expect(trouble).toEqual(['failing', 'recovered']), patient);
});

test('the lane is told to stop at the bound of messages, and to resume at half of it', async () => {
  const { add, commit, resumes } = open({ pendingCount: 4, gatherCount: 1 });
  expect(add(1, 2, 3, 4)).toEqual([true, true, true, false]);
  (await commit(0)).succeed();
  await commit(2);
  expect(resumes()).toBe(0);
  (await commit(1)).succeed();
  await vi.waitFor(() => expect(resumes()).toBe(1), patient);
});

test('the lane is told to stop at the bound of bytes as well', () => {
  const { queue, lane } = open({ pendingBytes: 10_000 });
  expect(queue.add(lane, messageOf('small'), 1)).toBe(true);
  expect(queue.add(lane, messageOf('x'.repeat(10_000)), 2)).toBe(false);
});

test('a closed connection takes its waiting messages with it, but not those that would never come again', async () => {
  const { queue, lane, add, commit, commits } = open({ gatherCount: 2, commitsInFlight: 1 });
  add(1, 2, 3, nothingDue, 5, 6, 7);
  await commit(0);
  queue.discard(lane, true);
  expect(queue.pending().pending).toBe(3);
  (await commit(0)).succeed();
  expect((await commit(1)).texts).toEqual(['0']);
  commits[1]?.succeed();
  await vi.waitFor(() => expect(queue.pending().pending).toBe(0), patient);
  expect(commits).toHaveLength(2);
});

test('where the broker repeats nothing, a closed connection takes nothing with it', async () => {
  const { queue, lane, add, commit } = open({ gatherCount: 1, commitsInFlight: 1 });
  add(1, 2);
  queue.discard(lane, false);
  (await commit(0)).succeed();
  expect((await commit(1)).texts).toEqual(['2']);
});

test('finishing waits for the commit under way, acknowledges it and begins no other', async () => {
  const { queue, add, commit, commits, acknowledged } = open({ gatherCount: 1, commitsInFlight: 1 });
  add(1, 2);
  const under = await commit(0);
  const finished = queue.finish(600_000);
  under.succeed();
  await finished;
  expect(acknowledged).toEqual([1]);
  expect(commits).toHaveLength(1);
});

test('finishing does not wait for a database that is down, nor for one that never answers', async () => {
  const failing = open();
  failing.add(1);
  const commit = await failing.commit(0);
  const finished = failing.queue.finish(600_000);
  commit.fail();
  await finished;
  expect(failing.acknowledged).toEqual([]);

  const hanging = open();
  hanging.add(1);
  await hanging.commit(0);
  await hanging.queue.finish(5);
  expect(hanging.acknowledged).toEqual([]);
});

test('the oldest that is not committed is told, wherever it is on its way', async () => {
  const { queue, lane, commit } = open({ gatherCount: 1, commitsInFlight: 2 });
  expect(queue.pending()).toEqual({ pending: 0, oldestPendingAt: null });
  for (const receivedAt of [1, 2, 3]) queue.add(lane, { ...messageOf('one'), receivedAt }, nothingDue);
  const oldest = () => queue.pending().oldestPendingAt;
  (await commit(1)).succeed();
  // The third takes its place; the first is under way still.
  (await commit(2)).succeed();
  await vi.waitFor(() => expect(queue.pending()).toEqual({ pending: 1, oldestPendingAt: 1 }), patient);
  queue.add(lane, { ...messageOf('one'), receivedAt: 4 }, nothingDue);
  (await commit(0)).succeed();
  await vi.waitFor(() => expect(oldest()).toBe(4), patient);
  (await commit(3)).succeed();
  await vi.waitFor(() => expect(oldest()).toBeNull(), patient);
});

test('what is gathered and not begun yet is on its way, too', () => {
  const { queue, lane } = open({ gatherMs: 600_000 });
  queue.add(lane, { ...messageOf('one'), receivedAt: 7 }, nothingDue);
  expect(queue.pending()).toEqual({ pending: 1, oldestPendingAt: 7 });
});
