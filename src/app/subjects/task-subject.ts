import type { Authority } from '#authority/authority.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { AppliedItem, ChangeOccasion, Subject, SubjectRefusal } from '#knowledge/subject.ts';
import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { textsAt } from './procedure-subject.ts';

/** A task's id, of a province's own record with its place code. */
const KEY = /^[\p{L}\p{N}][\p{L}\p{N}.\-_]{2,119}(?:@(\d{2}))?$/u;

/** Tasks as a subject of change sets: what this house says stands before the other sources, which stay visible. */
export function createTaskSubject({ authority, catalogue }: { readonly authority: Authority; readonly catalogue: Pick<Catalogue, 'findProcedure'> }): Subject {
  const { local, imported } = authority;
  const told = ({ source }: ChangeOccasion) => ({ source: source.text, sourceDate: source.date, certainty: source.certainty });
  return {
    kind: 'task',
    read: async (key) => {
      if (!KEY.test(key)) return undefined;
      const found = local.read(key);
      return found === undefined ? { version: 0, value: null, label: key } : { version: found.version, value: found.value, label: `${key} ${found.task.title}` };
    },
    validate: async (key, value) => {
      const checked = local.check(key, value);
      return checked.ok ? checked : refuse('change_value_malformed', checked.details);
    },
    // A province's own record is that province's.
    mayEdit: (key, actor) => {
      const [, province] = KEY.exec(key) ?? [];
      return province === undefined || actor.site?.placeCode === province;
    },
    affected: async (key, before, after) => {
      const [id = key] = key.split('@');
      const codes = [...new Set([before, after].flatMap((value) => textsAt(value, 'procedureCodes')))];
      const procedures = await Promise.all(codes.map(async (code) => ({ id: code, name: (await catalogue.findProcedure(code))?.name ?? code })));
      const sharing = codes.flatMap((code) => authority.book.listByCode(code));
      const own = authority.findTask(id);
      return {
        procedures,
        tasks: [...new Map([...(own === undefined ? [] : [own]), ...sharing].map((task) => [task.id, { id: task.id, name: task.title }])).values()],
        forms: [...new Set([before, after].flatMap((value) => textsAt(value, 'forms')))],
        words: own?.sayings.slice(0, 20) ?? [],
        depends: [id, ...codes],
      };
    },
    versionsOf: async (keys) => new Map(keys.map((key) => [key, local.read(key)?.version ?? 0])),
    apply: async (items, occasion, context, onProgress) => {
      const fromFiles = items.filter((item) => item.imported !== null);
      const edited = items.filter((item) => item.imported === null);
      const reason = `change-set ${occasion.changeSetId}`;
      const first = edited.length === 0 ? accept([]) : translate(await local.apply(edited.map(({ id, value }) => ({ key: id, value, ...told(occasion) })), reason, context));
      if (!first.ok || fromFiles.length === 0) return first;
      const second = translate(await imported.apply(fromFiles.map((item) => ({ key: item.id, imported: item.imported, seen: item.seen })), reason, context));
      await onProgress?.(items.length);
      return second.ok ? accept([...first.value, ...second.value]) : second;
    },
    restore: async (items, occasion, context, onProgress) => {
      const reason = `change-set ${occasion.changeSetId} rolled back`;
      const parts = [
        { room: local, own: items.filter(({ isImported }) => !isImported) },
        { room: imported, own: items.filter(({ isImported }) => isImported) },
      ].filter(({ own }) => own.length > 0);
      const restored: AppliedItem[] = [];
      for (const { room, own } of parts) {
        const outcome = translate(await room.restore(own.map(({ id, undo }) => ({ key: id, undo })), reason, context));
        if (!outcome.ok) return outcome;
        restored.push(...outcome.value);
        await onProgress?.(restored.length);
      }
      return accept(restored);
    },
  };
}

function translate(outcome: Outcome<readonly { readonly key: string; readonly version: number; readonly undo: Json }[], string>): Outcome<readonly AppliedItem[], SubjectRefusal> {
  if (outcome.ok) return accept(outcome.value.map(({ key, version, undo }) => ({ id: key, version, undo })));
  return refuse(outcome.code === 'import_running' || outcome.code === 'change_set_stale' ? outcome.code : 'change_value_malformed', outcome.details);
}
