'use client';

import { usePageVirtualizer } from '../ui/use-page-virtualizer';
import { groupLabels, type SignalTableRow } from './signal-list';
import { SignalRow } from './signal-row';
import classes from './signal-table.module.css';
import { useSignalCounts } from './use-signal-counts';

/** Heights before a row has been measured, pixels. */
const guessed = { group: 38, signal: 46 };

const keyOf = (row: SignalTableRow | undefined) =>
  row === undefined ? '' : row.kind === 'group' ? `group ${row.group}` : row.entry.signal.id;

/** The rows of the table. They scroll with the page, and only those in sight exist. */
export function SignalTableBody({ vin, rows }: { vin: string; rows: readonly SignalTableRow[] }) {
  const counts = useSignalCounts(vin);
  const {
    rows: table,
    top,
    virtual,
  } = usePageVirtualizer({
    count: rows.length,
    estimateSize: (index) => guessed[rows[index]?.kind ?? 'signal'],
    keyOf: (index) => keyOf(rows[index]),
  });

  return (
    <table aria-label="All signals" aria-rowcount={rows.length + 1} className={classes.table}>
      <thead>
        <tr className={classes.columns} aria-rowindex={1}>
          <th scope="col">Signal</th>
          <th scope="col">Value</th>
          <th scope="col">Measured</th>
          <th scope="col">Source</th>
          <th scope="col">Readings</th>
          <th scope="col">
            <span className="sr-only">Message</span>
          </th>
        </tr>
      </thead>
      <tbody ref={table} className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <tr
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-rowindex={item.index + 2}
              className={row.kind === 'group' ? classes.group : classes.row}
              style={{ transform: `translateY(${item.start - top}px)` }}
            >
              {row.kind === 'group' ? (
                <th scope="rowgroup" colSpan={6}>
                  {groupLabels[row.group]} <span className={classes.count}>{row.count}</span>
                </th>
              ) : (
                <SignalRow vin={vin} entry={row.entry} count={counts.get(row.entry.signal.id) ?? null} />
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
