import { z } from 'zod';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Subject } from '#knowledge/subject.ts';
import type { Words } from '#knowledge/words.ts';
import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { SearchPort } from '#model/search.ts';
import type { SayingsOf } from './procedure-subject.ts';

const Phrase = z.string().trim().min(1).max(200);
const SayingsSchema = z.strictObject({ vietnamese: z.array(Phrase).max(200), english: z.array(Phrase).max(200) });
const LayWordsSchema = z.strictObject({ say: z.array(Phrase).min(1).max(50), means: z.array(z.tuple([Phrase, z.number().min(0).max(1)])).min(1).max(50) });
const FOUND = 5;

/** What people say for a procedure, as a subject of change sets. */
export function createSayingsSubject({ words, catalogue, sayingsOf }: { readonly words: Words; readonly catalogue: Pick<Catalogue, 'findProcedure'>; readonly sayingsOf: SayingsOf }): Subject {
  return {
    kind: 'sayings',
    read: async (code) => {
      const procedure = await catalogue.findProcedure(code);
      return procedure === undefined ? undefined : { version: words.versionOf('sayings', code), value: toJson(await sayingsOf(code)), label: `${code} ${procedure.shortName ?? procedure.name}` };
    },
    validate: async (_code, value) => check(SayingsSchema, value),
    affected: async (code, _before, after) => {
      const procedure = await catalogue.findProcedure(code);
      const said = SayingsSchema.safeParse(after);
      return { procedures: procedure === undefined ? [] : [{ id: code, name: procedure.shortName ?? procedure.name }], tasks: [], forms: [], words: said.success ? said.data.vietnamese : [], depends: [code] };
    },
    apply: async (items, _occasion, context) => accept(await words.apply('sayings', items.map(({ id, value }) => ({ id, body: value })), context)),
    restore: async (items, _occasion, context) => accept(await words.apply('sayings', items.map(({ id, undo }) => ({ id, body: undo })), context)),
  };
}

/** What a lay word means, as a subject of change sets; the id is one lay word of the entry. */
export function createLexiconSubject({ words, search, layWordsOf }: { readonly words: Words; readonly search: Pick<SearchPort, 'find'>; readonly layWordsOf: (word: string) => Promise<z.infer<typeof LayWordsSchema> | undefined> }): Subject {
  return {
    kind: 'lexicon',
    read: async (word) => {
      if (!Phrase.safeParse(word).success || word !== word.trim().toLowerCase()) return undefined;
      const known = words.layWords().get(word) ?? (await layWordsOf(word));
      return { version: words.versionOf('lexicon', word), value: known === undefined ? null : toJson(known), label: word };
    },
    validate: async (word, value) => {
      const checked = check(LayWordsSchema, value);
      if (!checked.ok) return checked;
      const { say } = checked.value as unknown as z.infer<typeof LayWordsSchema>;
      return say.includes(word) ? checked : refuse('change_value_malformed', { field: 'say', problem: word });
    },
    affected: async (word, before, after) => {
      const said = new Set([word, ...[before, after].flatMap((value) => { const parsed = LayWordsSchema.safeParse(value); return parsed.success ? parsed.data.say : []; })]);
      const hits = search.find(word, { limit: FOUND }).hits;
      return { procedures: hits.map(({ id, title }) => ({ id, name: title })), tasks: [], forms: [], words: [...said], depends: hits.map(({ id }) => id) };
    },
    apply: async (items, _occasion, context) => accept(await words.apply('lexicon', items.map(({ id, value }) => ({ id, body: value })), context)),
    restore: async (items, _occasion, context) => accept(await words.apply('lexicon', items.map(({ id, undo }) => ({ id, body: undo })), context)),
  };
}

function check(schema: z.ZodType, value: Json): Outcome<Json, 'change_value_malformed'> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return accept(toJson(parsed.data));
  const issue = parsed.error.issues[0];
  return refuse('change_value_malformed', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
