import type { Command, FoundCommands } from '../../server/contract/commands';
import { minutes } from '../../server/contract/duration';
import { parameterLine } from '../commands/parameter-list';
import { standingsAt } from '../commands/standing-at';
import type { StateTone } from '../commands/state-words';
import { type TimelineItem, type TimelineRow, type TimelineTone, timelineItem } from './timeline-item';

const tones: Readonly<Record<StateTone, TimelineTone>> = {
  good: 'active',
  doubt: 'late',
  bad: 'refused',
  open: 'told',
  over: 'rest',
};

/** What is sent within this is drawn as sent at once. */
const atOnceMs = minutes(1);

/** Whether a page of commands, newest first, leaves out some that were asked for after a time. */
export const isCut = (found: FoundCommands | undefined, from: number): boolean =>
  typeof found?.cursor === 'string' && found.commands.every(({ createdAt }) => createdAt >= from);

/**
 * Commands, each from when it was asked for until it was sent or needed sending no longer.
 * @param asOf the moment of the past that is shown, infinity where none is: what was asked for later is not there
 * @param end what still waits is drawn up to then; both epoch milliseconds
 */
export function commandRow(commands: readonly Command[], asOf: number, end: number): TimelineRow {
  const items = standingsAt(commands, asOf).map(({ command, standing }): TimelineItem => {
    const { id, label, createdAt, requestedBy } = command;
    const to = standing.to ?? Math.max(createdAt, end);
    const isAtOnce = standing.to !== null && to - createdAt < atOnceMs;
    return timelineItem({
      from: createdAt,
      to: isAtOnce ? createdAt : to,
      tone: tones[standing.tone],
      what: `${label}: ${standing.label}`,
      detail: [parameterLine(command), standing.detail].filter((part) => part !== '').join('. '),
      who: requestedBy,
      leadsTo: { kind: 'command', id },
    });
  });
  return { id: 'commands', label: 'Commands', items, denied: null, isStacked: true };
}
