'use client';

import { notifications } from '@mantine/notifications';
import type { DeviceMapping } from '../../server/contract/devices';
import { useMapDevice } from '../data/device-queries';
import { notBegun, withStep } from './decoding';
import { useDecodings } from './use-decoding';

/** Keeps what a device stands for, and goes on decoding what waited for that. */
export function useSaveDevice() {
  const map = useMapDevice();
  const { decode } = useDecodings();
  // A callback given to `mutate` is not called once its row is gone; a promise is kept whatever is shown.
  const save = (mapping: DeviceMapping, onSaved: () => void) =>
    void map.mutateAsync(mapping).then(
      ({ device: { upstream, device, vin, isIgnored }, redecoded }) => {
        onSaved();
        if (vin !== null && !isIgnored) void decode({ upstream, device, vin }, withStep(notBegun, redecoded));
      },
      (error: Error) =>
        notifications.show({ color: 'red', title: 'The device was not changed', message: error.message }),
    );
  return { save, isSaving: map.isPending };
}
