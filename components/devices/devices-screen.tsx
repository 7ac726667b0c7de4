'use client';

import { Button } from '@mantine/core';
import { useDevices } from '../data/device-queries';
import classes from '../ui/page.module.css';
import { Problem } from '../ui/problem';
import { ProgressList } from '../ui/progress-list';
import { useMay } from '../ui/use-may';
import { useSearchView } from '../ui/use-search-view';
import { DecodingLine } from './decoding-line';
import { DeviceFilter } from './device-filter';
import { DevicesLoading, NoDevices, NoMatch } from './device-states';
import { DeviceTable } from './device-table';
import { readDeviceView, searchOf, writeDeviceView } from './device-view';
import { DevicesHead } from './devices-head';
import { useDecodings } from './use-decoding';

/** What the upstreams' own device ids stand for, and what waits until somebody says. */
export function DevicesScreen() {
  const may = useMay('device.read');
  const { view, show } = useSearchView(readDeviceView, writeDeviceView, 'replace');
  const { decodings, decode, dismiss } = useDecodings();
  const { data, error, dataUpdatedAt, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDevices(
    searchOf(view),
    may.isAllowed,
  );
  const devices = data?.pages.flatMap((page) => page.devices);
  const counts = data?.pages.at(0)?.counts ?? null;
  const isNone = counts !== null && counts.unmapped + counts.mapped + counts.ignored === 0;
  if (may.reason !== null) {
    return (
      <div className={classes.page}>
        <h1 className={classes.title}>Devices</h1>
        <div className={classes.panel}>
          <Problem title="Devices are for engineers" detail={may.reason} />
        </div>
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <DevicesHead
        stale={devices === undefined || error === null ? null : { asOf: dataUpdatedAt, problem: error.message }}
      />
      {decodings.length > 0 && (
        <ProgressList label="Decoding of what waited">
          {decodings.map((decoding) => (
            <DecodingLine
              key={decoding.key}
              decoding={decoding}
              onRetry={() => void decode(decoding, decoding.progress)}
              onDismiss={() => dismiss(decoding.key)}
            />
          ))}
        </ProgressList>
      )}
      <DeviceFilter view={view} show={show} counts={counts} />
      <section className={classes.panel} aria-label="Devices found">
        {devices === undefined && error !== null && (
          <Problem title="The devices cannot be shown" detail={error.message} onRetry={() => void refetch()} />
        )}
        {devices === undefined && error === null && <DevicesLoading />}
        {isNone && <NoDevices />}
        {devices?.length === 0 && !isNone && (
          <NoMatch onClear={() => show({ show: 'all', upstream: '', search: '' })} />
        )}
        {devices !== undefined && devices.length > 0 && <DeviceTable devices={devices} />}
        {hasNextPage && (
          <Button
            display="block"
            my={12}
            mx="auto"
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </section>
    </div>
  );
}
