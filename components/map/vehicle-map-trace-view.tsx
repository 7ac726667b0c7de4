'use client';

import { useEffect, useRef } from 'react';
import type { Position } from '../../server/contract/reading';
import { useMadeOnce } from '../ui/use-made-once';
import './vehicle-map-trace.css';
import { createTraceMap, type TraceMapHandle, type TraceOnMap } from './vehicle-map-trace-handle';

export type TraceMapProps = TraceOnMap & {
  label: string;
  /** Where the mark is now, and who tells when it has moved: it moves with every pixel, past React. */
  place: () => Position | null;
  onMoved: (listener: () => void) => () => void;
};

/** The map of a trace once it is in the browser. It is made once; what changes is told to it. */
export function TraceMapView({ label, place, onMoved, tiles, theme, trail, subject }: TraceMapProps) {
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<TraceMapHandle>(null);
  useMadeOnce(element, handle, (target) => createTraceMap(target, { tiles, theme, trail, subject }));
  useEffect(() => handle.current?.update({ tiles, theme, trail, subject }), [tiles, theme, trail, subject]);
  useEffect(() => onMoved(() => handle.current?.point(place())), [onMoved, place]);
  return <section ref={element} className="motorcade-map" aria-label={label} />;
}
