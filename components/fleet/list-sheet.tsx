'use client';

import { IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { formatNumber } from '../ui/format-value';
import classes from './list-sheet.module.css';

type ListSheetProps = {
  shown: number;
  /** Null before the fleet has arrived. */
  total: number | null;
  /** Something else takes its place at the foot of a small screen. */
  isCovered: boolean;
  children: ReactNode;
};

function countWords(shown: number, total: number | null): string {
  if (total === null) return 'Loading the fleet';
  const all = `${formatNumber(total, 0)} ${total === 1 ? 'vehicle' : 'vehicles'}`;
  return shown === total ? all : `${formatNumber(shown, 0)} of ${all}`;
}

/** The list beside the map; on small screens a sheet at its foot that is pulled up. */
export function ListSheet({ shown, total, isCovered, children }: ListSheetProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <aside
      className={classes.sheet}
      data-open={isOpen || undefined}
      data-covered={isCovered || undefined}
      aria-label="List of vehicles"
    >
      <button type="button" className={classes.handle} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span className={classes.grip} aria-hidden="true" />
        <span className={classes.label}>
          {countWords(shown, total)}
          <IconChevronUp size={18} className={classes.chevron} aria-hidden="true" />
        </span>
      </button>
      <div className={classes.body}>{children}</div>
    </aside>
  );
}
