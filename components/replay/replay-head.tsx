'use client';

import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCarGarage, IconCheck, IconLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Clock } from '../../server/contract/moment';
import type { FoundTrips } from '../../server/contract/trips';
import type { MapView } from '../map/fleet-map-props';
import { fleetAtPath } from '../past/moment-address';
import type { Span } from '../range/range-presets';
import { useGo } from '../shell/go-context';
import { placeWords } from '../trips/place-words';
import { changedSearch } from '../ui/changed-search';
import type { UnitPreferences } from '../ui/unit-preferences';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import type { Player } from './player';
import classes from './replay-screen.module.css';
import { writeReplayView } from './replay-view';

type ReplayHeadProps = {
  vin: string;
  player: Player;
  /** Which clock its values are told by. */
  by: Clock;
  span: Span;
  found: FoundTrips;
  /** What the map looks at; null before it has come to rest. */
  look: () => MapView | null;
  /** What chooses the time. */
  bar: ReactNode;
};

/** What is replayed, and where the instant it stands at leads to. */
export function ReplayHead({ vin, player, by, span, found, look, bar }: ReplayHeadProps) {
  const units = useUnitPreferences();
  const go = useGo();
  return (
    <div className={classes.head}>
      {bar}
      <p className={classes.what}>{whatWords(found, units)}</p>
      <Button
        variant="default"
        leftSection={<IconCarGarage size={16} />}
        onClick={() => go(fleetAtPath(player.current().at, vin, by))}
      >
        Fleet at this instant
      </Button>
      <CopyInstant player={player} span={span} look={look} />
    </div>
  );
}

/** The trip that is replayed, or how many there are. */
function whatWords({ trips }: FoundTrips, units: UnitPreferences): string {
  const [trip, ...more] = trips;
  if (trip === undefined) return 'No trip in this time';
  if (more.length > 0) return `${trips.length} trips`;
  if (trip.start === null && trip.end === null) return 'A trip of which no place was told';
  return `${placeWords(trip.start, units)} to ${placeWords(trip.end, units)}`;
}

/** Copies an address that shows this very instant, to whomever it is given. */
function CopyInstant({ player, span, look }: Pick<ReplayHeadProps, 'player' | 'span' | 'look'>) {
  const clipboard = useClipboard({ timeout: 1_500 });
  const copy = () => {
    const { origin, pathname, search } = window.location;
    const { at } = player.current();
    const fixed = { ...writeReplayView({ range: span }), ...writeReplayView({ at, map: look() }) };
    clipboard.copy(`${origin}${pathname}${changedSearch(search, fixed)}`);
  };
  return (
    <Button
      variant="default"
      leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconLink size={16} />}
      onClick={copy}
    >
      {clipboard.copied ? 'Copied' : 'Link to this instant'}
    </Button>
  );
}
