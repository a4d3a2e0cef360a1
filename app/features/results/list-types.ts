import type { getList } from './lists.server.ts';

/** One list as its page shows it. */
export type ListView = NonNullable<Awaited<ReturnType<typeof getList>>>;
export type LineView = ListView['lines'][number];
