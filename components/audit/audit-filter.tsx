'use client';

import { NativeSelect } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { auditActions } from '../../server/contract/audit';
import { DraftField } from '../ui/draft-field';
import { FilterForm } from '../ui/filter-form';
import { TimeField } from '../ui/time-field';
import type { ShowView } from '../ui/use-search-view';
import { useShortcut } from '../ui/use-shortcut';
import { type AuditView, allEntries } from './audit-view';

type AuditFilterProps = {
  view: AuditView;
  show: ShowView<AuditView>;
};

/** What to look for: who, what, to what, and when. */
export function AuditFilter({ view, show }: AuditFilterProps) {
  const subjectField = useRef<HTMLInputElement>(null);
  useShortcut('/', () => subjectField.current?.focus());
  return (
    <FilterForm label="Audit" view={view} all={allEntries} show={show} perRow={5}>
      <DraftField
        ref={subjectField}
        label="To what"
        placeholder="Any"
        maxLength={500}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={view.subject}
        onChange={(subject) => show({ subject }, 'replace')}
      />
      <DraftField
        label="Who"
        placeholder="Anybody"
        maxLength={500}
        value={view.actor}
        onChange={(actor) => show({ actor }, 'replace')}
      />
      <NativeSelect
        label="What"
        value={view.action}
        onChange={(event) => show({ action: event.currentTarget.value })}
        data={[
          { value: '', label: 'Anything' },
          ...Object.entries(auditActions).map(([value, label]) => ({ value, label })),
        ]}
      />
      <TimeField label="From" at={view.from} onChange={(from) => show({ from })} />
      <TimeField label="Before" at={view.to} onChange={(to) => show({ to })} />
    </FilterForm>
  );
}
