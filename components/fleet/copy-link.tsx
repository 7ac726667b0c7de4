'use client';

import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconLink } from '@tabler/icons-react';

/** Copies the address of this very view, filter, map and selection included. */
export function CopyLink() {
  const clipboard = useClipboard({ timeout: 1_500 });
  return (
    <Button
      variant="default"
      leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconLink size={16} />}
      onClick={() => clipboard.copy(window.location.href)}
    >
      {clipboard.copied ? 'Copied' : 'Link'}
    </Button>
  );
}
