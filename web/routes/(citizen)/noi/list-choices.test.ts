import { expect, test } from 'vitest';
import type { PlaceMatch, Place } from '../../../open-api.ts';
import { listChoices } from './list-choices.ts';

const place = (code: string, name: string): Place => ({
  order: 'new', code, level: 'commune', kind: 'phuong', name, fullName: `Phường ${name}`, address: `Phường ${name}, Thành phố Hà Nội`, provinceCode: '01', certainty: 'official', source: 'test',
});
const match: PlaceMatch = { unit: place('00004', 'Ba Đình'), matched: 'new', score: 1, via: null, alternatives: [], decidingQuestion: null };

test('a commune that is certain is the only choice', () => {
  expect(listChoices(match, 'vi').choices.map(({ code }) => code)).toEqual(['00004']);
});

test('an old commune that was split offers each part with the question that decides', () => {
  const split: PlaceMatch = {
    ...match,
    matched: 'old',
    via: { place: place('00025', 'Cống Vị'), happened: { key: 'split', values: {}, vi: 'Phường Cống Vị đã chia cho ba phường.', en: 'It was split.' } },
    alternatives: [place('00004', 'Ba Đình'), place('00008', 'Ngọc Hà')],
    decidingQuestion: { key: 'which', values: {}, vi: 'Nhà ở phía nào?', en: 'Which side?' },
  };
  expect(listChoices(split, 'vi')).toEqual({
    happened: 'Phường Cống Vị đã chia cho ba phường.',
    question: 'Nhà ở phía nào?',
    choices: [
      { code: '00004', name: 'Phường Ba Đình', lies: 'Thành phố Hà Nội', level: 'commune' },
      { code: '00008', name: 'Phường Ngọc Hà', lies: 'Thành phố Hà Nội', level: 'commune' },
    ],
  });
});
