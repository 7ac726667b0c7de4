'use client';

import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { DevicePage } from '../../server/contract/devices';
import { useUpstreams } from '../data/queries';
import { upstreamNames } from '../shell/upstream-words';
import { CountedOption } from '../ui/counted-option';
import classes from './device-filter.module.css';
import { DeviceSearchField } from './device-search';
import { type DeviceShow, type DeviceView, deviceShows, showLabels } from './device-view';

type DeviceFilterProps = {
  view: DeviceView;
  show: (next: Partial<DeviceView>) => void;
  /** Null before the first answer. */
  counts: DevicePage['counts'] | null;
};

function countOf(show: DeviceShow, { unmapped, mapped, ignored }: DevicePage['counts']): number {
  if (show === 'all') return unmapped + mapped + ignored;
  return { waiting: unmapped, mapped, ignored }[show];
}

/** Which devices are listed: by state, upstream, and a part of id or VIN. */
export function DeviceFilter({ view, show, counts }: DeviceFilterProps) {
  const { data: upstreams = [] } = useUpstreams();
  const withDevices = upstreams.filter(({ hasDevices }) => hasDevices).map(({ id }) => id);
  // An address may name one that never has any: it is shown as what it is.
  const listed = [...new Set([...withDevices, ...(view.upstream === '' ? [] : [view.upstream])])];
  const nameOf = upstreamNames(upstreams);
  return (
    <div className={classes.filter}>
      <SegmentedControl
        aria-label="Which devices"
        className={classes.states}
        value={view.show}
        onChange={(value) => show({ show: deviceShows.find((known) => known === value) ?? 'all' })}
        data={deviceShows.map((value) => ({
          value,
          label: <CountedOption label={showLabels[value]} count={counts === null ? null : countOf(value, counts)} />,
        }))}
      />
      <NativeSelect
        aria-label="Of which source"
        className={classes.source}
        value={view.upstream}
        onChange={(event) => show({ upstream: event.currentTarget.value })}
        data={[{ value: '', label: 'All sources' }, ...listed.map((id) => ({ value: id, label: nameOf(id) }))]}
      />
      <DeviceSearchField text={view.search} onChange={(search) => show({ search })} />
    </div>
  );
}
