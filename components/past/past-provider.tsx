'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createFrameSchedule } from '../data/frame';
import { useLive } from '../data/live-context';
import { goToSignIn } from '../data/sign-in-redirect';
import { useSearchState } from '../ui/use-search-state';
import { isReplay, isSameMoment, type Moment, momentOf, showsPast, withMoment, writeMoment } from './moment-address';
import { createPast } from './past';
import { PastContext, type Way } from './past-context';
import { pastRequests } from './past-requests';
import { useKeptAddress } from './use-kept-address';

/** Moves that follow each other within this are undone by one step Back, milliseconds. */
const togetherMs = 2_000;
/** While somebody drags, the server is asked for what they stay at for so long, milliseconds. */
const restMs = 150;

const momentOfAddress = (): Moment | null =>
  momentOf(window.location.pathname, new URLSearchParams(window.location.search));
/** That of a page which is a picture of it. */
const picturedMoment = (): Moment | null => (showsPast(window.location.pathname) ? momentOfAddress() : null);

/** Holds the past for pages that can show it, and keeps it and the address in step. */
export function PastProvider({ children }: { children: ReactNode }) {
  const live = useLive();
  const pathname = usePathname();
  const search = useSearchParams();
  const { change } = useSearchState();
  const [past] = useState(() =>
    createPast({
      requests: pastRequests,
      schedule: createFrameSchedule(),
      liveNow: live.clock.now,
      onSignedOut: goToSignIn,
    }),
  );
  /** What the address was last made to say: coming upon it there is no news. */
  const written = useRef<Moment | null>(null);
  const movedAt = useRef(0);
  const read = momentOf(pathname, search);
  const [at, clock] = [read?.at, read?.clock];
  const addressed = useMemo(() => (at === undefined || clock === undefined ? null : { at, clock }), [at, clock]);
  const isReplayed = isReplay(pathname);

  const show = useCallback(
    (moment: Moment, waitMs?: number) => {
      if (past.current().wanted === null) past.freeze(live);
      past.goTo(moment, waitMs);
    },
    [past, live],
  );
  const write = useCallback(
    (moment: Moment | null, how: 'push' | 'replace') => {
      written.current = moment;
      change(writeMoment(moment), how);
    },
    [change],
  );

  // Before the page is painted: it must not show the present under the name of the past.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address has changed, and is read as it is by now
  useLayoutEffect(() => {
    const moment = picturedMoment();
    if (moment === null) past.leave();
    else if (!isSameMoment(moment, written.current) || past.current().wanted === null) show(moment);
    written.current = moment;
  }, [addressed, isReplayed, past, show]);
  useLayoutEffect(() => past.leave, [past]);
  useKeptAddress(past, write);

  const access = useMemo(
    () => ({
      past,
      addressed,
      isReplay: isReplayed,
      isPast: addressed !== null || isReplayed,
      go: (moment: Moment | null, way: Way = 'choice') => {
        const now = Date.now();
        const isFurther = way === 'move' && now - movedAt.current < togetherMs;
        movedAt.current = way === 'move' ? now : 0;
        if (moment !== null) show(moment);
        write(moment, isFurther ? 'replace' : 'push');
      },
      scrub: (moment: Moment) => show(moment, restMs),
      keepMoment: (path: string) => {
        const { wanted } = past.current();
        if (picturedMoment() === null) return withMoment(path, momentOfAddress());
        if (wanted === null) return path;
        written.current = wanted;
        return withMoment(path, wanted);
      },
    }),
    [past, addressed, isReplayed, show, write],
  );
  return <PastContext value={access}>{children}</PastContext>;
}
