'use client';

import { Button } from '@mantine/core';
import { IconFilter, IconFilterOff } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import classes from './filter-form.module.css';
import { type Conditions, conditionCount } from './search-conditions';
import type { ShowView } from './use-search-view';

type FilterFormProps<View> = {
  /** What is looked for, in a word. */
  label: string;
  view: View;
  /** The view that looks for everything. */
  all: View;
  show: ShowView<View>;
  /** How many fields stand side by side where there is room for them. */
  perRow: 4 | 5 | 6;
  /** The fields, in their order. */
  children: ReactNode;
};

/** What a page looks for, and a button that looks for everything again. On a phone it is folded away until asked for. */
export function FilterForm<View extends Conditions>({
  label,
  view,
  all,
  show,
  perRow,
  children,
}: FilterFormProps<View>) {
  const [isOpen, setIsOpen] = useState(false);
  const bodyId = useId();
  const count = conditionCount(view);
  return (
    <search aria-label={label}>
      <Button
        className={classes.unfold}
        variant="default"
        leftSection={<IconFilter size={16} />}
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={() => setIsOpen(!isOpen)}
      >
        {count === 0 ? 'Look for…' : `Looking for ${count} ${count === 1 ? 'thing' : 'things'}`}
      </Button>
      <div id={bodyId} className={classes.body} data-open={isOpen || undefined}>
        <div className={classes.fields} data-per-row={perRow}>
          {children}
        </div>
        <Button
          className={classes.clear}
          variant="subtle"
          color="gray"
          leftSection={<IconFilterOff size={16} />}
          data-hidden={count === 0 || undefined}
          onClick={() => show(all)}
        >
          Clear
        </Button>
      </div>
    </search>
  );
}
