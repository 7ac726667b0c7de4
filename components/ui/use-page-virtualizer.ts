'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';

type PageVirtualizerOptions = {
  count: number;
  /** Height of a row before it has been measured, pixels. */
  estimateSize: (index: number) => number;
  keyOf: (index: number) => string;
};

/** Draws only those rows of a long table that are in sight, where the table scrolls with the page. */
export function usePageVirtualizer({ count, estimateSize, keyOf }: PageVirtualizerOptions) {
  const rows = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => document.getElementById('content'),
    estimateSize,
    getItemKey: keyOf,
    overscan: 12,
    scrollMargin: top,
  });
  // How far down the page the rows begin; what is above may grow at any time.
  useLayoutEffect(() => {
    const content = document.getElementById('content');
    if (content === null) return;
    const measure = () => {
      const box = rows.current?.getBoundingClientRect();
      if (box !== undefined) setTop(Math.round(box.top - content.getBoundingClientRect().top + content.scrollTop));
    };
    const observer = new ResizeObserver(measure);
    for (const child of content.querySelectorAll(':scope > *')) observer.observe(child);
    measure();
    return () => observer.disconnect();
  }, []);
  return { rows, top, virtual };
}
