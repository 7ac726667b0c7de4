'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { bulkLimit } from '../../server/contract/commands';
import { formatNumber } from '../ui/format-value';
import { BulkDialog } from './bulk-dialog';
import { useWhyNotSent } from './use-why-not-sent';

type BulkButtonProps = {
  /** How many vehicles are shown. */
  count: number;
  /** Their VINs, asked for when somebody presses: which they are does not change while one writes. */
  vinsNow: () => string[];
};

/** Sends one command to all vehicles that a list shows. */
export function BulkButton({ count, vinsNow }: BulkButtonProps) {
  const [vins, setVins] = useState<readonly string[] | null>(null);
  const barred = useWhyNotSent(null);
  const most = formatNumber(bulkLimit, 0);
  const reason =
    barred ??
    (count === 0 ? 'No vehicle is shown' : count > bulkLimit ? `At most ${most} at once: filter the list first` : null);
  const label =
    count === 1 ? 'Send a command to this vehicle' : `Send a command to these ${formatNumber(count, 0)} vehicles`;
  return (
    <>
      <Tooltip label={reason ?? label} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={label}
          aria-disabled={reason !== null}
          data-disabled={reason !== null || undefined}
          onClick={() => reason === null && setVins(vinsNow())}
        >
          <IconSend size={16} />
        </ActionIcon>
      </Tooltip>
      <BulkDialog vins={vins} onClose={() => setVins(null)} />
    </>
  );
}
