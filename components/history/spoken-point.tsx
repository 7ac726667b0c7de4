'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { formatExactTime } from '../ui/format-time';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import type { ChartCursor, ReadPoint } from './chart-cursor';
import type { ChartPanel } from './chart-panels';
import { readPoints } from './read-points';

/** Whoever holds an arrow key hears where it ends, and not all on the way. */
const restMs = 350;

function sentenceOf(read: ReadPoint, panels: readonly ChartPanel[], units: Parameters<typeof readPoints>[3]): string {
  const panel = panels.find(({ key }) => key === read.panel);
  if (panel === undefined) return '';
  const points = readPoints(panel, read.at, 0, units);
  const { label, reading } = points.find(({ signal }) => signal === read.signal) ?? points[0] ?? {};
  if (label === undefined) return '';
  if (!reading) return `${label}: not told at ${formatExactTime(read.at)}`;
  return `${label} ${reading.text}, ${formatExactTime(reading.at)}${reading.isLate ? ', came late' : ''}`;
}

/** Says the reading that keys have led to. What a pointer passes over is not said. */
export function SpokenPoint({ cursor, panels }: { cursor: ChartCursor; panels: readonly ChartPanel[] }) {
  const read = useSyncExternalStore(cursor.subscribe, cursor.current, () => null);
  const units = useUnitPreferences();
  const [said, setSaid] = useState('');
  const text = read?.by === 'keys' ? sentenceOf(read, panels, units) : '';
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => setSaid(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
