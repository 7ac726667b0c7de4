'use client';

import { Button, Skeleton } from '@mantine/core';
import { IconMapPinOff, IconRoute } from '@tabler/icons-react';
import type { Absence } from '../../server/contract/reading';
import type { Moment } from '../past/moment-address';
import { AppLink } from '../shell/app-link';
import { absenceReason } from '../ui/absence-words';
import { Empty } from '../ui/empty';
import { formatLocalTime } from '../ui/format-time';
import { vehiclePath } from '../vehicle/vehicle-tab-list';
import classes from './replay-screen.module.css';

/** The replay while its way is being fetched. */
export function ReplayLoading() {
  return (
    <div className={classes.screen} role="status" aria-label="Loading the replay">
      <Skeleton height={36} width="min(24rem, 100%)" />
      <div className={classes.stage}>
        <Skeleton className={classes.map} radius={12} />
        <Skeleton height={190} radius={12} />
      </div>
      <Skeleton height={148} />
    </div>
  );
}

/** There is nothing one could begin with. @param known the moment of the past as at which it was looked for, null for now */
export function NothingToReplay({ vin, known }: { vin: string; known: Moment | null }) {
  return (
    <Empty icon={<IconRoute size={30} stroke={1.5} />} title="There is no trip to replay">
      <p>
        {known === null
          ? 'None was found within the last year. As soon as the vehicle has been on its way, its last trip is shown here.'
          : `None of the year before was known at ${formatLocalTime(known.at)}.`}
      </p>
      <Button component={AppLink} href={vehiclePath(vin, 'trips')} size="xs" variant="default" mt={8}>
        To its trips
      </Button>
    </Empty>
  );
}

/** In the place of the map, where no position was told. */
export function NoWay({ hasEver, absence }: { hasEver: boolean; absence: Absence | undefined }) {
  return (
    <Empty
      icon={<IconMapPinOff size={30} stroke={1.5} />}
      title={hasEver ? 'No position in this time' : 'This vehicle never sends positions'}
    >
      <p>
        {hasEver
          ? 'What else it told in this time is replayed below.'
          : `${absence === undefined ? 'None of its sources has ever told one' : absenceReason(absence)}. What else it told is replayed below.`}
      </p>
    </Empty>
  );
}
