'use client';

import type { ReactNode } from 'react';
import { type TableColumn, TableHead } from './table-head';
import { type PageVirtualizerOptions, usePageVirtualizer } from './use-page-virtualizer';
import classes from './virtual-table.module.css';

type VirtualTableProps<Row> = PageVirtualizerOptions<Row> & {
  label: string;
  columns: readonly TableColumn[];
  /** Whether there are more rows than are known yet. */
  isMore?: boolean;
  /** The cells of a row. */
  cellsOf: (row: Row) => ReactNode;
  /** What sort of row it is, where they look different: its `data-kind`. */
  kindOf?: (row: Row) => string;
  /** Says where the columns stand, in `--columns`, and what becomes of them on narrow screens. */
  className: string | undefined;
};

/** A table of any length. It scrolls with the page, and only those of its rows that are in sight exist. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, isMore = false, keyOf, guessHeight, cellsOf, kindOf, className } = props;
  const { body, top, virtual } = usePageVirtualizer({ rows, keyOf, guessHeight });
  return (
    <table aria-label={label} aria-rowcount={isMore ? -1 : rows.length + 1} className={`${classes.table} ${className}`}>
      <TableHead columns={columns} isOfPart />
      <tbody ref={body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <tr
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              data-kind={kindOf?.(row)}
              aria-rowindex={item.index + 2}
              style={{ transform: `translateY(${item.start - top}px)` }}
            >
              {cellsOf(row)}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
