import { isFinal } from '../../server/contract/command-life';
import { type Bulk, type CommandState, commandStates } from '../../server/contract/commands';
import { formatNumber } from '../ui/format-value';
import { parameterLine } from './parameter-list';
import { type StateTone, stateWords } from './state-words';

/** How many commands of a bulk stand in each state, in the order of a command's life; none of which there are none. */
export const countedStates = ({ states }: Pick<Bulk, 'states'>): { state: CommandState; count: number }[] =>
  commandStates.flatMap((state) => {
    const count = states[state] ?? 0;
    return count === 0 ? [] : [{ state, count }];
  });

/** What was asked for and why, as far as there is more to say than its type: `Parameters: limit 90. Reason: a drill`. */
export function askedWords(bulk: Pick<Bulk, 'parameters' | 'reason'>): string {
  const line = parameterLine(bulk);
  const facts = [line === '' ? [] : `Parameters: ${line}`, bulk.reason === null ? [] : `Reason: ${bulk.reason}`];
  return facts.flat().join('. ');
}

/** How many commands of a bulk have ended. */
export const endedCount = (bulk: Pick<Bulk, 'states'>): number =>
  countedStates(bulk).reduce((sum, { state, count }) => sum + (isFinal(state) ? count : 0), 0);

/** `1 vehicle`, `50 vehicles`. */
export const vehicleCount = (count: number): string =>
  `${formatNumber(count, 0)} ${count === 1 ? 'vehicle' : 'vehicles'}`;

/** What became of all of them, in a line: `40 confirmed, 5 contradicted, 1 vehicle got none`. */
export function outcomeWords(bulk: Pick<Bulk, 'states' | 'refused'>): string {
  const counts = countedStates(bulk).map(
    ({ state, count }) => `${formatNumber(count, 0)} ${stateWords[state].label.toLowerCase()}`,
  );
  const refused = bulk.refused.length === 0 ? [] : [`${vehicleCount(bulk.refused.length)} got none`];
  return [...counts, ...refused].join(', ');
}

/** The tone of the worst that became of any of them: what is not all well must not look so. */
export function worstTone(bulk: Pick<Bulk, 'states' | 'refused'>): StateTone {
  const tones = new Set(countedStates(bulk).map(({ state }) => stateWords[state].tone));
  if (bulk.refused.length > 0) tones.add('bad');
  const worst: readonly StateTone[] = ['bad', 'doubt', 'over', 'open', 'good'];
  return worst.find((tone) => tones.has(tone)) ?? 'over';
}

/** Why vehicles got none, each reason once with the VINs it is true of: the most frequent first. */
export function refusedByReason(refused: Bulk['refused']): { problem: string; vins: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { vin, problem } of refused) groups.set(problem, [...(groups.get(problem) ?? []), vin]);
  return [...groups]
    .map(([problem, vins]) => ({ problem, vins }))
    .sort((one, other) => other.vins.length - one.vins.length);
}
