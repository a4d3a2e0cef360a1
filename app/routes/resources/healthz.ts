import { isHealthy } from '#app/features/shared/health.server.ts';

/** For a load balancer: 200 when the portal can do its work, 503 otherwise. */
export async function loader(): Promise<Response> {
  const healthy = await isHealthy();
  return new Response(healthy ? 'ok' : 'the database does not answer', {
    status: healthy ? 200 : 503,
    headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' },
  });
}
