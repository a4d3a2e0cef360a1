import { db } from '#app/platform/db/client.server.ts';

/** For a load balancer: 200 when the database answers. */
export async function loader(): Promise<Response> {
  await db.setting.findFirst({ select: { key: true } });
  return new Response('ok', { headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' } });
}
