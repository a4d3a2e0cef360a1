/** Where a request comes from, for limits: what the proxy in front says, or "local". */
export function addressOf(request: Request): string {
  return request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() || 'local';
}
