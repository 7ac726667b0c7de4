'use client';

import { PastBanner } from '../past/past-banner';
import { usePast } from '../past/past-context';
import { ReplayBanner } from '../replay/replay-banner';

/** Says across the page that it shows what was: a moment of the past, or a replay. */
export const WhenBanner = () => (usePast().isReplay ? <ReplayBanner /> : <PastBanner />);
