import { timingSafeEqual } from 'node:crypto';
import type { CheckedAnswers } from '#model/check-answers.ts';
import type { Form } from '#model/form.ts';
import { readPath, type Answers } from '#model/form-paths.ts';
import { readAnswers } from '#model/form-values.ts';
import { newDraftCode, readDraftCode } from '#model/ids.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { addDays } from '#model/time.ts';
import type { Actor } from '#model/actor.ts';
import type { CommandCall, CommandContext, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import { EMPTY_BODY, findOvertaken, mergeAnswers, type DraftBody } from './draft-body.ts';
import { answersOfApplicant } from '#model/form-applicant.ts';
import { checkDraft, dayOf, openDraftRow, settlePlaces, type DraftDeps, type EarlierProof, type OpenDraft } from './draft-deps.ts';
import { deleteDraft, findDraftByCode, findDraftRow, insertDraft, listFiles, listForgotten, lockDraftRow, updateDraft, type DraftRow, type FileRow } from './drafts.store.ts';

export type DraftRefusal =
  | 'not_found' | 'form_unknown' | 'form_procedure_other' | 'form_birth_year' | 'form_draft_unknown' | 'form_draft_throttled' | 'form_draft_conflict' | 'form_draft_sent' | 'form_answers_too_large' | 'form_question_unknown' | 'form_prefill_no_consent' | 'form_prefill_none';

/** How long a draft is kept after it was last saved. Unit: days. */
export const DRAFT_DAYS = 30;
const MOST_ANSWERS_BYTES = 200_000;
const CODE_ATTEMPTS = 3;
const FORGOTTEN_AT_ONCE = 500;

/** What opens a draft: given to whoever began it, or showed code and year of birth. */
export interface DraftKey {
  readonly id: string;
  /** Written down by the person; opens the draft again together with the year of birth. */
  readonly code: string;
  /** Carried by the browser. */
  readonly token: string;
  readonly version: number;
  readonly forgetOn: string;
}

export interface NewDraft {
  readonly formId: string;
  readonly procedureCode?: string;
  readonly caseId?: string;
  readonly birthYear?: string;
  /** What was filled in without a connection. */
  readonly answers?: Answers;
  /** Who logged in and begins it: keyed hash of the personal number. */
  readonly personKey?: string;
}

/** Where answers of who files are taken from. `identity`: what the log-in says. */
export type PrefillSource =
  | ({ readonly kind: 'dossier'; readonly dossierCode: string } & EarlierProof)
  | { readonly kind: 'logIn'; readonly identity: { readonly name: string; readonly birthDate: string; readonly personalId: string } };

/** A draft as whoever holds its token sees it. */
export interface DraftView {
  readonly row: DraftRow;
  /** Undefined once it was sent: then only where it went is known. */
  readonly open?: { readonly form: Form; readonly body: DraftBody; readonly checked: CheckedAnswers; readonly files: readonly FileRow[] };
}

/** Who holds a draft in hand. */
export interface DraftHolder {
  readonly id: string;
  readonly token: string;
}

export interface SaveAnswers {
  readonly holder: DraftHolder;
  /** The version that was read before it was filled in. */
  readonly version: number;
  /** By the key of the question; null takes an answer away. */
  readonly answers: Answers;
  /** Save even what somebody else changed meanwhile. */
  readonly overwrite?: boolean;
  readonly birthYear?: string;
}

/** Drafts of forms: saved with every page, opened again for 30 days, forgotten after. */
export interface Drafts {
  /** Refuses: `form_unknown`, `form_procedure_other`, `form_birth_year`, `form_answers_too_large`, `form_question_unknown`. */
  begin(input: NewDraft, call: CommandCall): Promise<Outcome<DraftKey, DraftRefusal | RepeatRefusal>>;
  /** Opens a draft again on any device. Refuses: `form_draft_unknown` for a wrong code and for a wrong year alike, `form_draft_throttled`, `form_birth_year`. */
  resume(input: { readonly code: string; readonly birthYear: string; readonly address: string }, actor: Actor): Promise<Outcome<DraftKey, DraftRefusal>>;
  /** Refuses: `not_found`. */
  find(holder: DraftHolder, actor: Actor): Promise<Outcome<DraftView, 'not_found'>>;
  /** Refuses: `not_found`, `form_draft_sent`, `form_draft_conflict` with the questions that another tab changed meanwhile, `form_answers_too_large`, `form_question_unknown`, `form_birth_year`. */
  save(input: SaveAnswers, call: CommandCall): Promise<Outcome<{ readonly version: number }, DraftRefusal | RepeatRefusal>>;
  /** Takes over what the log-in or an earlier dossier of the same person says, where nothing is answered yet. Refuses: also `form_prefill_no_consent`, `form_prefill_none`. */
  prefill(input: { readonly holder: DraftHolder; readonly source: PrefillSource; readonly consent: boolean }, call: CommandCall): Promise<Outcome<{ readonly version: number; readonly filled: readonly string[] }, DraftRefusal | RepeatRefusal>>;
  /** Forgets a draft with its files at once. Refuses: `not_found`, `form_draft_sent`. */
  forget(holder: DraftHolder, call: CommandCall): Promise<Outcome<{ readonly id: string }, DraftRefusal | RepeatRefusal>>;
  /** Deletes what has been kept long enough; for a timer. */
  forgetExpired(call: CommandCall): Promise<Outcome<{ readonly deleted: number }, RepeatRefusal>>;
  /** What opens a draft, for whoever has been found to be its owner. */
  keyOf(row: Pick<DraftRow, 'id' | 'code' | 'version' | 'forgetOn'>): DraftKey;
  /** Whether somebody holds the draft's own token. */
  isHeld(holder: DraftHolder): boolean;
  /** Locks a draft inside a command. Refuses: `not_found`, `form_draft_sent`. */
  hold(holder: DraftHolder, context: CommandContext): Promise<Outcome<OpenDraft, 'not_found' | 'form_draft_sent'>>;
  /** Writes a body as the next version. */
  write(open: OpenDraft, body: DraftBody, context: CommandContext, birthYear?: string): Promise<number>;
}

/** Opens drafts over the store. */
export function createDrafts(deps: DraftDeps): Drafts {
  const { database, commands, library, vault, throttle, places, files } = deps;
  const tokenOf = (id: string): string => vault.sign('form draft', id);
  const isHeld = ({ id, token }: DraftHolder): boolean => {
    const [given, right] = [Buffer.from(token), Buffer.from(tokenOf(id))];
    return given.length === right.length && timingSafeEqual(given, right);
  };
  const birthHashOf = (code: string, year: string): string => vault.sign('form draft birth year', `${code} ${year}`);
  const keyOf = ({ id, code, version, forgetOn }: Pick<DraftRow, 'id' | 'code' | 'version' | 'forgetOn'>): DraftKey => ({ id, code, version, forgetOn, token: tokenOf(id) });

  const hold: Drafts['hold'] = async (holder, context) => {
    const row = isHeld(holder) ? await lockDraftRow(context.transaction, context.actor.siteId, holder.id) : undefined;
    if (row === undefined) return refuse('not_found', { path: holder.id });
    return row.state === 'sent' ? refuse('form_draft_sent', { code: row.dossierCode ?? row.code }) : accept(openDraftRow(deps, row));
  };

  const write: Drafts['write'] = async ({ row, form }, body, context, birthYear) => {
    const version = row.version + 1;
    const year = birthYear ?? yearOfApplicant(form, body.answers);
    const at = new Date(context.now).toISOString();
    await updateDraft(context.transaction, { siteId: row.siteId, id: row.id, sealed: vault.seal(JSON.stringify(body)), version, birthHash: year === undefined ? row.birthHash : birthHashOf(row.code, year), savedAt: at, forgetOn: addDays(dayOf(context), DRAFT_DAYS) });
    return version;
  };

  const begin: CommandDefinition<NewDraft, { readonly row: Pick<DraftRow, 'id' | 'code' | 'version' | 'forgetOn'> }, DraftRefusal> = {
    name: 'forms.beginDraft',
    policy: () => undefined,
    run: async ({ formId, procedureCode, caseId, birthYear, answers = {}, personKey }, context) => {
      const today = dayOf(context);
      const form = library.findForm(formId, today);
      if (form === undefined) return refuse('form_unknown', { id: formId });
      const procedure = form.procedures.find(({ code, cases }) => (procedureCode === undefined || code === procedureCode) && (caseId === undefined || cases === undefined || cases.includes(caseId)));
      if (procedure === undefined) return refuse('form_procedure_other', { procedure: procedureCode ?? '', case: caseId ?? '' });
      if (birthYear !== undefined && !isYear(birthYear)) return refuse('form_birth_year');
      const strange = listStrange(form, answers);
      if (strange !== '') return refuse('form_question_unknown', { fields: strange });
      if (sizeOf(answers) > MOST_ANSWERS_BYTES) return refuse('form_answers_too_large', { maxKb: MOST_ANSWERS_BYTES / 1000 });
      const { body } = mergeAnswers(EMPTY_BODY, settlePlaces(form, withoutFiles(form, readAnswers(form, answers, today)), places), 1);
      const at = new Date(context.now).toISOString();
      for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt += 1) {
        const code = newDraftCode();
        const year = birthYear ?? yearOfApplicant(form, body.answers);
        const row = { siteId: context.actor.siteId, id: context.newId(), code, formId, formVersion: form.version, procedureCode: procedure.code, caseId: caseId ?? null, birthHash: year === undefined ? null : birthHashOf(code, year), personKey: personKey ?? null, sealed: vault.seal(JSON.stringify(body)), version: 1, createdAt: at, savedAt: at, forgetOn: addDays(today, DRAFT_DAYS) };
        if (await insertDraft(context.transaction, row)) {
          context.note(row.id, { form: formId, version: form.version });
          // Nothing of a person's answers: this reply is kept for repetitions.
          return accept({ row: { id: row.id, code, version: 1, forgetOn: row.forgetOn } });
        }
      }
      throw new Error(`forms: no free draft code after ${String(CODE_ATTEMPTS)} attempts; the number space is too full`);
    },
  };

  const save: CommandDefinition<SaveAnswers, { readonly version: number }, DraftRefusal> = {
    name: 'forms.saveDraft',
    policy: () => undefined,
    run: async ({ holder, version, answers, overwrite, birthYear }, context) => {
      const held = await hold(holder, context);
      if (!held.ok) return held;
      const { form, body, row } = held.value;
      if (birthYear !== undefined && !isYear(birthYear)) return refuse('form_birth_year');
      const strange = listStrange(form, answers);
      if (strange !== '') return refuse('form_question_unknown', { fields: strange });
      const wanted = Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, value === null ? undefined : value]));
      const read = settlePlaces(form, withoutFiles(form, readAnswers(form, wanted, dayOf(context))), places);
      // What was left empty is an answer too: it takes the earlier one away.
      const saved = { ...Object.fromEntries(Object.keys(wanted).filter((key) => form.questions[key]?.kind !== 'file').map((key) => [key, undefined])), ...read };
      const overtaken = overwrite === true ? [] : findOvertaken(body, saved, version);
      if (overtaken.length > 0) return refuse('form_draft_conflict', { fields: overtaken.join(', '), version: row.version });
      const merged = mergeAnswers(body, saved, row.version + 1);
      if (sizeOf(merged.body.answers) > MOST_ANSWERS_BYTES) return refuse('form_answers_too_large', { maxKb: MOST_ANSWERS_BYTES / 1000 });
      if (merged.changed.length === 0 && birthYear === undefined) return accept({ version: row.version });
      context.note(row.id, { changed: merged.changed.length });
      return accept({ version: await write(held.value, merged.body, context, birthYear) });
    },
  };

  const prefill: CommandDefinition<Parameters<Drafts['prefill']>[0], { readonly version: number; readonly filled: readonly string[] }, DraftRefusal> = {
    name: 'forms.prefillDraft',
    policy: () => undefined,
    run: async ({ holder, source, consent }, context) => {
      const held = await hold(holder, context);
      if (!held.ok) return held;
      if (!consent) return refuse('form_prefill_no_consent');
      const { form, body, row } = held.value;
      const known = await findKnown(source, form);
      if (!known.ok) return known;
      const read = withoutFiles(form, readAnswers(form, known.value, dayOf(context)));
      const consentAt = new Date(context.now).toISOString();
      const missing = Object.fromEntries(Object.entries(read).filter(([key]) => Object.hasOwn(form.questions, key) && !Object.hasOwn(body.answers, key)));
      const merged = mergeAnswers({ ...body, ...(source.kind === 'logIn' ? { filledFromLogIn: { consentAt } } : { prefilledFrom: { dossierCode: source.dossierCode, consentAt } }) }, missing, row.version + 1);
      // The consent itself is what the log must show.
      context.note(row.id, { from: source.kind === 'logIn' ? 'log-in' : source.dossierCode, consent: true, filled: merged.changed.length });
      return accept({ version: await write(held.value, merged.body, context), filled: merged.changed });
    },
  };

  /** What a source says of who files, under the questions of a form. Guesses at somebody else's dossier are counted; one's own is not guessed at. */
  async function findKnown(source: PrefillSource, form: Form): Promise<Outcome<Answers, 'form_draft_throttled' | 'form_prefill_none'>> {
    if (source.kind === 'logIn') {
      const known = answersOfApplicant(form, source.identity);
      return Object.keys(known).length === 0 ? refuse('form_prefill_none') : accept(known);
    }
    const wait = 'person' in source ? 0 : await throttle.take('formDraft', source.dossierCode);
    if (wait > 0) return refuse('form_draft_throttled', { seconds: wait });
    const earlier = await deps.findEarlier?.(source.dossierCode, source, form);
    return earlier === undefined ? refuse('form_prefill_none') : accept(earlier);
  }

  const forget: CommandDefinition<DraftHolder, { readonly id: string; readonly hashes: readonly string[] }, DraftRefusal> = {
    name: 'forms.forgetDraft',
    policy: () => undefined,
    run: async (holder, context) => {
      const held = await hold(holder, context);
      if (!held.ok) return held;
      const hashes = await dropDraft(context, holder.id);
      context.note(holder.id);
      return accept({ id: holder.id, hashes });
    },
  };

  const forgetExpired: CommandDefinition<Record<string, never>, { readonly deleted: number; readonly hashes: readonly string[] }, never> = {
    name: 'forms.forgetExpired',
    policy: () => undefined,
    run: async (_input, context) => {
      const ids = await listForgotten(context.transaction, context.actor.siteId, dayOf(context), FORGOTTEN_AT_ONCE);
      const hashes: string[] = [];
      for (const id of ids) hashes.push(...(await dropDraft(context, id)));
      context.note('form drafts', { deleted: ids.length });
      return accept({ deleted: ids.length, hashes });
    },
  };

  async function dropDraft(context: CommandContext, id: string): Promise<string[]> {
    const { siteId } = context.actor;
    const kept = await listFiles(context.transaction, siteId, id);
    await deleteDraft(context.transaction, siteId, id);
    return kept.flatMap(({ contentHash, previews }) => [contentHash, ...previews]);
  }

  return {
    keyOf,
    isHeld,
    hold,
    write,
    begin: async (input, call) => {
      const outcome = await commands.run(begin, input, call);
      return outcome.ok ? accept(keyOf(outcome.value.row)) : outcome;
    },
    resume: async ({ code: typed, birthYear, address }, actor) => {
      if (!isYear(birthYear)) return refuse('form_birth_year');
      const code = readDraftCode(typed);
      if (code === undefined) return refuse('form_draft_unknown');
      const wait = Math.max(await throttle.take('formAddress', address), await throttle.take('formDraft', code));
      if (wait > 0) return refuse('form_draft_throttled', { seconds: wait });
      const row = await findDraftByCode(database, actor.siteId, code);
      const given = Buffer.from(birthHashOf(code, birthYear));
      if (row?.birthHash === undefined || row.birthHash === null || !timingSafeEqual(Buffer.from(row.birthHash), given)) return refuse('form_draft_unknown');
      await Promise.all([throttle.forgive('formDraft', code), throttle.giveBack('formAddress', address)]);
      return accept(keyOf(row));
    },
    find: async (holder, actor) => {
      const row = isHeld(holder) ? await findDraftRow(database, actor.siteId, holder.id) : undefined;
      if (row === undefined) return refuse('not_found', { path: holder.id });
      if (row.state === 'sent') return accept({ row });
      const { form, body } = openDraftRow(deps, row);
      const sent = await listFiles(database, actor.siteId, row.id);
      return accept({ row, open: { form, body, checked: checkDraft(deps, form, body, sent), files: sent } });
    },
    save: (input, call) => commands.run(save, input, call),
    prefill: (input, call) => commands.run(prefill, input, call),
    forget: async (holder, call) => {
      const outcome = await commands.run(forget, holder, call);
      if (!outcome.ok) return outcome;
      await Promise.all(outcome.value.hashes.map((hash) => files.remove(hash)));
      return accept({ id: outcome.value.id });
    },
    forgetExpired: async (call) => {
      const outcome = await commands.run(forgetExpired, {}, call);
      if (!outcome.ok) return outcome;
      await Promise.all(outcome.value.hashes.map((hash) => files.remove(hash)));
      return accept({ deleted: outcome.value.deleted });
    },
  };
}

/** Questions that were answered though the form does not ask them: a page of another version, or somebody trying. */
function listStrange(form: Form, answers: Answers): string {
  return Object.keys(answers).filter((key) => !Object.hasOwn(form.questions, key)).slice(0, 5).map((key) => key.slice(0, 40)).join(', ');
}

function isYear(text: string): boolean {
  return /^(?:18|19|20|21)\d{2}$/u.test(text);
}

/** The year of birth of who files, once it is answered. */
function yearOfApplicant(form: Form, answers: Answers): string | undefined {
  const born = form.applicant.birthDate === undefined ? undefined : readPath(form.applicant.birthDate, answers);
  return typeof born === 'string' && /^\d{4}(?:-|$)/u.test(born) ? born.slice(0, 4) : undefined;
}

/** Files are answered by sending them; a list of files that somebody wrote is no answer. */
function withoutFiles(form: Form, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => form.questions[key]?.kind !== 'file'));
}

function sizeOf(answers: Answers): number {
  return Buffer.byteLength(JSON.stringify(answers));
}
