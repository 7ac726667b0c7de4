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
  it('leads to those of one device of one upstream', () => {
    expect(waitingPath({ upstream: 'fox', device: 'box 1&2' })).toBe(
      '/messages?upstream=fox&device=box+1%262&verdict=unmapped&state=open',
    );
  });
});
