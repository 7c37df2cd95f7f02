import type { Authority } from '#authority/authority.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Affected, AppliedItem, ChangeOccasion, Subject, SubjectRefusal } from '#knowledge/subject.ts';
import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';

/** What people say for a procedure, of this house or of content. */
export type SayingsOf = (code: string) => Promise<{ readonly vietnamese: readonly string[]; readonly english: readonly string[] }>;

const SHOWN = 20;

/** Procedures of the catalogue as a subject of change sets: a correction is a source of its own over what is published. */
export function createProcedureSubject({ catalogue, authority, sayingsOf }: { readonly catalogue: Catalogue; readonly authority: Authority; readonly sayingsOf: SayingsOf }): Subject {
  const { corrections, imported } = catalogue;
  const told = ({ source }: ChangeOccasion) => ({ source: source.text, sourceDate: source.date, certainty: source.certainty });
  return {
    kind: 'procedure',
    read: async (code) => {
      const found = await corrections.read(code);
      return found === undefined ? undefined : { version: found.version, value: found.value, label: `${code} ${found.procedure.shortName ?? found.procedure.name}` };
    },
    validate: async (code, value) => {
      const checked = await corrections.check(code, value);
      return checked.ok ? checked : refuse(checked.code === 'field_malformed' ? 'change_value_malformed' : 'change_subject_unknown', checked.details);
    },
    affected: async (code, before, after): Promise<Affected> => {
      const named = new Set([before, after].flatMap((value) => ['related', 'bundleOf', 'replacedBy'].flatMap((field) => textsAt(value, field))));
      const procedures = await Promise.all([code, ...named].map(async (id) => ({ id, found: await catalogue.findProcedure(id) })));
      return {
        procedures: procedures.flatMap(({ id, found }) => (found === undefined ? [] : [{ id, name: found.shortName ?? found.name }])),
        tasks: authority.book.listByCode(code).map(({ id, title }) => ({ id, name: title })),
        forms: [...new Set([before, after].flatMap(listForms))],
        words: (await sayingsOf(code)).vietnamese.slice(0, SHOWN),
        depends: [code],
      };
    },
    versionsOf: (codes) => imported.versionsOf(codes),
    apply: async (items, occasion, context, onProgress) => {
      const fromFiles = items.filter((item) => item.imported !== null);
      const edited = items.filter((item) => item.imported === null);
      const reason = `change-set ${occasion.changeSetId}`;
      const first = edited.length === 0 ? accept([]) : translate(await corrections.apply(edited.map(({ id, value }) => ({ code: id, value, ...told(occasion) })), reason, context));
      if (!first.ok || fromFiles.length === 0) return first;
      const second = translate(await imported.apply(fromFiles.map((item) => ({ code: item.id, imported: item.imported, seen: item.seen })), reason, context, async (done) => onProgress?.(edited.length + done)));
      return second.ok ? accept([...first.value, ...second.value]) : second;
    },
    restore: async (items, occasion, context, onProgress) => {
      const reason = `change-set ${occasion.changeSetId} rolled back`;
      const edited = items.filter(({ isImported }) => !isImported).map(({ id, undo }) => ({ code: id, undo }));
      const fromFiles = items.filter(({ isImported }) => isImported).map(({ id, undo }) => ({ code: id, undo }));
      const first = edited.length === 0 ? accept([]) : translate(await corrections.restore(edited, reason, context));
      if (!first.ok || fromFiles.length === 0) return first;
      const second = translate(await imported.restore(fromFiles, reason, context, async (done) => onProgress?.(edited.length + done)));
      return second.ok ? accept([...first.value, ...second.value]) : second;
    },
  };
}

function translate(outcome: Outcome<readonly { readonly code: string; readonly version: number; readonly undo: Json }[], string>): Outcome<readonly AppliedItem[], SubjectRefusal> {
  if (outcome.ok) return accept(outcome.value.map(({ code, version, undo }) => ({ id: code, version, undo })));
  return refuse(outcome.code === 'import_running' || outcome.code === 'change_set_stale' ? outcome.code : 'change_subject_unknown', outcome.details);
}

/** The texts of a list field of a value. */
export function textsAt(value: Json, field: string): string[] {
  const list = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: Json })[field] : undefined;
  return Array.isArray(list) ? list.filter((one: Json) => typeof one === 'string') : [];
}

/** The texts that stand under a key in the records of a list field. */
export function textsIn(value: Json, field: string, key: string): string[] {
  const list = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: Json })[field] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: Json) => {
    const text = typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as { readonly [key: string]: Json })[key] : undefined;
    return typeof text === 'string' ? [text] : [];
  });
}

function listForms(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(listForms);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, Json]) => (key === 'formName' && typeof inner === 'string' && inner !== '' ? [inner] : listForms(inner)));
}
