'use client';

import { Button, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber } from '../ui/format-value';
import { type FleetSort, fleetSorts, sortLabels } from './fleet-sort';
import classes from './list-head.module.css';

type ListHeadProps = {
  /** False before the fleet has arrived: there is nothing to count yet. */
  isLoaded: boolean;
  shown: number;
  total: number;
  isFiltered: boolean;
  sort: FleetSort;
  onSort: (sort: FleetSort) => void;
  onClear: () => void;
  /** What can be done to all that are shown. */
  children?: ReactNode;
};

/** How many of the fleet list and map show, and in which order. */
export function ListHead({ isLoaded, shown, total, isFiltered, sort, onSort, onClear, children }: ListHeadProps) {
  return (
    <div className={classes.head}>
      <p className={classes.count}>
        {isLoaded ? (
          <>
            <strong>{formatNumber(shown, 0)}</strong>
            {isFiltered ? ` of ${formatNumber(total, 0)}` : ''} {total === 1 ? 'vehicle' : 'vehicles'}
          </>
        ) : (
          'Loading the fleet'
        )}
      </p>
      {isFiltered && (
        <Button variant="subtle" size="compact-xs" onClick={onClear}>
          Show all
        </Button>
      )}
      {children}
      <NativeSelect
        className={classes.sort}
        variant="unstyled"
        size="xs"
        aria-label="Sort by"
        value={sort}
        onChange={(event) => onSort(fleetSorts.find((known) => known === event.currentTarget.value) ?? 'name')}
        data={fleetSorts.map((value) => ({ value, label: sortLabels[value] }))}
      />
    </div>
  );
}
