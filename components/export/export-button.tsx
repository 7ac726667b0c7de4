'use client';

import { Button, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { ExportDialog, type ExportSubject } from './export-dialog';

type ExportButtonProps = ExportSubject & {
  /** What is exported, for those who cannot see where the button stands: `the trip of 14:03`. */
  what?: string;
  look?: Pick<ButtonProps, 'variant' | 'color' | 'size'>;
};

/** Opens the choice of files. It is there for everybody; the dialog says who may not, and why. */
export function ExportButton({ what, look, ...subject }: ExportButtonProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        {...look}
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        aria-label={what === undefined ? undefined : `Export ${what}`}
        onClick={open}
      >
        Export
      </Button>
      <ExportDialog {...subject} isOpen={isOpen} onClose={close} />
    </>
  );
}
