import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor, type Actor } from '#model/actor.ts';
import { CHANGE_DEEDS, CHANGE_STATES, CHANGE_STEPS, type ChangeDeed, type ChangeSet } from '#model/change-set.ts';
import type { GoldenQuestion } from '#model/golden.ts';
import type { Json } from '#model/json-diff.ts';
import { ROLES, type Role } from '#model/role.ts';
import type { Site } from '#model/site.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import type { ChangeAct } from './act-on-change-set.ts';
import { createChangeSets, type ChangeSets } from './change-sets.ts';
import { createGolden, type Golden } from './golden.ts';
import { openPaperSubject, type PaperSubject } from './paper-subject.fixture.ts';

const clock = testClock('2026-11-23T09:00:00+07:00');
const P: Site = { id: 'p1', kind: 'province', placeCode: '79' };
const P2: Site = { id: 'p2', kind: 'province', placeCode: '01' };
const C: Site = { id: 'c1', kind: 'commune', provinceId: 'p1' };
const who = (id: string, site: Site, ...roles: Role[]): Actor => ({ kind: 'officer', id, siteId: site.id, site, roles });
const editor = who('minh', P, 'knowledgeEditor');
const second = who('thu', P, 'knowledgeEditor', 'knowledgeApprover');
const approver = who('nga', P, 'knowledgeApprover');
const all = who('son', P, ...ROLES);
const stranger = who('an', P2, ...ROLES);
const house = systemActor('p1');
const source = { text: 'NQ 10/2026', date: '2026-11-20', certainty: 'official' } as const;

let platform: TestPlatform;
let papers: PaperSubject;
let golden: Golden;
let changeSets: ChangeSets;

beforeAll(async () => {
  platform = await openTestPlatform({ clock });
});
afterAll(() => platform.close());
beforeEach(async () => {
  await platform.database.query('truncate change_deed, change_item, change_set, golden_question');
  papers = openPaperSubject({ fee: { amount: 8000 }, time: { days: 5 } });
  golden = createGolden(platform);
  changeSets = createChangeSets({ ...platform, subjects: [papers.subject], golden, openWorld: papers.openWorld });
});

async function value<T>(soon: Promise<{ ok: true; value: T } | { ok: false; code: string; details: object }>): Promise<T> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}
async function code(soon: Promise<{ ok: boolean; code?: string }>): Promise<string | undefined> {
  return (await soon).code;
}
const draft = (after: Json = { amount: 9000 }, over: object = {}, actor = editor): Promise<ChangeSet> =>
  value(changeSets.open({ title: 'Lệ phí mới', reason: 'nghị quyết mới', source, origin: 'edit', items: [{ kind: 'procedure', id: 'fee', after }], ...over }, { actor }));
const act = (set: ChangeSet, deed: Exclude<ChangeDeed, 'edit'>, actor: Actor, reason = 'đã xem'): Promise<ChangeSet> => value(changeSets.act({ deed, id: set.id, version: set.version, reason } as ChangeAct, { actor }));
const goLiveToday = async (): Promise<ChangeSet> => act(await act(await draft(), 'submit', editor), 'approve', approver);
const asked = (id: string, mustContain: string, subjects = ['fee']): GoldenQuestion => ({ id, audience: 'citizen', question: subjects[0] ?? '', expected: { status: 'answered', mustContain: [mustContain] }, subjects });

describe('a change set', () => {
  test('goes from a draft through two persons to life, and back in one step, with everything kept', async () => {
    const live = await goLiveToday();
    expect(live).toMatchObject({ state: 'live', createdBy: 'minh', submittedBy: 'minh', approvedBy: 'nga', items: [{ beforeVersion: 1, before: { amount: 8000 }, after: { amount: 9000 }, liveVersion: 2 }] });
    expect(papers.now('fee')).toEqual({ version: 2, value: { amount: 9000 } });
    const back = await act(live, 'rollBack', editor, 'nghị quyết bị hoãn');
    expect(back.state).toBe('rolledBack');
    expect(papers.now('fee')).toEqual({ version: 3, value: { amount: 8000 } });
    expect((await changeSets.readHistory(live.id, approver))?.map(({ deed, by, note }) => [deed, by, note])).toEqual([
      ['open', 'minh', 'nghị quyết mới'], ['submit', 'minh', 'đã xem'], ['approve', 'nga', 'đã xem'], ['rollBack', 'minh', 'nghị quyết bị hoãn'],
    ]);
    const audit = await platform.database.query<{ command: string; actor_id: string }>('select command, actor_id from audit_entry where subject = $1 order by number', [live.id]);
    expect(audit.map((row) => row.actor_id)).toEqual(['minh', 'minh', 'nga', 'minh']);
  });

  test('approved for a later day goes live on that day, once, whoever looks', async () => {
    const approved = await act(await act(await draft({ amount: 9000 }, { goesLiveOn: '2026-12-01' }), 'submit', editor), 'approve', approver);
    expect(approved.state).toBe('approved');
    expect(await changeSets.goLiveDue({ actor: house })).toEqual({ live: 0, stuck: 0 });
    expect(papers.now('fee').version).toBe(1);
    const [job] = await platform.database.query<{ run_at: string }>("select run_at from graphile_worker.jobs where task_identifier = 'knowledge_go_live'");
    expect(Date.parse(job?.run_at ?? '')).toBe(Date.parse('2026-12-01T00:00:00+07:00'));
    const before = clock.now();
    clock.set(Date.parse('2026-12-01T00:00:05+07:00'));
    const counts = await Promise.all([1, 2, 3].map(() => changeSets.goLiveDue({ actor: house })));
    expect(counts.reduce((sum, { live }) => sum + live, 0)).toBe(1);
    expect(counts.reduce((sum, { stuck }) => sum + stuck, 0)).toBe(0);
    expect(papers.now('fee')).toEqual({ version: 2, value: { amount: 9000 } });
    clock.set(before);
  });

  test('whose record moved meanwhile is stuck on its day, says why, and writes over nothing', async () => {
    const approved = await act(await act(await draft({ amount: 9000 }, { goesLiveOn: '2026-11-24' }), 'submit', editor), 'approve', approver);
    papers.publish('fee', { amount: 12000 });
    clock.advance(86_400_000);
    expect(await changeSets.goLiveDue({ actor: house })).toEqual({ live: 0, stuck: 1 });
    expect(await changeSets.goLiveDue({ actor: house })).toEqual({ live: 0, stuck: 0 });
    const stuck = await changeSets.find(approved.id, editor);
    expect(stuck).toMatchObject({ state: 'approved', stuck: { kind: 'procedure', id: 'fee', code: 'change_set_stale' }, allowed: ['withdraw'] });
    expect(papers.now('fee').value).toEqual({ amount: 12000 });
    clock.advance(-86_400_000);
  });

  test('is refused at approval when a record changed since it was read', async () => {
    const submitted = await act(await draft(), 'submit', editor);
    papers.publish('fee', { amount: 12000 });
    expect(await changeSets.act({ deed: 'approve', id: submitted.id, version: submitted.version }, { actor: approver })).toMatchObject({ code: 'change_set_stale', details: { id: 'fee', seen: 1, now: 2 } });
  });

  test('is all or nothing: one record that cannot be written leaves the others as they were', async () => {
    const set = await draft({ amount: 9000 }, { items: [{ kind: 'procedure', id: 'fee', after: { amount: 9000 } }, { kind: 'procedure', id: 'time', after: { days: 3 } }] });
    const submitted = await act(set, 'submit', editor);
    papers.breakOn('time');
    expect(await code(changeSets.act({ deed: 'approve', id: set.id, version: submitted.version }, { actor: approver }))).toBe('import_running');
    expect((await changeSets.find(set.id, approver))?.state).toBe('submitted');
  });

  test('that a later one overtook is not rolled back over it', async () => {
    const first = await goLiveToday();
    clock.advance(1_000);
    const later = await act(await act(await draft({ amount: 10000 }), 'submit', editor), 'approve', approver);
    expect(await changeSets.act({ deed: 'rollBack', id: first.id, version: first.version, reason: 'x' }, { actor: editor })).toMatchObject({ code: 'change_set_overtaken', details: { id: later.id } });
    await act(later, 'rollBack', editor);
    await act(first, 'rollBack', editor);
    expect(papers.now('fee').value).toEqual({ amount: 8000 });
  });
});

describe('two editors on one change set', () => {
  test('the slower is told who changed what since, loses nothing, and goes on from there', async () => {
    const set = await draft();
    const edited = await value(changeSets.act({ deed: 'edit', id: set.id, version: 1, put: [{ kind: 'procedure', id: 'time', after: { days: 3 } }] }, { actor: second }));
    expect(await changeSets.act({ deed: 'edit', id: set.id, version: 1, title: 'Tên khác' }, { actor: editor })).toMatchObject({ code: 'change_set_moved', details: { by: 'thu', deed: 'edit', what: 'Giấy time', version: 2 } });
    const again = await value(changeSets.act({ deed: 'edit', id: set.id, version: edited.version, title: 'Tên khác' }, { actor: editor }));
    expect(again).toMatchObject({ title: 'Tên khác', version: 3, editors: ['minh', 'thu'] });
    expect((await changeSets.find(set.id, editor))?.items.map(({ id }) => id)).toEqual(['fee', 'time']);
  });

  test('at the same moment: exactly one wins', async () => {
    const set = await draft();
    const outcomes = await Promise.all([editor, second, all].map((actor) => changeSets.act({ deed: 'edit', id: set.id, version: 1, title: `của ${actor.id}` }, { actor })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]))).toEqual(['change_set_moved', 'change_set_moved']);
  });

  test('two approvers at once: it goes live once', async () => {
    const submitted = await act(await draft(), 'submit', editor);
    const outcomes = await Promise.all([approver, second, all].map((actor) => changeSets.act({ deed: 'approve', id: submitted.id, version: submitted.version }, { actor })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(papers.now('fee').version).toBe(2);
  });
});

describe('two pairs of eyes', () => {
  test.each([
    ['who opened it', all, []],
    ['who submitted it', all, ['submit']],
    ['who once edited it', second, ['edit', 'submit']],
  ] as const)('%s never approves, whatever the roles', async (_, person, deeds) => {
    let set = await draft({ amount: 9000 }, {}, person === all && deeds.length === 0 ? all : editor);
    if (deeds.some((deed) => deed === 'edit')) set = await value(changeSets.act({ deed: 'edit', id: set.id, version: set.version, title: 'khác' }, { actor: person }));
    set = await act(set, 'submit', deeds.length === 1 ? person : editor);
    expect(await code(changeSets.act({ deed: 'approve', id: set.id, version: set.version }, { actor: person }))).toBe('change_set_same_person');
    expect((await changeSets.find(set.id, person))?.allowed).not.toContain('approve');
    expect((await changeSets.find(set.id, approver))?.allowed).toContain('approve');
    expect(papers.now('fee').version).toBe(1);
  });

  test('the store itself refuses the same person', async () => {
    const set = await act(await draft(), 'submit', editor);
    for (const by of ['minh']) await expect(platform.database.query("update change_set set approved_by = $2, approved_at = now() where id = $1", [set.id, by])).rejects.toThrow(/change_set_two_persons/u);
  });
});

describe('golden questions', () => {
  test('that depend on a change are answered before and after, and only they', async () => {
    await value(golden.keep(asked('fee-old', '8000'), { actor: editor }));
    await value(golden.keep(asked('fee-new', '9000'), { actor: editor }));
    await value(golden.keep(asked('time', '5', ['time']), { actor: editor }));
    const set = await draft();
    expect((await changeSets.compareGolden(set.id, editor))?.map(({ question, verdict, before, after }) => [question.id, verdict, before.text, after.text])).toEqual([
      ['fee-old', 'worse', 'fee {"amount":8000}', 'fee {"amount":9000}'],
      ['fee-new', 'better', 'fee {"amount":8000}', 'fee {"amount":9000}'],
    ]);
    expect(papers.now('fee').version).toBe(1);
  });

  test('getting worse stop an approval until the approver says why, and what was shown is kept', async () => {
    await value(golden.keep(asked('fee-old', '8000'), { actor: editor }));
    const submitted = await act(await draft(), 'submit', editor);
    expect(submitted.effects).toMatchObject({ questions: ['fee-old'], procedures: [{ id: 'fee' }] });
    expect(await changeSets.act({ deed: 'approve', id: submitted.id, version: submitted.version }, { actor: approver })).toMatchObject({ code: 'change_set_golden_worse', details: { count: 1, questions: 'fee' } });
    expect(await code(changeSets.act({ deed: 'approve', id: submitted.id, version: submitted.version, reason: '  ' }, { actor: approver }))).toBe('change_set_golden_worse');
    const live = await act(submitted, 'approve', approver, 'câu hỏi vàng theo mức cũ');
    expect((await changeSets.readHistory(live.id, approver))?.at(-1)?.note).toBe('câu hỏi vàng theo mức cũ');
    expect((await changeSets.compareGolden(live.id, approver))?.map(({ verdict }) => verdict)).toEqual(['worse']);
  });

  test('are judged anew at approval: one that became wrong since the submission counts', async () => {
    const submitted = await act(await draft(), 'submit', editor);
    await value(golden.keep(asked('fee-late', '8000'), { actor: editor }));
    expect(await code(changeSets.act({ deed: 'approve', id: submitted.id, version: submitted.version }, { actor: approver }))).toBe('change_set_golden_worse');
  });
});

describe('what is refused', () => {
  const open = (over: object): Promise<string | undefined> => code(changeSets.open({ title: 't', reason: 'r', source, origin: 'edit', items: [{ kind: 'procedure', id: 'fee', after: { amount: 9000 } }], ...over }, { actor: editor }));
  test.each<[string, object, string]>([
    ['no title', { title: ' ' }, 'change_set_empty_text'],
    ['a day that has passed', { goesLiveOn: '2026-11-22' }, 'change_set_day_past'],
    ['a record nobody knows', { items: [{ kind: 'procedure', id: 'nothing', after: {} }] }, 'change_subject_unknown'],
    ['a kind the house does not change', { items: [{ kind: 'task', id: 'x', after: {} }] }, 'change_subject_unknown'],
    ['a value of no shape', { items: [{ kind: 'procedure', id: 'fee', after: 'tám nghìn' }] }, 'change_value_malformed'],
    ['a value that changes nothing', { items: [{ kind: 'procedure', id: 'fee', after: { amount: 8000 } }] }, 'change_nothing'],
    ['one record twice', { items: [{ kind: 'procedure', id: 'fee', after: { amount: 1 } }, { kind: 'procedure', id: 'fee', after: { amount: 2 } }] }, 'change_item_twice'],
    ['a version that was seen and is no more', { items: [{ kind: 'procedure', id: 'fee', after: { amount: 1 }, beforeVersion: 7 }] }, 'change_set_stale'],
    ['more than an import brings', { items: Array.from({ length: 501 }, (_, at) => ({ kind: 'procedure', id: `x${String(at)}`, after: {} })) }, 'change_set_too_many'],
  ])('%s', async (_, over, refusal) => {
    expect(await open(over)).toBe(refusal);
  });

  test('a draft without a record is kept and not submitted', async () => {
    const empty = await draft(null, { items: [] });
    expect(await code(changeSets.act({ deed: 'submit', id: empty.id, version: 1 }, { actor: editor }))).toBe('change_set_without_items');
  });

  test.each(['sendBack', 'reject', 'withdraw'] as const)('%s without a reason', async (deed) => {
    const submitted = await act(await draft(), 'submit', editor);
    expect(await code(changeSets.act({ deed, id: submitted.id, version: submitted.version, reason: ' ' }, { actor: deed === 'withdraw' ? editor : approver }))).toBe('change_set_reason_missing');
  });

  test('personal numbers are masked before anything is kept', async () => {
    const set = await draft({ amount: 9000 }, { reason: 'ông A căn cước 001085001234 báo' });
    expect(JSON.stringify(await changeSets.find(set.id, editor))).not.toContain('001085001234');
    expect(JSON.stringify(await changeSets.readHistory(set.id, editor))).not.toContain('001085001234');
  });
});

describe('the states as a table', () => {
  const PATH: Readonly<Record<(typeof CHANGE_STATES)[number], (set: ChangeSet) => Promise<ChangeSet>>> = {
    draft: async (set) => set,
    submitted: (set) => act(set, 'submit', editor),
    approved: async (set) => act(await act(set, 'submit', editor), 'approve', approver),
    live: async (set) => act(await act(set, 'submit', editor), 'approve', approver),
    rolledBack: async (set) => act(await act(await act(set, 'submit', editor), 'approve', approver), 'rollBack', editor),
    rejected: async (set) => act(await act(set, 'submit', editor), 'reject', approver),
    withdrawn: (set) => act(set, 'withdraw', editor),
  };
  test.each(CHANGE_STATES)('%s lets through exactly the deeds of its row', async (state) => {
    for (const deed of CHANGE_DEEDS) {
      await platform.database.query('truncate change_deed, change_item, change_set');
      papers.reset();
      const set = await PATH[state](await draft({ amount: 9000 }, state === 'approved' ? { goesLiveOn: '2026-12-24' } : {}));
      expect(set.state).toBe(state);
      const actor = deed === 'goLive' ? house : ['approve', 'reject', 'sendBack'].includes(deed) ? approver : editor;
      const outcome = await changeSets.act({ deed, id: set.id, version: set.version, reason: 'x', title: 'y' } as ChangeAct, { actor });
      const isOpen = CHANGE_STEPS[state][deed] !== undefined && !(state === 'approved' && deed === 'goLive');
      expect([deed, outcome.ok ? 'done' : outcome.code]).toEqual([deed, isOpen ? 'done' : 'change_set_step_closed']);
    }
  });
});

describe('who may', () => {
  const MAY: Readonly<Record<ChangeDeed | 'open', readonly Role[]>> = {
    open: ['knowledgeEditor', 'provinceSupervisor'], edit: ['knowledgeEditor', 'provinceSupervisor'], submit: ['knowledgeEditor', 'provinceSupervisor'], withdraw: ['knowledgeEditor', 'provinceSupervisor'],
    approve: ['knowledgeApprover'], reject: ['knowledgeApprover'], sendBack: ['knowledgeApprover'], goLive: [], rollBack: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor'],
  };
  test.each(ROLES)('%s: every deed at the own province, at a commune and at another province', async (role) => {
    const mine = who('khách', P, role);
    expect([role, await code(changeSets.open({ title: 't', reason: 'r', source, origin: 'edit', items: [] }, { actor: mine }))]).toEqual([role, MAY.open.includes(role) ? undefined : 'not_allowed']);
    expect(await code(changeSets.open({ title: 't', reason: 'r', source, origin: 'edit', items: [] }, { actor: who('khách', C, role) }))).toBe(MAY.open.includes(role) ? 'knowledge_not_at_province' : 'not_allowed');
    for (const deed of CHANGE_DEEDS) {
      const set = ['approve', 'reject', 'sendBack'].includes(deed) ? await act(await draft(), 'submit', editor) : deed === 'rollBack' ? await goLiveToday() : await draft();
      const input = { deed, id: set.id, version: set.version, reason: 'x', title: 'y' } as ChangeAct;
      const mayAnywhere = MAY[deed].includes(role);
      expect([deed, await code(changeSets.act(input, { actor: who('khách', P2, role) }))]).toEqual([deed, mayAnywhere || (deed === 'goLive' && role === 'knowledgeApprover') ? 'not_found' : 'not_allowed']);
      expect([deed, await code(changeSets.act(input, { actor: who('khách', C, role) }))]).toEqual([deed, mayAnywhere || (deed === 'goLive' && role === 'knowledgeApprover') ? 'knowledge_not_at_province' : 'not_allowed']);
      const own = await code(changeSets.act(input, { actor: mine }));
      expect([deed, own === 'not_allowed' || own === 'change_set_step_closed']).toEqual([deed, !mayAnywhere]);
      papers.reset();
      await platform.database.query('truncate change_deed, change_item, change_set');
    }
  });

  test("another province's change sets are not there; a commune reads its own province's", async () => {
    const set = await draft();
    expect(await changeSets.find(set.id, stranger)).toBeUndefined();
    expect(await changeSets.readHistory(set.id, stranger)).toBeUndefined();
    expect(await changeSets.compareGolden(set.id, stranger)).toBeUndefined();
    expect((await changeSets.list({ limit: 10 }, stranger)).items).toEqual([]);
    const seen = await changeSets.find(set.id, who('lan', C, 'officer'));
    expect(seen).toMatchObject({ id: set.id, allowed: [] });
  });

  test('pages go by time and lose nothing', async () => {
    const made: string[] = [];
    for (let at = 0; at < 5; at += 1) made.unshift((await draft()).id);
    const seen: string[] = [];
    let after: readonly [string, string] | undefined;
    for (let turn = 0; turn < 9; turn += 1) {
      const page = await changeSets.list({ limit: 2, ...(after === undefined ? {} : { after }) }, editor);
      seen.push(...page.items.map(({ id }) => id));
      const last = page.items.at(-1);
      if (page.nextCursor === null || last === undefined) break;
      after = [last.createdAt, last.id];
    }
    expect([...seen].sort()).toEqual([...made].sort());
  });
});
