import type { Fix } from './track';
import { utc } from './utc';

/** Our own elements: GPX 1.1 has none for speed and course (they were dropped after 1.0), and others' are in m/s. */
const namespace = 'urn:motorcade:gpx:1';
const topografix = 'http://www.topografix.com/GPX/1/1';

/** Text of an element; what XML 1.0 cannot hold becomes U+FFFD. */
function xmlText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones that XML 1.0 cannot hold
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\r', '&#13;')
  );
}

/** A number as xsd:decimal, which knows no exponents. Every digit of it. */
export function decimal(value: number): string {
  const text = `${value}`;
  const [digits = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(digits) ?? [];
  const shift = Number(exponent);
  const all = `${whole}${fraction}`;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return `${sign}${all.padEnd(point, '0').slice(0, point)}${all.length > point ? `.${all.slice(point)}` : ''}`;
}

/** The schema's longitude ends before 180, which is the same meridian as -180. */
const longitudeOf = (longitude: number): string => decimal(longitude === 180 ? -180 : longitude);

function pointOf({ at, latitude, longitude, altitude, speed, heading, upstream }: Fix): string {
  const elevation = altitude === null ? '' : `<ele>${decimal(altitude)}</ele>`;
  const extensions = [
    speed === null ? '' : `<motorcade:speed unit="km/h">${decimal(speed)}</motorcade:speed>`,
    heading === null ? '' : `<motorcade:heading unit="°">${decimal(heading)}</motorcade:heading>`,
  ].join('');
  return (
    `<trkpt lat="${decimal(latitude)}" lon="${longitudeOf(longitude)}">${elevation}<time>${utc(at)}</time>` +
    `<src>${xmlText(upstream)}</src>${extensions === '' ? '' : `<extensions>${extensions}</extensions>`}</trkpt>\n`
  );
}

/** A track as GPX 1.1 (topografix.com/GPX/1/1), with a new segment after each gap. */
export async function* writeGpx(
  { name, madeAt, creator }: { name: string; madeAt: number; creator: string },
  pages: AsyncIterable<Fix[]>,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="${xmlText(creator)}" xmlns="${topografix}" xmlns:motorcade="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${topografix} ${topografix}/gpx.xsd">
<metadata><name>${xmlText(name)}</name><time>${utc(madeAt)}</time></metadata>
<trk><name>${xmlText(name)}</name>
`;
  let isInSegment = false;
  for await (const fixes of pages) {
    let text = '';
    for (const fix of fixes) {
      if (fix.isAfterGap) text += isInSegment ? '</trkseg>\n<trkseg>\n' : '<trkseg>\n';
      isInSegment = true;
      text += pointOf(fix);
    }
    yield text;
  }
  yield `${isInSegment ? '</trkseg>\n' : ''}</trk>\n</gpx>\n`;
}
