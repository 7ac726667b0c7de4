import type { Device, DeviceSearch } from '../../server/contract/devices';
import { messagesPath } from '../messages/message-view';
import type { SearchChange } from '../ui/changed-search';

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

/** What to write into the address for a part of the view. */
export const writeDeviceView = ({ show, ...rest }: Partial<DeviceView>): SearchChange => ({
  ...rest,
  ...(show && { show: show === 'all' ? null : show }),
});

/** What to ask the server for a view. */
export function searchOf({ show, upstream, search }: DeviceView): DeviceSearch {
  return {
    ...(show === 'all' ? {} : { state: show === 'waiting' ? 'unmapped' : show }),
    ...(upstream === '' ? {} : { upstream }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  };
}

/** Where the messages of a device are listed that wait: as many as are counted. */
export const waitingPath = ({ upstream, device }: Pick<Device, 'upstream' | 'device'>): string =>
  messagesPath({ upstream, device, verdict: 'unmapped', state: 'open' });
