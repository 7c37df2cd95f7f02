import { expect, test } from 'vitest';
import type { Question } from '../../src/model/form.ts';
import type { Place, PlaceMatch } from '../api.ts';
import { offerOf, offerPlaces, settlePlaces } from './offer-places.ts';

const unit = (code: string, name: string, level: Place['level'] = 'commune'): Place => ({
  order: 'new', code, level, kind: 'phuong', name, fullName: `Phường ${name}`, address: level === 'commune' ? `Phường ${name}, Thành phố Hà Nội` : name, provinceCode: '01', certainty: 'official', source: 'test',
});
const match = (found: Place): PlaceMatch => ({ unit: found, matched: 'new', score: 1, via: null, alternatives: [], decidingQuestion: null });
const BA_DINH = match(unit('00004', 'Ba Đình'));
const OLD: PlaceMatch = {
  ...BA_DINH, matched: 'old', via: { place: unit('00025', 'Cống Vị'), happened: { key: 'split', values: {}, vi: 'Phường Cống Vị đã chia.', en: 'It was split.' } },
  alternatives: [unit('00004', 'Ba Đình'), unit('00008', 'Ngọc Hà')], decidingQuestion: { key: 'which', values: {}, vi: 'Nhà ở phía nào?', en: 'Which side?' },
};
const find = (typed: string): Promise<readonly PlaceMatch[]> => Promise.resolve(/cống vị/iu.test(typed) ? [OLD] : /ba đình|hà nội/iu.test(typed) ? [BA_DINH, match(unit('01', 'Thành phố Hà Nội', 'province'))] : []);
const label = { vi: 'x' };
const QUESTIONS: Readonly<Record<string, Question>> = { home: { kind: 'address', label }, rows: { kind: 'repeat', label, of: { town: { kind: 'place', label } } }, note: { kind: 'text', label } };

test('a chosen commune has the name of the register, beside it the old name that was typed', async () => {
  const chosen = (code: string, typed: string) => settlePlaces(QUESTIONS, { rows: [{ town: { code, typed } }] }, find);
  expect(await chosen('00008', 'Phường Cống Vị')).toEqual({ rows: [{ town: { code: '00008', name: 'Phường Ngọc Hà, Thành phố Hà Nội', typed: 'Phường Cống Vị' } }] });
  expect(await chosen('00004', 'ba đình')).toEqual({ rows: [{ town: { code: '00004', name: 'Phường Ba Đình, Thành phố Hà Nội' } }] });
  expect(await chosen('99999', 'ba đình')).toEqual({ rows: [{ town: 'ba đình' }] });
  const typed = { home: { place: 'Ba Đình', detail: 'tổ 3' }, note: 'Ba Đình' };
  expect(await settlePlaces(QUESTIONS, typed, find)).toEqual(typed);
});

test('what happened to an old name is told with the communes it may be; provinces are no choice', async () => {
  expect(await offerPlaces(QUESTIONS, { home: { place: 'cống vị', detail: '' }, rows: [{ town: 'hà nội' }, { town: 'xyz' }, { town: '' }] }, 'vi', find)).toEqual({
    home: { typed: 'cống vị', happened: 'Phường Cống Vị đã chia.', question: 'Nhà ở phía nào?', choices: [{ code: '00004', name: 'Phường Ba Đình, Thành phố Hà Nội' }, { code: '00008', name: 'Phường Ngọc Hà, Thành phố Hà Nội' }] },
    'rows.0.town': { typed: 'hà nội', choices: [{ code: '00004', name: 'Phường Ba Đình, Thành phố Hà Nội' }] },
    'rows.1.town': { typed: 'xyz', choices: [] },
  });
  expect(offerOf('cống vị', [OLD], 'en').happened).toBe('It was split.');
});
