import type { ReactNode } from 'react';
import classes from './plain-table.module.css';
import { type TableColumn, TableHead } from './table-head';

export type PlainColumn<Row> = TableColumn & {
  /** What stands in it of a row. Called as the table is drawn: what needs a hook is a component in it. */
  cell: (row: Row) => ReactNode;
  /** Whether it names its row. */
  isRowHead?: boolean;
  /**
   * Where it stands on a phone, where a row is a card: at the top, at the right of that, in a line of its own below that
   * or at the end, or among the others without its heading. Where nothing is said, among the others, below its heading.
   */
  onCard?: 'title' | 'corner' | 'line' | 'last' | 'bare';
};

type PlainTableProps<Row> = {
  label: string;
  columns: readonly PlainColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  className?: string | undefined;
};

/** A table of not too many rows, in columns that no value moves; on a phone each row is a card. */
export function PlainTable<Row>({ label, columns, rows, keyOf, className = '' }: PlainTableProps<Row>) {
  return (
    <table className={`${classes.table} ${className}`} aria-label={label}>
      <TableHead columns={columns} />
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ heading, align, cell, isRowHead, onCard }) => {
              const Cell = isRowHead ? 'th' : 'td';
              return (
                <Cell
                  key={heading}
                  scope={isRowHead ? 'row' : undefined}
                  data-align={align}
                  data-card={onCard}
                  data-label={onCard === undefined ? heading : undefined}
                >
                  {cell(row)}
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
