import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkAnswers } from './check-answers.ts';
import { FormSchema, type Form } from './form.ts';
import { joinFormFees, reckonFormFee, tellFiling } from './form-filing.ts';
import { isRecord } from './form-paths.ts';
import { isAbout, listPapersToBring } from './papers-to-bring.ts';
import type { Procedure } from './procedure.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const FORMS = readdirSync('content/forms').filter((name) => name.endsWith('.json')).map((name) => FormSchema.parse(read(`content/forms/${name}`)));
const getForm = (id: string): Form => {
  const form = FORMS.find((one) => one.id === id);
  if (form === undefined) throw new Error(`There is no content/forms/${id}.json`);
  return form;
};
const getProcedure = (code: string): Procedure => read(`content/procedures/${code}.json`) as Procedure;

/** What an invented person's form is filed for, with some answers changed; a path such as `birth.date` reaches into a group. */
function fileAs(id: string, changed: Readonly<Record<string, unknown>> = {}, { begun = '', today = '2026-11-24', at = 0 } = {}) {
  const form = getForm(id);
  const answers = structuredClone(form.samples[at]?.answers ?? {}) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changed)) {
    const [key = '', inner] = path.split('.');
    answers[key] = inner === undefined ? value : { ...(isRecord(answers[key]) ? answers[key] : {}), [inner]: value };
  }
  const { flow, computed } = checkAnswers(form, answers, { today });
  const filing = tellFiling(form, { procedureCode: begun === '' ? (form.procedures[0]?.code ?? '') : begun }, { ...flow.asked, ...computed }, today);
  const chosen = getProcedure(filing.procedureCode).cases.find((one) => one.id === (filing.caseId ?? ''));
  const papers = listPapersToBring({ form, flow, today }, chosen?.components ?? []).map(({ name, role }) => `${role}: ${name}`);
  return { filing, chosen, papers, fee: reckonFormFee(chosen?.channels.find(({ channel }) => channel === 'online')?.fees ?? chosen?.channels[0]?.fees ?? [], filing, today) };
}

describe('a form is filed for what its answers say', () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    // Luật Hộ tịch 60/2014/QH13, Điều 15 khoản 1: within 60 days of the birth.
    ['khai-sinh', { 'birth.date': '2026-11-12' }, '1.001193', 'dung-han'],
    ['khai-sinh', { 'birth.date': '2026-09-25' }, '1.001193', 'dung-han'],
    ['khai-sinh', { 'birth.date': '2026-09-24' }, '1.001193', 'qua-han'],
    // The same, Điều 33 khoản 1: within 15 days of the death.
    ['khai-tu', { diedOn: '2026-11-09' }, '1.000656', 'dung-han'],
    ['khai-tu', { diedOn: '2026-11-08' }, '1.000656', 'qua-han'],
    ['khai-tu', { diedOn: '2019' }, '1.000656', 'qua-han'],
    ['ct01-thuong-tru', { housing: 'own' }, '1.004222', 'nha-cua-minh'],
    ['ct01-thuong-tru', { housing: 'kin' }, '1.004222', 'o-voi-nguoi-than'],
    ['ct01-thuong-tru', { housing: 'rented' }, '1.004222', 'nha-thue-muon'],
    ['ct01-thuong-tru', { housing: 'boat' }, '1.004222', 'khac'],
    ['ct01-tam-tru', {}, '1.004194', 'ca-nhan'],
    ['thay-doi-cai-chinh-ho-tich', { kind: 'complete' }, '1.004859', 'bo-sung'],
    ['thay-doi-cai-chinh-ho-tich', { kind: 'correct' }, '1.004859', 'thay-doi-cai-chinh'],
    ['ho-kinh-doanh-thay-doi', { kind: 'content' }, '2.000720', 'noi-dung'],
    ['ho-kinh-doanh-thay-doi', { kind: 'members' }, '2.000720', 'doi-chu-ho'],
    ['yeu-cau-chung-thuc', { kind: 'signature' }, '2.000884', ''],
    ['yeu-cau-chung-thuc', { kind: 'will' }, '2.001019', ''],
    ['yeu-cau-chung-thuc', { kind: 'inheritance', inheritKind: 'refuse' }, '2.001016', ''],
  ])('%s with %j: %s, case %s', (id, changed, code, caseId) => {
    const { filing, chosen } = fileAs(id, changed);
    expect([filing.procedureCode, filing.caseId ?? '']).toEqual([code, caseId]);
    expect(chosen?.id).toBe(caseId);
  });

  test('whatever it was begun for, the answers decide; what they do not decide stays', () => {
    expect(fileAs('yeu-cau-chung-thuc', { kind: 'copy' }, { begun: '2.001019' }).filing.procedureCode).toBe('2.000815');
    expect(tellFiling(getForm('khai-sinh'), { procedureCode: '1.001193', caseId: 'qua-han' }, { birth: { date: '2026-11-20' } }, '2026-11-24').caseId).toBe('dung-han');
    const plain = { procedures: [{ code: 'a' }, { code: 'b' }] };
    expect(tellFiling(plain, { procedureCode: 'b', caseId: 'x' }, {}, '2026-11-24')).toEqual({ procedureCode: 'b', caseId: 'x', times: 1, isCountedAtDesk: false, besides: [] });
    expect(tellFiling(plain, { procedureCode: 'gone' }, {}, '2026-11-24').procedureCode).toBe('a');
  });

  test('each case and each procedure of the content is decided by the answers', () => {
    for (const form of FORMS) {
      if (form.procedures.length > 1) expect(form.procedures.filter(({ when }) => when === undefined).map(({ code }) => `${form.id} ${code}`)).toEqual([]);
      for (const { code, cases, caseOf } of form.procedures) {
        const ids = getProcedure(code).cases.map(({ id }) => id).filter((id) => cases === undefined || cases.includes(id));
        expect([form.id, code, ids.length === 1 ? ids : (caseOf ?? []).map(({ id }) => id).toSorted()]).toEqual([form.id, code, ids.toSorted()]);
      }
    }
  });

  test('a fee by the copy or the page is counted by the form, or left to the desk', () => {
    for (const form of FORMS) {
      for (const { code, fee } of form.procedures) {
        const isCounted = getProcedure(code).cases.some(({ channels }) => channels.some(({ fees }) => fees.some(({ per }) => per === 'trang' || per === 'bản')));
        expect([form.id, code, fee !== undefined]).toEqual([form.id, code, isCounted]);
      }
    }
  });
});

describe('what it costs', () => {
  test('copies are counted, and the arithmetic is shown', () => {
    expect(fileAs('ban-sao-trich-luc-ho-tich', { copyCount: 3 }).fee.payable).toMatchObject({ payableVnd: 24_000, lines: [{ quantity: 3, unitVnd: 8_000, amountVnd: 24_000 }] });
  });

  test('extra copies have the fee of their own record, and none are asked for unless somebody wants them', () => {
    for (const form of FORMS.filter(({ questions }) => questions['wantsCopies'] !== undefined)) {
      expect([form.id, fileAs(form.id, { wantsCopies: true, copyCount: 2 }).filing.besides]).toEqual([form.id, [{ procedureCode: '2.000635', times: 2 }]]);
      expect([form.id, fileAs(form.id, { wantsCopies: false, copyCount: 2 }).filing.besides]).toEqual([form.id, []]);
    }
  });

  test('what is asked for beside it is one bill with it, and a part without a sum leaves no sum', () => {
    const at = (amountVnd: number | null, text: string) => reckonFormFee([{ kind: 'phi', amountVnd, text, state: 'structured', validFrom: '2025-07-01' } as never], { times: 2, isCountedAtDesk: false }, '2026-11-24');
    expect(joinFormFees([at(0, 'Không mất lệ phí.'), at(8_000, 'Bản sao')])).toMatchObject({ payable: { payableVnd: 16_000, lines: [{ amountVnd: 0 }, { amountVnd: 16_000 }] }, texts: [] });
    expect(joinFormFees([reckonFormFee([], { times: 1, isCountedAtDesk: true }, '2026-11-24'), at(8_000, 'Bản sao')])).toEqual({ payable: null, texts: ['Bản sao'] });
    expect(joinFormFees([at(8_000, 'Bản sao')]).payable).toMatchObject({ payableVnd: 16_000 });
    expect(joinFormFees([])).toEqual({ payable: null, texts: [] });
  });

  test('a late birth is never shown as free, a timely one is', () => {
    expect(fileAs('khai-sinh', { 'birth.date': '2026-11-12' }).fee.payable).toMatchObject({ payableVnd: 0 });
    const late = fileAs('khai-sinh', { 'birth.date': '2026-01-12' }).fee;
    expect(late.payable).toBeNull();
    expect(late.texts[0]).toContain('HĐND cấp tỉnh');
  });

  test('pages that only the desk can count give no sum', () => {
    const { fee, filing } = fileAs('yeu-cau-chung-thuc', { kind: 'copy' });
    expect(filing.isCountedAtDesk).toBe(true);
    expect(fee.payable).toBeNull();
    expect(fee.texts[0]).toContain('mỗi trang');
  });

  test('no fee published gives no words and no sum', () => {
    expect(reckonFormFee([], { times: 1, isCountedAtDesk: false }, '2026-11-24')).toEqual({ payable: null, texts: [] });
  });
});

describe('what still comes on paper', () => {
  const SLIP = 'submit: Giấy chứng sinh do bệnh viện cấp. Không có thì nộp giấy của người làm chứng; không có người làm chứng thì viết giấy cam đoan';
  const CARD = 'present: Giấy tờ tùy thân có ảnh, còn hạn: căn cước, căn cước điện tử trên VNeID hoặc hộ chiếu';
  const PICTURE = [{ id: '00000000-0000-4000-8000-000000000001', name: 'a.jpg', pages: 1 }];

  test.each<[string, Record<string, unknown>, readonly string[]]>([
    ['khai-sinh', { slip: 'paper', slipFile: [] }, [SLIP, CARD]],
    ['khai-sinh', { slip: 'paper', slipFile: PICTURE }, [CARD]],
    ['khai-sinh', { slip: 'electronic', slipFile: [] }, [CARD]],
    ['khai-sinh', { slip: 'electronic', slipFile: [], relation: 'proxy' }, ['conditional: Giấy ủy quyền', CARD]],
    ['khai-tu', { notice: 'none', noticeFile: [] }, ['submit: Giấy báo tử, hoặc giấy thay giấy báo tử', CARD]],
    ['khai-tu', { notice: 'electronic', noticeFile: [] }, [CARD]],
    ['khai-tu', { notice: 'longAgo', proofFile: [] }, ['conditional: Giấy tờ chứng minh việc chết', CARD]],
    ['hoa-giai-tranh-chap-dat-dai', { papers: ['none'], landFile: [] }, []],
    ['hoa-giai-tranh-chap-dat-dai', { papers: ['certificate'], landFile: [] }, ['submit: Bản sao giấy tờ về đất, nếu có']],
    ['ct01-thuong-tru', { housing: 'rented', leaseFile: [], areaFile: [] }, ['submit: Hợp đồng, giấy cho thuê, cho mượn, cho ở nhờ có công chứng hoặc chứng thực', 'conditional: Giấy xác nhận đủ diện tích nhà ở']],
  ])('%s with %j', (id, changed, papers) => {
    expect(fileAs(id, { ...(id.startsWith('khai') ? { relation: 'other', relationOther: 'Cậu' } : {}), ...changed }).papers).toEqual(papers);
  });

  test('a paper is known by its code before its name', () => {
    expect(isAbout({ code: 'A1', name: 'Giấy khác' }, { code: 'A1', name: 'Giấy này' })).toBe(true);
    expect(isAbout({ name: 'giay nay' }, { name: 'Giấy này' })).toBe(true);
    expect(isAbout(undefined, { name: 'Giấy này' })).toBe(false);
  });
});
