import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deriveDoneBy, readCode, readLevels, readPromulgation, splitNames } from './derive-facts.ts';
import { readRecords } from './read-files.ts';
import type { FoundRecord } from './read-files.ts';
import { readRecord } from './read-record.ts';
import type { PublishedProcedure } from './read-result.ts';
import { readTableRow, TABLE_COLUMNS, writeTableRow } from './table-columns.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

async function readFixture(name: string): Promise<FoundRecord> {
  for await (const record of readRecords({ path: join(FIXTURES, name), bytes: 1, date: '2026-07-17' })) return record;
  throw new Error(`${name} holds no record`);
}
async function procedureOf(name: string): Promise<PublishedProcedure> {
  const { result } = await readFixture(name);
  if (!result.ok) throw new Error(`${name}: ${result.reason} ${JSON.stringify(result.details)}`);
  return result.procedure;
}

describe('the format of a record', () => {
  it.each([
    ['generation-b.json', 'portal'],
    ['generation-a.json', 'adapter'],
    ['flattened.jsonl', 'dvcqg'],
    ['intact.jsonl', 'bqp'],
    ['own.json', 'own'],
  ])('%s is told by its content: %s', async (name, source) => {
    expect((await readFixture(name)).source).toBe(source);
  });

  it('is unknown for anything else, and the sentence names what was there', () => {
    expect(readRecord({ a: 1, b: 2 }, { date: '2026-07-17' }).result).toMatchObject({ ok: false, reason: 'not_a_procedure', details: { keys: 'a, b' } });
  });
});

describe('the new portal (generation B)', () => {
  it('gives days at Vietnamese midnight, not in UTC', async () => {
    expect((await procedureOf('generation-b.json')).promulgation).toEqual([{ agency: 'Bộ Tư pháp', decisionNo: 'QĐ/0009-BTP', decisionDate: '2019-08-01' }]);
  });

  it('gives no time for unit OTHER unless the words or a case say it', async () => {
    const { cases } = await procedureOf('generation-b.json');
    const times = cases.map((each) => each.channels.map(({ channel, time }) => `${channel} ${time.state === 'structured' ? `${time.amount} ${time.unit}` : time.state}`));
    expect(times).toEqual([
      ['direct null sameDay', 'online unparsed', 'post 3 workingDay', 'direct 10 calendarDay'],
      ['direct null sameDay', 'online 1 workingDay', 'post 3 workingDay', 'direct 10 calendarDay'],
    ]);
    expect(cases[1]?.onlineServiceCode).toBe('1.999001.01');
  });

  it('tells papers to hand in, to show, under a condition, and sentences apart, whatever "required" says', async () => {
    const { cases } = await procedureOf('generation-b.json');
    expect(cases[0]?.components.map(({ role }) => role)).toEqual(['form', 'conditional', 'present', 'note']);
  });

  it('does not call a fee of 0 free that the council sets', async () => {
    const fees = (await procedureOf('generation-b.json')).cases[0]?.channels.map((way) => way.fees[0]);
    expect(fees?.[0]).toMatchObject({ amountVnd: null, state: 'unparsed', scope: 'province', kind: 'lephi' });
    expect(fees?.[1]).toMatchObject({ amountVnd: 0, state: 'structured', kind: 'phi' });
    expect(fees?.[2]).toMatchObject({ amountVnd: 2_000, per: 'trang' });
    expect(fees?.[3]).toMatchObject({ amountVnd: null, foreign: { amount: 10, currency: 'USD' } });
  });

  it('refuses a record whose level flags contradict the agencies it names', () => {
    const record = { code: '1.999009', name: 'Thủ tục', executionMethods: [], isProvince: true, isWard: false, unitGroupsExecuting: [{ name: 'Ủy ban nhân dân cấp xã' }] };
    expect(readRecord(record, { date: '2026-07-17' }).result).toMatchObject({ ok: false, reason: 'levels_contradict', code: '1.999009' });
  });
});

describe('the older adapter (generation A)', () => {
  it('strips the agency behind the code and keeps an empty count unknown', async () => {
    const procedure = await procedureOf('generation-a.json');
    expect(procedure.code).toBe('1.999002');
    expect(procedure.cases.map(({ name, components }) => [name, components.map(({ originals, copies }) => [originals, copies])])).toEqual([
      ['Cấp mới', [[1, 0], [null, null]]],
      ['Cấp lại', [[1, null]]],
    ]);
    expect(procedure.cases[1]?.steps[0]?.text).toBe('Nộp đơn xin cấp lại.');
    expect(procedure.cases[0]?.channels.map(({ channel, time, fees }) => [channel, time.state, fees[0]?.state])).toEqual([
      ['direct', 'structured', 'structured'], ['online', 'silent', undefined], ['post', 'structured', 'unparsed'],
    ]);
  });
});

describe('a flattened page and a document with tables', () => {
  it('are read whole', async () => {
    const page = await procedureOf('flattened.jsonl');
    expect(page).toMatchObject({
      code: '1.999003', doneBy: 'commune', audience: ['Công dân Việt Nam', 'Tổ chức (không bao gồm doanh nghiệp, HTX)'], results: [{ code: 'KQ.G15.999003', name: 'Bản sao giấy trồng cây' }],
      legalBasis: [{ number: '60/2014/QH13', title: 'Luật Hộ tịch' }, { number: '123/2015/NĐ-CP', title: 'Nghị định hướng dẫn' }],
    });
    expect(page.cases[0]?.components.map(({ name, role, originals, copies }) => [name, role, originals, copies])).toEqual([
      ['Tờ khai theo Mẫu số 5 của Thông tư 09/2020/TT-BTP;', 'form', 1, 0], ['Bản sao giấy cũ năm 2026', 'submit', 1, 2], ['Thẻ căn cước', 'present', 1, 0],
    ]);
    const document = await procedureOf('intact.jsonl');
    expect(document).toMatchObject({ code: '1.999004', doneBy: 'military', legalBasis: [{ number: '78/2015/QH13', date: '2015-06-19' }] });
    expect(document.cases[0]?.channels.map(({ time, fees }) => [time.amount, fees.map(({ kind, amountVnd, foreign }) => [kind, amountVnd ?? foreign?.amount])])).toEqual([
      [10, [['phi', 60_000], ['lephi', 0]]], [null, []], [0.5, [['lephi', 10]]],
    ]);
  });

  it.each([
    [{ ma_thu_tuc: '' }, 'code_missing'],
    [{ ma_thu_tuc: 'ABC' }, 'code_malformed'],
    [{ ma_thu_tuc: '1.999003', ten_thu_tuc: '  ' }, 'name_missing'],
    [{ ma_thu_tuc: '1.999003', ten_thu_tuc: 'Thủ tục', cap_thuc_hien: 'Cấp vũ trụ' }, 'level_unknown'],
  ])('%o is refused: %s', (part, reason) => {
    expect(readRecord({ cach_thuc_thuc_hien: '', thanh_phan_ho_so: '', ...part }, { date: '2026-07-17' }).result).toMatchObject({ ok: false, reason });
  });
});

describe('our own format', () => {
  it('names the first field that does not fit', async () => {
    const own = await procedureOf('own.json');
    const broken = { ...own, cases: [{ ...own.cases[0], onlineLevel: 'sometimes' }] };
    expect(readRecord(broken, { date: '2026-07-17' }).result).toMatchObject({ ok: false, reason: 'field_malformed', details: { field: 'cases.0.onlineLevel' } });
  });

  it('refuses a number said to be structured that is not there, and levels said twice', async () => {
    const own = await procedureOf('own.json');
    const way = own.cases[0]?.channels[0];
    const noNumber = { ...own, cases: [{ ...own.cases[0], channels: [{ ...way, time: { amount: null, unit: null, text: '', state: 'structured' } }] }] };
    expect(readRecord(noNumber, { date: '2026-07-17' }).result).toMatchObject({ ok: false, reason: 'field_malformed' });
    expect(readRecord({ ...own, level: ['commune', 'commune'] }, { date: '2026-07-17' }).result).toMatchObject({ ok: false, reason: 'levels_contradict' });
  });
});

describe('our own table', () => {
  it('reads back what it writes', async () => {
    const procedure = { ...(await procedureOf('generation-a.json')), version: 1 };
    const row = writeTableRow(procedure);
    expect(Object.keys(row)).toEqual([...TABLE_COLUMNS]);
    const read = readTableRow(row, { id: 'table', name: 'Bảng', date: '2026-07-17' });
    if (!read.ok) throw new Error(read.reason);
    expect(read.procedure).toMatchObject({ code: procedure.code, name: procedure.name, level: procedure.level, field: { name: procedure.field.name }, legalBasis: procedure.legalBasis });
    expect(read.procedure.cases.map(({ name, components }) => [name, components.map((line) => [line.name, line.originals])])).toEqual([
      ['Cấp mới', [['Đơn đề nghị', 1], ['Bản vẽ biển hiệu', null]]], ['Cấp lại', [['Giấy phép cũ bị rách', 1]]],
    ]);
    expect(read.procedure.cases[0]?.channels.map(({ channel, time, fees }) => [channel, time.amount, fees.map(({ kind, amountVnd }) => [kind, amountVnd])])).toEqual([
      ['direct', 5, [['lephi', 50_000]]], ['online', null, []], ['post', 7, [['unknown', null]]],
    ]);
  });

  it('lets no cell run as a formula', async () => {
    const row = writeTableRow({ ...(await procedureOf('own.json')), version: 1, name: '=HYPERLINK("x")' });
    expect(row['Tên thủ tục']).toBe("'=HYPERLINK(\"x\")");
  });
});

describe('what is derived', () => {
  it.each([
    ['Ủy ban nhân dân cấp xã', '', ['commune'], 'commune'],
    ['Công an cấp xã', '', ['commune'], 'police'],
    ['Ủy ban nhân dân cấp xã, Công an cấp xã', '', ['commune'], 'commune'],
    ['Văn phòng đăng ký đất đai', '', ['province'], 'landOffice'],
    ['Cơ quan Bảo hiểm xã hội', '', ['province'], 'socialInsurance'],
    ['Chi cục Hải quan khu vực', '', ['commune'], 'customs'],
    ['Thuế cơ sở', '', ['commune'], 'tax'],
    ['Ban Chỉ huy quân sự cấp xã', '', ['commune'], 'military'],
    ['Tòa án nhân dân khu vực', '', ['other'], 'court'],
    ['Sở Tư pháp', '', ['province'], 'province'],
    ['Bộ Tài chính', '', ['ministry'], 'ministry'],
    ['Không có thông tin', 'Cục Quản lý xuất nhập cảnh', ['ministry'], 'police'],
    ['', '', ['commune'], 'commune'],
    ['', '', ['other'], undefined],
  ] as const)('"%s"/"%s" at %o is done by %s', (executing, competent, levels, expected) => {
    expect(deriveDoneBy(executing, competent, levels)).toBe(expected);
  });

  it('levels, codes, names and decisions', () => {
    expect(readLevels('Cấp Bộ, Cấp Tỉnh, Cấp Xã, Cơ quan khác')).toEqual(['ministry', 'province', 'commune', 'other']);
    expect([readCode('1.000656.000.00.00.H29'), readCode('1.0006567'), readCode('khai sinh')]).toEqual(['1.000656', undefined, undefined]);
    expect(splitNames('Doanh nghiệp, Tổ chức (không bao gồm doanh nghiệp, HTX), cá nhân')).toEqual(['Doanh nghiệp', 'Tổ chức (không bao gồm doanh nghiệp, HTX), cá nhân']);
    expect(readPromulgation('Quyết định số 6225/QĐ-BQP')).toEqual([{ agency: 'Bộ Quốc phòng', decisionNo: '6225/QĐ-BQP' }]);
  });
});
