'use client';

import { type FormEvent, useState } from 'react';
import type { DeviceKey } from '../../server/contract/devices';
import { useFleetSource } from '../data/fleet-store';
import { isDoubtful, typedVehicle } from './typed-vehicle';
import { useSaveDevice } from './use-save-device';

/**
 * A vehicle being typed for a device. To submit saves it; what can hardly be meant is asked about first, and only
 * `confirm` saves that: Enter pressed twice does not.
 * @param before the VIN it has
 */
export function useTypedVehicle(device: DeviceKey, before: string | null, onSaved: () => void) {
  const [text, setText] = useState(before ?? '');
  const [isAsking, setIsAsking] = useState(false);
  const { save, isSaving } = useSaveDevice();
  const vehicle = typedVehicle(useFleetSource(), text);
  const confirm = () => save({ ...device, vin: vehicle.vin, isIgnored: false }, onSaved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isDoubtful(vehicle, before)) setIsAsking(true);
    else confirm();
  };
  const type = (next: string) => {
    setText(next);
    setIsAsking(false);
  };
  return { text, type, vehicle, submit, isSaving, note: { vehicle, before, isAsking, isSaving, onConfirm: confirm } };
}
