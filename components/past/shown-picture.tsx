'use client';

import type { ReactNode } from 'react';
import { useLive } from '../data/live-context';
import { PictureContext } from '../data/picture-context';
import { usePast } from './past-context';

/** Gives those below the picture of the address: what is live, or a moment of the past. */
export function ShownPicture({ children }: { children: ReactNode }) {
  const live = useLive();
  const { past, addressed } = usePast();
  return <PictureContext value={addressed === null ? live : past.picture}>{children}</PictureContext>;
}
