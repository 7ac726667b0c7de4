import { Button } from '@mantine/core';
import { formatLocalTime } from '../ui/format-time';
import classes from './messages.module.css';

type SearchEndProps = {
  isMore: boolean;
  /** Everything received since then has been looked at, epoch milliseconds. */
  searchedTo: number | null;
  isSearching: boolean;
  onGoOn: () => void;
};

/** How far back was searched, and the way further. */
export function SearchEnd({ isMore, searchedTo, isSearching, onGoOn }: SearchEndProps) {
  return (
    <div className={classes.end}>
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
