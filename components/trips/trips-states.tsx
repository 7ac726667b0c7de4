'use client';

import { Button, Skeleton } from '@mantine/core';
import { IconCloudDown, IconMapPinOff, IconRoute } from '@tabler/icons-react';
import { days, hours } from '../../server/contract/duration';
import { useLastTrip } from '../data/trip-queries';
import { useVehicleReadings } from '../data/vehicle-store';
import type { Moment } from '../past/moment-address';
import type { Span } from '../range/range-presets';
import { absenceReason } from '../ui/absence-words';
import { Ago } from '../ui/ago';
import { Empty } from '../ui/empty';
import { formatLocalTime } from '../ui/format-time';
import classes from './trips-screen.module.css';

const rows = [0, 1, 2, 3];

/** The list while it is on its way. */
export function TripsLoading() {
  return (
    <div className={classes.entries} role="status" aria-label="Loading the trips">
      {rows.map((row) => (
        <Skeleton key={row} height={124} radius={12} />
      ))}
    </div>
  );
}

/** Said while older data of the time that is shown are on their way. */
export function Arriving({ is }: { is: boolean }) {
  return (
    <p className={classes.arriving} role="status">
      {is && (
        <>
          <IconCloudDown size={16} aria-hidden="true" />
          Older data of this time are arriving right now: trips may still change.
        </>
      )}
    </p>
  );
}

type NoTripsProps = { vin: string; before: number; moment: Moment | null; onShow: (span: Span) => void };

/** No trip in the range: because there are none then, or because nothing tells of any, or had told by the moment shown. */
export function NoTrips({ vin, before, moment, onShow }: NoTripsProps) {
  const { data: last } = useLastTrip(vin, before, moment);
  const { state } = useVehicleReadings(vin);
  const hasPosition = state === null || state.readings.has('position') || state.readings.has('speed');
  if (!hasPosition && last === null && moment !== null)
    return (
      <Empty icon={<IconMapPinOff size={30} stroke={1.5} />} title="No trip is known at this moment">
        <p>
          A trip is made of positions, speed or ignition, and none had{' '}
          {moment.clock === 'received' ? 'reached us' : 'been measured'} by then.
        </p>
      </Empty>
    );
  if (!hasPosition && last === null) {
    const absence = state?.absences.get('position');
    return (
      <Empty icon={<IconMapPinOff size={30} stroke={1.5} />} title="This vehicle tells of no trips">
        <p>
          A trip is made of positions, speed or ignition, and none of its sources has ever sent any.
          {absence !== undefined && ` ${absenceReason(absence)}.`}
        </p>
      </Empty>
    );
  }
  return (
    <Empty icon={<IconRoute size={30} stroke={1.5} />} title="No trip in this time">
      {last === undefined && <p>Looking for the last one before.</p>}
      {last === null && <p>There was none in the year before either.</p>}
      {last && (
        <>
          <p>
            The last one before ended <Ago at={last.endedAt} />, at {formatLocalTime(last.endedAt)}.
          </p>
          <Button
            size="xs"
            variant="default"
            mt={8}
            onClick={() => onShow({ from: last.startedAt - hours(1), to: Math.min(before, last.startedAt + days(1)) })}
          >
            Show it
          </Button>
        </>
      )}
    </Empty>
  );
}
