import { addDays, isLocalDate, localDateAt } from '../../../src/model/time.ts';
import type { RegisterLine } from '../../api.ts';
import { showMoment } from '../../words/show-moment.ts';
import type { Words } from '../../words/words.ts';
import { callApi } from '../call-api.ts';
import { readNames } from '../names.ts';
import { getOfficeValue } from '../office-reply.ts';

/** Which part of the register is wanted: days of reception, both included, and what narrows it. */
export interface RegisterFilter {
  readonly from: string;
  readonly to: string;
  readonly status?: string;
  readonly procedure?: string;
  readonly lateOnly: boolean;
}

/** Reads the filter of an address; without days it is this month until today. */
export function readRegisterFilter(url: URL, now: number): RegisterFilter {
  const day = (name: string): string | undefined => {
    const given = url.searchParams.get(name);
    return given !== null && isLocalDate(given) ? given : undefined;
  };
  const today = localDateAt(now);
  const one = day('tu-ngay') ?? `${today.slice(0, 8)}01`;
  const other = day('den-ngay') ?? today;
  const [from, to] = one <= other ? [one, other] : [other, one];
  const status = url.searchParams.get('trang-thai') ?? '';
  const procedure = url.searchParams.get('thu-tuc')?.trim() ?? '';
  return { from, to, ...(status === '' ? {} : { status }), ...(procedure === '' ? {} : { procedure: procedure.slice(0, 60) }), lateOnly: url.searchParams.get('tre') === '1' };
}

/** Whether a line is wanted. */
export function isWanted(line: RegisterLine, { status, procedure, lateOnly }: RegisterFilter): boolean {
  return (status === undefined || line.status === status) && (procedure === undefined || line.procedureCode === procedure) && (!lateOnly || line.overdue);
}

const PAGE = 100;
/** A year of a large commune; more is a matter for the report. */
const MOST_PAGES = 500;

/** The wanted lines, page by page, in the order of reception. */
export async function* readRegister(fetch: typeof globalThis.fetch, filter: RegisterFilter, url: URL): AsyncGenerator<readonly RegisterLine[]> {
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const reply: { readonly items: readonly RegisterLine[]; readonly nextCursor: string | null } = getOfficeValue(await callApi(fetch, 'GET /api/v1/dossier-register', { query: { from: filter.from, to: addDays(filter.to, 1), limit: PAGE, cursor } }), url);
    const wanted = reply.items.filter((line) => isWanted(line, filter));
    if (wanted.length > 0) yield wanted;
    cursor = reply.nextCursor;
    if (cursor === null) return;
  }
}

/** The columns of the register, as form 07 has them. */
export const REGISTER_COLUMNS = ['number', 'code', 'applicant', 'procedure', 'received', 'due', 'returned', 'status', 'result', 'late', 'helper'] as const;

/** Officers' names by id. */
type Names = Readonly<Record<string, string>>;

/** Reads the names of those who helped to file some lines, beside what is known already. */
export async function readHelpers(fetch: typeof globalThis.fetch, lines: readonly RegisterLine[], known: Names = {}): Promise<Names> {
  const unknown = lines.flatMap(({ assistedBy }) => (assistedBy === null || assistedBy in known ? [] : [assistedBy]));
  return unknown.length === 0 ? known : { ...known, ...(await readNames(fetch, unknown)) };
}

/** One line as cells of a table; `at` counts from 0. */
export function toRegisterRow(line: RegisterLine, at: number, say: Words, names: Names): readonly string[] {
  const moment = (text: string | null): string => (text === null ? '' : showMoment(text));
  return [
    String(at + 1), line.code ?? line.filingNumber, line.applicantName, `${line.procedureCode} ${line.procedureName}`, moment(line.receivedAt), moment(line.dueAt), moment(line.returnedAt), say(`dossierStatuses.${line.status}`),
    [line.outcome === null ? '' : say(`dossier.outcome.${line.outcome}`), line.resultNumber ?? ''].filter((part) => part !== '').join(', '), line.overdue ? say('dossier.due.late') : '',
    line.assistedBy === null ? '' : (names[line.assistedBy] ?? say('record.unknownPerson')),
  ];
}

/** One line as the paper of form 07 takes it. */
export function toPaperEntry(line: RegisterLine, say: Words, names: Names): Readonly<Record<string, string>> {
  const local = (text: string): string => new Date(Date.parse(text) + 7 * 3_600_000).toISOString().slice(0, 16);
  const given: Readonly<Record<string, string | null>> = {
    dossierCode: line.code ?? line.filingNumber, applicant: line.applicantName, procedureName: line.procedureName,
    receivedAt: line.receivedAt === null ? null : local(line.receivedAt), dueAt: line.dueAt === null ? null : local(line.dueAt), returnedAt: line.returnedAt === null ? null : local(line.returnedAt),
    result: [say(`dossierStatuses.${line.status}`), line.resultNumber ?? ''].filter((part) => part !== '').join(', '), note: [line.overdue ? say('dossier.due.late') : '', line.assistedBy === null ? '' : say('dossier.told.assisted', { name: names[line.assistedBy] ?? say('record.unknownPerson') })].filter((part) => part !== '').join(', ') || null,
  };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== null));
}
