import { expect, test } from 'vitest';
import { createPlayer } from '../../../components/replay/player';
import { seconds } from '../../../server/contract/duration';

const from = Date.UTC(2026, 10, 20, 7);
const to = from + seconds(60);

/** A player whose screen draws a frame when told. */
function onScreen(at = from, speed = 1) {
  const waiting = new Map<number, (now: number) => void>();
  let requests = 0;
  let now = 0;
  const player = createPlayer({
    from,
    to,
    at,
    speed,
    requestFrame: (callback) => {
      requests += 1;
      waiting.set(requests, callback);
      return requests;
    },
    cancelFrame: (request) => waiting.delete(request),
  });
  const drawFrames = (count: number, everyMs = 16) => {
    for (let frame = 0; frame < count; frame += 1) {
      now += everyMs;
      const callbacks = [...waiting.values()];
      waiting.clear();
      for (const callback of callbacks) callback(now);
    }
  };
  return { player, drawFrames, waiting };
}

test('it plays true to time from the first frame on', () => {
  const { player, drawFrames } = onScreen(from, 10);
  player.play();
  drawFrames(101, 10);
  expect(player.current().at - from).toBe(seconds(10));
});

test('it stops at the end, and begins again from there', () => {
  const { player, drawFrames, waiting } = onScreen(to - 5);
  player.play();
  drawFrames(2);
  expect(player.current()).toMatchObject({ at: to, isPlaying: false });
  expect(waiting.size).toBe(0);
  player.play();
  expect(player.current()).toMatchObject({ at: from, isPlaying: true });
});

test('paused it stands, and does not make up for the pause', () => {
  const { player, drawFrames } = onScreen();
  player.play();
  drawFrames(3);
  player.pause();
  const { at } = player.current();
  drawFrames(100);
  player.play();
  drawFrames(1);
  expect(player.current().at).toBe(at);
});

test('a hidden page does not leap ahead', () => {
  const { player, drawFrames } = onScreen();
  player.play();
  drawFrames(1);
  drawFrames(1, 30_000);
  expect(player.current().at - from).toBeLessThan(1_000);
});

test('frames tell every instant; changes only what somebody did', () => {
  const { player, drawFrames } = onScreen();
  const shown: number[] = [];
  let changes = 0;
  player.onFrame((at) => shown.push(at - from));
  player.onChange(() => (changes += 1));
  player.play();
  drawFrames(4, 20);
  player.seek(from + 5_000);
  expect(shown).toEqual([0, 0, 20, 40, 60, 5_000]);
  expect(changes).toBe(2);
});

test('it is not set outside its range', () => {
  const { player } = onScreen();
  player.seek(from - 1);
  expect(player.current().at).toBe(from);
  player.seek(to + 1);
  expect(player.current().at).toBe(to);
});

test('once ended it asks for no frame', () => {
  const { player, waiting } = onScreen();
  player.play();
  player.end();
  expect(waiting.size).toBe(0);
});
