import type { Reading } from '../contract/reading';
import { type EvidenceQuestion, loadEvidence } from '../store/command-evidence';
import { type Move, moveCommands } from '../store/command-move';
import { type JudgedCommand, loadAccepted, loadUndecided } from '../store/command-open';
import type { Database } from '../store/database';
import type { CommandLimits } from './command-limits';
import { judgeEffect, judgeLate, lateForMs } from './judge-effect';

/** What was measured from the next command of the same signal on is that one's. */
const untilNext = ({ nextPublishedAt }: JudgedCommand): number => (nextPublishedAt ?? Number.POSITIVE_INFINITY) - 1;

type Asked = { command: JudgedCommand; question: EvidenceQuestion | null };

function inTime(command: JudgedCommand): Asked {
  const { vehicleId, effect, publishedAt, decidedBy, before } = command;
  if (effect === null || publishedAt === null || decidedBy === null) return { command, question: null };
  // What was measured before it and comes after it says what was before, and must not pass for the vehicle's answer.
  const after = Math.max(publishedAt - lateForMs, Math.min(publishedAt, before?.at ?? publishedAt));
  const to = Math.min(decidedBy, untilNext(command));
  return { command, question: { vehicleId, effect, after, to, showingOnly: false } };
}

function judgeInTime({ command, question }: Asked, readings: readonly Reading[], now: number): Move[] {
  const { id, before, publishedAt, decidedBy } = command;
  const after = publishedAt ?? now;
  // Of a command that was sent again the time runs from the last attempt, and counts from the first.
  const effect = question === null ? null : { ...question.effect, withinMs: (decidedBy ?? after) - after };
  const { verdict, reading, words } = judgeEffect({ effect, publishedAt: after, before, readings }, now);
  if (verdict === 'waiting') return [];
  return [{ id, to: verdict, from: ['accepted'], at: now, words, changes: { evidence: reading } }];
}

/** How many commands were decided, and whose are left to be. */
export type Judged = { decided: number; vehicleIds: ReadonlySet<number> };

/**
 * Judges by telemetry what the broker took.
 * @param now epoch milliseconds
 */
export async function judgeAccepted({ pool }: Database, { judgeCount }: CommandLimits, now: number): Promise<Judged> {
  const vehicleIds = new Set<number>();
  let decided = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await loadAccepted(pool, after, judgeCount);
    const asked = page.map(inTime);
    const questions = asked.flatMap(({ question }) => question ?? []);
    const found = await loadEvidence(pool, questions);
    const evidence = new Map(questions.map((question, n) => [question, found[n] ?? []]));
    const readingsOf = ({ question }: Asked) => (question === null ? [] : (evidence.get(question) ?? []));
    const moves = asked.flatMap((one) => judgeInTime(one, readingsOf(one), now));
    decided += (await moveCommands(pool, moves)).size;
    for (const { vehicleId } of page) vehicleIds.add(vehicleId);
    const last = page.at(-1);
    if (last === undefined || page.length < judgeCount) return { decided, vehicleIds };
    after = last.id;
  }
}

/**
 * Looks whether data that came late show the effect of what was left open.
 * @param ofVehicles those that something came for; null: all
 * @param now epoch milliseconds
 */
export async function judgeOpen(
  { pool }: Database,
  ofVehicles: readonly number[] | null,
  now: number,
): Promise<Judged> {
  const open = await loadUndecided(pool, now - lateForMs, ofVehicles);
  const asked = open.flatMap((command) => {
    const { effect, publishedAt, vehicleId } = command;
    if (effect === null || publishedAt === null) return [];
    const to = Math.min(publishedAt + lateForMs, untilNext(command));
    return [
      { command, effect, publishedAt, question: { vehicleId, effect, after: publishedAt, to, showingOnly: true } },
    ];
  });
  const evidence = await loadEvidence(
    pool,
    asked.map(({ question }) => question),
  );
  const moves = asked.flatMap(({ command, effect, publishedAt }, n): Move[] => {
    const judgement = judgeLate(effect, publishedAt, command.nextPublishedAt, evidence[n] ?? []);
    if (judgement === null) return [];
    const { words, reading } = judgement;
    const from = ['unconfirmed', 'unknown'] as const;
    return [{ id: command.id, to: 'confirmed', from, at: now, words, changes: { evidence: reading } }];
  });
  const moved = await moveCommands(pool, moves);
  return { decided: moved.size, vehicleIds: new Set(open.map(({ vehicleId }) => vehicleId)) };
}
