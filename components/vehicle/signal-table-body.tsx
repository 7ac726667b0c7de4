'use client';

import type { TableColumn } from '../ui/table-head';
import { VirtualTable } from '../ui/virtual-table';
import { groupLabels, type SignalTableRow } from './signal-list';
import { SignalRow } from './signal-row';
import classes from './signal-table.module.css';
import { useSignalCounts } from './use-signal-counts';

const columns: readonly TableColumn[] = [
  { heading: 'Signal' },
  { heading: 'Value' },
  { heading: 'Measured' },
  { heading: 'Source' },
  { heading: 'Readings' },
  { heading: 'Message', isHeadingHidden: true },
];

/** The signals by their groups, each under its heading. */
export function SignalTableBody({ vin, rows }: { vin: string; rows: readonly SignalTableRow[] }) {
  const counts = useSignalCounts(vin);
  return (
    <VirtualTable
      label="All signals"
      columns={columns}
      rows={rows}
      keyOf={(row) => (row.kind === 'group' ? `group ${row.group}` : row.entry.signal.id)}
      guessHeight={({ kind }) => (kind === 'group' ? 38 : 46)}
      cellsOf={(row) =>
        row.kind === 'group' ? (
          <th scope="rowgroup" colSpan={columns.length}>
            {groupLabels[row.group]} <span className={classes.count}>{row.count}</span>
          </th>
        ) : (
          <SignalRow vin={vin} entry={row.entry} count={counts.get(row.entry.signal.id) ?? null} />
        )
      }
      kindOf={({ kind }) => kind}
      className={classes.table}
    />
  );
}
