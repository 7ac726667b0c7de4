import type { Device, DeviceSearch } from '../../server/contract/devices';
import { messagesPath } from '../messages/message-view';

/** What the page shows: a state of the devices or all of them, of one upstream or all, by a part of id or VIN. */
export const deviceShows = ['all', 'waiting', 'mapped', 'ignored'] as const;
export type DeviceShow = (typeof deviceShows)[number];
export type DeviceView = { show: DeviceShow; upstream: string; search: string };

export const showLabels: Record<DeviceShow, string> = {
  all: 'All',
  waiting: 'Waiting',
  mapped: 'Mapped',
  ignored: 'Ignored',
};

/** Reads the view out of the address; what is no view is all. */
export function readDeviceView(search: Pick<URLSearchParams, 'get'>): DeviceView {
  const show = deviceShows.find((known) => known === search.get('show')) ?? 'all';
  return { show, upstream: search.get('upstream') ?? '', search: search.get('search') ?? '' };
}

/** What to ask the server for a view. */
export function searchOf({ show, upstream, search }: DeviceView): DeviceSearch {
  return {
    ...(show === 'all' ? {} : { state: show === 'waiting' ? 'unmapped' : show }),
    ...(upstream === '' ? {} : { upstream }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  };
}

/** Where messages are listed that may be a device's: of its upstream, without a vehicle, while it was heard. */
export function waitingPath({ upstream, firstSeenAt, lastSeenAt }: Device): string {
  return messagesPath({
    upstream,
    verdict: 'unmapped',
    from: firstSeenAt === null ? null : Math.floor(firstSeenAt),
    to: lastSeenAt === null ? null : Math.ceil(lastSeenAt) + 1,
  });
}
