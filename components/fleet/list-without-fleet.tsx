'use client';

import { Button } from '@mantine/core';
import { IconCarOff } from '@tabler/icons-react';
import { useDevices } from '../data/device-queries';
import { useUpstreams } from '../data/queries';
import { AppLink } from '../shell/app-link';
import { Empty } from '../ui/empty';
import { useMay } from '../ui/use-may';
import { absenceOfFleet } from './absence-of-fleet';

/** No vehicle at all: what makes one appear, and the page where that is done. */
export function ListWithoutFleet() {
  const { data: upstreams = [] } = useUpstreams();
  const hasDevices = upstreams.some((upstream) => upstream.hasDevices);
  const mayMap = useMay('device.read').isAllowed;
  const mayConnect = useMay('connection.read').isAllowed;
  const { data } = useDevices({ state: 'unmapped' }, mayMap && hasDevices);
  const waiting = data?.pages.at(0)?.counts.unmapped ?? null;
  const isForDevices = hasDevices && waiting !== 0;
  const link = isForDevices
    ? mayMap && { href: '/devices?show=waiting', words: 'To the devices' }
    : mayConnect && { href: '/connections', words: 'To the connections' };
  return (
    <Empty icon={<IconCarOff size={30} stroke={1.5} />} title="No vehicle yet">
      <p>{absenceOfFleet(upstreams, waiting)}</p>
      {link && (
        <Button component={AppLink} href={link.href} size="xs" variant="default" mt={8}>
          {link.words}
        </Button>
      )}
    </Empty>
  );
}
