import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Refused } from '../auth/refused';
import { csvLine, csvText } from '../export/csv-cell';
import { answers } from './answers';

/** More than this are no list that anybody reads. */
const greatestRows = 100_000;
const pageLength = 1_000;

/** What a route of a list as CSV has: what answers HEAD would make the whole file to find out how long it is. */
export const csvRoute = { exposeHeadRoute: false } as const;
export const csvAnswers = answers(
  z.unknown().describe(`The file, of at most ${greatestRows.toLocaleString('en')} lines`),
);

/** A list that is found page by page, newest first. */
export type CsvList<Item> = {
  /** The file without its ending, and what is in it. */
  name: string;
  items: string;
  /** What stands in each column, under its heading. */
  cells: Readonly<Record<string, (item: Item) => string>>;
  /** How many there are; counting ends at the limit. */
  count: (limit: number) => Promise<number>;
  /** A page of so many at most, from the cursor on; null begins. */
  load: (cursor: string | null, limit: number) => Promise<{ items: Item[]; cursor: string | null }>;
};

async function* writeLines<Item>({ cells, load }: CsvList<Item>): AsyncGenerator<string> {
  const tellers = Object.values(cells);
  yield csvLine(Object.keys(cells));
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof load>> = await load(cursor, pageLength);
    yield page.items.map((item) => csvLine(tellers.map((tell) => csvText(tell(item))))).join('');
    ({ cursor } = page);
  } while (cursor !== null);
}

/**
 * Answers with a list as CSV (RFC 4180), nothing in it run by a spreadsheet. Read page by page as it is taken: no connection
 * is held meanwhile.
 * @throws Refused 400 where there is more than one file may have
 */
export async function sendCsvList<Item>(reply: FastifyReply, list: CsvList<Item>): Promise<FastifyReply> {
  if ((await list.count(greatestRows + 1)) > greatestRows)
    throw new Refused(
      400,
      `these are more than ${greatestRows.toLocaleString('en')} ${list.items}: choose a shorter time`,
    );
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${list.name}.csv"`)
    .send(Readable.from(writeLines(list)));
}
