import { seconds } from '../../contract/duration';
import { oppositeOf, readWish, type Settings, usualSettings, type Wish } from '../life/settings';
import type { Vehicle } from '../life/vehicle';
import { between } from '../random';
import { behaviourOf } from './behaviour';
import type { Order, WindowOf } from './order';

/** Who is late, and who is away, is so for the time people wait, and half as long again. */
const tooLong = 1.5;

/** What a box has to say because of commands. */
export type Due = {
  /** Names of commands that it got, and says so. */
  acknowledged: readonly string[];
  /** Whether it has just done what it was going to do. */
  hasActed: boolean;
  /** Until when it says nothing more; null where it speaks. */
  silentUntil: number | null;
  /** Whether it was silent until now. */
  isBack: boolean;
};

/** The box in a vehicle, with what its behaviour makes of commands. Asked in the order of time. */
export type Box = {
  settings: () => Settings;
  /** Takes a command. When it speaks because of it, epoch milliseconds; null: because of this one it does not. */
  hear: (order: Order, now: number) => number | null;
  /** Does what is due. */
  act: (now: number) => Due;
  /** When it does something next; infinity: nothing is planned. */
  nextAt: () => number;
};

/** Switches a box on: nothing of what an earlier one was told is known to it. */
export function createBox(vehicle: Vehicle, windowOf: WindowOf): Box {
  const behaviour = behaviourOf(vehicle);
  let settings = usualSettings(vehicle, behaviour === 'does the opposite');
  let planned: { at: number; wish: Wish }[] = [];
  let acknowledged: string[] = [];
  let silentUntil: number | null = null;
  let heard = 0;

  const plan = (at: number, wish: Wish): number => {
    planned.push({ at, wish });
    return at;
  };

  function hear({ name, payload }: Order, now: number): number | null {
    const asked = silentUntil === null ? readWish(payload) : null;
    if (asked === null) return null;
    const soon = now + seconds(between(0.5, 2, vehicle.seed, heard++, 73));
    const tooLate = now + tooLong * windowOf(name);
    switch (behaviour) {
      case 'obeys':
        return plan(soon, asked);
      case 'obeys late':
        return plan(tooLate, asked);
      case 'ignores commands':
        return null;
      case 'does the opposite':
        // What is no setting has no opposite but to do nothing.
        return Object.keys(asked).length === 0 ? null : plan(soon, oppositeOf(asked, settings));
      case 'acknowledges, then drops off':
        acknowledged.push(name);
        silentUntil = tooLate;
        return now;
    }
  }

  function act(now: number): Due {
    const due = planned.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at);
    if (due.length > 0) {
      planned = planned.filter(({ at }) => at > now);
      for (const { wish } of due) settings = { ...settings, ...wish };
    }
    const isBack = silentUntil !== null && silentUntil <= now;
    if (isBack) silentUntil = null;
    const said = acknowledged;
    acknowledged = [];
    return { acknowledged: said, hasActed: due.length > 0, silentUntil, isBack };
  }

  return {
    settings: () => settings,
    hear,
    act,
    nextAt: () => planned.reduce((next, { at }) => Math.min(next, at), Number.POSITIVE_INFINITY),
  };
}
