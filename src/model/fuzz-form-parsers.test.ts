import { expect, test } from 'vitest';
import { seeded, seeds } from '#test/support/campaign.ts';
import { FAULT_CODES } from './form-fault.ts';
import { readIdCard } from './id-card.ts';
import type { Outcome } from './outcome.ts';
import { isPartialDate } from './partial-date.ts';
import { readPersonalId } from './personal-id.ts';
import { readPersonName, readPhone } from './read-contact.ts';
import { readDate } from './read-date.ts';
import { readMoney } from './read-money.ts';

const TODAY = '2026-11-30';
const CARD_CODES = ['card_empty', 'card_too_long', 'card_not_a_card', 'card_number_broken', 'card_cut_short'];
/** What people, scanners and those who mean ill put together. */
const PIECES = [
  '2/3/1958', '29/2/2023', '02-03-1958', '1958', 'mùng 2', 'tết', 'năm ngoái', 'tháng ba', 'ngày', 'năm', 'hai mươi mốt', 'âm lịch', 'March', '31', '0', '1tr2', '1.200.000', 'triệu', 'rưỡi', 'k', 'đồng', ',', '.', '/', '-', '+84', '0900000123', '01690000123',
  'Nguyễn', 'Thị', "H'", 'Y', 'ð', 'é'.normalize('NFD'), '000190000123', '123456789', '|', '¦', '\t', '\r\n', ']Q3', '06051990', 'Nữ', 'Nuwx', '?', '\ufffd', 'ă', '\u0300', 'đ', '<script>', '${7*7}', "' or 1=1 --", '\0', '\ud800', '\u202e', '\u200b', '🙂', 'ﷺ', '١٢٣', '９９', 'x'.repeat(200), '9'.repeat(400), 'constructor', '__proto__',
];
const WHOLE_CARD = '000190000123|000000001|Nguyễn Thị Thử|06051990|Nữ|Số 1, phố Thử|01062021';

interface Parser {
  readonly read: (text: string) => Outcome<unknown>;
  readonly codes: readonly string[];
  /** What holds for everything that was read. */
  readonly holds: (value: unknown) => boolean;
}
const PARSERS: Readonly<Record<string, Parser>> = {
  names: { read: readPersonName, codes: FAULT_CODES, holds: (name) => typeof name === 'string' && name.length <= 100 && !/\p{N}|[<>|]/u.test(name) && name === name.normalize('NFC') },
  ids: { read: readPersonalId, codes: FAULT_CODES, holds: (id) => /^\d{12}$/u.test(String(id)) },
  dates: { read: (text) => readDate(text, TODAY), codes: FAULT_CODES, holds: (date) => typeof date === 'string' && isPartialDate(date) },
  money: { read: readMoney, codes: FAULT_CODES, holds: (amount) => Number.isSafeInteger(amount) && (amount as number) >= 0 },
  telephones: { read: readPhone, codes: FAULT_CODES, holds: (phone) => /^0\d{9,10}$/u.test(String(phone)) },
  cards: { read: (text) => readIdCard(text, TODAY), codes: CARD_CODES, holds: (card) => /^\d{12}$/u.test((card as { id: string }).id) },
};

test.each(Object.keys(PARSERS))('%s, put together anyhow, are read or refused by name, never a defect', { timeout: 3_600_000 }, (name) => {
  const parser = PARSERS[name];
  if (parser === undefined) throw new Error(name);
  for (const seed of seeds(name, 4_000, 10)) {
    const random = seeded(seed);
    const text = random() < 0.3 ? spoil(WHOLE_CARD, random) : Array.from({ length: 1 + Math.floor(random() * 6) }, () => PIECES[Math.floor(random() * PIECES.length)] ?? '').join(random() < 0.5 ? ' ' : '');
    const outcome = parser.read(text);
    const isSound = outcome.ok ? parser.holds(outcome.value) : parser.codes.includes(outcome.code);
    if (!isSound) expect([seed, text, outcome]).toEqual([seed, text, 'something known']);
  }
});

function spoil(text: string, random: () => number): string {
  let spoilt = text;
  for (let hit = 0; hit < 3; hit += 1) {
    const at = Math.floor(random() * spoilt.length);
    spoilt = spoilt.slice(0, at) + (PIECES[Math.floor(random() * PIECES.length)] ?? '') + spoilt.slice(at + Math.floor(random() * 4));
  }
  return spoilt;
}
