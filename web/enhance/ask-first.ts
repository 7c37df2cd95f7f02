/** Whether a form that leaves the page now would arrive: `away` when the house does not answer, `signedOut` when the session has ended. */
export type Reach = 'open' | 'away' | 'signedOut';

/** Longer than the slowest answer of a house that works, and short enough to be waited for. */
const WAIT_MS = 10_000;

/** Asks the house before a form leaves the page: a browser shows its own fault in place of the page, and what was typed in it is gone. `path`: something small of the API. */
export async function askFirst(path: string): Promise<Reach> {
  try {
    const reply = await fetch(path, { headers: { accept: 'application/json' }, cache: 'no-store', signal: AbortSignal.timeout(WAIT_MS) });
    return reply.status === 401 ? 'signedOut' : reply.status >= 500 ? 'away' : 'open';
  } catch {
    return 'away';
  }
}

/** Whether something stands in a form that would have to be typed or chosen again. */
export function holdsTyped(form: HTMLFormElement): boolean {
  return form.querySelector('textarea, select, input:not([type="hidden"])') !== null;
}
