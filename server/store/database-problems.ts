import type { Database } from './database';

/** Why the database cannot be worked with just now, in words that tell nothing of it; empty when it can. */
export async function databaseProblems({ pool }: Pick<Database, 'pool'>): Promise<string[]> {
  try {
    const { rows } = await pool.query(
      'SELECT 1 FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL LIMIT 1',
    );
    return rows.length === 0 ? [] : ['the database is being migrated'];
  } catch (error) {
    // Class 42 is about what is asked for, the table say, and not about the server (Postgres manual, appendix A).
    const isThere = error instanceof Error && 'code' in error && String(error.code).startsWith('42');
    return [isThere ? 'the database is not migrated' : 'the database does not answer'];
  }
}
