import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id with 19 MiB, two passes, one lane: about 30 ms on an office machine.
 * Source: OWASP Password Storage Cheat Sheet, first of the equivalent settings for Argon2id.
 */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;
/** So many hashes at once at most: 19 MiB each must not become the way to fill the memory. */
const AT_ONCE = 4;

/** Turns passwords into what the store may keep, and compares. */
export interface Hasher {
  /** Shape: a PHC string that names its own settings. */
  hash(password: string): Promise<string>;
  /** False also for a hash that cannot be read. */
  verify(stored: string, password: string): Promise<boolean>;
  /** Whether a stored hash was made with weaker settings than today's. */
  isOutdated(stored: string): boolean;
}

/** The same letters typed by two keyboards are the same password: NFC, and nothing else is changed or cut. */
function exact(password: string): string {
  return password.normalize('NFC');
}

/** The house's hasher. `settings` is lowered only by tests that hash hundreds of times. */
export function createHasher(settings: { readonly memoryCost: number; readonly timeCost: number } = ARGON2): Hasher {
  const inTurn = createTurns(AT_ONCE);
  const options = { ...ARGON2, ...settings };
  const mark = `$argon2id$v=19$m=${String(options.memoryCost)},t=${String(options.timeCost)},p=${String(options.parallelism)}$`;
  return {
    hash: (password) => inTurn(() => hash(exact(password), options)),
    verify: (stored, password) => inTurn(() => verify(stored, exact(password)).catch(() => false)),
    isOutdated: (stored) => !stored.startsWith(mark),
  };
}

function createTurns(atOnce: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // A turn is handed on, not given back and taken again, so nobody slips in between.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
