import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkForm, type FormFinding } from '#model/check-form.ts';
import { FormSchema, type Form } from '#model/form.ts';
import { settleOrder } from '#model/form-order.ts';
import type { Json } from '#model/json-diff.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { isInForce, type LocalDate } from '#model/time.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import { codeOf, PlatformFault } from '#platform/fault.ts';
import { readContentFile } from '#platform/read-content.ts';
import { insertFormVersion, lockFormVersions, readPublishedForms, withdrawFormVersion } from './forms.store.ts';

export const FORM_CHANGED = 'form.changed';

/** A form that shall be published, and what became of it. */
export interface AppliedForm {
  readonly id: string;
  readonly version: number;
  /** The version that takes it back; given to `restore`. */
  readonly undo: Json;
}

export type FormRefusal = 'form_malformed' | 'form_moved';

/** Every version of every form: what the content brings, and over it what officials published. */
export interface FormLibrary {
  /** The version that counts on a day. */
  findForm(id: string, asOf: LocalDate): Form | undefined;
  /** One very version, also one that counts no longer: drafts are finished with the version they were begun with. */
  findVersion(id: string, version: number): Form | undefined;
  /** Forms in force on a day by their Vietnamese names; of a procedure, of one case of it. */
  listForms(asOf: LocalDate, of?: { readonly procedureCode?: string; readonly caseId?: string }): readonly Form[];
  /** The newest version, whatever its days: what an editor changes. */
  newest(id: string): Form | undefined;
  /** Reads a form as an editor writes it, sound or not yet; its version is given when it is published. Refuses: `form_malformed` for what has not the shape of a form. */
  read(id: string, value: Json): Outcome<Form, 'form_malformed'>;
  /** Whether a form could be published. Refuses: `form_malformed` with the place and the first thing that is not sound. */
  check(id: string, value: Json): Outcome<Form, 'form_malformed'>;
  /** Publishes. `seen`: the version the change was made for. Refuses: `form_malformed`, `form_moved` where another counts now. */
  apply(items: readonly { readonly id: string; readonly value: Json; readonly seen: number }[], reason: string, context: CommandContext): Promise<Outcome<readonly AppliedForm[], FormRefusal>>;
  restore(items: readonly { readonly id: string; readonly undo: Json }[], context: CommandContext): Promise<readonly AppliedForm[]>;
  /** Reads again what was published, here or by another process. */
  refresh(): Promise<void>;
}

/** Says what is not sound in a form, in the language of those who edit. */
export type SayFinding = (finding: FormFinding) => string;

const COLLATOR = new Intl.Collator('vi');

/** Opens the forms of `content/forms` and the store. Faults: `content_broken` for a form that cannot be filled as it stands. */
export async function openFormLibrary(folder: string, database: Database, sayFinding: SayFinding): Promise<FormLibrary> {
  const content = await readForms(folder, sayFinding);
  let versions = new Map<string, readonly { readonly form: Form; readonly isWithdrawn: boolean }[]>();
  const versionsOf = (id: string) => versions.get(id) ?? [];
  const refresh = async (): Promise<void> => {
    const published = (await readPublishedForms(database)).map(({ form, isWithdrawn }) => ({ form: settleOrder(FormSchema.parse(form)), isWithdrawn }));
    const next = new Map<string, { readonly form: Form; readonly isWithdrawn: boolean }[]>();
    for (const entry of [...content.map((form) => ({ form, isWithdrawn: false })), ...published]) next.set(entry.form.id, [...(next.get(entry.form.id) ?? []), entry]);
    for (const [id, list] of next) next.set(id, list.toSorted((left, right) => right.form.version - left.form.version));
    versions = next;
  };
  await refresh();

  const findForm = (id: string, asOf: LocalDate): Form | undefined => versionsOf(id).find(({ form, isWithdrawn }) => !isWithdrawn && isInForce(form, asOf))?.form;
  const newest = (id: string): Form | undefined => versionsOf(id).find(({ isWithdrawn }) => !isWithdrawn)?.form;
  const read: FormLibrary['read'] = (id, value) => {
    const parsed = FormSchema.safeParse(typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, version: 1 } : value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse('form_malformed', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
    }
    return parsed.data.id === id ? accept(settleOrder(parsed.data)) : refuse('form_malformed', { field: 'id', problem: id });
  };
  const check: FormLibrary['check'] = (id, value) => {
    const form = read(id, value);
    if (!form.ok) return form;
    const [finding] = checkForm(form.value);
    return finding === undefined ? form : refuse('form_malformed', { field: finding.at, problem: sayFinding(finding) });
  };

  return {
    findForm,
    newest,
    read,
    check,
    refresh,
    findVersion: (id, version) => versionsOf(id).find(({ form }) => form.version === version)?.form,
    listForms: (asOf, { procedureCode, caseId } = {}) =>
      [...versions.keys()]
        .flatMap((id) => findForm(id, asOf) ?? [])
        .filter((form) => procedureCode === undefined || form.procedures.some(({ code, cases }) => code === procedureCode && (caseId === undefined || cases === undefined || cases.includes(caseId))))
        .toSorted((left, right) => COLLATOR.compare(left.name.vi, right.name.vi)),
    apply: async (items, reason, context) => {
      const applied: AppliedForm[] = [];
      for (const { id, value, seen } of items) {
        const checked = check(id, value);
        if (!checked.ok) return checked;
        const ofContent = content.filter((form) => form.id === id).map(({ version }) => version);
        const { highest, current } = await lockFormVersions(context.transaction, id);
        const now = Math.max(current, ...ofContent);
        if (now !== seen) return refuse('form_moved', { id, seen, now });
        const version = Math.max(highest, ...ofContent) + 1;
        await insertFormVersion(context.transaction, { ...checked.value, version }, reason, new Date(context.now).toISOString());
        context.announce({ name: FORM_CHANGED, subject: id, payload: { version } });
        applied.push({ id, version, undo: version });
      }
      return accept(applied);
    },
    restore: async (items, context) => {
      const restored: AppliedForm[] = [];
      for (const { id, undo } of items) {
        await lockFormVersions(context.transaction, id);
        await withdrawFormVersion(context.transaction, id, Number(undo), new Date(context.now).toISOString());
        context.announce({ name: FORM_CHANGED, subject: id, payload: { version: Number(undo) } });
        const before = versionsOf(id).find(({ form, isWithdrawn }) => !isWithdrawn && form.version !== undo)?.form.version;
        restored.push({ id, version: before ?? 0, undo: null });
      }
      return restored;
    },
  };
}

async function readForms(folder: string, sayFinding: SayFinding): Promise<Form[]> {
  const names = await readdir(folder).catch((fault: unknown) => {
    // A house may have no forms.
    if (codeOf(fault) === 'ENOENT') return [];
    throw fault;
  });
  const forms = await Promise.all(names.filter((name) => name.endsWith('.json')).map(async (name) => ({ file: join(folder, name), form: await readContentFile(join(folder, name), (value) => FormSchema.parse(value)) })));
  for (const { file, form } of forms) {
    const [finding] = checkForm(form);
    if (finding !== undefined) throw new PlatformFault('content_broken', { file, reason: `${finding.at}: ${sayFinding(finding)}` });
    if (forms.some((other) => other.file !== file && other.form.id === form.id && other.form.version === form.version)) throw new PlatformFault('content_broken', { file, reason: `${form.id} ${String(form.version)} stands in two files` });
  }
  return forms.map(({ form }) => form);
}
