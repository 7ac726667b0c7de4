import type pg from 'pg';

const blockSize = 64;

/** Hands out numbers for message batches, fetched by the block: a round trip less for each batch. */
export function createBatchNumbers(pool: pg.Pool): () => Promise<string> {
  let waiting: string[] = [];
  let fetching: Promise<void> | undefined;

  async function fetchBlock(): Promise<void> {
    const { rows } = await pool.query<[string]>({
      text: `SELECT nextval('message_batch_id_seq') FROM generate_series(1, $1)`,
      values: [blockSize],
      rowMode: 'array',
    });
    waiting = rows.map(([number]) => number).reverse();
  }

  return async () => {
    for (;;) {
      const number = waiting.pop();
      if (number !== undefined) return number;
      fetching ??= fetchBlock().finally(() => {
        fetching = undefined;
      });
      await fetching;
    }
  };
}
