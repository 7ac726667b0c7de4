'use client';

import { IconTool } from '@tabler/icons-react';
import { useNow } from '../data/server-clock';
import { Panel } from '../ui/panel';
import { isServiceDue } from './service-due';
import classes from './service-tile.module.css';
import { type SignalLine, SignalRows } from './signal-rows';
import { numberOf, type TileProps } from './tile';

const lines: readonly SignalLine[] = [
  { label: 'Distance', signalId: 'service.distance' },
  { label: 'Time', signalId: 'service.time' },
  { label: 'Date', signalId: 'service.date' },
  { label: 'Status', signalId: 'service.status', isOptional: true },
  { label: 'Oil, distance', signalId: 'oil_service.distance', isOptional: true },
  { label: 'Oil, date', signalId: 'oil_service.date', isOptional: true },
  { label: 'Brake fluid', signalId: 'brake_fluid.date', isOptional: true },
  { label: 'Inspection', signalId: 'inspection.date', isOptional: true },
  { label: 'Vehicle check', signalId: 'vehicle_check.date', isOptional: true },
  { label: 'Legal inspection', signalId: 'inspection.legal_date', isOptional: true },
];

/** When the vehicle wants its service. */
export function ServiceTile({ state, className }: TileProps) {
  const now = useNow(60_000);
  const isDue = isServiceDue({
    distanceKm: numberOf(state, 'service.distance'),
    timeDays: numberOf(state, 'service.time'),
    dateAt: numberOf(state, 'service.date'),
    now,
  });
  return (
    <Panel
      title="Service"
      icon={<IconTool size={17} />}
      className={className}
      aside={isDue && <strong className={classes.due}>Due</strong>}
    >
      <SignalRows state={state} lines={lines} />
    </Panel>
  );
}
