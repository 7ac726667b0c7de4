import { expect, test } from 'vitest';
import { createCommandFeed } from '../../server/live/command-feed';
import { commandOf, commandsOf } from './sample-command';

test('what changed after a revision is told, each command once and as it is now', () => {
  const feed = createCommandFeed();
  feed.apply([commandOf(1), commandOf(2)]);
  const told = feed.revision();
  feed.apply([commandOf(1, 'dispatching')]);
  feed.apply([commandOf(1, 'accepted')]);
  expect(feed.after(told)).toEqual({ commands: [commandOf(1, 'accepted')], hasMissed: false, revision: 4 });
  expect(feed.after(0).commands.map(({ id, state }) => `${id} ${state}`)).toEqual(['c2 queued', 'c1 accepted']);
  expect(feed.after(feed.revision()).commands).toEqual([]);
});

test('much is told in pieces, in the order of the changes', () => {
  const feed = createCommandFeed();
  feed.apply(commandsOf(250));
  const pieces: number[] = [];
  const ids: string[] = [];
  for (let since = 0; since < feed.revision(); ) {
    const piece = feed.after(since);
    pieces.push(piece.commands.length);
    ids.push(...piece.commands.map(({ id }) => id));
    since = piece.revision;
  }
  expect(pieces).toEqual([100, 100, 50]);
  expect(ids).toEqual(commandsOf(250).map(({ id }) => id));
});

test('of more than a thousand the oldest changes are forgotten, and whoever has not been told of them learns that', () => {
  const feed = createCommandFeed();
  feed.apply(commandsOf(1));
  const slow = feed.revision();
  feed.apply(commandsOf(1_000, 1));
  // The one that was forgotten had been told.
  expect(feed.after(slow).hasMissed).toBe(false);
  feed.apply(commandsOf(1, 5_000));
  const piece = feed.after(slow);
  expect(piece.hasMissed).toBe(true);
  expect(piece.commands[0]).toEqual(commandOf(2));
  expect(feed.after(piece.revision).hasMissed).toBe(false);
});
