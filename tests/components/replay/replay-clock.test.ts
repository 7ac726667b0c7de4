import { expect, test } from 'vitest';
import { createPlayer } from '../../../components/replay/player';
import { createReplayClock } from '../../../components/replay/replay-clock';

/** A player whose frames come when they are called for, and its clock, which goes by them. */
function startPlayer() {
  let wall = 0;
  let next: (now: number) => void = () => undefined;
  const player = createPlayer({
    from: 0,
    to: 60_000,
    at: 0,
    speed: 1,
    requestFrame: (callback) => {
      next = callback;
      return 1;
    },
    cancelFrame: () => undefined,
  });
  const frame = (now: number) => {
    wall = now;
    next(now);
  };
  return { player, clock: createReplayClock(player, () => wall), frame };
}

test('while it plays all who listen are told of one instant', () => {
  const { player, clock, frame } = startPlayer();
  const told: number[][] = [[], []];
  for (const heard of told) clock.subscribe(0, () => heard.push(clock.tickOf(0)));
  player.play();
  for (let now = 0; now <= 1_000; now += 100) frame(now);
  expect(told[0]).toEqual([0, 300, 600, 900]);
  expect(told[1]).toEqual(told[0]);
});

test('who has left is told no more, and who stays is', () => {
  const { player, clock } = startPlayer();
  const told: string[] = [];
  const leave = clock.subscribe(0, () => told.push('first'));
  const leaveToo = clock.subscribe(0, () => told.push('second'));
  leave();
  player.seek(10_000);
  expect(told).toEqual(['second']);
  leaveToo();
  player.seek(20_000);
  expect(told).toEqual(['second']);
});
