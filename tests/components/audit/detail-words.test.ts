import { expect, test } from 'vitest';
import { describeDetail } from '../../../components/audit/detail-words';

test('of a change only what differs is told, from what and to what', () => {
  const detail = { before: { vin: null, isIgnored: true }, after: { vin: null, isIgnored: false } };
  expect(describeDetail(detail)).toEqual([{ name: 'is ignored', before: 'yes', after: 'no' }]);
  expect(describeDetail({ before: { days: 30 }, after: { days: null } })).toEqual([
    { name: 'days', before: '30', after: 'none' },
  ]);
});

test('what was made has no before, and what was removed is gone', () => {
  expect(describeDetail({ before: null, after: { vin: 'A' } })).toEqual([{ name: 'vin', before: null, after: 'A' }]);
  expect(describeDetail({ before: { role: 'viewer' } })).toEqual([{ name: 'role', before: 'viewer', after: 'gone' }]);
});

test('anything else is told as it is', () => {
  expect(describeDetail({ added: 3, why: 'old', list: [1] })).toEqual([
    { name: 'added', before: null, after: '3' },
    { name: 'why', before: null, after: 'old' },
    { name: 'list', before: null, after: '[1]' },
  ]);
  expect(describeDetail({})).toEqual([]);
});

test('a list and a record of nothing are told as none', () => {
  expect(describeDetail({ parameters: {}, problems: [], roles: ['admin'] })).toEqual([
    { name: 'parameters', before: null, after: 'none' },
    { name: 'problems', before: null, after: 'none' },
    { name: 'roles', before: null, after: '["admin"]' },
  ]);
});
