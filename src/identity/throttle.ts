import { instant, type IdentityDeps } from './identity-deps.ts';
import { countAttempt, findBlock, forgiveAttempts, returnAttempt } from './throttle.store.ts';

/** What attempts are counted by. `device` is a browser that has signed in to this account before. */
export type ThrottleKind = 'account' | 'device' | 'address' | 'secondFactor' | 'link' | 'formDraft' | 'formAddress' | 'dossier' | 'dossierAddress';

/**
 * Slows guessing down and never locks anybody out: after `free` attempts each further one must wait 2, 4, 8 … seconds, at most
 * `longestSeconds`. A right sign-in forgets the account's and the device's count. Source: ASVS 5.0, 6.1.1 and 6.3.1.
 */
export const THROTTLE_RULES: Readonly<Record<ThrottleKind, { readonly free: number; readonly longestSeconds: number; readonly forgetAfterSeconds: number }>> = {
  account: { free: 5, longestSeconds: 60, forgetAfterSeconds: 86_400 },
  device: { free: 5, longestSeconds: 60, forgetAfterSeconds: 86_400 },
  // An office shares one address: more is free, and it is forgotten sooner.
  address: { free: 30, longestSeconds: 60, forgetAfterSeconds: 3_600 },
  secondFactor: { free: 5, longestSeconds: 60, forgetAfterSeconds: 86_400 },
  link: { free: 10, longestSeconds: 60, forgetAfterSeconds: 3_600 },
  // A draft is opened again by its code and a year of birth: a hundred years are soon tried, so the code itself waits too.
  formDraft: { free: 5, longestSeconds: 3_600, forgetAfterSeconds: 86_400 },
  formAddress: { free: 30, longestSeconds: 60, forgetAfterSeconds: 3_600 },
  // A year of birth is soon guessed: after a few tries an hour lies between two of them. Whoever has the right one forgets the count.
  dossier: { free: 5, longestSeconds: 3_600, forgetAfterSeconds: 86_400 },
  // A village shares one address.
  dossierAddress: { free: 60, longestSeconds: 60, forgetAfterSeconds: 3_600 },
};

/** Counts attempts before they are judged, so that a hundred at once are no more than a hundred one after the other. */
export interface Throttle {
  /** Takes one attempt; gives the seconds to wait, 0 when it may be made. */
  take(kind: ThrottleKind, key: string): Promise<number>;
  /** Forgets what was counted. */
  forgive(kind: ThrottleKind, key: string): Promise<void>;
  /** Gives back the one attempt that was right. */
  giveBack(kind: ThrottleKind, key: string): Promise<void>;
}

/**
 * Opens the counters in the store. They are written beside `commands`: a refused attempt must be counted though its deed is undone,
 * and a stranger's guesses must not fill the audit.
 */
export function createThrottle({ database, clock, secret }: Pick<IdentityDeps, 'database' | 'clock' | 'secret'>): Throttle {
  const keyOf = (kind: ThrottleKind, key: string) => ({ kind, keyHash: secret.sign(`throttle ${kind}`, key) });
  return {
    take: async (kind, key) => {
      const hashed = keyOf(kind, key);
      const now = clock.now();
      if (await countAttempt(database, hashed, instant(now), THROTTLE_RULES[kind])) return 0;
      const until = Date.parse((await findBlock(database, hashed)) ?? instant(now));
      return Math.max(1, Math.ceil((until - now) / 1000));
    },
    forgive: (kind, key) => forgiveAttempts(database, keyOf(kind, key)),
    giveBack: (kind, key) => returnAttempt(database, keyOf(kind, key)),
  };
}
