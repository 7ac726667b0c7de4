'use client';

import { useEffect, useRef } from 'react';
import { useMadeOnce } from '../ui/use-made-once';
import { createTripsMap, type TripsMapHandle, type TripsOnMap } from './trips-map-handle';

type TripsMapViewProps = TripsOnMap & { label: string };

/** The map of trips once it is in the browser. It is made once; what changes is told to it. */
export function TripsMapView({ label, drive, marks, theme, tiles, subject }: TripsMapViewProps) {
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<TripsMapHandle>(null);
  useMadeOnce(element, handle, (target) => createTripsMap(target, { drive, marks, theme, tiles, subject }));
  useEffect(() => {
    handle.current?.update({ drive, marks, theme, tiles, subject });
  }, [drive, marks, theme, tiles, subject]);
  return <section ref={element} className="motorcade-map" aria-label={label} />;
}
