/** What a stream follows: a short text that changes with what its reader may see. */
export interface LiveSource {
  /** The mark of what may be seen now; undefined once it may not be seen any more. */
  readMark(): Promise<string | undefined>;
  /** Calls back when something may have changed; gives the function that ends it. */
  listen(onChange: () => void): () => void;
}

export interface LiveLimits {
  /** Several changes at once are told as one. Unit: milliseconds. */
  readonly settleMs: number;
  /** How often a quiet stream says that it is there, and looks by itself whether it still may be. Unit: milliseconds. */
  readonly beatMs: number;
  /** After so long a stream ends and its reader comes back. Unit: milliseconds. */
  readonly endMs: number;
  /** When a reader comes back. Unit: milliseconds. */
  readonly retryMs: number;
}

export const LIVE_LIMITS: LiveLimits = { settleMs: 500, beatMs: 25_000, endMs: 30 * 60_000, retryMs: 5_000 };
/** Streams that one session may hold open, in one process: a browser holds six connections to a house at once, and two must stay free for its pages. And all sessions together. */
export const STREAMS_A_SESSION = 4;
export const STREAMS_AT_MOST = 2_000;

/** Counts open streams. */
export interface StreamSlots {
  /** Takes a place; gives the function that gives it back, undefined when there is none. */
  take(session: string): (() => void) | undefined;
}

/** Opens the count. */
export function createStreamSlots(perSession = STREAMS_A_SESSION, atMost = STREAMS_AT_MOST): StreamSlots {
  const held = new Map<string, number>();
  let all = 0;
  return {
    take: (session) => {
      const own = held.get(session) ?? 0;
      if (own >= perSession || all >= atMost) return undefined;
      held.set(session, own + 1);
      all += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        all -= 1;
        const left = (held.get(session) ?? 1) - 1;
        if (left > 0) held.set(session, left);
        else held.delete(session);
      };
    },
  };
}

/**
 * Server-sent events that tell only that something changed: `changed` with the mark as its id, `ended` when its reader may not see it any more.
 * `seen`: the mark of the page or the last event; what changed since is told at once, so that nothing is lost between page and stream.
 * Source: HTML Living Standard §9.2.
 */
export function openLiveStream(source: LiveSource, seen: string | undefined, { onClose, limits = LIVE_LIMITS }: { readonly onClose: () => void; readonly limits?: LiveLimits }): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop: () => void = onClose;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      let last = seen;
      let isOpen = true;
      let settling: NodeJS.Timeout | undefined;
      const say = (text: string): void => controller.enqueue(encoder.encode(text));
      const close = (): void => {
        stop();
        controller.close();
      };
      // Looks come one after the other: an earlier one that is slow must not be told after a later one.
      let looking: Promise<void> = Promise.resolve();
      const look = (): void => {
        looking = looking.then(async () => {
          if (!isOpen) return;
          const mark = await source.readMark();
          // Closed while it was asked: the reader is gone.
          if (!(isOpen as boolean)) return;
          if (mark === undefined) {
            say('event: ended\ndata: {}\n\n');
            return close();
          }
          if (last !== undefined && mark !== last) say(`event: changed\nid: ${mark}\ndata: ${JSON.stringify({ mark })}\n\n`);
          last = mark;
        }).catch((fault: unknown) => {
          if (!isOpen) return;
          stop();
          controller.error(fault);
        });
      };
      const unlisten = source.listen(() => {
        settling ??= setTimeout(() => {
          settling = undefined;
          look();
        }, limits.settleMs);
      });
      const beat = setInterval(() => {
        say(': here\n\n');
        look();
      }, limits.beatMs);
      const end = setTimeout(close, limits.endMs);
      stop = () => {
        if (!isOpen) return;
        isOpen = false;
        unlisten();
        clearTimeout(settling);
        clearInterval(beat);
        clearTimeout(end);
        onClose();
      };
      say(`retry: ${String(limits.retryMs)}\n\n`);
      look();
    },
    cancel: () => stop(),
  });
}
