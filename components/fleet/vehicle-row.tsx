'use client';

import { motionOf, movingBudgetMs } from '../../server/contract/motion';
import { useVehicle } from '../data/fleet-store';
import { useIsPast } from '../data/picture-context';
import { useNow } from '../data/server-clock';
import { outdatedPlaceAge } from '../map/marker-look';
import { formatAge } from '../ui/format-age';
import { formatNumber } from '../ui/format-value';
import { MotionGlyph } from '../ui/motion-glyph';
import { motionLabel } from '../ui/motion-words';
import { inPreferredUnit } from '../ui/unit-preferences';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { conditionIcons, conditionLabels } from './condition-words';
import { EnergyBar } from './energy-bar';
import { energyPercent, isTrueOf } from './fleet-filter';
import { titleOf } from './fleet-sort';
import { PositionReason } from './position-reason';
import classes from './vehicle-row.module.css';

const warnings = ['attention', 'service'] as const;

function Speed({ speed, isOld }: { speed: number; isOld: boolean }) {
  const shown = inPreferredUnit(speed, 'km/h', 0, useUnitPreferences());
  return (
    <span className={classes.speed} data-stale={isOld || undefined}>
      {formatNumber(shown.value, 0)} <span className={classes.unit}>{shown.unit}</span>
      {isOld && <span className="sr-only"> stale</span>}
    </span>
  );
}

/** One vehicle of the list, as the picture has it: what it does, who it is, how fast or full, how long ago it was heard of. */
export function VehicleRow({ id }: { id: number }) {
  const vehicle = useVehicle(id);
  const now = useNow();
  const isPast = useIsPast();
  if (vehicle === undefined) return null;
  const motion = motionOf(vehicle, now);
  const isUnlocated = isTrueOf('position', vehicle) && motion !== 'unseen';
  const subtitle = vehicle.name === null ? vehicle.model : vehicle.vin;
  const age = vehicle.lastAt === null ? 'never' : formatAge(now - vehicle.lastAt, isPast);
  const placeAge = outdatedPlaceAge(vehicle, now);
  // A place as old as all there is of it has its age in the row already.
  const placeWords = placeAge === null || formatAge(placeAge) === age ? [] : [`position ${formatAge(placeAge)} old`];
  return (
    <div className={classes.row} data-motion={motion}>
      <MotionGlyph motion={motion} size={18} />
      <span className={classes.title}>{titleOf(vehicle)}</span>
      <span className={classes.figure}>
        {motion === 'moving' && vehicle.speed !== null && (
          <Speed speed={vehicle.speed} isOld={now - (vehicle.speedAt ?? 0) > movingBudgetMs} />
        )}
      </span>
      <span className={classes.age} data-stale={motion === 'stale' || undefined}>
        {age}
      </span>
      <span className={classes.subtitle}>
        <span className={classes.word} data-motion={motion}>
          {motionLabel(motion, isPast)}
        </span>
        {isUnlocated ? (
          <>
            {' · '}
            <PositionReason reason={vehicle.positionAbsence} />
          </>
        ) : (
          [...placeWords, ...(subtitle ? [subtitle] : [])].map((words) => ` · ${words}`).join('')
        )}
      </span>
      <span className={classes.figure}>
        <EnergyBar percent={energyPercent(vehicle)} kind={vehicle.fuelLevel === null ? 'battery' : 'fuel'} />
      </span>
      <span className={classes.marks}>
        {warnings.map((condition) => {
          const Icon = conditionIcons[condition];
          return (
            isTrueOf(condition, vehicle) && (
              <Icon key={condition} size={14} aria-label={conditionLabels[condition]} data-condition={condition} />
            )
          );
        })}
      </span>
    </div>
  );
}
