import type { FormFault } from '#model/form-fault.ts';
import { tellFiling } from '#model/form-filing.ts';
import type { AddressAnswer, Form } from '#model/form.ts';
import { isRecord, readPath, type Answers } from '#model/form-paths.ts';
import type { FormApplicant, FormSubmission } from '#model/form-submission.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import { checkDraft, dayOf, nameOfFile, openDraftRow, type DraftDeps } from './draft-deps.ts';
import type { DraftHolder, Drafts } from './drafts.ts';
import { closeDraft, listFiles, lockDraftRow } from './drafts.store.ts';
import { insertSent } from './sent-forms.store.ts';

export type SendRefusal = 'not_found' | 'form_not_complete' | 'form_draft_moved' | 'form_sending_closed';

export interface SentDraft {
  readonly dossierId: string;
  readonly dossierCode: string | null;
  readonly sentAt: string;
}

export interface SendDraft {
  readonly holder: DraftHolder;
  /** The version that was shown for checking: what somebody else changed since must be looked at first. */
  readonly version: number;
  /** The same person has the same dossier open, and this one is wanted beside it. */
  readonly evenSo?: boolean;
  /** What the person reads the form in; Vietnamese unless said. */
  readonly language?: 'vi' | 'en';
}

/**
 * Sends a draft, once: whoever sends it again, from another tab or because the reply was lost, is told where it went.
 * Refuses: `not_found`, `form_not_complete` with how much is missing, `form_draft_moved`, `form_sending_closed` in a house that takes no forms, and what the taker of forms refuses.
 */
export function createSending(deps: DraftDeps, drafts: Drafts): (input: SendDraft, call: CommandCall) => Promise<Outcome<SentDraft, string | RepeatRefusal>> {
  const send: CommandDefinition<SendDraft, SentDraft> = {
    name: 'forms.sendDraft',
    policy: () => undefined,
    run: async ({ holder, version, evenSo = false, language }, context) => {
      const row = drafts.isHeld(holder) ? await lockDraftRow(context.transaction, context.actor.siteId, holder.id) : undefined;
      if (row === undefined) return refuse('not_found', { path: holder.id });
      if (row.state === 'sent') return accept({ dossierId: row.dossierId ?? '', dossierCode: row.dossierCode, sentAt: new Date(row.sentAt ?? row.savedAt).toISOString() });
      if (row.version !== version) return refuse('form_draft_moved', { version: row.version });
      if (deps.submit === undefined) return refuse('form_sending_closed');
      const { form, body } = openDraftRow(deps, row);
      const files = await listFiles(context.transaction, row.siteId, row.id);
      const { flow, computed, faults } = checkDraft(deps, form, body, files);
      const stops = faults.filter(({ weight }) => weight === 'stop');
      if (stops.length > 0) return refuse('form_not_complete', { count: stops.length });
      const misfit = deps.checkSchema(form, flow.asked);
      // The two checks agree by their tests; where they do not, nothing goes out that one of them doubts.
      if (misfit !== undefined) throw new Error(`forms: ${form.id} ${String(form.version)} passed its check but not its schema at ${misfit.path}: ${misfit.problem}`);
      const at = new Date(context.now).toISOString();
      const { procedureCode, caseId, times, besides } = tellFiling(form, { procedureCode: row.procedureCode, ...(row.caseId === null ? {} : { caseId: row.caseId }) }, { ...flow.asked, ...computed }, dayOf(context));
      const submission: FormSubmission = {
        draftId: row.id, draftCode: row.code, formId: form.id, formVersion: form.version, procedureCode, ...(caseId === undefined ? {} : { caseId }), times, besides,
        answers: flow.asked, computed,
        files: files.filter(({ path }) => Object.hasOwn(flow.asked, path)).map(({ id, path, sealedName, kind, pages, bytes, contentHash }) => {
          const component = form.questions[path]?.component;
          return { id, path, name: nameOfFile(sealedName, deps.vault), kind, pages, bytes, hash: contentHash, ...(component === undefined ? {} : { component: { name: component.name, ...(component.code === undefined ? {} : { code: component.code }) } }) };
        }),
        applicant: readApplicant(form, flow.asked),
        warnings: faults.filter(({ weight }: FormFault) => weight === 'warn'),
        ...(body.prefilledFrom === undefined ? {} : { prefilledFrom: body.prefilledFrom }),
        ...(body.filledFromLogIn === undefined ? {} : { filledFromLogIn: body.filledFromLogIn }),
        submittedAt: at,
        ...(language === 'en' ? { language } : {}),
      };
      const taken = await deps.submit(submission, context, { evenSo });
      if (!taken.ok) return taken;
      const { dossierId, dossierCode = null } = taken.value;
      await insertSent(context.transaction, { siteId: row.siteId, dossierId, draftId: row.id, formId: form.id, formVersion: form.version, sealed: deps.vault.seal(JSON.stringify(submission)), sentAt: at });
      await closeDraft(context.transaction, { siteId: row.siteId, id: row.id }, { at, dossierId, dossierCode });
      context.note(row.id, { dossier: dossierId, form: form.id, version: form.version });
      return accept({ dossierId, dossierCode, sentAt: at });
    },
  };
  return (input, call) => deps.commands.run(send, input, call);
}

/** Who files, out of the answers. */
export function readApplicant(form: Form, asked: Answers): FormApplicant {
  const text = (path: string | undefined): string | undefined => {
    const value = path === undefined ? undefined : readPath(path, asked);
    return typeof value === 'string' ? value : undefined;
  };
  const { name, birthDate, personalId, phone, email, address } = form.applicant;
  const found = { birthDate: text(birthDate), personalId: text(personalId), phone: text(phone), email: text(email) };
  const home = address === undefined ? undefined : readPath(address, asked);
  return {
    name: text(name) ?? '',
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
    ...(isRecord(home) && isRecord(home['place']) ? { address: home as unknown as AddressAnswer } : {}),
  };
}
