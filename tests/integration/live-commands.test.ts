import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandChanges } from '../../server/contract/live';
import { browse, connect, headersOf, once, type Rig, startRig, until } from '../live/live-rig';
import { commandOf, commandsOf } from '../live/sample-command';
import { startProxy } from '../support/tcp-proxy';

let rig: Rig;
const stops: (() => unknown)[] = [];

beforeEach(async () => {
  rig = await startRig();
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await rig.stop();
});

/** Somebody who looks at commands from now on. */
async function look(url = rig.url) {
  const socket = connect({ url }, headersOf(rig));
  stops.push(() => socket.disconnect());
  await once(socket, 'connect');
  const events: CommandChanges[] = [];
  socket.on('commands:changes', (changes) => events.push(changes));
  await socket.emitWithAck('commands:join');
  const told = () => events.flatMap(({ commands }) => commands);
  return { socket, events, told };
}

test('many changes at once are few events, each command in its newest state', async () => {
  const { events, told } = await look();
  for (const state of ['queued', 'dispatching', 'accepted'] as const)
    for (let id = 0; id < 50; id++) rig.live.tellCommands([commandOf(id, state)]);
  await until(() => told().length >= 50);
  expect(events).toHaveLength(1);
  expect(told().map(({ id, state }) => `${id} ${state}`)).toEqual(commandsOf(50).map(({ id }) => `${id} accepted`));
  expect(events[0]?.hasMissed).toBe(false);
});

test('what changed before somebody came is not told, nor what changes after they left', async () => {
  rig.live.tellCommands([commandOf(1)]);
  const [leaving, staying] = [await look(), await look()];
  await leaving.socket.emitWithAck('commands:leave');
  rig.live.tellCommands([commandOf(2)]);
  await until(() => staying.told().length > 0);
  // It would have been told in the same round, and answers come after what was told before.
  await leaving.socket.emitWithAck('commands:leave');
  expect(staying.told()).toEqual([commandOf(2)]);
  expect(leaving.told()).toEqual([]);
});

test('one who reads slowly is told the newest and that there was more; nobody waits for them', async () => {
  const proxy = await startProxy({ target: rig.port });
  stops.push(proxy.close);
  const slow = await look(`http://127.0.0.1:${proxy.port}`);
  const quick = await look();
  proxy.pause();
  // The kernels' buffers take some ten megabytes before anything waits: these are three times as many.
  const rounds = 15;
  const words = 'x'.repeat(2_000);
  for (let round = 0; round < rounds; round++) {
    rig.live.tellCommands(commandsOf(1_000, round * 1_000).map((one) => ({ ...one, words })));
    await until(() => quick.told().length === (round + 1) * 1_000);
  }
  const last = commandsOf(1_000, (rounds - 1) * 1_000).map(({ id }) => id);
  expect(quick.events.every(({ hasMissed }) => !hasMissed)).toBe(true);
  proxy.resume();
  await until(() => slow.told().at(-1)?.id === last.at(-1));
  expect(slow.events.some(({ hasMissed }) => hasMissed)).toBe(true);
  expect(
    slow
      .told()
      .slice(-1_000)
      .map(({ id }) => id),
  ).toEqual(last);
});

test('a browser holds the newest states, and is told to ask for its pages anew whenever it has joined', async () => {
  const proxy = await startProxy({ target: rig.port });
  stops.push(proxy.close);
  const { browser, stop } = browse(rig, { url: `http://127.0.0.1:${proxy.port}` });
  stops.push(stop);
  let joined = 0;
  stops.push(
    browser.commands.subscribe(({ hasMissed }) => {
      if (hasMissed) joined += 1;
    }),
  );
  await until(() => joined === 1);
  rig.live.tellCommands([commandOf(1, 'accepted')]);
  await until(() => browser.commands.current().size === 1);
  const [held] = browser.commands.current().values();
  expect(held).toEqual(commandOf(1, 'accepted'));
  proxy.resetAll();
  await until(() => joined === 2);
  rig.live.tellCommands([commandOf(2)]);
  await until(() => browser.commands.current().size === 2);
});
