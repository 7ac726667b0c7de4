import { defineConfig } from 'prisma/config';

/** For Prisma's own command line. Motorcade itself migrates through prisma/migrate.ts, which needs no download. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL === undefined ? {} : { datasource: { url: process.env.DATABASE_URL } }),
});
