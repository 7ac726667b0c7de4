'use client';

import { Modal } from '@mantine/core';
import type { DataClass, Storage } from '../../server/contract/storage';
import { classWords } from './class-words';
import { RetentionForm } from './retention-form';

type EditRetentionProps = { storage: Storage; edited: DataClass | null; onClose: () => void };

/** Asks for how long a class is to be kept. */
export function EditRetention({ storage, edited, onClose }: EditRetentionProps) {
  const label = edited === null ? '' : classWords[edited].label.toLowerCase();
  return (
    <Modal opened={edited !== null} onClose={onClose} title={`For how long are ${label} kept?`} centered>
      {edited !== null && <RetentionForm key={edited} storage={storage} edited={edited} onClose={onClose} />}
    </Modal>
  );
}
