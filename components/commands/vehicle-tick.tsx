'use client';

import { Checkbox } from '@mantine/core';
import { memo } from 'react';

type VehicleTickProps = {
  vin: string;
  name: string | null;
  isChosen: boolean;
  onTick: (vin: string, isChosen: boolean) => void;
};

/** A vehicle that may be left out. There may be a thousand, of which a press changes one. */
export const VehicleTick = memo(({ vin, name, isChosen, onTick }: VehicleTickProps) => (
  <li>
    <Checkbox
      size="xs"
      label={name === null ? vin : `${name} (${vin})`}
      checked={isChosen}
      onChange={(event) => onTick(vin, event.currentTarget.checked)}
    />
  </li>
));
VehicleTick.displayName = 'VehicleTick';
