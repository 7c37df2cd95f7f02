import { describe, expect, test } from 'vitest';
import { createWords } from '../../words/words.ts';
import { applyFields, type FilledForm } from './apply-fields.ts';
import { amountWords } from './change-form.ts';
import { readPath } from './field-path.ts';
import { mergeFields } from './merge-fields.ts';
import { listFieldGroups, listFieldValues, type SubjectKind } from './record-fields.ts';

const say = createWords('vi');
const fee = { kind: 'lephi', amountVnd: 8000, text: '8.000 đồng', state: 'structured', scope: 'national' };
const paper = (name: string): object => ({ name, role: 'submit', originals: 1, copies: 0, formUrl: 'mau.docx' });
const procedure = {
  name: 'Thủ tục ví dụ', shortName: 'Ví dụ', status: 'active', note: 'cũ', authority: { executing: [], competent: [{ id: 'x', name: 'UBND cấp xã' }], authorised: [], coordinating: [] },
  cases: [{ id: 'a', name: 'Thông thường', channels: [{ channel: 'direct', time: { amount: 5, unit: 'workingDay', text: '05 ngày làm việc', state: 'structured' }, fees: [fee] }, { channel: 'post', time: { amount: 5, unit: 'workingDay', text: 'Trong 5 ngày làm việc', state: 'structured' }, fees: [{ ...fee, text: '8.000 đồng mỗi bản' }] }], components: [paper('Tờ khai'), paper('Giấy A'), paper('Giấy B')] }],
};
const way = 'cases[0].channels[0]';

function put(kind: SubjectKind, value: unknown, changes: Readonly<Record<string, string>>, removed: readonly string[] = []): unknown {
  const groups = listFieldGroups(say, kind, value);
  const form: FilledForm = { values: new Map([...listFieldValues(groups), ...Object.entries(changes)]), removed };
  return applyFields(kind, value, groups, form, amountWords(say));
}

describe('a form put over a record', () => {
  test('sent back as it was leaves the record exactly as it was', () => {
    const before = structuredClone(procedure);
    expect(put('procedure', procedure, {})).toEqual(before);
    expect(put('procedure', procedure, { name: 'Thủ tục ví dụ \r\n' })).toEqual(before);
    expect(procedure).toEqual(before);
  });

  test.each<[string, Record<string, string>, string, object]>([
    ['a number changed alone renews its wording', { [`${way}.time.amount`]: '3' }, `${way}.time`, { amount: 3, unit: 'workingDay', text: '3 ngày làm việc', state: 'structured' }],
    ['a wording of its own stays', { [`${way}.time.amount`]: '3', [`${way}.time.text`]: 'ba ngày' }, `${way}.time`, { amount: 3, unit: 'workingDay', text: 'ba ngày', state: 'structured' }],
    ['the same day has no number', { [`${way}.time.unit`]: 'sameDay' }, `${way}.time`, { amount: null, unit: 'sameDay', text: 'Trong ngày', state: 'structured' }],
    ['an emptied number says only its text', { [`${way}.time.amount`]: '', [`${way}.time.text`]: 'Không quy định' }, `${way}.time`, { amount: null, unit: 'workingDay', text: 'Không quy định', state: 'unparsed' }],
    ['an amount with dots is a number', { [`${way}.fees[0].amountVnd`]: '1.200.000' }, `${way}.fees[0]`, { ...fee, amountVnd: 1_200_000, text: '1.200.000 đồng' }],
    ['an amount inside a sentence is exchanged there', { [`cases[0].channels[1].fees[0].amountVnd`]: '9000' }, `cases[0].channels[1].fees[0]`, { amountVnd: 9000, text: '9.000 đồng mỗi bản' }],
    ['half a day is half a day', { [`${way}.time.amount`]: '0,5' }, `${way}.time`, { amount: 0.5, unit: 'workingDay', text: '0,5 ngày làm việc', state: 'structured' }],
    ['what is no number goes on as typed, for the house to refuse by name', { [`${way}.fees[0].amountVnd`]: 'tám nghìn' }, `${way}.fees[0]`, { ...fee, amountVnd: 'tám nghìn' }],
  ])('%s', (_, changes, path, expected) => {
    const after = readPath(put('procedure', procedure, changes), path);
    expect(after).toMatchObject(path.includes('fees') && changes[`${way}.fees[0].amountVnd`] === 'tám nghìn' ? { amountVnd: 'tám nghìn' } : expected);
  });

  test('an emptied text goes, a needed one stays as empty for the house to refuse', () => {
    const after = put('procedure', procedure, { note: '', shortName: '', name: '' }) as Record<string, unknown>;
    expect(Object.keys(after)).not.toContain('note');
    expect(Object.keys(after)).not.toContain('shortName');
    expect(after['name']).toBe('');
  });

  test('rows are added whole, and taken out without moving the others', () => {
    const after = put('procedure', procedure, { 'cases[0].components[3].name': 'Giấy C', 'cases[0].components[3].role': 'present' }, ['cases[0].components[0]', 'cases[0].components[2]']);
    expect(readPath(after, 'cases[0].components')).toEqual([paper('Giấy A'), { name: 'Giấy C', role: 'present', originals: null, copies: null }]);
    expect(readPath(put('procedure', procedure, { [`${way}.fees[1].amountVnd`]: '2000', [`${way}.fees[1].kind`]: 'phi' }), `${way}.fees[1]`)).toEqual({ kind: 'phi', amountVnd: 2000, text: '2.000 đồng', state: 'structured', scope: 'national' });
  });

  test('a choice alone, as the browser sends it for the empty row, adds nothing', () => {
    expect(put('procedure', procedure, { [`${way}.fees[1].kind`]: 'lephi', 'cases[0].components[3].role': 'submit' })).toEqual(procedure);
  });

  test('a body whose name is emptied is no body; one written first is made', () => {
    expect(readPath(put('procedure', procedure, { 'authority.competent[0].name': '' }), 'authority.competent')).toEqual([]);
    expect(readPath(put('procedure', procedure, { 'authority.executing[0].name': 'Trung tâm' }), 'authority.executing')).toEqual([{ name: 'Trung tâm' }]);
    const task = { title: 'Việc', field: 'Hộ tịch', act: 'phan_cap', to: { body: 'UBND cấp xã', tier: 'commune', person: 'UBND' }, from: { body: 'UBND cấp tỉnh', tier: 'province', person: 'UBND' }, validFrom: '2025-07-01', basis: [], procedureCodes: ['1.001193'] };
    const after = put('task', task, { 'from.body': '', 'from.tier': '', 'from.person': '', 'basis[0].document': '12/2026/QĐ-UBND', 'basis[0].article': '3', procedureCodes: '1.001193\n\n2.000815 ' });
    expect(after).toEqual({ ...Object.fromEntries(Object.entries(task).filter(([name]) => name !== 'from')), basis: [{ document: '12/2026/QĐ-UBND', article: '3' }], procedureCodes: ['1.001193', '2.000815'] });
  });

  test('lay words carry what they mean and how much; a switch is on or off', () => {
    expect(put('lexicon', { say: ['sổ đỏ'], means: [['quyền sử dụng đất', 0.9]] }, { means: 'quyền sử dụng đất | 0,5\nnhà ở' })).toEqual({ say: ['sổ đỏ'], means: [['quyền sử dụng đất', 0.5], ['nhà ở', 1]] });
    expect(put('sayings', { vietnamese: ['làm khai sinh'], english: [] }, { vietnamese: 'làm khai sinh\nmới đẻ' })).toEqual({ vietnamese: ['làm khai sinh', 'mới đẻ'], english: [] });
    expect(put('switch', { off: true, reason: 'x' }, { off: 'false' })).toEqual({ off: false, reason: 'x' });
  });
});

describe('two people on one record', () => {
  const map = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(entries));

  test('each keeps the own field; where both wrote, this person\'s stands and the other\'s is told', () => {
    const merged = mergeFields(map({ time: '5', fee: '8000', note: 'a' }), map({ time: '3', fee: '8000', note: 'b' }), map({ time: '4', fee: '9000', note: 'a' }));
    expect(Object.fromEntries(merged.values)).toEqual({ time: '3', fee: '9000', note: 'b' });
    expect(Object.fromEntries(merged.clashes)).toEqual({ time: '4' });
    expect(merged.taken).toEqual(['fee']);
  });

  test('who wrote the same does not clash, and what was written into a row that is gone is not lost', () => {
    const merged = mergeFields(map({ time: '5', 'fees[0].text': 'x' }), map({ time: '3', 'fees[0].text': 'y' }), map({ time: '3' }));
    expect(merged.clashes.get('time')).toBeUndefined();
    expect(merged.values.get('fees[0].text')).toBe('y');
    expect(merged.clashes.get('fees[0].text')).toBe('');
  });
});
