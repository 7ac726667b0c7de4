import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDeviceCsv, writeDeviceCsv } from '../../server/api/device-csv';
import type { DeviceMapping } from '../../server/contract/devices';

const upstreams = new Set(['boxes', 'things']);
const read = (...lines: string[]) => readDeviceCsv(lines.join('\n'), upstreams);

test('each line is a mapping: to a VIN, to nothing, or not to be asked about', () => {
  expect(
    read('upstream,device,vin,ignored', 'boxes,860000000000001,WDB1110011V000001,', 'things,a b,,yes', 'things,c,,'),
  ).toEqual({
    mappings: [
      { upstream: 'boxes', device: '860000000000001', vin: 'WDB1110011V000001', isIgnored: false },
      { upstream: 'things', device: 'a b', vin: null, isIgnored: true },
      { upstream: 'things', device: 'c', vin: null, isIgnored: false },
    ],
    lines: [2, 3, 4],
    problems: [],
  });
});

test('columns may stand in any order, parted by semicolons, after a byte order mark, and ignored may be left out', () => {
  const { mappings, problems } = read('\uFEFFVIN;Device;Upstream', ' WDB1110011V000001 ;7; boxes', '', ';;');
  expect(problems).toEqual([]);
  expect(mappings).toEqual([{ upstream: 'boxes', device: '7', vin: 'WDB1110011V000001', isIgnored: false }]);
});

test('every line that cannot be is told by its number, cells over several lines counted', () => {
  const { problems } = read(
    'upstream,device,vin,ignored',
    'boxes,"two',
    'lines",V1,',
    'nobody,1,V1,',
    `boxes,1,${'V'.repeat(65)},`,
    'boxes,,V1,',
    'boxes,2,V1,perhaps',
    'boxes, 3,V1,',
    'boxes,4,V1,',
    'boxes,4,V2,',
  );
  expect(problems.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8, 10]);
  expect(problems.map(({ problem }) => problem)).toEqual([
    'upstream: expected one of boxes, things, got "nobody"',
    expect.stringMatching(/^vin: .*64/),
    expect.stringMatching(/^device: /),
    'ignored: expected yes or nothing, got "perhaps"',
    'device: expected no blanks around it, got " 3"',
    'lines 9 and 10 are of the same device, "4" of boxes',
  ]);
});

test('a file without the columns, or with an open quote, says so', () => {
  const columns =
    'expected the columns upstream, device, vin, ignored in the first line, got none called upstream, vin';
  expect(read('device;id', '1;2').problems).toEqual([{ line: 1, problem: columns }]);
  expect(read('').problems[0]?.line).toBe(1);
  expect(read('\u0089PNG\r\n\u001a').problems).toEqual([
    {
      line: 1,
      problem: 'this is no CSV of devices: expected the columns upstream, device, vin, ignored in the first line',
    },
  ]);
  expect(read('upstream,device,vin', 'boxes,"1,V1').problems).toMatchObject([{ line: 2 }]);
});

test('a file of more lines than are taken says so', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `boxes,${index},V1`);
  expect(read('upstream,device,vin', ...lines.slice(1), '').problems).toEqual([]);
  for (const end of ['', '\n', '\n\nboxes,x,V1'])
    expect(read('upstream,device,vin', ...lines.slice(1), `boxes,last,V1${end}`).problems).toEqual([
      { line: 100_001, problem: 'expected 100000 lines at most, the header among them' },
    ]);
});

test('nothing in the file is run by a spreadsheet', () => {
  const csv = writeDeviceCsv([
    { upstream: 'boxes', device: '=HYPERLINK("http://x")', vin: '@SUM(1)', isIgnored: false },
  ]);
  expect(csv).toBe(`upstream,device,vin,ignored\r\nboxes,"'=HYPERLINK(""http://x"")",'@SUM(1),\r\n`);
});

test('what was written is read again, whatever devices are called', () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
    fc.stringMatching(/^'{0,2}[=+@,;"\n-]x$/),
  );
  const mapping: fc.Arbitrary<DeviceMapping> = fc.record({
    upstream: fc.constantFrom('boxes', 'things'),
    device: text.filter((device) => device === device.trim() && !device.includes('\0')),
    vin: fc.option(text.filter((vin) => vin === vin.trim() && !vin.includes('\0'))),
    isIgnored: fc.boolean(),
  });
  const mappings = fc.uniqueArray(mapping, {
    selector: ({ upstream, device }) => `${upstream} ${device}`,
    maxLength: 8,
  });
  fc.assert(
    fc.property(mappings, (written) => {
      expect(readDeviceCsv(writeDeviceCsv(written), upstreams)).toMatchObject({ mappings: written, problems: [] });
    }),
  );
});
