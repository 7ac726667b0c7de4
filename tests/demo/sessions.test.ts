import { expect, test } from 'vitest';
import { createSessions } from '../../server/demo/sessions';

const packet = (brokerCounter: number) => ({ brokerCounter, topic: 'a/b' });
const customer = { id: 'customer' };

async function open(limit: number) {
  const dropped: string[] = [];
  const sessions = createSessions(limit, (id) => dropped.push(id));
  expect(sessions.claim('customer', 'a/#')).toBe(true);
  const subscriptions = await sessions.persistence.subscriptionsByTopic('a/b');
  const enqueue = (counter: number) => sessions.persistence.outgoingEnqueueCombi(subscriptions, packet(counter));
  return { ...sessions, dropped, enqueue };
}

test('a session holds one filter, and may hold another when that is gone', async () => {
  const { claim, persistence } = await open(10);
  expect(claim('customer', 'a/#')).toBe(true);
  expect(claim('customer', 'b')).toBe(false);
  await persistence.removeSubscriptions(customer, ['a/#']);
  expect(claim('customer', 'b')).toBe(true);
  expect(await persistence.subscriptionsByTopic('b')).toEqual([{ clientId: 'customer', topic: 'b', qos: 1 }]);
  expect(await persistence.subscriptionsByTopic('b/c')).toEqual([]);
});

test('a full queue drops what comes, and says so', async () => {
  const { sizeOf, enqueue, dropped } = await open(3);
  for (let counter = 0; counter < 5; counter++) await enqueue(counter);
  expect(sizeOf('customer')).toBe(3);
  expect(dropped).toEqual(['customer', 'customer']);
});

test('a message that found the queue full does no harm on its way to a customer who is there', async () => {
  const { persistence, enqueue, sizeOf } = await open(1);
  await enqueue(1);
  await enqueue(2);
  await persistence.outgoingUpdate(customer, { ...packet(2), messageId: 7 });
  expect(await persistence.outgoingClearMessageId(customer, { messageId: 7 })).toBeUndefined();
  expect(sizeOf('customer')).toBe(1);
});

test('an acknowledgement removes its message, whatever id it was sent under last', async () => {
  const { persistence, enqueue, sizeOf } = await open(10);
  for (const counter of [1, 2]) await enqueue(counter);
  await persistence.outgoingUpdate(customer, { ...packet(1), messageId: 5 });
  await persistence.outgoingUpdate(customer, { ...packet(1), messageId: 6 });
  expect(await persistence.outgoingClearMessageId(customer, { messageId: 5 })).toBeUndefined();
  expect(await persistence.outgoingClearMessageId(customer, { messageId: 6 })).toMatchObject({ brokerCounter: 1 });
  expect(sizeOf('customer')).toBe(1);
});

test('what was not acknowledged is given again in the order it came', async () => {
  const { persistence, enqueue } = await open(10);
  for (const counter of [1, 2, 3]) await enqueue(counter);
  const given: unknown[] = [];
  for await (const { brokerCounter } of persistence.outgoingStream(customer)) given.push(brokerCounter);
  expect(given).toEqual([1, 2, 3]);
});
