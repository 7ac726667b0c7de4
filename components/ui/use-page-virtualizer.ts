'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';

export type PageVirtualizerOptions<Row> = {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Height of a row before it has been measured, pixels. */
  guessHeight: (row: Row) => number;
};

/** Draws only those rows of a long table that are in sight, where the table scrolls with the page. */
export function usePageVirtualizer<Row>({ rows, keyOf, guessHeight }: PageVirtualizerOptions<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => document.getElementById('content'),
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? 0 : guessHeight(row);
    },
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 12,
    scrollMargin: top,
  });
  // How far down the page the rows begin; what is above may grow at any time.
  useLayoutEffect(() => {
    const content = document.getElementById('content');
    if (content === null) return;
    const measure = () => {
      const box = body.current?.getBoundingClientRect();
      if (box !== undefined) setTop(Math.round(box.top - content.getBoundingClientRect().top + content.scrollTop));
    };
    const observer = new ResizeObserver(measure);
    for (const child of content.querySelectorAll(':scope > *')) observer.observe(child);
    measure();
    return () => observer.disconnect();
  }, []);
  return { body, top, virtual };
}
