import type pg from 'pg';
import type { Reading } from '../contract/reading';
import { type EvidenceQuestion, loadEvidence } from '../store/command-evidence';
import { type Move, moveCommands } from '../store/command-move';
import { type JudgedCommand, loadAccepted, loadUndecided } from '../store/command-open';
import type { Database } from '../store/database';
import type { CommandLimits } from './command-limits';
import { judgeEffect } from './judge-effect';
import { judgeLate, lateForMs, lateUntil } from './judge-late';

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

/** Judges page by page, each by all of its evidence at once: however many there are, memory is for one page. */
async function judgePages(
  pool: pg.Pool,
  load: (after: string) => Promise<JudgedCommand[]>,
  judge: (page: readonly JudgedCommand[]) => Promise<Move[]>,
): Promise<Judged> {
  const vehicleIds = new Set<number>();
  let decided = 0;
  let page = await load('00000000-0000-0000-0000-000000000000');
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    decided += (await moveCommands(pool, await judge(page))).size;
    for (const { vehicleId } of page) vehicleIds.add(vehicleId);
    page = await load(last.id);
  }
  return { decided, vehicleIds };
}

/**
 * Judges by telemetry what the broker took.
 * @param now epoch milliseconds
 */
export function judgeAccepted({ pool }: Database, { judgeCount }: CommandLimits, now: number): Promise<Judged> {
  const judge = async (page: readonly JudgedCommand[]) => {
    const asked = page.map(inTime);
    const questions = asked.flatMap(({ question }) => question ?? []);
    const found = await loadEvidence(pool, questions);
    const evidence = new Map(questions.map((question, n) => [question, found[n] ?? []]));
    const readingsOf = ({ question }: Asked) => (question === null ? [] : (evidence.get(question) ?? []));
    return asked.flatMap((one) => judgeInTime(one, readingsOf(one), now));
  };
  return judgePages(pool, (after) => loadAccepted(pool, after, judgeCount), judge);
}

async function judgeLateOnes(pool: pg.Pool, decided: readonly JudgedCommand[], now: number): Promise<Move[]> {
  const asked = decided.flatMap((command) => {
    const { effect, publishedAt, vehicleId, state, decidedByReading } = command;
    if (effect === null || publishedAt === null) return [];
    const contradictedBy = state === 'contradicted' ? decidedByReading : null;
    const known = { ...command, publishedAt, contradictedBy };
    const question = { vehicleId, effect, after: publishedAt, to: lateUntil(known), showingOnly: true };
    return [{ known, effect, question }];
  });
  const evidence = await loadEvidence(
    pool,
    asked.map(({ question }) => question),
  );
  return asked.flatMap(({ known: { id, state, ...known }, effect }, n): Move[] => {
    const late = judgeLate(effect, known, evidence[n] ?? []);
    if (late === null) return [];
    return [{ id, to: 'confirmed', from: [state], at: now, words: late.words, changes: { evidence: late.reading } }];
  });
}

/**
 * Looks whether data that came late show the effect of what was left open, or contradicted by what was measured later.
 * @param ofVehicles those that something came for; null: all
 * @param now epoch milliseconds
 */
export function judgeOpen(
  { pool }: Database,
  { judgeCount }: CommandLimits,
  ofVehicles: readonly number[] | null,
  now: number,
): Promise<Judged> {
  const load = (after: string) => loadUndecided(pool, now - lateForMs, ofVehicles, after, judgeCount);
  return judgePages(pool, load, (page) => judgeLateOnes(pool, page, now));
}
