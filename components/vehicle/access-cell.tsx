'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useIsPast } from '../data/picture-context';
import type { VehicleView } from '../data/vehicle-store';
import { missingWords } from '../ui/absence-words';
import { useMotion } from '../ui/freshness-budget';
import { VehicleValue } from '../ui/vehicle-value';
import { isToNotice } from './access-places';
import classes from './access-tile.module.css';
import { textOf } from './tile';

/** One cell: the word of the vehicle, or why there is none; nothing only where the part has no such thing. */
export function AccessCell({ state, signalId }: { state: VehicleView; signalId: string | null }) {
  const motion = useMotion();
  const isPast = useIsPast();
  if (signalId === null) return <td aria-label="Has none" />;
  if (!state.readings.has(signalId)) {
    const { headline, short } = missingWords(state.absences.get(signalId), state.availabilities.get(signalId), isPast);
    return (
      <td className={classes.missing} title={headline}>
        {short}
      </td>
    );
  }
  const isNoticed = isToNotice(textOf(state, signalId), motion !== 'moving' && motion !== 'idling');
  return (
    <td data-open={isNoticed || undefined}>
      {isNoticed && <IconAlertTriangle size={13} aria-hidden="true" />}
      <VehicleValue state={state} signalId={signalId} size="sm" isAgeHidden />
    </td>
  );
}
