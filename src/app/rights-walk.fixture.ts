import { insertDossier } from '#dossiers/dossiers.store.ts';
import { beginDossier } from '#model/dossier.ts';
import { newId } from '#model/ids.ts';
import type { Site } from '#model/site.ts';
import { hashOfContent } from '#documents/office-documents.ts';
import type { TestPlatform } from '#test/support/database.ts';

/** Where the walk over the routes happens: two provinces, three communes. */
export const WALK_SITES = {
  commune: { id: 'local', kind: 'commune', placeCode: '14797', provinceId: 'province-38' },
  sister: { id: 'commune-14758', kind: 'commune', placeCode: '14758', provinceId: 'province-38' },
  province: { id: 'province-38', kind: 'province', placeCode: '38' },
  foreign: { id: 'commune-00004', kind: 'commune', placeCode: '00004', provinceId: 'province-01' },
  foreignProvince: { id: 'province-01', kind: 'province', placeCode: '01' },
} as const satisfies Readonly<Record<string, Site>>;
export type WalkSite = (typeof WALK_SITES)[keyof typeof WALK_SITES];

/** What stands at each site for the walk to be tried on. */
export interface WalkObjects {
  /** An officer's account by site id. */
  readonly officers: ReadonlyMap<string, string>;
  /** A draft letter, a pinned record, a situation and a paper of the office by site id. */
  readonly letters: ReadonlyMap<string, string>;
  readonly records: ReadonlyMap<string, string>;
  readonly situations: ReadonlyMap<string, string>;
  readonly dossiers: ReadonlyMap<string, string>;
  readonly documents: ReadonlyMap<string, string>;
}

/** How one call of a route is made on something that belongs to a site. */
export interface WalkCall {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
}

let made = 0;
const officer = (site: WalkSite, objects: WalkObjects): { readonly params: { readonly id: string } } => ({ params: { id: objects.officers.get(site.id) ?? '' } });

const thing = (kind: 'letters' | 'records' | 'situations' | 'dossiers' | 'documents', query = '', body?: unknown) => (site: WalkSite, objects: WalkObjects): WalkCall => ({ params: { id: objects[kind].get(site.id) ?? '' }, query, body });

/**
 * For every route whose right is bounded by site: a call on something of that site, or `none` where the route names no thing of a
 * site. A route without a line here fails the walk.
 */
export const SITE_CALLS: Readonly<Record<string, ((site: WalkSite, objects: WalkObjects) => WalkCall) | 'none'>> = {
  'GET /api/v1/sites': 'none',
  // Communes are opened, provinces are not: of a province one of its communes is tried.
  'POST /api/v1/sites': (site) => ({ body: { placeCode: site.kind === 'commune' ? site.placeCode : site.placeCode === '38' ? '14812' : '00008' } }),
  'GET /api/v1/officers': (site) => ({ query: `?site=${site.id}` }),
  'POST /api/v1/officers': (site) => ({ body: { siteId: site.id, loginName: `di.bo.${String((made += 1))}`, fullName: 'Người Đi Bộ', roles: ['officer'] } }),
  'GET /api/v1/officers/{id}': officer,
  'GET /api/v1/officers/{id}/changes': officer,
  'PATCH /api/v1/officers/{id}': (site, objects) => ({ ...officer(site, objects), body: { fullName: 'Tên Đã Sửa' } }),
  'PUT /api/v1/officers/{id}/roles': (site, objects) => ({ ...officer(site, objects), body: { siteId: site.id, roles: ['clerk'] } }),
  'PUT /api/v1/officers/{id}/state': (site, objects) => ({ ...officer(site, objects), body: { state: 'active' } }),
  'POST /api/v1/officers/{id}/password-link': officer,
  'DELETE /api/v1/officers/{id}/second-factor': officer,
  'DELETE /api/v1/officers/{id}/sessions': officer,
  'PUT /api/v1/officers/{id}/identity': (site, objects) => ({ ...officer(site, objects), body: { subject: 'ai-do' } }),
  'DELETE /api/v1/officers/{id}/identity': officer,
  // What is changed, switched or recalled belongs to the actor's own province by its very call: proven beside the room.
  'GET /api/v1/change-sets/subjects/{kind}/{id}': 'none',
  'POST /api/v1/change-sets': 'none',
  'GET /api/v1/change-sets': 'none',
  'GET /api/v1/change-sets/{id}': 'none',
  'POST /api/v1/change-sets/{id}/deeds': 'none',
  'GET /api/v1/change-sets/{id}/items': 'none',
  'GET /api/v1/change-sets/{id}/item': 'none',
  'GET /api/v1/change-sets/{id}/summary': 'none',
  'GET /api/v1/change-sets/{id}/history': 'none',
  'GET /api/v1/change-sets/{id}/golden-questions': 'none',
  'GET /api/v1/golden-questions': 'none',
  'GET /api/v1/golden-questions/{id}': 'none',
  'PUT /api/v1/golden-questions/{id}': 'none',
  'DELETE /api/v1/golden-questions/{id}': 'none',
  'POST /api/v1/golden-questions/trials': 'none',
  'POST /api/v1/switches': 'none',
  'POST /api/v1/switches/{id}/on-requests': 'none',
  'POST /api/v1/switches/{id}/on': 'none',
  'GET /api/v1/recalls': 'none',
  'GET /api/v1/recalls/{changeSetId}': 'none',
  'GET /api/v1/counter-changes': 'none',
  'GET /api/v1/colleagues': 'none',
  // Whose province a file is for stands in the call itself: proven beside the room.
  'POST /api/v1/import-files': 'none',
  'POST /api/v1/import-previews': 'none',
  'POST /api/v1/change-sets/imports': 'none',
  'POST /api/v1/officer-answers': 'none',
  'POST /api/v1/letters': 'none',
  'GET /api/v1/letters': 'none',
  'GET /api/v1/letters/{id}': thing('letters'),
  'GET /api/v1/letters/{id}/file': thing('letters', '?form=pdf'),
  'GET /api/v1/document-templates/{id}/sample': 'none',
  'POST /api/v1/documents': 'none',
  'GET /api/v1/documents': 'none',
  'GET /api/v1/documents/{id}': thing('documents'),
  'GET /api/v1/documents/{id}/file': thing('documents', '?form=pdf'),
  'POST /api/v1/documents/{id}/replacement': thing('documents', '', { templateId: 'one-stop-01', data: {} }),
  'POST /api/v1/documents/{id}/revocation': thing('documents', '', { reason: 'đi bộ' }),
  'POST /api/v1/records': 'none',
  'GET /api/v1/records': 'none',
  'GET /api/v1/records/{id}': thing('records'),
  'POST /api/v1/situations': 'none',
  'GET /api/v1/situations': 'none',
  'GET /api/v1/situations/waiting': 'none',
  'GET /api/v1/situations/{id}': thing('situations'),
  // Each deed has a right of its own: proven beside the room.
  'POST /api/v1/situations/{id}/deeds': 'none',
  'GET /api/v1/precedents': 'none',
  'POST /api/v1/precedents/{id}/withdrawal': 'none',
  'POST /api/v1/receptions': 'none',
  'POST /api/v1/dossiers': 'none',
  'GET /api/v1/dossiers': 'none',
  'GET /api/v1/dossier-counts': 'none',
  'GET /api/v1/dossier-search': 'none',
  'GET /api/v1/dossier-register': 'none',
  'GET /api/v1/dossiers/{id}': thing('dossiers'),
  // A file is taken for no dossier yet: it becomes one's by an action.
  'POST /api/v1/dossier-papers': 'none',
  // Only a file that was really taken and sealed is there to be read: proven beside the room.
  'GET /api/v1/dossiers/{id}/papers/{hash}': 'none',
  'GET /api/v1/dossiers/{id}/forms': thing('dossiers'),
  'GET /api/v1/dossiers/{id}/documents': thing('dossiers'),
  'GET /api/v1/dossiers/{id}/documents/{documentId}': (site, objects) => ({ params: { id: objects.dossiers.get(site.id) ?? '', documentId: objects.documents.get(site.id) ?? '' } }),
  'GET /api/v1/dossier-numbers/{number}': (site) => ({ params: { number: numberOf(site) } }),
  // Each action has its own roles and sites in the rules: proven beside the room.
  'POST /api/v1/dossiers/{id}/actions': 'none',
  'POST /api/v1/dossier-actions': 'none',
  'POST /api/v1/dossiers/{id}/cash': 'none',
  'GET /api/v1/bank-transfers': 'none',
  // One goes to practise from the own site, and is there alone with what is invented: proven beside the room.
  'PUT /api/v1/session/practice': 'none',
  'DELETE /api/v1/session/practice': 'none',
  'GET /api/v1/practice': 'none',
  'POST /api/v1/practice/exercises/{id}/starts': 'none',
  'POST /api/v1/practice/wipings': 'none',
  // Of a bundle only what the officer may see of its dossiers is shown: proven beside the room.
  'GET /api/v1/bundle-filings/{id}': 'none',
};

/** The filing number of a site's dossier. */
function numberOf(site: WalkSite): string {
  return `HS-${String(Object.values(WALK_SITES).findIndex(({ id }) => id === site.id) + 2).repeat(4)}-2222`;
}

/** Puts the sites and one account at each into the store. */
export async function makeWalkObjects(platform: TestPlatform): Promise<WalkObjects> {
  const officers = new Map<string, string>();
  const letters = new Map<string, string>();
  const records = new Map<string, string>();
  const situations = new Map<string, string>();
  const dossiers = new Map<string, string>();
  const documents = new Map<string, string>();
  for (const site of [...Object.values(WALK_SITES)].sort((left, right) => right.kind.localeCompare(left.kind))) {
    await platform.database.query("insert into site (id, kind, place_code, province_id, created_at) values ($1, $2, $3, $4, now())", [site.id, site.kind, site.placeCode, 'provinceId' in site ? site.provinceId : null]);
    const [row] = await platform.database.query<{ id: string }>(
      "insert into officer (id, home_site_id, login_name, full_name, name_folded, created_at) values (gen_random_uuid(), $1, $2, 'Một Người', 'mot nguoi', now()) returning id",
      [site.id, `nguoi.${site.id}`],
    );
    await platform.database.query("insert into officer_role (site_id, officer_id, role) values ($1, $2, 'officer')", [site.id, row?.id]);
    officers.set(site.id, row?.id ?? '');
    await addPapers(platform, site, { letters, records, situations, documents });
    const dossier = await addDossier(platform, site);
    dossiers.set(site.id, dossier);
    await platform.database.query('update office_document set subject = $2 where id = $1', [documents.get(site.id), dossier]);
  }
  return { officers, letters, records, situations, documents, dossiers };
}

/** A letter of a template that is gone and a paper of no size (so that nothing is printed), a record and a situation of a site. */
async function addPapers(platform: TestPlatform, site: WalkSite, { letters, records, situations, documents }: Record<'letters' | 'records' | 'situations' | 'documents', Map<string, string>>): Promise<void> {
  const [letter] = await platform.database.query<{ id: string }>(
    `insert into letter (site_id, id, kind, answer_id, data, gaps, made_by, made_at, data_hash, template_hash)
     values ($1, gen_random_uuid(), 'transfer', 'TL-2222-2222', '{}', '{}', 'walk', now(), repeat('0', 64), repeat('0', 64)) returning id`,
    [site.id],
  );
  letters.set(site.id, letter?.id ?? '');
  const record = `GC-${String(records.size + 2).repeat(4)}-2222`;
  await platform.database.query("insert into decision_record (site_id, id, answer_id, pinned_by, pinned_at, sealed) values ($1, $2, 'TL-2222-2222', 'walk', now(), '{}')", [site.id, record]);
  records.set(site.id, record);
  const [situation] = await platform.database.query<{ id: string }>(
    `insert into situation (site_id, id, province_id, kind, state, question, as_of, opened_by, opened_at, due_on)
     values ($1, gen_random_uuid(), $2, 'unanswered', 'open', 'Ai ký?', '2026-11-30', 'walk', now(), '2026-12-07') returning id`,
    [site.id, 'provinceId' in site ? site.provinceId : site.id],
  );
  situations.set(site.id, situation?.id ?? '');
  await platform.database.query("insert into document_template (hash, template_id, version, source, shape, papers, kept_at) values (repeat('0', 64), 'walk', 1, '', '{}', '{}', now()) on conflict do nothing");
  const frame = { issuedOn: '2026-11-30', verify: { code: '', address: '', url: '' } };
  const [document] = await platform.database.query<{ id: string }>(
    `insert into office_document (site_id, id, code, template_id, template_version, template_hash, name, data, frame, data_hash, engine, made_by, made_at, state)
     values ($1, gen_random_uuid(), 'VB-WALK', 'walk', 1, repeat('0', 64), '{}', '{}', $2::jsonb, $3, 'walk', 'walk', now(), 'current') returning id`,
    [site.id, JSON.stringify(frame), hashOfContent({}, frame)],
  );
  documents.set(site.id, document?.id ?? '');
}

/** A dossier that a site has registered; gives its id. */
async function addDossier(platform: TestPlatform, site: WalkSite): Promise<string> {
  const filingNumber = numberOf(site);
  const at = '2026-11-30T02:00:00.000Z';
  const organisations = { helpedAt: site.id, receivedAt: site.id, competentAgency: site.id };
  const filing = { procedureCode: '1.004873', procedureVersion: 1, procedureName: 'Xác nhận tình trạng hôn nhân', caseId: '', channel: 'online', papers: [] } as const;
  const action = { kind: 'register', number: 1, at, by: { kind: 'citizen', id: 'anonymous', siteId: site.id }, data: { filingNumber, applicant: { name: 'Người Đi Bộ', birthYear: 1990 }, filing, organisations } } as const;
  const state = beginDossier(action);
  const id = newId(Date.parse(at));
  await platform.database.transaction(async (transaction) => insertDossier(
    transaction,
    { siteId: site.id, id, provinceId: 'provinceId' in site ? site.provinceId : site.id, filingNumber, procedureCode: filing.procedureCode, procedureName: filing.procedureName, applicantName: 'Người Đi Bộ', applicantKey: id, accessKey: id, registeredAt: at, words: 'nguoi di bo' },
    action,
    state,
    { cause: 'reception', awaits: ['receive'], who: 'desk', by: at },
  ));
  return id;
}
