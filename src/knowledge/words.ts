import type { Json } from '#model/json-diff.ts';
import type { Bus } from '#platform/bus/bus.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { Log } from '#platform/log.ts';
import { findWords, readWords, writeWords, type WordKind } from './words.store.ts';

/** What people say for a procedure, in place of what content says. */
export interface OwnSayings {
  readonly vietnamese: readonly string[];
  readonly english: readonly string[];
}

/** What lay words mean, in place of what content says of the first of them. Shape: weights of 0 to 1. */
export interface OwnLayWords {
  readonly say: readonly string[];
  readonly means: readonly (readonly [word: string, weight: number])[];
}

/** The words of this house over those of content, level in every process. */
export interface Words {
  /** Grows with every change, for whoever keeps an index. */
  readonly revision: number;
  sayingsOf(code: string): OwnSayings | undefined;
  /** By the first lay word. */
  layWords(): ReadonlyMap<string, OwnLayWords>;
  /** 0 where this house never said anything. */
  versionOf(kind: WordKind, id: string): number;
  /** Writes inside another command's transaction; null: as content says again. `undo` is what stood before. */
  apply(kind: WordKind, items: readonly { readonly id: string; readonly body: Json }[], context: CommandContext): Promise<readonly { readonly id: string; readonly version: number; readonly undo: Json }[]>;
  /** Called once the words are level again, with what changed. */
  onChanged(listener: (kind: WordKind, id: string) => void): () => void;
  followOthers(): Promise<void>;
  close(): void;
}

export interface WordsDeps {
  readonly database: Database;
  readonly bus: Pick<Bus, 'subscribe'>;
  readonly log: Log;
}

/** Opens the words of this house. */
export async function createWords({ database, bus, log }: WordsDeps): Promise<Words> {
  let kept = await read(database);
  const listeners = new Set<(kind: WordKind, id: string) => void>();
  let following: Promise<void> = Promise.resolve();
  const follow = (): Promise<void> => {
    following = following.catch(() => undefined).then(async () => {
      const before = kept;
      kept = await read(database);
      for (const [key, version] of kept.versions) if (before.versions.get(key) !== version) for (const listener of listeners) listener(key.startsWith('sayings ') ? 'sayings' : 'lexicon', key.slice(key.indexOf(' ') + 1));
    });
    return following;
  };
  const unsubscribe = bus.subscribe('words.changed', () => void follow().catch((fault: unknown) => log.error('the words could not be read; they are read again', { fault: String(fault) })));
  return {
    get revision() {
      return kept.revision;
    },
    sayingsOf: (code) => kept.sayings.get(code),
    layWords: () => kept.layWords,
    versionOf: (kind, id) => kept.versions.get(`${kind} ${id}`) ?? 0,
    apply: async (kind, items, context) => {
      const before = new Map((await findWords(context.transaction, kind, items.map(({ id }) => id))).map((row) => [row.id, row]));
      const rows = items.map(({ id, body }) => ({ kind, id, body, version: (before.get(id)?.version ?? 0) + 1 }));
      await writeWords(context.transaction, rows, new Date(context.now).toISOString());
      for (const { id, version } of rows) context.announce({ name: 'words.changed', subject: id, payload: { kind, version } });
      return rows.map(({ id, version }) => ({ id, version, undo: before.get(id)?.body ?? null }));
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    followOthers: follow,
    close: unsubscribe,
  };
}

async function read(database: Database) {
  const { rows, revision } = await readWords(database);
  // What stands in the store was checked when it was written.
  const of = (kind: WordKind): (readonly [string, Json])[] => rows.filter((row) => row.kind === kind && row.body !== null).map((row) => [row.id, row.body]);
  return {
    revision,
    sayings: new Map(of('sayings').map(([id, body]) => [id, body as unknown as OwnSayings])),
    layWords: new Map(of('lexicon').map(([id, body]) => [id, body as unknown as OwnLayWords])),
    versions: new Map(rows.map(({ kind, id, version }) => [`${kind} ${id}`, version])),
  };
}
