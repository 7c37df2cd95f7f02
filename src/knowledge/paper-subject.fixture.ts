import type { Json } from '#model/json-diff.ts';
import { accept, refuse } from '#model/outcome.ts';
import type { OpenGoldenWorld, Subject } from './subject.ts';

/** Records on paper: what a room outside would keep, for tests of the way a change goes. */
export interface PaperSubject {
  readonly subject: Subject;
  /** Answers "<id> <value>" for the id asked. */
  readonly openWorld: OpenGoldenWorld;
  now(id: string): { readonly version: number; readonly value: Json };
  /** Changes a record past every change set, as an import does. */
  publish(id: string, value: Json): void;
  /** From now on this record cannot be written. */
  breakOn(id: string): void;
  /** As it began. */
  reset(): void;
}

export function openPaperSubject(first: Readonly<Record<string, Json>>): PaperSubject {
  const papers = new Map<string, { version: number; value: Json }>();
  let broken = '';
  const reset = (): void => {
    papers.clear();
    for (const [id, value] of Object.entries(first)) papers.set(id, { version: 1, value });
  };
  const write = (id: string, value: Json): { id: string; version: number; undo: Json } => {
    const before = papers.get(id) ?? { version: 0, value: null };
    papers.set(id, { version: before.version + 1, value });
    return { id, version: before.version + 1, undo: before.value };
  };
  reset();
  return {
    subject: {
      kind: 'procedure',
      read: async (id) => {
        const paper = papers.get(id);
        return paper === undefined ? undefined : { ...paper, label: `Giấy ${id}` };
      },
      validate: async (_id, value) => (typeof value === 'object' && value !== null ? accept(value) : refuse('change_value_malformed', { field: '', problem: 'không phải đối tượng' })),
      affected: async (id) => ({ procedures: [{ id, name: `Giấy ${id}` }], tasks: [], forms: [], words: [], depends: [id] }),
      apply: async (items) => (items.some(({ id }) => id === broken) ? refuse('import_running') : accept(items.map(({ id, value }) => write(id, value)))),
      restore: async (items) => accept(items.map(({ id, undo }) => write(id, undo))),
    },
    openWorld: async (changes) => ({
      ask: async ({ question }) => {
        const value = changes.find(({ id }) => id === question)?.after ?? papers.get(question)?.value ?? null;
        return { candidates: [question], status: 'answered', text: `${question} ${JSON.stringify(value)}` };
      },
    }),
    now: (id) => papers.get(id) ?? { version: 0, value: null },
    publish: (id, value) => void write(id, value),
    breakOn: (id) => {
      broken = id;
    },
    reset,
  };
}
