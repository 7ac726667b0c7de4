import { minutes, seconds } from '../contract/duration';
import type { Vehicle } from './life/vehicle';
import { send } from './messages/mischief';
import type { Publication } from './messages/publication';
import type { Reporter } from './messages/reporter';
import type { Order } from './obedience/order';
import { recollect } from './recollection';
import { createWheel } from './wheel';

/** What the whole fleet has in common when its vehicles begin to speak. */
export type Beginning = {
  /** Start of the demo's time. */
  epoch: number;
  /** When this run began. */
  startedAt: number;
  stretch: number;
  catchUpMs: number;
};

/** Those whose messages go to one upstream. A vehicle may be in two: then two upstreams tell of it. */
export type Squad = {
  vehicles: readonly Vehicle[];
  /** Messages a second of one vehicle, on average, if it spoke as often as it liked. */
  eagerRate: number;
  makeReporter: (vehicle: Vehicle, beginning: Beginning) => Reporter;
  /** Whether a vehicle tells afterwards what it could tell nobody; without this none does. */
  remembers?: (vehicle: Vehicle) => boolean;
  hasRoom: () => boolean;
  publish: (publication: Publication) => void;
};

const slotMs = 100;
const slotCount = 4_096;
/** Time a look may take before it lets others have the machine. */
const budgetMs = 40;
/** Messages a second that a fleet sends at most, about. */
const greatestRate = 2_000;
/** Fleets up to this size tell everything at once at the start; larger ones the essential first. */
const smallFleet = 500;
const catchUpMs = minutes(4);
/** Vehicles follow each other so closely at the start. */
const firstReports = { leastMs: seconds(2), perVehicleMs: 5 };
const noRoomMs = seconds(1);
/** What is remembered is told after the first reports, so many messages at a time. */
const recollection = { afterMs: seconds(8), messages: 25 };

type Task =
  | { squad: Squad; speaker: Speaker; turn: number }
  | { squad: Squad; publication: Publication }
  | { squad: Squad; remembered: Iterator<Publication> };
/** Only its newest turn counts: it may have been asked for a word before its time. */
type Speaker = { reporter: Reporter; sent: number; turn: number; nextAt: number };

/** Messages a second of a fleet if each vehicle reported as often as it liked. */
const eagerRateOf = (squads: readonly Squad[]): number =>
  squads.reduce((sum, { eagerRate, vehicles }) => sum + vehicles.length * eagerRate, 0);

export type Fleet = {
  /** Lets a squad speak; once is enough. */
  begin: (squad: Squad) => void;
  /** Gives a vehicle a command. Who does not speak yet does not listen either. */
  command: (squad: Squad, vehicle: Vehicle, order: Order) => void;
  /** Does what is due. Called by a timer while the fleet is started. */
  look: () => void;
  start: () => void;
  stop: () => void;
};

/**
 * Lets all vehicles report by one timer.
 * @param epoch start of the demo's time
 * @param clock epoch milliseconds
 * @param rememberedSince from when on vehicles with a memory tell what happened before; null for nothing
 */
export function createFleet(
  squads: readonly Squad[],
  epoch: number,
  clock: () => number,
  rememberedSince: number | null = null,
): Fleet {
  const startedAt = clock();
  const wheel = createWheel<Task>(startedAt, slotMs, slotCount);
  const stretch = Math.max(1, eagerRateOf(squads) / greatestRate);
  const size = squads.reduce((sum, { vehicles }) => sum + vehicles.length, 0);
  const beginning = { epoch, startedAt, stretch, catchUpMs: size > smallFleet ? catchUpMs : 0 };
  /** Those who take commands, by their index. */
  const begun = new Map<Squad, Map<number, Speaker>>();
  let timer: NodeJS.Timeout | undefined;

  const giveTurn = (squad: Squad, speaker: Speaker, at: number) => {
    speaker.nextAt = at;
    wheel.add({ squad, speaker, turn: ++speaker.turn }, at);
  };

  const begin = (squad: Squad) => {
    if (begun.has(squad)) return;
    const listeners = new Map<number, Speaker>();
    begun.set(squad, listeners);
    const now = clock();
    const spreadMs = Math.max(firstReports.leastMs, squad.vehicles.length * firstReports.perVehicleMs);
    squad.vehicles.forEach((vehicle, index) => {
      const reporter = squad.makeReporter(vehicle, beginning);
      const speaker: Speaker = { reporter, sent: 0, turn: 0, nextAt: 0 };
      if (reporter.hear !== undefined) listeners.set(vehicle.index, speaker);
      giveTurn(squad, speaker, now + (index / squad.vehicles.length) * spreadMs);
    });
    if (rememberedSince === null) return;
    const remembered = recollect(squad, { ...beginning, startedAt: rememberedSince }, rememberedSince, now);
    wheel.add({ squad, remembered }, now + recollection.afterMs);
  };

  const remember = (squad: Squad, remembered: Iterator<Publication>, now: number) => {
    for (let told = 0; told < recollection.messages && squad.hasRoom(); told++) {
      const next = remembered.next();
      if (next.done === true) return;
      squad.publish(next.value);
    }
    wheel.add({ squad, remembered }, now + slotMs);
  };

  const speak = (squad: Squad, speaker: Speaker, now: number) => {
    const { publications, nextAt } = speaker.reporter.report(now);
    for (const { publication, at } of send(speaker.reporter.vehicle, publications, now, speaker.sent))
      if (at <= now) squad.publish(publication);
      else wheel.add({ squad, publication }, at);
    speaker.sent += publications.length;
    giveTurn(squad, speaker, nextAt);
  };

  const command = (squad: Squad, { index }: Vehicle, order: Order) => {
    const speaker = begun.get(squad)?.get(index);
    const at = speaker?.reporter.hear?.(order, clock()) ?? null;
    if (speaker !== undefined && at !== null && at < speaker.nextAt) giveTurn(squad, speaker, at);
  };

  const look = () => {
    const now = clock();
    const lookedAt = performance.now();
    for (const task of wheel.takeDue(now)) {
      const { squad } = task;
      if ('speaker' in task && task.turn !== task.speaker.turn) continue;
      if (performance.now() - lookedAt > budgetMs) wheel.add(task, now);
      else if (!squad.hasRoom()) {
        if ('publication' in task) continue;
        wheel.add(task, now + noRoomMs);
      } else if ('speaker' in task) speak(squad, task.speaker, now);
      else if ('remembered' in task) remember(squad, task.remembered, now);
      else squad.publish(task.publication);
    }
  };

  return {
    begin,
    command,
    look,
    start: () => {
      timer ??= setInterval(look, slotMs);
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
