'use client';

import { SegmentedControl, Select } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useState } from 'react';
import { keepZone } from '../ui/kept-zone';
import { useZone } from '../ui/use-zone';
import type { Zone } from '../ui/zone-offset';
import { offsetText, zoneName } from '../ui/zone-time';
import classes from './page.module.css';

type ZoneKind = 'device' | 'utc' | 'named';

const kindOf = (zone: Zone): ZoneKind => (zone === null ? 'device' : zone === 'UTC' ? 'utc' : 'named');

/** The zones of this browser, each with how far it is ahead of UTC now: people look for either. */
function zoneOptions(at: number) {
  return Intl.supportedValuesOf('timeZone').map((name) => ({
    value: name,
    label: `${name.replaceAll('_', ' ')} (${offsetText(at, name)})`,
  }));
}

/** Which clocks the times on screen are read by: the device's, UTC's, or those of a zone of one's choice. */
export function ZoneChoice() {
  const zone = useZone();
  const isMounted = useMounted();
  const [isChoosing, setIsChoosing] = useState(false);
  const kind = isChoosing ? 'named' : kindOf(zone);
  const choose = (next: string) => {
    setIsChoosing(next === 'named');
    if (next === 'device') keepZone(null);
    if (next === 'utc') keepZone('UTC');
  };
  return (
    <>
      <SegmentedControl
        aria-label="Time zone"
        data={[
          { value: 'device', label: 'Device' },
          { value: 'utc', label: 'UTC' },
          { value: 'named', label: 'Other' },
        ]}
        value={isMounted ? kind : 'device'}
        onChange={choose}
      />
      {isMounted && kind === 'named' && (
        <Select
          className={classes.rowField}
          aria-label="Which time zone"
          placeholder="Search, Europe/Berlin"
          data={zoneOptions(Date.now())}
          value={zone}
          onChange={(name) => name !== null && keepZone(name)}
          searchable
          limit={60}
          autoFocus={zone === null}
          nothingFoundMessage="No zone of that name"
        />
      )}
      {isMounted && (
        <p className={classes.rowNote}>
          Times are written in {zoneName(zone)}. Exports are in UTC, whatever is chosen here.
        </p>
      )}
    </>
  );
}
