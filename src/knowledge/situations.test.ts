import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#model/actor.ts';
import type { Role } from '#model/role.ts';
import { SITUATION_DEEDS, SITUATION_STATES, SITUATION_STEPS, type PrecedentDraft, type Situation } from '#model/situation.ts';
import type { Site } from '#model/site.ts';
import { addDays, localDateAt } from '#model/time.ts';
import { testClock } from '#platform/clock.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { createSituations, type Situations } from './situations.ts';

const clock = testClock('2026-11-23T09:00:00+07:00');
const P: Site = { id: 'p1', kind: 'province', placeCode: '79' };
const C: Site = { id: 'c1', kind: 'commune', provinceId: 'p1' };
const SISTER: Site = { id: 'c2', kind: 'commune', provinceId: 'p1' };
const STRANGE_P: Site = { id: 'p2', kind: 'province', placeCode: '01' };
const who = (id: string, site: Site, ...roles: Role[]): Actor => ({ kind: 'officer', id, siteId: site.id, site, roles });
const officer = who('lan', C, 'officer');
const sister = who('hoa', SISTER, 'officer', 'leader');
const editor = who('minh', P, 'knowledgeEditor');
const approver = who('nga', P, 'knowledgeApprover');
const both = who('son', P, 'provinceSupervisor', 'knowledgeEditor', 'knowledgeApprover');
const strange = who('an', STRANGE_P, 'provinceSupervisor', 'knowledgeApprover');

let platform: TestPlatform;
let situations: Situations;
beforeAll(async () => {
  platform = await openTestPlatform({ clock });
  situations = createSituations({ ...platform, dueOn: (at) => addDays(localDateAt(at), 7) });
});
afterAll(() => platform.close());

async function value<T>(soon: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
async function code(soon: Promise<{ ok: boolean; code?: string }>): Promise<string | undefined> {
  return (await soon).code;
}
const draft = (over: Partial<PrecedentDraft> = {}): PrecedentDraft => ({ question: 'Ai xác nhận đơn xin chặt cây bóng mát trước nhà?', answer: 'Chủ tịch UBND cấp xã xác nhận theo phân cấp của tỉnh.', basis: [{ document: '12/2026/QĐ-UBND', article: '3', clause: '1' }], validFrom: '2026-11-01', ...over });
const openOne = (question = 'Ai xác nhận đơn xin chặt cây?'): Promise<Situation> => value(situations.openSituation({ kind: 'unanswered', question }, { actor: officer }));

describe('a situation becomes a precedent', () => {
  test('from the commune to the province and back to every commune at once', async () => {
    const opened = await openOne();
    expect(opened).toMatchObject({ siteId: 'c1', provinceId: 'p1', state: 'open', dueOn: '2026-11-30', openedBy: 'lan' });
    await value(situations.act({ deed: 'assign', id: opened.id, ownerId: 'minh' }, { actor: editor }));
    await value(situations.act({ deed: 'draft', id: opened.id, draft: draft() }, { actor: editor }));
    expect(await situations.findPrecedents('xin chặt cây bóng mát ai xác nhận', 'p1', '2026-11-23')).toEqual([]);
    clock.advance(3_600_000);
    const answered = await value(situations.act({ deed: 'publish', id: opened.id }, { actor: approver }));
    expect(answered).toMatchObject({ state: 'answered', answeredAt: '2026-11-23T03:00:00.000Z' });
    const [found] = await situations.findPrecedents('muốn chặt cây bóng mát trước nhà thì ai xác nhận', 'p1', '2026-11-23');
    expect(found).toMatchObject({ draftedBy: 'minh', publishedBy: 'nga', basis: draft().basis });
    expect(await situations.findPrecedents('chặt cây bóng mát ai xác nhận', 'p2', '2026-11-23')).toEqual([]);
    expect(await situations.findPrecedents('chặt cây bóng mát ai xác nhận', 'p1', '2026-10-31')).toEqual([]);
    expect(await situations.findPrecedents('đăng ký kết hôn có yếu tố nước ngoài', 'p1', '2026-11-23')).toEqual([]);
    expect(await situations.readWaiting(editor)).toMatchObject({ answered: 1, medianHours: 1 });
  });

  test('withdrawn with a reason it is found no more, and once only', async () => {
    const { precedentId = '' } = (await situations.listSituations({ state: 'answered', limit: 1 }, editor)).items[0] ?? {};
    expect(await code(situations.withdrawPrecedent({ id: precedentId, reason: 'văn bản mới' }, { actor: strange }))).toBe('not_found');
    expect(await code(situations.withdrawPrecedent({ id: precedentId, reason: 'văn bản mới' }, { actor: editor }))).toBe('not_allowed');
    await value(situations.withdrawPrecedent({ id: precedentId, reason: 'văn bản mới' }, { actor: approver }));
    expect(await code(situations.withdrawPrecedent({ id: precedentId, reason: 'lần nữa' }, { actor: approver }))).toBe('precedent_withdrawn_already');
    expect(await situations.findPrecedents('chặt cây bóng mát ai xác nhận', 'p1', '2026-11-23')).toEqual([]);
  });

  test('the person who drafted never publishes, whatever the roles', async () => {
    const opened = await openOne();
    await value(situations.act({ deed: 'draft', id: opened.id, draft: draft() }, { actor: both }));
    expect(await code(situations.act({ deed: 'publish', id: opened.id }, { actor: both }))).toBe('precedent_same_person');
    expect((await situations.findSituation(opened.id, both))?.allowed).not.toContain('publish');
    await value(situations.act({ deed: 'sendBack', id: opened.id }, { actor: approver }));
    expect((await situations.findSituation(opened.id, approver))?.state).toBe('assigned');
  });

  test.each([
    ['an answer without basis', draft({ basis: [] }), 'precedent_without_basis'],
    ['days swapped', draft({ validFrom: '2026-12-01', validTo: '2026-11-01' }), 'precedent_days_swapped'],
    ['an empty answer', draft({ answer: '  ' }), 'situation_text_missing'],
  ])('%s is refused and nothing changes', async (_, bad, refusal) => {
    const opened = await openOne();
    expect(await code(situations.act({ deed: 'draft', id: opened.id, draft: bad }, { actor: editor }))).toBe(refusal);
    expect((await situations.findSituation(opened.id, editor))?.state).toBe('open');
  });

  test('personal numbers are masked before anything is kept', async () => {
    const opened = await openOne('Ông A căn cước 001085001234 xin chặt cây');
    expect((await situations.findSituation(opened.id, officer))?.question).not.toContain('001085001234');
    expect(await code(situations.openSituation({ kind: 'unanswered', question: '   ' }, { actor: officer }))).toBe('situation_text_missing');
  });
});

describe('who sees and does what', () => {
  test("a commune's situation is not there for a sister commune nor for another province", async () => {
    const opened = await openOne();
    for (const stranger of [sister, strange]) {
      expect(await situations.findSituation(opened.id, stranger)).toBeUndefined();
      expect((await situations.listSituations({ limit: 100 }, stranger)).items.map((one) => one.id)).not.toContain(opened.id);
      expect(await code(situations.act({ deed: 'close', id: opened.id, reason: 'x' }, { actor: stranger }))).toBe('not_found');
    }
    expect((await situations.listSituations({ limit: 100 }, editor)).items.map((one) => one.id)).toContain(opened.id);
  });

  test('a commune may close its own, but answers nothing', async () => {
    const opened = await openOne();
    const own = who('lan', C, 'officer', 'knowledgeEditor', 'knowledgeApprover');
    expect(await code(situations.act({ deed: 'draft', id: opened.id, draft: draft() }, { actor: own }))).toBe('situation_not_at_province');
    await value(situations.act({ deed: 'close', id: opened.id, reason: 'đã tìm thấy trong nghị định' }, { actor: officer }));
    expect(await code(situations.act({ deed: 'close', id: opened.id, reason: 'lần nữa' }, { actor: officer }))).toBe('situation_step_closed');
  });

  test('pages go by due day and lose nothing', async () => {
    const seen: string[] = [];
    let after: readonly [string, string] | undefined;
    for (let turn = 0; turn < 50; turn += 1) {
      const page = await situations.listSituations({ limit: 2, ...(after === undefined ? {} : { after }) }, editor);
      seen.push(...page.items.map((one) => one.id));
      const last = page.items.at(-1);
      if (page.nextCursor === null || last === undefined) break;
      after = [last.dueOn, last.id];
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await situations.listSituations({ limit: 100 }, editor)).items.length);
  });

  test('two persons publishing at once leave one precedent', async () => {
    const opened = await openOne();
    await value(situations.act({ deed: 'draft', id: opened.id, draft: draft() }, { actor: editor }));
    const outcomes = await Promise.all([approver, both].map((actor) => situations.act({ deed: 'publish', id: opened.id }, { actor })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok).map((outcome) => (outcome.ok ? '' : outcome.code))).toEqual(['situation_step_closed']);
  });

  test('the table of steps leads only to known states, and its ends are ends', () => {
    for (const state of SITUATION_STATES) for (const deed of SITUATION_DEEDS) expect([undefined, ...SITUATION_STATES]).toContain(SITUATION_STEPS[state][deed]);
    expect([SITUATION_STEPS.answered, SITUATION_STEPS.closed]).toEqual([{}, {}]);
  });
});
