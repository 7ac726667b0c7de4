import { describe, expect, it } from 'vitest';
import { readDeviceView, searchOf, waitingPath } from '../../../components/devices/device-view';

describe('which devices are shown', () => {
  it('is read out of the address', () => {
    const view = readDeviceView(new URLSearchParams('show=waiting&upstream=fox&search=+1BB+'));
    expect(searchOf(view)).toEqual({ state: 'unmapped', upstream: 'fox', search: '1BB' });
  });

  it('is all of them where the address says nothing, or nonsense', () => {
    expect(searchOf(readDeviceView(new URLSearchParams('')))).toEqual({});
    expect(searchOf(readDeviceView(new URLSearchParams('show=everything')))).toEqual({});
  });
});

describe('the way to the messages that wait', () => {
  const device = {
    upstream: 'fox',
    device: '1BBCE',
    vin: null,
    isIgnored: false,
    waiting: 3,
    updatedAt: null,
    updatedBy: null,
  };

  it('is narrowed to when the device was heard', () => {
    expect(waitingPath({ ...device, firstSeenAt: 1_000.4, lastSeenAt: 2_000.2 })).toBe(
      '/messages?upstream=fox&verdict=unmapped&from=1000&to=2002',
    );
  });

  it('is not narrowed for one of which nobody knows when', () => {
    expect(waitingPath({ ...device, firstSeenAt: null, lastSeenAt: null })).toBe(
      '/messages?upstream=fox&verdict=unmapped',
    );
  });
});
