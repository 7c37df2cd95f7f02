import type { OfficeDocuments } from '#documents/office-documents.ts';
import type { FormKind, PapersPort } from '#dossiers/dossier-ports.ts';
import type { Applicant, DossierAction, DossierActionData, GivenPaper } from '#model/dossier-action.ts';
import type { DossierRow } from '#dossiers/dossiers.store.ts';
import { writeAddress } from '#model/law-address.ts';
import type { DocumentData } from '#model/office-document.ts';

/** The templates of the one-stop forms. Source: Circular 03/2025/TT-VPCP, Annex I. */
const TEMPLATES: Readonly<Record<FormKind, string>> = { form01: 'one-stop-01', form02: 'one-stop-02', form03: 'one-stop-03', form04: 'one-stop-04', form05: 'one-stop-05' };

export interface DossierPapersDeps {
  readonly documents: Pick<OfficeDocuments, 'makeWithin'>;
  /** The first action's data, for the applicant; read in the transaction. */
  findApplicant(row: DossierRow, context: Parameters<PapersPort['issue']>[2]): Promise<{ readonly applicant: Applicant; readonly procedureName: string } | undefined>;
  siteName(siteId: string): Promise<string>;
}

/** Makes the form of an action by the room of documents, in the action's own transaction. Faults: data a template does not take. */
export function createDossierPapers({ documents, findApplicant, siteName }: DossierPapersDeps): PapersPort {
  return {
    issue: async (kind, { row, deed, at }, context) => {
      const known = await findApplicant(row, context);
      if (known === undefined) return undefined;
      const data = dataOf(kind, row, deed, at, known, await siteName(row.state.ownerSiteId));
      const made = await documents.makeWithin({ templateId: TEMPLATES[kind], data, subject: row.id, siteId: row.siteId }, context);
      if (!made.ok) throw new Error(`the paper ${TEMPLATES[kind]} of dossier ${row.id} could not be made: ${made.code} ${JSON.stringify(made.details)}`);
      return made.value.id;
    },
  };
}

function dataOf(kind: FormKind, row: DossierRow, deed: Pick<DossierAction, 'kind' | 'data'>, at: string, { applicant, procedureName }: { readonly applicant: Applicant; readonly procedureName: string }, site: string): DocumentData {
  const { state } = row;
  const person = withoutEmpty({ name: applicant.name, number: applicant.identityNumber, address: applicant.address, phone: applicant.phone, email: applicant.email });
  const head = withoutEmpty({ dossierCode: state.code ?? row.filingNumber, applicant: person, procedureName });
  const submitterName = applicant.proxy?.name ?? applicant.name;
  switch (kind) {
    case 'form01': {
      const data = deed.data as DossierActionData['receive'];
      return withoutEmpty({ ...head, components: data.papers.map(toComponent), sets: 1, timeLimit: data.due.limit, receivedAt: localMoment(at), dueAt: localMoment(data.due.at), receivedAtDesk: site, resultAt: site, submitterName });
    }
    case 'form02': {
      const data = deed.data as DossierActionData['requestSupplement'];
      return withoutEmpty({ ...head, items: data.faults.map(({ what, how, basis }) => `${what}. ${how}${basis === undefined ? '' : ` (${writeAddress(basis)})`}`), reason: data.rule === undefined ? undefined : writeAddress(data.rule), until: `${data.until}T17:00` });
    }
    case 'form03': {
      const data = deed.data as DossierActionData['refuseReception'];
      const { dossierCode: _none, ...rest } = head;
      return withoutEmpty({ ...rest, reason: `${data.reason}${data.basis === undefined ? '' : ` (${writeAddress(data.basis)})`}`, rightDoor: data.rightDoor?.name, submitterName });
    }
    case 'form04': {
      const data = deed.data as DossierActionData['apologise'];
      return withoutEmpty({ ...head, officeName: site, receivedAt: state.receivedAt === undefined ? undefined : localMoment(state.receivedAt), dueAt: state.promisedDueAt === undefined ? undefined : localMoment(state.promisedDueAt), reason: data.reason, newDueOn: localMoment(data.newDue.at).slice(0, 10) });
    }
    case 'form05': {
      const data = deed.data as DossierActionData['confirmStop'];
      return withoutEmpty({ ...head, receivedAt: state.receivedAt === undefined ? undefined : localMoment(state.receivedAt), reason: data.reason, stoppedAt: localMoment(at), fees: data.fees, submitterName });
    }
    default:
      return kind satisfies never;
  }
}

function toComponent({ name, form, count }: GivenPaper): { readonly name: string; readonly originals: number; readonly copies: number } {
  const isOriginal = form === 'original' || form === 'electronic';
  return { name, originals: isOriginal ? count : 0, copies: form === 'copy' || form === 'certifiedCopy' ? count : 0 };
}

/** A moment by the clock of Vietnam, as templates take it. Shape: `2026-11-30T09:05`. */
function localMoment(at: string): string {
  return new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 16);
}

/** What nobody knows becomes a dotted line on paper. */
function withoutEmpty(data: DocumentData): DocumentData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== ''));
}
