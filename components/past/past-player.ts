import type { Moment } from './moment-address';
import type { PastPicture } from './past-picture';
import type { PastRequests } from './past-requests';
import type { PastStateStore } from './past-state';
import { aheadMs, type PlaySpeed, stepMsOf, stepsAtOnce } from './play-speeds';
import { createPlayedVehicles } from './play-vehicles';
import { createStepBuffer } from './step-buffer';

export type PastPlayer = {
  /** Goes on from the moment that is shown. Called again, at another speed, or from another moment. */
  start: (speed: PlaySpeed) => void;
  /** Stands where it is; nothing under way is waited for. */
  stop: () => void;
};

type Options = {
  requests: Pick<PastRequests, 'steps' | 'vehicle'>;
  picture: PastPicture;
  state: PastStateStore;
  /** The person's time, milliseconds; only differences count. */
  wallNow: () => number;
  /** The newest moment there is, epoch milliseconds. */
  newestAt: () => number;
  /** Takes what a request has thrown; says after how many milliseconds to ask again, or null for never. */
  fail: (error: unknown) => number | null;
  /** It stands by itself, at the newest moment or for want of the next. */
  onStanding: () => void;
};

/** Less than this before the newest moment is the newest moment: a second later it would be a second on. */
const newestWithinMs = 1_000;
/** Vehicles in full are fetched for a picture this far ahead, in the person's time. */
const vehicleLeadMs = 700;

/** Plays the past: fetches pictures ahead and shows each when its time has come, late ones as soon as they are here. */
export function createPastPlayer(options: Options): PastPlayer {
  const { requests, picture, state, wallNow, newestAt, fail, onStanding } = options;
  const buffer = createStepBuffer();
  const played = createPlayedVehicles(requests, (error) => void fail(error));
  let speed: PlaySpeed = 1;
  /** When, of the person's time, which moment is due: from there on it goes evenly. */
  let anchor = { wall: 0, at: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let fetching: AbortController | undefined;
  let rowsPerStep: number | null = null;

  const shownMoment = (): Moment | null => state.current().shown;
  const enter = (phase: 'playing' | 'waiting') => {
    const { play } = state.current();
    if (play?.phase !== phase || play.speed !== speed) state.change({ play: { speed, phase } });
  };

  const halt = () => {
    clearTimeout(timer);
    clearTimeout(retry);
    retry = undefined;
    fetching?.abort();
    fetching = undefined;
    played.stop();
  };
  const stand = (isAtNewest: boolean) => {
    halt();
    state.change({ play: null, isAtNewest });
    onStanding();
  };

  const fetchSteps = async (moment: Moment, controller: AbortController) => {
    const from = buffer.through();
    const stepMs = stepMsOf[speed];
    const to = Math.min(from + stepsAtOnce(rowsPerStep) * stepMs, newestAt());
    try {
      const answer = await requests.steps(from, to, stepMs, moment.clock, controller.signal);
      if (fetching !== controller) return;
      fetching = undefined;
      const rows = answer.steps.reduce((sum, step) => sum + step.rows.length, 0);
      if (answer.steps.length > 0) rowsPerStep = rows / answer.steps.length;
      buffer.add(answer);
      if (state.current().problem !== null) state.change({ problem: null });
      // Time stood still for who waited.
      if (state.current().play?.phase === 'waiting') anchor = { wall: wallNow(), at: shownMoment()?.at ?? from };
      tick();
    } catch (error) {
      if (fetching !== controller) return;
      fetching = undefined;
      const pauseMs = fail(error);
      if (pauseMs === null) return stand(false);
      retry = setTimeout(() => {
        retry = undefined;
        tick();
      }, pauseMs);
    }
  };

  const fill = (moment: Moment) => {
    if (fetching !== undefined || retry !== undefined || newestAt() - buffer.through() < newestWithinMs) return;
    if (buffer.through() - moment.at > aheadMs * speed) return;
    fetching = new AbortController();
    void fetchSteps(moment, fetching);
  };

  const advance = (moment: Moment, due: number): Moment => {
    const step = buffer.take(due);
    if (step === null) return moment;
    picture.advance(step.at, step.rows, played.take(step.at));
    const next = { ...moment, at: step.at };
    state.change({ shown: next, wanted: next });
    const ahead = buffer.stepAfter(step.at + vehicleLeadMs * speed);
    if (ahead !== undefined) played.fetch(picture.watched(), { ...next, at: ahead });
    return next;
  };

  const tick = () => {
    clearTimeout(timer);
    const before = shownMoment();
    if (before === null) return;
    const moment = advance(before, anchor.at + (wallNow() - anchor.wall) * speed);
    fill(moment);
    const nextAt = buffer.nextAt();
    if (nextAt !== undefined) {
      enter('playing');
      timer = setTimeout(tick, Math.max(0, (nextAt - anchor.at) / speed - (wallNow() - anchor.wall)));
    } else if (fetching !== undefined || retry !== undefined) enter('waiting');
    else stand(true);
  };

  return {
    start: (next) => {
      const moment = shownMoment();
      if (moment === null) return;
      halt();
      if (next !== speed) rowsPerStep = null;
      speed = next;
      buffer.restart(moment.at);
      anchor = { wall: wallNow(), at: moment.at };
      state.change({ isAtNewest: false });
      tick();
    },
    stop: () => {
      halt();
      if (state.current().play !== null) state.change({ play: null });
    },
  };
}
