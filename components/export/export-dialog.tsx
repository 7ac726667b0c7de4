'use client';

import { Group, Modal, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ExportLayout } from '../../server/contract/export';
import type { Clock } from '../../server/contract/moment';
import { type FileKind, filePath, useExportSize, useSaveExport, type Wanted } from '../data/export-queries';
import { FormProblem } from '../people/form-problem';
import { spanWords } from '../range/range-words';
import { GuardedButton } from '../ui/guarded-button';
import { useMay } from '../ui/use-may';
import classes from './export-dialog.module.css';
import { FileChoice } from './file-choice';
import { isOfAllSignals, reasonAgainst, sizeWords } from './file-kinds';

export type ExportSubject = {
  vin: string;
  /** Epoch milliseconds, the end not included. */
  from: number;
  to: number;
  /** Those that are on screen; they can be exported alone. */
  signals?: readonly string[] | undefined;
  /** By which clock the range is meant: event time where none is given. */
  clock?: Clock | undefined;
};

const layouts = [
  { value: 'long', label: 'A row a reading' },
  { value: 'wide', label: 'A column a signal' },
] as const satisfies readonly { value: ExportLayout; label: string }[];

type SignalChoiceProps = { count: number; isAll: boolean; onChange: (isAll: boolean) => void };

function SignalChoice({ count, isAll, onChange }: SignalChoiceProps) {
  const shown = count === 1 ? 'The signal shown' : `The ${count} signals shown`;
  return (
    <SegmentedControl
      aria-label="Signals"
      data={[
        { value: 'shown', label: shown },
        { value: 'all', label: 'All signals' },
      ]}
      value={isAll ? 'all' : 'shown'}
      onChange={(value) => onChange(value === 'all')}
    />
  );
}

function Size({ asked, kind }: { asked: ReturnType<typeof useExportSize>; kind: FileKind }) {
  if (asked.data !== undefined) return sizeWords(asked.data, kind);
  return asked.isPending && <Skeleton width={110} height={16} />;
}

function ExportForm({ vin, from, to, signals = [], clock = 'event' }: ExportSubject) {
  const [kind, setKind] = useState<FileKind>('csv');
  const [layout, setLayout] = useState<ExportLayout>('long');
  const [isAll, setAll] = useState(signals.length === 0);
  // What goes on while one chooses is not part of it.
  const [span] = useState({ from, to });
  const { isAllowed, reason } = useMay('history.export');
  const wanted: Wanted = { vin, ...span, clock, signals: isAll || isOfAllSignals(kind) ? null : signals };
  const size = useExportSize(wanted, isAllowed);
  const save = useSaveExport(wanted);
  const choose = (kind: FileKind) => {
    setKind(kind);
    save.reset();
  };
  const against = reason ?? (size.data === undefined ? null : reasonAgainst(size.data, kind));
  return (
    <Stack gap={16}>
      <p className={classes.subject}>
        {spanWords(span)}
        {clock === 'received' && ', by receive time'}
        <span className={classes.note}>Times in the file are in UTC, numbers in the units that stand beside them.</span>
      </p>
      <FileChoice value={kind} onChange={choose} />
      {kind === 'csv' && (
        <SegmentedControl
          aria-label="Layout"
          data={[...layouts]}
          value={layout}
          onChange={(value) => setLayout(value === 'wide' ? 'wide' : 'long')}
        />
      )}
      {signals.length > 0 && !isOfAllSignals(kind) && (
        <SignalChoice count={signals.length} isAll={isAll} onChange={setAll} />
      )}
      <FormProblem error={save.error ?? size.error} />
      <Group justify="space-between" gap={12}>
        <span className={classes.size} role="status">
          {save.isSuccess ? 'Your browser is saving it.' : (reason ?? <Size asked={size} kind={kind} />)}
        </span>
        <GuardedButton
          reason={against}
          loading={save.isPending}
          leftSection={<IconDownload size={18} aria-hidden="true" />}
          onClick={() => save.mutate(filePath(wanted, kind, layout))}
        >
          {save.isError ? 'Try again' : 'Download'}
        </GuardedButton>
      </Group>
    </Stack>
  );
}

type ExportDialogProps = ExportSubject & { isOpen: boolean; onClose: () => void };

/** Asks in which form to take away what is known of a vehicle and a time. */
export function ExportDialog({ isOpen, onClose, ...subject }: ExportDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Export" size={520} centered>
      <ExportForm {...subject} />
    </Modal>
  );
}
