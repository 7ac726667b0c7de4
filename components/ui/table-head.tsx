import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './table-head.module.css';

export type TableColumn = {
  heading: string;
  /** Whether the heading is only for who listens: what stands below it speaks for itself. */
  isHeadingHidden?: boolean;
  /** Where what stands in it stands; at the left where nothing is said. */
  align?: 'right';
  /** In a table that shares out its width by its columns, a CSS length; the rest of it where nothing is said. */
  width?: string;
  /** How the rows are sorted by it now, if they are, and what sorts them. None where they cannot be. */
  sort?: { direction: 'ascending' | 'descending' | null; onPress: () => void };
};

function Heading({ heading, isHeadingHidden = false, sort }: TableColumn) {
  if (isHeadingHidden) return <span className="sr-only">{heading}</span>;
  if (sort === undefined) return heading;
  return (
    <button type="button" className={classes.sort} onClick={sort.onPress}>
      {heading}
      {sort.direction === 'descending' && <IconArrowDown size={13} aria-hidden="true" />}
      {sort.direction === 'ascending' && <IconArrowUp size={13} aria-hidden="true" />}
    </button>
  );
}

type TableHeadProps = {
  columns: readonly TableColumn[];
  /** Of a table of which only a part exists: then it is the first row of so many. */
  isOfPart?: boolean;
};

/** The headings of a table. They stay in sight as it scrolls; on a phone only those stay that sort. */
export function TableHead({ columns, isOfPart = false }: TableHeadProps) {
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={isOfPart ? 1 : undefined}>
        {columns.map((column) => (
          <th
            key={column.heading}
            scope="col"
            aria-sort={column.sort?.direction ?? undefined}
            data-align={column.align}
            style={column.width === undefined ? undefined : { width: column.width }}
          >
            <Heading {...column} />
          </th>
        ))}
      </tr>
    </thead>
  );
}
