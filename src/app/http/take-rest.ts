import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Throws away what is still coming of a request once its answer is out. Closing a line on which bytes lie unread resets it, and the
 * client loses the answer that says why; left unread they would hold up the next request of the same line. Who goes on sending is
 * cut off after `lingerMs`. Unit: milliseconds. Source: RFC 9112 §9.3, §9.6.
 */
export function takeRest(request: IncomingMessage, response: ServerResponse, lingerMs: number): void {
  response.once('finish', () => {
    if (request.complete && request.readableLength === 0) return;
    // Whoever read the body has its answer sent and reads no more; a listener that pauses would stop the flow again.
    request.removeAllListeners('data').removeAllListeners('readable');
    const cut = setTimeout(() => request.socket.destroy(), lingerMs);
    cut.unref();
    const stop = (): void => clearTimeout(cut);
    request.once('end', stop).once('close', stop).once('error', stop);
    // After the stream has noticed that nobody waits for `readable`.
    setImmediate(() => request.resume());
  });
}
