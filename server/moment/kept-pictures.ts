import { seconds } from '../contract/duration';
import type { Clock } from '../contract/moment';
import type { PastPicture } from './past-picture';

const greatestCount = 8;
/** A vehicle takes about a kilobyte. */
const greatestVehicles = 200_000;
/** What arrives late is seen after this at the latest, however long one plays. */
const keptMs = seconds(60);

/** Pictures that whoever plays on will ask for next, by clock and moment. One that is taken is no longer here. */
export type KeptPictures = {
  take: (clock: Clock, at: number) => PastPicture | undefined;
  put: (picture: PastPicture) => void;
};

/** @param now epoch milliseconds */
export function createKeptPictures(now: () => number): KeptPictures {
  const pictures = new Map<string, PastPicture>();
  const keyOf = (clock: Clock, at: number) => `${clock} ${at}`;

  /** Forgets what is too old, and then those that were put here first. */
  const prune = () => {
    let vehicles = 0;
    for (const [key, picture] of pictures) if (now() - picture.loadedAt > keptMs) pictures.delete(key);
    for (const picture of pictures.values()) vehicles += picture.count();
    for (const [key, picture] of pictures) {
      if (pictures.size <= 1 || (pictures.size <= greatestCount && vehicles <= greatestVehicles)) return;
      pictures.delete(key);
      vehicles -= picture.count();
    }
  };

  return {
    take: (clock, at) => {
      prune();
      const key = keyOf(clock, at);
      const picture = pictures.get(key);
      pictures.delete(key);
      return picture;
    },
    put: (picture) => {
      const key = keyOf(picture.clock, picture.at());
      pictures.delete(key);
      pictures.set(key, picture);
      prune();
    },
  };
}
