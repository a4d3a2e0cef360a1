import type { IncomingMessage, ServerResponse } from 'node:http';

import { db } from '#app/platform/db/client.server.ts';
import { commits } from '#app/platform/db/transaction.server.ts';
import { answerFromMemory, keepPage } from '#app/platform/http/page-cache.server.ts';

/** The front page, and pages of notices and rounds, as documents and as the data that the page's own script asks for. */
const PUBLIC = /^\/(_root\.data|(notices|rounds)\/[\w-]+(\.data)?)?$/;
/** Other processes write too (commands, a second server): so long they may go unnoticed. */
const STAMP_MS = 1000;

let last: { stamp: Promise<string>; commits: number; at: number } | null = null;

/** Changes with everything that public pages show, and with nothing that judges and schools save all day. */
function publicStamp(): Promise<string> {
  const at = performance.now();
  if (last && last.commits === commits() && at - last.at < STAMP_MS) return last.stamp;
  const stamp = readStamp();
  last = { stamp, commits: commits(), at };
  return stamp;
}

async function readStamp(): Promise<string> {
  const [notices, versions, answered] = await Promise.all([
    db.notice.aggregate({ _count: true, _max: { publishedAt: true, withdrawnAt: true } }),
    db.noticeVersion.aggregate({ _count: true, _max: { at: true } }),
    db.objection.aggregate({
      where: { answeredAt: { not: null } },
      _count: true,
      _max: { answeredAt: true },
    }),
  ]);
  return JSON.stringify([notices, versions, answered]);
}

/** Before Remix: answers for a public page that stands in memory, and says whether it did. */
export async function answerPublicPage(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  return PUBLIC.test(path) && answerFromMemory(request, response, publicStamp);
}

/** After Remix: keeps the page when it is public and was written for nobody in particular. */
export async function keepPublicPage(request: Request, response: Response, nonce = ''): Promise<Response> {
  return PUBLIC.test(new URL(request.url).pathname) ? keepPage(request, response, nonce) : response;
}
