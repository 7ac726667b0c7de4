import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { type Drive, driveOf } from '../../components/replay/drive';
import { createPlayer, type Player } from '../../components/replay/player';
import { ReplayMapView } from '../../components/replay/replay-map-view';
import { domainOf, shadesOfSteps } from '../../components/replay/trail-shades';
import { minutes, seconds } from '../../server/contract/duration';
import { createFrameWatch } from './frame-watch';
import '@fontsource-variable/inter/index.css';
import '../../components/ui/theme.css';

/** What the benchmark calls in the page. */
export type ReplayPage = {
  /** Shows a drive of so many seconds with a fix each. */
  show: (fixes: number) => void;
  play: (speed: number) => void;
  pause: () => void;
  seek: (share: number) => void;
  at: () => number;
  watchFrames: () => void;
  /** Milliseconds of each frame since, and of the work that a frame of the replay was. */
  frames: () => { frameMs: number[]; workMs: number[] };
};

/** The page's window as the benchmark sees it. */
export type ReplayPageWindow = { replayPage: ReplayPage };

const start = Date.UTC(2026, 10, 20, 7);

/** A winding way north-east from Munich, now fast and now slow, with three minutes of silence in the middle. */
function someDrive(fixes: number): { drive: Drive; speed: number[] } {
  const at: number[] = [];
  const latitude: number[] = [];
  const longitude: number[] = [];
  const speed: number[] = [];
  let [here, there] = [48.14, 11.58];
  for (let second = 0; second < fixes; second += 1) {
    const kmh = 70 + 50 * Math.sin(second / 170);
    const heading = 0.8 + 0.7 * Math.sin(second / 90);
    here += ((kmh / 3_600) * Math.cos(heading)) / 111.2;
    there += ((kmh / 3_600) * Math.sin(heading)) / 74;
    const middle = fixes / 2;
    if (second > middle && second < middle + 180) continue;
    at.push(start + seconds(second));
    latitude.push(here);
    longitude.push(there);
    speed.push(kmh);
  }
  const gap = { from: start + seconds(fixes / 2), to: start + seconds(fixes / 2 + 180) };
  return { drive: driveOf({ at, latitude, longitude }, [gap]), speed };
}

let player: Player | undefined;
let workMs: number[] = [];
const watch = createFrameWatch();

/** Measures what the listeners of a frame cost, for no screen of a test machine is as fast as one of a person. */
function timed(made: Player): Player {
  return {
    ...made,
    onFrame: (listener) =>
      made.onFrame((at) => {
        const before = performance.now();
        listener(at);
        workMs.push(performance.now() - before);
      }),
  };
}

const replayPage: ReplayPage = {
  show: (fixes) => {
    const { drive, speed } = someDrive(fixes);
    const values = { at: drive.at, value: speed };
    const shades = shadesOfSteps(drive.at, values, domainOf(values, true) ?? { least: 0, greatest: 1 }, minutes(10));
    player = timed(createPlayer({ from: start, to: start + seconds(fixes), at: start, speed: 1 }));
    const element = document.getElementById('map');
    if (!element) throw new Error('the page has no element "map"');
    const props = {
      player,
      drive,
      shades,
      history: undefined,
      isFollowing: true,
      theme: 'light',
      tiles: null,
      view: null,
    } as const;
    flushSync(() =>
      createRoot(element).render(
        createElement(ReplayMapView, {
          ...props,
          onFollowPause: () => undefined,
          onView: () => undefined,
          label: 'Map',
        }),
      ),
    );
  },
  play: (speed) => {
    player?.setSpeed(speed);
    player?.play();
  },
  pause: () => player?.pause(),
  seek: (share) => player?.seek(start + share * seconds(3_600)),
  at: () => (player?.current().at ?? start) - start,
  watchFrames: () => {
    workMs = [];
    watch.watchFrames();
  },
  frames: () => ({ frameMs: watch.frames(), workMs }),
};

Object.assign(window, { replayPage });
