'use client';

import { TextInput } from '@mantine/core';
import { IconListSearch, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { VehicleView } from '../data/vehicle-store';
import { Empty } from '../ui/empty';
import { useDraft } from '../ui/use-draft';
import { useSearchState } from '../ui/use-search-state';
import { useShortcut } from '../ui/use-shortcut';
import { useSignalOf } from '../ui/use-signal';
import { isSought, signalEntries, withHeadings } from './signal-list';
import classes from './signal-table.module.css';
import { SignalTableBody } from './signal-table-body';

/** Every signal of the vehicle, whoever sent it and whether or not a tile shows it. */
export function SignalTable({ state }: { state: VehicleView }) {
  const { search, change } = useSearchState();
  const asked = search.get('find') ?? '';
  const { shown: text, type, leave } = useDraft(asked, (find) => change({ find }, 'replace'));
  const section = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const signalOf = useSignalOf();
  useShortcut('/', () => field.current?.focus());
  // Whoever follows a link to a signal wants to see it; whoever types is there already.
  useEffect(() => {
    if (asked !== '' && document.activeElement !== field.current) section.current?.scrollIntoView();
  }, [asked]);
  const entries = useMemo(() => signalEntries(state, signalOf), [state, signalOf]);
  const rows = useMemo(() => withHeadings(entries.filter((entry) => isSought(entry, text.trim()))), [entries, text]);
  const count = rows.filter((row) => row.kind === 'signal').length;
  return (
    <section ref={section} className={classes.section} aria-labelledby="all-signals">
      <header className={classes.head}>
        <h2 id="all-signals" className={classes.title}>
          All signals
        </h2>
        <span className={classes.count}>{count === entries.length ? count : `${count} of ${entries.length}`}</span>
        <TextInput
          ref={field}
          className={classes.search}
          type="search"
          aria-label="Search the signals by name, group or source"
          placeholder="Search signals"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Escape' && type('')}
        />
      </header>
      {rows.length > 0 && <SignalTableBody vin={state.vin} rows={rows} />}
      {rows.length === 0 && entries.length > 0 && (
        <Empty icon={<IconListSearch size={28} stroke={1.5} />} title={`No signal answers to “${text}”`}>
          Looked for in names, ids, groups and sources.
        </Empty>
      )}
      {entries.length === 0 && (
        <Empty icon={<IconListSearch size={28} stroke={1.5} />} title="No signal yet">
          Nothing was ever received of this vehicle.
        </Empty>
      )}
    </section>
  );
}
