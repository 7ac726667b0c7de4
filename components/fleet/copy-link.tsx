'use client';

import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useAddressNow } from '../past/use-address-now';

/** Copies the address of this very view: filter, map, selection and, in the past, the moment. */
export function CopyLink() {
  const clipboard = useClipboard({ timeout: 1_500 });
  const addressNow = useAddressNow();
  return (
    <Button
      variant="default"
      leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconLink size={16} />}
      onClick={() => clipboard.copy(addressNow())}
    >
      {clipboard.copied ? 'Copied' : 'Link'}
    </Button>
  );
}
