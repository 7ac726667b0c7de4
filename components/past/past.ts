import type { Schedule } from '../data/frame';
import type { Live } from '../data/live-context';
import type { Picture } from '../data/picture-context';
import { RequestError } from '../data/request';
import { isSameMoment, type Moment, wholeSecond } from './moment-address';
import { fetchMoment } from './past-jump';
import { createPastPicture } from './past-picture';
import { createPastPlayer } from './past-player';
import type { PastRequests } from './past-requests';
import { createPastState, type PastState } from './past-state';
import type { PlaySpeed } from './play-speeds';

/** The past as one browser looks at it: a picture of a moment, and what leads to another. Outside React. */
export type Past = {
  picture: Picture;
  current: () => PastState;
  subscribe: (listener: () => void) => () => void;
  /** Holds what is live now as the picture, until the moment asked for is here. Nothing while there is nothing live. */
  freeze: (live: Live) => void;
  /**
   * Shows another moment once all of it is here, and what is shown until then; what was asked for before is given up. What
   * is being played goes on from there. @param waitMs before the server is asked, for who asks for many in a row
   */
  goTo: (moment: Moment, waitMs?: number) => void;
  /** Asks again for what could not be had. */
  retry: () => void;
  play: (speed: PlaySpeed) => void;
  pause: () => void;
  /** Nobody looks at the past any more: nothing more is asked for. */
  leave: () => void;
};

type PastOptions = {
  requests: PastRequests;
  schedule: Schedule;
  /** The server's clock, epoch milliseconds. */
  liveNow: () => number;
  /** The person's time, milliseconds. */
  wallNow?: () => number;
  onSignedOut: () => void;
};

/** What could not be had for want of the server is asked for again after this long. */
const retryMs = 3_000;

/** Nothing is asked for before the first `goTo`. */
export function createPast({ requests, schedule, liveNow, wallNow = Date.now, onSignedOut }: PastOptions): Past {
  const state = createPastState();
  let loading: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Says what went wrong; when to ask again, or null where that would change nothing. */
  const fail = (error: unknown): number | null => {
    if (!(error instanceof RequestError)) throw error;
    if (error.status === 401) onSignedOut();
    const isTriedAgain = error.status === 0 || error.status === 429 || error.status >= 500;
    state.change({ problem: { sentence: error.message, isTriedAgain } });
    return isTriedAgain ? retryMs : null;
  };

  /** Fetches vehicles for the moment that is shown, where that stands. */
  const fillIn = async (vins: readonly string[]) => {
    const { shown } = state.current();
    if (shown === null || vins.length === 0) return;
    const { signal } = standing;
    try {
      const vehicles = new Map(
        await Promise.all(vins.map(async (vin) => [vin, await requests.vehicle(vin, shown, signal)] as const)),
      );
      if (!signal.aborted) stage.showVehicles(vehicles);
    } catch (error) {
      if (!signal.aborted) fail(error);
    }
  };
  let standing = new AbortController();
  const moveOn = () => {
    standing.abort();
    standing = new AbortController();
  };

  const stage = createPastPicture(schedule, (vin) => {
    // A moment on its way brings all that are looked at by then.
    if (loading === undefined) void fillIn([vin]);
  });
  const player = createPastPlayer({
    requests,
    picture: stage,
    state,
    wallNow,
    // As addresses say it: where playing ends the address must name what is shown, or it would be loaded anew.
    newestAt: () => wholeSecond(liveNow()),
    fail,
    onStanding: () => void fillIn(stage.watched()),
  });

  const load = async (moment: Moment, controller: AbortController) => {
    const { signal } = controller;
    try {
      const { rows, vehicles } = await fetchMoment(requests, moment, stage.watched, signal);
      if (signal.aborted) return;
      moveOn();
      loading = undefined;
      stage.replace(moment.at, rows, vehicles);
      const { jumps, play } = state.current();
      state.change({ shown: moment, isLoading: false, problem: null, isAtNewest: false, jumps: jumps + 1 });
      void fillIn(stage.watched().filter((vin) => !vehicles.has(vin)));
      if (play !== null) player.start(play.speed);
    } catch (error) {
      if (signal.aborted) return;
      const pauseMs = fail(error);
      if (pauseMs !== null) timer = setTimeout(begin, pauseMs);
    }
  };
  const begin = () => {
    const { wanted } = state.current();
    if (wanted === null) return;
    giveUp();
    loading = new AbortController();
    void load(wanted, loading);
  };
  const giveUp = () => {
    clearTimeout(timer);
    loading?.abort();
    loading = undefined;
  };

  return {
    picture: stage.picture,
    current: state.current,
    subscribe: state.subscribe,
    freeze: (live) => {
      if (live.fleet.isLoaded()) stage.freeze(live);
    },
    goTo: (moment, waitMs = 0) => {
      const { wanted, shown, isLoading, play } = state.current();
      if (isSameMoment(moment, wanted) && (isLoading || isSameMoment(moment, shown))) return;
      giveUp();
      const going = play;
      player.stop();
      // Steps of before must not be taken for those of the moment that comes.
      state.change({ wanted: moment, isLoading: true, problem: null, isAtNewest: false, play: going });
      loading = new AbortController();
      timer = setTimeout(begin, waitMs);
    },
    retry: begin,
    play: (speed) => {
      if (state.current().isLoading) state.change({ play: { speed, phase: 'waiting' } });
      else player.start(speed);
    },
    pause: () => {
      if (state.current().isLoading) state.change({ play: null });
      else {
        player.stop();
        void fillIn(stage.watched());
      }
    },
    leave: () => {
      giveUp();
      moveOn();
      player.stop();
      state.change({ wanted: null, shown: null, isLoading: false, problem: null, play: null, isAtNewest: false });
    },
  };
}
