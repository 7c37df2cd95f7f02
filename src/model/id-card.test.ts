import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERY_KIND } from './form.fixture.ts';
import { answersOfCard, readIdCard } from './id-card.ts';

const TODAY = '2026-11-30';
/** Nobody's: no province has the code 000. */
const WHOLE = '000190000123|000000001|Nguyễn Thị Thử|06051990|Nữ|Số 1, phố Thử, Trúc Bạch, Ba Đình, Hà Nội|01062021';
const CARD = { id: '000190000123', oldId: '000000001', name: 'Nguyễn Thị Thử', birthDate: '1990-05-06', gender: 'female', address: 'Số 1, phố Thử, Trúc Bạch, Ba Đình, Hà Nội', issuedOn: '2021-06-01', doubts: [] };
/** As the Vietnamese keyboard layout types the row of digits. */
const onVietnameseKeys = (digits: string): string => digits.replace(/\d/gu, (digit) => ['đ', 'ă', 'â', 'ê', 'ô', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'][Number(digit)] ?? '');

describe('the code of an identity card', () => {
  test.each<[string, string, object]>([
    ['whole', WHOLE, CARD],
    ['with more parts, as on newer cards', `${WHOLE}||Trần Văn Mẫu|Lê Thị Mẫu|`, CARD],
    ['without the old number', WHOLE.replace('000000001', ''), { ...CARD, oldId: undefined }],
    ['with the end of line of a scanner', `${WHOLE}\r\n`, CARD],
    ["with a scanner's mark of the kind of code", `]Q3${WHOLE}`, CARD],
    ['read twice by a held trigger', `${WHOLE}${WHOLE}`, CARD],
    ['with another bar', WHOLE.replaceAll('|', '¦'), CARD],
    ['with tabs for bars', WHOLE.replaceAll('|', '\t'), CARD],
    ['with parted letters and marks', WHOLE.normalize('NFD'), CARD],
    ['of six parts, the day of issue missing', WHOLE.split('|').slice(0, 6).join('|'), { ...CARD, issuedOn: undefined, doubts: ['issuedOn'] }],
    ['typed with the Vietnamese layout', WHOLE.split('|').map((part) => (/^\d+$/u.test(part) ? onVietnameseKeys(part) : part)).join('|'), CARD],
    ['with lost letters in the name', WHOLE.replace('Nguyễn Thị Thử', 'Nguy?n Th? Th?'), { ...CARD, name: undefined, doubts: ['name'] }],
    ['with a name left in Telex', WHOLE.replace('Nguyễn Thị Thử', 'Nguyeenx Thij Thuwr'), { ...CARD, name: 'Nguyeenx Thij Thuwr', doubts: ['name'] }],
    ['with a name without marks, which may be right', WHOLE.replace('Nguyễn Thị Thử', 'NGUYEN THI THU'), { ...CARD, name: 'NGUYEN THI THU' }],
    ['with the sex in Telex', WHOLE.replace('|Nữ|', '|Nuwx|'), CARD],
    ['with a sex that cannot be read', WHOLE.replace('|Nữ|', '|X|'), { ...CARD, gender: undefined, doubts: ['gender'] }],
    ['with a day that does not exist', WHOLE.replace('06051990', '30021990'), { ...CARD, birthDate: undefined, doubts: ['birthDate'] }],
    ['with a birth in the future', WHOLE.replace('06051990', '06052090'), { ...CARD, birthDate: undefined, doubts: ['birthDate'] }],
    ['with signs of a program in the address', WHOLE.replace('Số 1', '<script>'), { ...CARD, address: CARD.address.replace('Số 1', '<script>') }],
  ])('%s', (_, scanned, expected) => {
    const outcome = readIdCard(scanned, TODAY);
    expect(outcome.ok && { oldId: undefined, name: undefined, birthDate: undefined, gender: undefined, address: undefined, issuedOn: undefined, ...outcome.value }).toEqual(expected);
  });

  test.each([
    ['nothing', ' \r\n', 'card_empty'], ['a web address', 'https://vi-du.vn/a|b', 'card_not_a_card'], ['a payment code', '00020101021238540010A00000072701240006970436', 'card_not_a_card'], ['a number too short', WHOLE.slice(1), 'card_number_broken'],
    ['cut off half way', WHOLE.slice(0, 40), 'card_cut_short'], ['cut off in the number', '00019000', 'card_cut_short'], ['a book', 'x'.repeat(2_000), 'card_too_long'], ['bars without end', '|'.repeat(400), 'card_not_a_card'],
  ])('%s is refused', (_, scanned, code) => {
    expect(readIdCard(scanned, TODAY)).toMatchObject({ ok: false, code });
  });

  test('gives its parts to the questions that ask for them, doubts told', () => {
    const outcome = readIdCard(WHOLE.replace('06051990', '30021990'), TODAY);
    expect(outcome.ok && answersOfCard(EVERY_KIND, outcome.value)).toEqual([
      { path: 'filer.name', value: 'Nguyễn Thị Thử', isDoubtful: false },
      { path: 'filer.gender', value: 'female', isDoubtful: false },
      { path: 'filer.id', value: '000190000123', isDoubtful: false },
    ]);
    expect(outcome.ok && answersOfCard(EVERY_KIND, outcome.value, 'father')).toEqual([]);
  });

  test('never throws, and gives only a whole number of twelve digits', () => {
    const noise = fc.constantFrom('|', '¦', '\t', '?', '\ufffd', '\0', '\r\n', ']Q3', 'ă', '\u0300', 'đ', '0', '🙂', '\ud800', '<b>');
    const spoilt = fc.array(fc.tuple(fc.nat(WHOLE.length), fc.nat(6), fc.oneof(noise, fc.string({ unit: 'binary', maxLength: 5 }))), { maxLength: 5 }).map((cuts) => cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), WHOLE));
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.string({ unit: 'binary', maxLength: 1_300 })), (scanned) => {
        const outcome = readIdCard(scanned, TODAY);
        if (!outcome.ok) return;
        expect(outcome.value.id).toMatch(/^\d{12}$/u);
        expect(outcome.value.birthDate ?? TODAY).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
        expect((outcome.value.birthDate ?? TODAY) <= TODAY).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
