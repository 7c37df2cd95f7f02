import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFormSubject } from '#app/subjects/form-subject.ts';
import { systemActor } from '#model/actor.ts';
import { EVERY_KIND } from '#model/form.fixture.ts';
import type { Form } from '#model/form.ts';
import type { Json } from '#model/json-diff.ts';
import type { Outcome } from '#model/outcome.ts';
import { testClock } from '#platform/clock.ts';
import type { CommandContext } from '#platform/command.ts';
import { openTestPlatform, type TestPlatform } from '#test/support/database.ts';
import { openTestForms } from './forms.fixture.ts';
import type { Forms } from './forms.ts';

const NEXT_YEAR: Form = { ...EVERY_KIND, version: 2, validFrom: '2027-03-01', name: { vi: 'Tờ khai theo luật mới' } };
const OCCASION = { changeSetId: 'c', title: 't', source: { text: 's', date: '2026-11-30', certainty: 'official' as const }, submittedBy: 'a', approvedBy: 'b' };
const actor = { kind: 'citizen' as const, id: 'anonymous', siteId: 'local', roles: [] };
let platform: TestPlatform;
let forms: Forms;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: testClock('2026-11-30T09:00:00+07:00') });
  forms = await openTestForms(platform, {}, [EVERY_KIND, NEXT_YEAR]);
});
afterAll(async () => {
  await forms.close();
  await platform.close();
});

async function inCommand<Value>(work: (context: CommandContext) => Promise<Outcome<Value>>): Promise<Value> {
  const outcome = await platform.commands.run({ name: 'test.write', policy: () => undefined, run: (_: object, context) => work(context) }, {}, { actor: systemActor('local') });
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  await forms.library.refresh();
  return outcome.value;
}
const subject = () => createFormSubject({ forms: forms.library, catalogue: { findProcedure: async () => undefined } });
const changed = (over: object): Json => {
  const { version: _version, ...value } = EVERY_KIND;
  return { ...value, ...over } as unknown as Json;
};

describe('a form', () => {
  test('counts from its day: the old law until 28 February 2027, the new one after', () => {
    expect(forms.library.findForm(EVERY_KIND.id, '2027-02-28')?.version).toBe(1);
    expect(forms.library.findForm(EVERY_KIND.id, '2027-03-01')?.version).toBe(2);
    expect(forms.library.findForm(EVERY_KIND.id, '2025-12-31')).toBeUndefined();
    expect(forms.library.listForms('2027-03-01', { procedureCode: '1.001193', caseId: 'nào cũng được' }).map(({ name }) => name.vi)).toEqual(['Tờ khai theo luật mới']);
  });

  test('that is not sound is refused to an editor with the place and the reason', async () => {
    const { phone: _gone, ...questions } = EVERY_KIND.questions;
    // A draft may be so for a while; nobody is asked to approve it.
    expect(await subject().validate(EVERY_KIND.id, changed({ questions }))).toMatchObject({ ok: true });
    expect(await subject().checkReady?.(EVERY_KIND.id, changed({}))).toMatchObject({ ok: true });
    expect(await subject().checkReady?.(EVERY_KIND.id, changed({ questions }))).toMatchObject({ ok: false, code: 'change_value_malformed', details: { field: 'pages.lien-he', problem: 'Trang này có câu “phone” mà mẫu không có.' } });
    expect(await subject().validate(EVERY_KIND.id, changed({ pages: [] }))).toMatchObject({ code: 'change_value_malformed', details: { field: 'pages' } });
    expect(await subject().validate('ten-khac', changed({}))).toMatchObject({ details: { field: 'id' } });
    expect(await subject().validate(EVERY_KIND.id, 'x')).toMatchObject({ code: 'change_value_malformed' });
    expect(await subject().read('KHÔNG PHẢI MÃ')).toBeUndefined();
    expect(await subject().read('mau-moi')).toEqual({ version: 0, value: null, label: 'mau-moi' });
  });

  test('that is published is the next version; drafts go on with theirs; taken back it counts no longer', async () => {
    const draft = await forms.drafts.begin({ formId: EVERY_KIND.id }, { actor });
    const value = await subject().validate(EVERY_KIND.id, changed({ name: { vi: 'Tờ khai đã sửa' } }));
    const [applied] = await inCommand((context) => subject().apply([{ id: EVERY_KIND.id, value: value.ok ? value.value : null, imported: null, seen: 2 }], OCCASION, context));
    expect(applied).toEqual({ id: EVERY_KIND.id, version: 3, undo: 3 });
    expect(forms.library.findForm(EVERY_KIND.id, '2026-11-30')).toMatchObject({ version: 3, name: { vi: 'Tờ khai đã sửa' } });
    expect(await subject().read(EVERY_KIND.id)).toMatchObject({ version: 3, label: 'Tờ khai đã sửa' });
    const seen = draft.ok ? await forms.drafts.find(draft.value, actor) : draft;
    expect(seen.ok && seen.value.open?.form.version).toBe(1);
    await inCommand((context) => subject().restore([{ id: EVERY_KIND.id, undo: applied?.undo ?? null, before: null, isImported: false }], OCCASION, context));
    expect(forms.library.findForm(EVERY_KIND.id, '2026-11-30')?.version).toBe(1);
    // Who began with the version that was taken back still finds it, and its number is never given again.
    expect(forms.library.findVersion(EVERY_KIND.id, 3)?.name.vi).toBe('Tờ khai đã sửa');
    expect(await inCommand((context) => subject().apply([{ id: EVERY_KIND.id, value: changed({}), imported: null, seen: 2 }], OCCASION, context))).toMatchObject([{ version: 4 }]);
    // Made for a version that counts no more.
    await expect(inCommand((context) => subject().apply([{ id: EVERY_KIND.id, value: changed({}), imported: null, seen: 2 }], OCCASION, context))).rejects.toThrow('change_set_stale');
  });

  test('that cannot be filled keeps the house from opening (content_broken)', async () => {
    await expect(openTestForms(platform, {}, [{ ...EVERY_KIND, pages: EVERY_KIND.pages.slice(1) }])).rejects.toMatchObject({ code: 'content_broken', details: { reason: 'questions.filer: Câu hỏi này không nằm trên trang nào.' } });
  });
});
