import { describe, expect, it } from 'vitest';
import {
  groupId,
  readQuarantineView,
  shownGroups,
  waitingCounts,
} from '../../../components/quarantine/quarantine-view';
import type { QuarantineGroup } from '../../../server/contract/quarantine';

const group = (change: Partial<QuarantineGroup>): QuarantineGroup => ({
  upstream: 'fox',
  verdict: 'partial',
  reason: 'not-a-number',
  fingerprint: '0123456789abcdef',
  messages: 2,
  seen: 5,
  firstAt: 1_000,
  lastAt: 2_000,
  vins: [],
  devices: [],
  field: '',
  detail: 'expected a number, got "n/a"',
  example: '1.0',
  ...change,
});
const view = (query: string) => readQuarantineView(new URLSearchParams(query));

describe('what of the quarantine is shown', () => {
  const groups = [
    group({ verdict: 'unmapped', reason: 'unmapped', firstAt: 9 }),
    group({ firstAt: 5, lastAt: 900 }),
    group({ firstAt: 7, lastAt: 100, upstream: 'mobito' }),
    group({ verdict: 'quarantined', firstAt: 1 }),
  ];

  it('is the worst first, then the newest cause, whatever came last', () => {
    expect(shownGroups(groups, view('')).map(({ firstAt }) => firstAt)).toEqual([1, 7, 5, 9]);
  });

  it('is narrowed by source and by what became of the messages', () => {
    expect(shownGroups(groups, view('upstream=mobito&verdict=partial')).map(({ firstAt }) => firstAt)).toEqual([7]);
    expect(shownGroups(groups, view('verdict=accepted'))).toHaveLength(4);
  });

  it('counts messages, not groups, of the source that is looked at', () => {
    expect(waitingCounts(groups, 'fox')).toEqual({ quarantined: 2, partial: 2, unmapped: 2 });
  });

  it('has the open group in the address', () => {
    const id = groupId(group({ reason: 'a:b' }));
    expect(view(`${new URLSearchParams({ open: id })}`).open).toBe('fox:partial:a:b:0123456789abcdef');
  });
});
