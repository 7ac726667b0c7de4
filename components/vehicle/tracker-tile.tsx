'use client';

import { IconCpu } from '@tabler/icons-react';
import { Panel } from '../ui/panel';
import { useSignalOf } from '../ui/use-signal';
import { SignalRows } from './signal-rows';
import type { TileProps } from './tile';
import { trackerSignals } from './tracker-signals';
import classes from './vehicle-overview.module.css';

/** More are found in the table of all signals. */
const mostLines = 8;

/** What the tracker tells of itself, and what nobody but the sender has a name for. Nothing where there is neither. */
export function TrackerTile({ state, className }: TileProps) {
  const lineOf = useSignalOf();
  const { tracker, generic } = trackerSignals(state.readings.keys());
  const ids = [...tracker, ...generic];
  if (ids.length === 0) return null;
  return (
    <Panel
      title={generic.length === 0 ? 'Tracker' : tracker.length === 0 ? 'Other values' : 'Tracker and other values'}
      icon={<IconCpu size={17} />}
      className={className}
    >
      <SignalRows
        state={state}
        lines={ids.slice(0, mostLines).map((id) => ({ label: lineOf(id).label, signalId: id }))}
      />
      {ids.length > mostLines && (
        <p className={classes.silent}>And {ids.length - mostLines} more in the table of all signals</p>
      )}
    </Panel>
  );
}
