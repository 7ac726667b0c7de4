'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import type { Position } from '../../server/contract/reading';
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
  const create = useEffectEvent((target: HTMLDivElement) => createTraceMap(target, { tiles, theme, trail, subject }));
  useEffect(() => {
    if (!element.current) return;
    const made = create(element.current);
    handle.current = made;
    return () => {
      handle.current = null;
      made.remove();
    };
  }, []);
  useEffect(() => handle.current?.update({ tiles, theme, trail, subject }), [tiles, theme, trail, subject]);
  useEffect(() => onMoved(() => handle.current?.point(place())), [onMoved, place]);
  return <section ref={element} className="motorcade-map" aria-label={label} />;
}
