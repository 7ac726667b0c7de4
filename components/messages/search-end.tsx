'use client';

import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { formatLocalTime } from '../ui/format-time';
import classes from './search-end.module.css';

type SearchEndProps = {
  isMore: boolean;
  /** Whether the search goes on by itself when somebody scrolls down here. */
  isPlenty: boolean;
  /** Everything received since then has been looked at, epoch milliseconds. */
  searchedTo: number | null;
  isSearching: boolean;
  onGoOn: () => void;
};

/** How far back was searched, and the way further. */
export function SearchEnd({ isMore, isPlenty, searchedTo, isSearching, onGoOn }: SearchEndProps) {
  const end = useRef<HTMLDivElement>(null);
  const isAwaited = isMore && isPlenty && !isSearching;
  useEffect(() => {
    if (!isAwaited || end.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && onGoOn(), {
      root: document.getElementById('content'),
      // A screen ahead, so that nobody waits for it.
      rootMargin: '100% 0px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isAwaited, onGoOn]);
  return (
    <div ref={end} className={classes.end}>
      <p role="status">
        {!isMore && 'That is all that is kept.'}
        {isMore && searchedTo !== null && `Searched back to ${formatLocalTime(searchedTo)}.`}
      </p>
      {isMore && (
        <Button variant="default" loading={isSearching} onClick={onGoOn}>
          Search further back
        </Button>
      )}
    </div>
  );
}
