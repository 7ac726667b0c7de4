'use client';

import type { Device } from '../../server/contract/devices';
import { GuardedButton } from '../ui/guarded-button';
import { useMay } from '../ui/use-may';
import { useSaveDevice } from './use-save-device';

/** Leaves what a device sends aside, or heeds it again. */
export function IgnoreDevice({ device: { upstream, device, vin, isIgnored } }: { device: Device }) {
  const may = useMay('device.edit');
  const { save, isSaving } = useSaveDevice();
  return (
    <GuardedButton
      size="compact-sm"
      variant="subtle"
      color="gray"
      reason={may.reason}
      loading={isSaving}
      onClick={() => save({ upstream, device, vin, isIgnored: !isIgnored }, () => undefined)}
      aria-label={isIgnored ? `Heed ${device} again` : `Ignore ${device}`}
    >
      {isIgnored ? 'Heed again' : 'Ignore'}
    </GuardedButton>
  );
}
