'use client';

import { Button, FileInput, Modal, Stack } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useState } from 'react';
import { useImportDevices } from '../data/device-queries';
import { FormProblem } from '../people/form-problem';
import classes from '../ui/page.module.css';
import { ImportOutcome } from './import-outcome';
import { useDecodings } from './use-decoding';

function ImportForm({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const { decode } = useDecodings();
  const send = useImportDevices(({ upstreams }) => {
    for (const upstream of upstreams) void decode({ upstream, device: null, vin: null });
  });
  const isDone = send.data?.isApplied === true;
  const isAsking = send.data !== undefined && !isDone && send.data.problems.length === 0;
  const words = { first: 'Import', again: 'Try this file again', ask: 'Import all the same' };
  const word = send.data === undefined ? words.first : isAsking ? words.ask : words.again;
  return (
    <Stack gap={12}>
      <p className={classes.hint}>
        Columns <code>upstream</code>, <code>device</code>, <code>vin</code> and <code>ignored</code> (yes or empty), as
        in the exported file. Nothing is changed while a line has a problem. Devices that are not in the file stay as
        they are.
      </p>
      <FileInput
        label="CSV file"
        placeholder="Choose a file"
        accept=".csv,text/csv"
        leftSection={<IconFileTypeCsv size={18} aria-hidden="true" />}
        clearable
        clearButtonProps={{ 'aria-label': 'Take another file' }}
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          send.reset();
        }}
      />
      <FormProblem error={send.error} />
      {send.data !== undefined && <ImportOutcome outcome={send.data} />}
      {isDone ? (
        <Button key="close" autoFocus onClick={onClose}>
          Close
        </Button>
      ) : (
        <Button
          disabled={file === null}
          loading={send.isPending}
          onClick={() => file !== null && send.mutate({ file, isSure: isAsking })}
        >
          {word}
        </Button>
      )}
    </Stack>
  );
}

/** Maps the devices of a CSV file, after its lines were found to be right. */
export function ImportDevices({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Import mappings" size={560} centered>
      <ImportForm onClose={onClose} />
    </Modal>
  );
}
