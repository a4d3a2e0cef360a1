import { pingDatabase } from '#app/platform/db/health.server.ts';

/** For a load balancer: 200 when the database answers. */
export async function loader(): Promise<Response> {
  await pingDatabase();
  return new Response('ok', { headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' } });
}
