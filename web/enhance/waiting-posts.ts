/** A form that could not be sent because the network was away, kept on this device until it was. */
export interface WaitingPost {
  /** Where it goes, on this site. */
  readonly path: string;
  /** Its fields as the form would send them, the repeat key among them. */
  readonly body: string;
  readonly keptAt: number;
}

export interface Shelf {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

const NAME = 'mc.waiting';
/** As long as the house keeps a draft; what waited longer would reach nothing. */
const KEPT_MS = 30 * 86_400_000;
const MOST = 20;

/** What waits, oldest first; a shelf that is broken or forbidden holds nothing. */
export function listWaiting(shelf: Shelf, now: number): readonly WaitingPost[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(NAME) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each): each is WaitingPost => isPost(each) && now - each.keptAt < KEPT_MS) : [];
  } catch {
    return [];
  }
}

/** Keeps a form; of one page only the last. Gives whether it is kept. */
export function keepWaiting(shelf: Shelf, post: WaitingPost): boolean {
  const others = listWaiting(shelf, post.keptAt).filter(({ path }) => path !== post.path);
  try {
    shelf.setItem(NAME, JSON.stringify([...others, post].slice(-MOST)));
    return true;
  } catch {
    return false;
  }
}

/** Takes a form off the shelf once the server has it. */
export function dropWaiting(shelf: Shelf, post: WaitingPost, now: number): void {
  const left = listWaiting(shelf, now).filter((each) => each.path !== post.path || each.keptAt !== post.keptAt);
  if (left.length === 0) shelf.removeItem(NAME);
  else shelf.setItem(NAME, JSON.stringify(left));
}

function isPost(each: unknown): boolean {
  const post = each as Partial<WaitingPost> | null;
  return typeof post === 'object' && post !== null && typeof post.path === 'string' && post.path.startsWith('/') && !post.path.startsWith('//') && typeof post.body === 'string' && typeof post.keptAt === 'number';
}
