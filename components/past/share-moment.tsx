'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useAddressNow } from './use-address-now';

/** Copies the address of this view at this moment: whoever opens it sees the same. */
export function ShareMoment() {
  const clipboard = useClipboard({ timeout: 1_500 });
  const addressNow = useAddressNow();
  const label = clipboard.copied ? 'Link copied' : 'Copy the link to this moment';
  return (
    <Tooltip label={label}>
      <ActionIcon size={34} variant="default" aria-label={label} onClick={() => clipboard.copy(addressNow())}>
        {clipboard.copied ? <IconCheck size={17} /> : <IconLink size={17} />}
      </ActionIcon>
    </Tooltip>
  );
}
