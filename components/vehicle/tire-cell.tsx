'use client';

import { IconAlertTriangle, IconCheck, IconQuestionMark } from '@tabler/icons-react';
import type { Wheel } from '../../server/contract/signals';
import type { VehicleView } from '../data/vehicle-store';
import { VehicleValue } from '../ui/vehicle-value';
import { findTire } from './find-tire';
import { isKnown, textOf } from './tile';
import type { TireVerdict } from './tire-verdict';
import classes from './tires-tile.module.css';

const verdictLabels: Record<TireVerdict, string> = {
  ok: 'OK',
  low: 'Low',
  alert: 'Alert',
  high: 'High',
  unknown: 'No verdict',
};

const wheelLabels: Record<Wheel, string> = {
  front_left: 'Front left',
  front_right: 'Front right',
  rear_left: 'Rear left',
  rear_right: 'Rear right',
  rear_left_outer: 'Rear left, outer',
  rear_right_outer: 'Rear right, outer',
  spare: 'Spare',
};

type TireCellProps = { wheel: Wheel; state: VehicleView; isTwin: boolean };

/** One wheel: pressure, target, percent of it, verdict, temperature. */
export function TireCell({ wheel, state, isTwin }: TireCellProps) {
  const pressure = `tire.pressure.${wheel}`;
  const target = `tire.pressure_target.${wheel}`;
  const temperature = `tire.temperature.${wheel}`;
  const status = textOf(state, `tire.status.${wheel}`);
  const { verdict, percentOfTarget, reason } = findTire(state, wheel);
  const isSilent = verdict === 'unknown' && !state.readings.has(pressure) && status === undefined;
  const Icon = verdict === 'ok' ? IconCheck : verdict === 'unknown' ? IconQuestionMark : IconAlertTriangle;
  const isInner = isTwin && (wheel === 'rear_left' || wheel === 'rear_right');
  return (
    <div className={classes.tire} data-wheel={wheel} data-verdict={verdict}>
      <p className={classes.place}>
        {wheelLabels[wheel]}
        {isInner && ', inner'}
      </p>
      <VehicleValue state={state} signalId={pressure} size="md" isCompact />
      {!isSilent && (
        <p className={classes.verdict} title={reason}>
          <Icon size={14} aria-hidden="true" />
          {verdictLabels[verdict]}
          {percentOfTarget !== null && (
            <span className={classes.share}>
              {percentOfTarget}%<span className={classes.ofTarget}> of target</span>
            </span>
          )}
          <span className="sr-only">{reason}</span>
        </p>
      )}
      {state.readings.has(target) && (
        <p className={classes.more}>
          target <VehicleValue state={state} signalId={target} size="sm" isAgeHidden />
        </p>
      )}
      {isKnown(state, temperature) && (
        <p className={classes.more}>
          <VehicleValue state={state} signalId={temperature} size="sm" isAgeHidden isCompact />
        </p>
      )}
    </div>
  );
}
