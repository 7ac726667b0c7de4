'use client';

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import type { ReadingOrder } from '../../server/contract/history';
import type { Reading } from '../../server/contract/reading';
import { usePageVirtualizer } from '../ui/use-page-virtualizer';
import { ReadingRow } from './reading-row';
import classes from './reading-table.module.css';

/** Columns that can be sorted by, with the orders a press goes through. */
const columns = [
  { label: 'Measured', orders: ['-at', 'at'] },
  { label: 'Received', orders: ['-receivedAt', 'receivedAt'] },
  { label: 'Signal', orders: ['signal'] },
  { label: 'Value', orders: ['-value', 'value'] },
] as const satisfies readonly { label: string; orders: readonly ReadingOrder[] }[];

type Orders = readonly ReadingOrder[];

const ariaSort = (orders: Orders, sort: ReadingOrder) =>
  !orders.includes(sort) ? undefined : sort.startsWith('-') ? 'descending' : 'ascending';

const nextOrder = (orders: Orders, sort: ReadingOrder): ReadingOrder =>
  orders[(orders.indexOf(sort) + 1) % orders.length] ?? sort;

type ReadingTableBodyProps = {
  readings: readonly Reading[];
  sort: ReadingOrder;
  isMore: boolean;
  onSort: (order: ReadingOrder) => void;
  /** Whether the last row there is is in sight, or nearly so. */
  onEndSeen: (isSeen: boolean) => void;
};

/** The rows of the table. They scroll with the page, and only those in sight exist. */
export function ReadingTableBody({ readings, sort, isMore, onSort, onEndSeen }: ReadingTableBodyProps) {
  const { rows, top, virtual } = usePageVirtualizer({
    count: readings.length,
    estimateSize: () => 37,
    keyOf: (index) => {
      const reading = readings[index];
      return reading === undefined ? '' : `${reading.signal} ${reading.at} ${reading.upstream}`;
    },
  });
  const items = virtual.getVirtualItems();
  const isEndSeen = (items.at(-1)?.index ?? 0) >= readings.length - 1;
  const tell = useEffectEvent((isSeen: boolean) => onEndSeen(isSeen));
  useEffect(() => tell(isEndSeen), [isEndSeen]);
  return (
    <table aria-label="Readings" aria-rowcount={isMore ? -1 : readings.length + 1} className={classes.table}>
      <thead>
        <tr className={classes.columns} aria-rowindex={1}>
          {columns.map(({ label, orders }) => (
            <th key={label} scope="col" aria-sort={ariaSort(orders, sort)}>
              <button type="button" onClick={() => onSort(nextOrder(orders, sort))}>
                {label}
                {ariaSort(orders, sort) === 'descending' && <IconArrowDown size={13} aria-hidden="true" />}
                {ariaSort(orders, sort) === 'ascending' && <IconArrowUp size={13} aria-hidden="true" />}
              </button>
            </th>
          ))}
          <th scope="col">Source</th>
          <th scope="col">
            <span className="sr-only">Message</span>
          </th>
        </tr>
      </thead>
      <tbody ref={rows} className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const reading = readings[item.index];
          if (reading === undefined) return null;
          return (
            <tr
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-rowindex={item.index + 2}
              className={classes.row}
              style={{ transform: `translateY(${item.start - top}px)` }}
            >
              <ReadingRow reading={reading} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
