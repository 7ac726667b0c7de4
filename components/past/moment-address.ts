import { type Clock, clocks } from '../../server/contract/moment';
import { changedSearch, type SearchChange } from '../ui/changed-search';
import { formatUtcTime } from '../ui/format-time';

/** A moment of the past by one of the two clocks. `at` is epoch milliseconds, a whole second. */
export type Moment = { at: number; clock: Clock };

/** A date and time in UTC (ISO 8601), with or without seconds and what is less. */
const written = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/;

/** A moment to the second before it: finer than that nobody picks, and addresses stay short. */
export const wholeSecond = (at: number): number => Math.floor(at / 1_000) * 1_000;

/** The moment an address names; null for the present. What cannot be read as a time is not said. */
export function readMoment(search: Pick<URLSearchParams, 'get'>): Moment | null {
  const text = search.get('t') ?? '';
  const at = written.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at) || at < 0) return null;
  return { at: wholeSecond(at), clock: clocks.find((clock) => clock === search.get('clock')) ?? 'event' };
}

/** What to write into the address for a moment; null takes it out, which is the present. */
export function writeMoment(moment: Moment | null): SearchChange {
  return {
    t: moment === null ? null : formatUtcTime(moment.at),
    clock: moment?.clock === 'received' ? moment.clock : null,
  };
}

/** A vehicle's overview, and what is listed or drawn of it up to the moment. Its replay has a time of its own. */
const vehiclePages = /^\/vehicles\/[^/]+(\/(trips|timeline|history|commands))?\/?$/;

/** Whether a page can show the past. */
export const showsPast = (pathname: string): boolean => pathname === '/' || vehiclePages.test(pathname);

const replayPage = /^\/vehicles\/[^/]+\/replay\/?$/;

/** Whether a page is a replay. A moment in its address is the end of all it knows, by that moment's clock. */
export const isReplay = (pathname: string): boolean => replayPage.test(pathname);

/** The moment in the address of a page that has to do with the past; null for the present, and for any other page. */
export const momentOf = (pathname: string, search: Pick<URLSearchParams, 'get'>): Moment | null =>
  showsPast(pathname) || isReplay(pathname) ? readMoment(search) : null;

/** A path of ours with a moment in its address, where its page takes one and the path names none itself. */
export function withMoment(path: string, moment: Moment | null): string {
  const { pathname, search, hash, searchParams } = new URL(path, 'http://page');
  if (moment === null || searchParams.has('t') || !(showsPast(pathname) || isReplay(pathname))) return path;
  return `${pathname}${changedSearch(search, writeMoment(moment))}${hash}`;
}

/**
 * Where the whole fleet is found as at a moment, with a vehicle chosen in it. The second is the one that ends after the
 * moment: what was told by then counts there, too. @param at epoch milliseconds
 */
export const fleetAtPath = (at: number, vin: string, clock: Clock): string =>
  withMoment(`/?vehicle=${encodeURIComponent(vin)}`, { at: Math.ceil(at / 1_000) * 1_000, clock });

/** Whether both are one time by one clock, or both the present. */
export const isSameMoment = (a: Moment | null, b: Moment | null): boolean => a?.at === b?.at && a?.clock === b?.clock;
