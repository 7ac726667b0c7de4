import { Button, Skeleton } from '@mantine/core';
import { IconFilterOff, IconHistoryOff } from '@tabler/icons-react';
import { Empty } from '../ui/empty';
import classes from './list-states.module.css';

const rows = Array.from({ length: 10 }, (_, row) => row);

/** The list while the fleet is on its way: rows of the final shape. */
export function ListLoading() {
  return (
    <div className={classes.loading} role="status" aria-label="Loading the fleet">
      {rows.map((row) => (
        <div key={row} className={classes.row}>
          <Skeleton circle height={18} />
          <div className={classes.lines}>
            <Skeleton height={12} width={`${62 - ((row * 13) % 30)}%`} />
            <Skeleton height={10} width={`${80 - ((row * 7) % 25)}%`} />
          </div>
          <Skeleton height={12} width={60} />
        </div>
      ))}
    </div>
  );
}

/** A moment that could not be had; the banner says why. */
export function ListWithoutMoment() {
  return (
    <Empty icon={<IconHistoryOff size={30} stroke={1.5} />} title="This moment could not be loaded">
      <p>Go to another, or back to live.</p>
    </Empty>
  );
}

/** A moment before anything was known of any vehicle. */
export function ListBeforeHistory() {
  return (
    <Empty icon={<IconHistoryOff size={30} stroke={1.5} />} title="Nothing was known yet">
      <p>At that moment no vehicle had told anything.</p>
    </Empty>
  );
}

/** Vehicles, but none that passes: what was looked for, and the way back. */
export function ListWithoutMatch({ text, onClear }: { text: string; onClear: () => void }) {
  return (
    <Empty
      icon={<IconFilterOff size={30} stroke={1.5} />}
      title={text === '' ? 'No vehicle passes the filter' : `No vehicle answers to “${text}”`}
    >
      {text !== '' && <p className={classes.hint}>Looked for in VINs, names and models.</p>}
      <Button size="xs" variant="default" onClick={onClear} mt={8}>
        Show all vehicles
      </Button>
    </Empty>
  );
}
