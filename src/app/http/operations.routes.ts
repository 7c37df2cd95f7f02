import type { Platform } from '#platform/platform.ts';

/**
 * What the operator's tools ask: `/health` (every component; 503 when a needed one is down), `/ready` (may traffic come?)
 * and `/metrics`. Gives undefined for any other path.
 */
export async function answerOperations(path: string, platform: Platform, isReady: () => boolean): Promise<Response | undefined> {
  if (path === '/metrics') {
    const { contentType, text } = await platform.metrics.render();
    return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
  }
  if (path !== '/health' && path !== '/ready') return undefined;
  const report = await platform.health.report();
  const ready = isReady() && report.state !== 'down';
  const status = path === '/ready' ? (ready ? 200 : 503) : report.state === 'down' ? 503 : 200;
  const body = path === '/ready' ? { ready, ...report } : report;
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
