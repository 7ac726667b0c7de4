'use client';

import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { keptZone } from './kept-zone';
import { zoneName } from './zone-time';

/** Draws what is below anew when another tab has chosen another time zone: whoever writes a time asks only as it draws. */
export function TimeZoneBoundary({ children }: { children: ReactNode }) {
  const [drawnIn, setDrawnIn] = useState(() => zoneName(keptZone()));
  useEffect(() => {
    const listener = () => setDrawnIn(zoneName(keptZone()));
    window.addEventListener('storage', listener);
    return () => window.removeEventListener('storage', listener);
  }, []);
  return <Fragment key={drawnIn}>{children}</Fragment>;
}
