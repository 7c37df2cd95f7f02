import type { ServerResponse } from 'node:http';

/**
 * Lets what is written to an answered response go nowhere. A page whose time is up has been answered for; the screens go on making it, and
 * their server would fall over the headers that are out, outside of any request, and take the house with it.
 */
export function ignoreLateWrites(response: ServerResponse): void {
  const same = (): ServerResponse => response;
  const nothing = (): void => undefined;
  Object.assign(response, { setHeader: same, setHeaders: same, appendHeader: same, removeHeader: nothing, writeHead: same, flushHeaders: nothing, write: () => true, end: same });
}
