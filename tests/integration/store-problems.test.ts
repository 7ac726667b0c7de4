import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { databaseProblems } from '../../server/store/database-problems';
import { createTestDatabase } from '../support/database';

describe('whether the database can be worked with', () => {
  it('is told in words: ready, being migrated, never migrated, gone', async () => {
    const testDatabase = await createTestDatabase();
    const database = await openDatabase(testDatabase.url, pino({ level: 'silent' }));
    expect(await databaseProblems(database)).toEqual([]);
    await database.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', '1', '29990101000000_under_way')`,
    );
    expect(await databaseProblems(database)).toEqual(['the database is being migrated']);
    await database.pool.query('DROP TABLE _prisma_migrations');
    expect(await databaseProblems(database)).toEqual(['the database is not migrated']);
    await testDatabase.drop();
    expect(await databaseProblems(database)).toEqual(['the database does not answer']);
    await closeDatabase(database);
  });
});
