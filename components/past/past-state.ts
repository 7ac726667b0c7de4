import { createStore, type Store } from '../data/store';
import type { Moment } from './moment-address';
import type { PlaySpeed } from './play-speeds';

/** What went wrong, as a sentence, and whether it is tried again without anybody asking. */
export type PastProblem = { sentence: string; isTriedAgain: boolean };

/** How the past stands, beside the picture itself. The same object until something about it changes. */
export type PastState = {
  /** The moment that was asked for last; null while nobody asked for one. */
  wanted: Moment | null;
  /** The moment of the picture; null while it shows none of those asked for. */
  shown: Moment | null;
  /** The picture is not yet, or not any more, that of the moment asked for. */
  isLoading: boolean;
  problem: PastProblem | null;
  /** `waiting`: what comes next is not here yet. */
  play: { speed: PlaySpeed; phase: 'playing' | 'waiting' } | null;
  /** Playing came to the newest moment there is. */
  isAtNewest: boolean;
  /** Grows with each moment that was shown without going through those before. */
  jumps: number;
};

export const noPast: PastState = {
  wanted: null,
  shown: null,
  isLoading: false,
  problem: null,
  play: null,
  isAtNewest: false,
  jumps: 0,
};

export type PastStateStore = Store<PastState> & { change: (part: Partial<PastState>) => void };

/** A state in which nobody has asked for a moment. */
export function createPastState(): PastStateStore {
  const { current, subscribe, set } = createStore(noPast);
  return { current, subscribe, change: (part) => set({ ...current(), ...part }) };
}
