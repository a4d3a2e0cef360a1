import { defineConfig } from 'prisma/config';

/** Where Prisma finds its parts. The database address is `DATABASE_URL`, by default the embedded file. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./data/portal.db' },
});
