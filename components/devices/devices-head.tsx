'use client';

import { Button } from '@mantine/core';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { GuardedButton } from '../ui/guarded-button';
import { PageHead, type PageHeadProps } from '../ui/page-head';
import { useMay } from '../ui/use-may';
import { AddDevice } from './add-device';
import { ImportDevices } from './import-devices';

/** What the page is, and what can be done to all of it. */
export function DevicesHead({ stale }: Pick<PageHeadProps, 'stale'>) {
  const may = useMay('device.edit');
  const [open, setOpen] = useState<'add' | 'import' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHead
        title="Devices"
        lead="Which vehicle each device is in. What a device sent before is decoded when it is mapped."
        stale={stale}
      >
        <Button
          component="a"
          href="/api/devices.csv"
          download="devices.csv"
          variant="default"
          leftSection={<IconDownload size={16} />}
        >
          Export
        </Button>
        <GuardedButton
          variant="default"
          reason={may.reason}
          leftSection={<IconUpload size={16} />}
          onClick={() => setOpen('import')}
        >
          Import
        </GuardedButton>
        <GuardedButton reason={may.reason} leftSection={<IconPlus size={16} />} onClick={() => setOpen('add')}>
          Add
        </GuardedButton>
      </PageHead>
      <AddDevice isOpen={open === 'add'} onClose={close} />
      <ImportDevices isOpen={open === 'import'} onClose={close} />
    </>
  );
}
