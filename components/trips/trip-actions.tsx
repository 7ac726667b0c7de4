'use client';

import { Button } from '@mantine/core';
import { IconChartLine, IconPlayerPlay } from '@tabler/icons-react';
import type { Trip } from '../../server/contract/trips';
import { ExportButton } from '../export/export-button';
import { AppLink } from '../shell/app-link';
import { CopyText } from '../ui/copy-text';
import classes from './trip-item.module.css';
import { chartPath, replayPath, tripPath } from './trip-links';

/** What can be done with a trip: see it again, see its figures, take it away. */
export function TripActions({ trip, label }: { trip: Trip; label: string }) {
  const { vin, startedAt, endedAt } = trip;
  const quiet = { variant: 'subtle', color: 'gray', size: 'compact-sm' } as const;
  return (
    <div className={classes.actions}>
      <Button
        component={AppLink}
        href={replayPath(vin, startedAt, endedAt)}
        variant="light"
        size="compact-sm"
        leftSection={<IconPlayerPlay size={14} />}
        aria-label={`Replay ${label}`}
      >
        Replay
      </Button>
      <Button
        component={AppLink}
        href={chartPath(vin, startedAt, endedAt + 1)}
        {...quiet}
        leftSection={<IconChartLine size={15} />}
        aria-label={`Chart ${label}`}
      >
        Chart
      </Button>
      <ExportButton vin={vin} from={startedAt} to={endedAt + 1} what={label} look={quiet} />
      <CopyText text={`${window.location.origin}${tripPath(trip)}`} what={`link to ${label}`} />
    </div>
  );
}
