import { nameOf } from '../../../../../office/change/tell-history.ts';
import { tellImport, tellLawFile } from '../../../../../office/change/tell-import.ts';
import { callApi } from '../../../../../office/call-api.ts';
import { readNames } from '../../../../../office/names.ts';
import { getOfficeValue } from '../../../../../office/office-reply.ts';
import { readQuery } from '../../../../../office/read-query.ts';
import { createWords } from '../../../../../words/words.ts';
import type { PageServerLoad } from './$types';

const KINDS = [
  { kind: 'thu-tuc', right: 'catalogue.readImports' },
  { kind: 'nhiem-vu', right: 'authority.readImports' },
  { kind: 'van-ban', right: 'law.importTexts' },
] as const;

const UPLOAD_RIGHT = { 'thu-tuc': 'catalogue.proposeImport', 'nhiem-vu': 'authority.importTasks', 'van-ban': 'law.importTexts' } as const;

/** What was brought in: `?loai=` procedures, tasks or texts; `?tu=` page. */
export const load: PageServerLoad = async ({ parent, fetch, url, locals }) => {
  const { session } = await parent();
  const query = readQuery(url);
  const kinds = KINDS.filter(({ right }) => session.rights.includes(right)).map(({ kind }) => kind);
  const kind = query.one('loai', kinds) ?? kinds[0] ?? 'thu-tuc';
  const cursor = query.text('tu', 500);
  const say = createWords(locals.lang);
  const { rows, nextCursor } = await readRows(kind, { cursor, limit: 30 }, fetch, url);
  const names = await readNames(fetch, rows.map((row) => row.actorId));
  return {
    kind,
    kinds,
    lines: rows.map((row) => ({
      id: row.key, href: row.href, at: row.at, counts: row.counts, who: nameOf(say, names, row.actorId),
      what: row.document === undefined ? tellImport(say, row) : `${row.document} · ${row.paths.map((file) => tellLawFile(say, file)).join(', ')}`,
    })),
    mayUpload: session.rights.includes('knowledge.editChangeSet') && session.rights.includes(UPLOAD_RIGHT[kind]),
    mayUploadCalendar: session.rights.includes('calendars.importYear'),
    first: cursor === undefined ? null : `?loai=${kind}`,
    next: nextCursor === null ? null : `?loai=${kind}&tu=${encodeURIComponent(nextCursor)}`,
  };
};

interface Row {
  readonly key: string;
  readonly href: string;
  readonly at: string;
  readonly actorId: string;
  readonly paths: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly document?: string;
}

async function readRows(kind: (typeof KINDS)[number]['kind'], query: { readonly cursor: string | undefined; readonly limit: number }, fetch: typeof globalThis.fetch, url: URL): Promise<{ readonly rows: readonly Row[]; readonly nextCursor: string | null }> {
  if (kind === 'van-ban') {
    const { items, nextCursor } = getOfficeValue(await callApi(fetch, 'GET /api/v1/laws/imports', { query }), url);
    const rows = items.map((row): Row => ({ key: String(row.number), href: `/can-bo/kien-thuc/nhap-lieu/van-ban/${String(row.number)}?so=${encodeURIComponent(row.document)}`, at: row.at, actorId: row.actorId, paths: [row.file], counts: countsOf(row), document: row.document }));
    return { rows, nextCursor };
  }
  const page = kind === 'thu-tuc' ? await callApi(fetch, 'GET /api/v1/procedure-imports', { query }) : await callApi(fetch, 'GET /api/v1/task-imports', { query });
  const { items, nextCursor } = getOfficeValue<{ readonly items: readonly (Omit<Row, 'key' | 'href' | 'document'> & { readonly id: string })[]; readonly nextCursor: string | null }>(page, url);
  return { rows: items.map((row) => ({ ...row, key: row.id, href: `/can-bo/kien-thuc/nhap-lieu/${kind}/${row.id}` })), nextCursor };
}

/** A document counts its articles: what was written, what stayed, what is no longer there. */
function countsOf({ counts, outcome, faults }: { readonly counts: Readonly<Record<string, number>>; readonly outcome: string; readonly faults: readonly unknown[] }): Readonly<Record<string, number>> {
  const written = counts['written'] ?? 0;
  const unchanged = counts['unchanged'] ?? 0;
  return { read: written + unchanged, new: outcome === 'new' ? written : 0, changed: outcome === 'new' ? 0 : written, unchanged, faultCount: faults.length };
}
