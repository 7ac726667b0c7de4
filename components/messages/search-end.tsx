'use client';

import { Button } from '@mantine/core';
import { formatLocalTime } from '../ui/format-time';
import { useNearEnd } from '../ui/use-near-end';
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
  const end = useNearEnd(isMore && isPlenty && !isSearching, onGoOn);
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
