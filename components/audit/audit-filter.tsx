'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { auditActions } from '../../server/contract/audit';
import { TimeField } from '../ui/time-field';
import { useDraft } from '../ui/use-draft';
import type { ShowView } from '../ui/use-search-view';
import { useShortcut } from '../ui/use-shortcut';
import classes from './audit-filter.module.css';
import { type AuditView, allEntries } from './audit-view';

type AuditFilterProps = {
  view: AuditView;
  show: ShowView<AuditView>;
};

/** What to look for: who, what, to what, and when. */
export function AuditFilter({ view, show }: AuditFilterProps) {
  const subjectField = useRef<HTMLInputElement>(null);
  const subject = useDraft(view.subject, (text) => show({ subject: text }, 'replace'));
  const actor = useDraft(view.actor, (text) => show({ actor: text }, 'replace'));
  useShortcut('/', () => subjectField.current?.focus());
  const isAll = Object.values(view).every((value) => value === '' || value === null);
  const clear = () => {
    subject.type('');
    actor.type('');
    show(allEntries);
  };
  return (
    <search aria-label="Audit" className={classes.fields}>
      <TextInput
        ref={subjectField}
        label="To what"
        placeholder="Any"
        spellCheck={false}
        maxLength={500}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={subject.shown}
        onChange={(event) => subject.type(event.currentTarget.value)}
        onBlur={subject.leave}
      />
      <TextInput
        label="Who"
        placeholder="Anybody"
        spellCheck={false}
        maxLength={500}
        value={actor.shown}
        onChange={(event) => actor.type(event.currentTarget.value)}
        onBlur={actor.leave}
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
      <Button
        className={classes.clear}
        variant="subtle"
        color="gray"
        leftSection={<IconFilterOff size={16} />}
        data-hidden={isAll || undefined}
        onClick={clear}
      >
        Clear
      </Button>
    </search>
  );
}
