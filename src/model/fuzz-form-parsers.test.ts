import { describe, expect, test } from 'vitest';
import { seeded, seeds } from '#test/support/campaign.ts';
import { FAULT_CODES } from './form-fault.ts';
import { readIdCard } from './id-card.ts';
import { accept, type Outcome } from './outcome.ts';
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
const TEN_MINUTES = 600_000;
const DOSE = 4_000;
/** One text of a few hundred signs; whoever takes longer hangs sooner or later. Unit: milliseconds of the processor's work, which a busy machine does not lengthen. */
const LONGEST_MS = 2_000;
const workedMs = (): number => Object.values(process.cpuUsage()).reduce((sum, part) => sum + part, 0) / 1_000;
const PARSERS: Readonly<Record<string, Parser>> = {
  names: { read: readPersonName, codes: FAULT_CODES, holds: (name) => typeof name === 'string' && name.length <= 100 && !/\p{N}|[<>|]/u.test(name) && name === name.normalize('NFC') },
  ids: { read: readPersonalId, codes: FAULT_CODES, holds: (id) => /^\d{12}$/u.test(String(id)) },
  dates: { read: (text) => readDate(text, TODAY), codes: FAULT_CODES, holds: (date) => typeof date === 'string' && isPartialDate(date) },
  money: { read: readMoney, codes: FAULT_CODES, holds: (amount) => Number.isSafeInteger(amount) && (amount as number) >= 0 },
  telephones: { read: readPhone, codes: FAULT_CODES, holds: (phone) => /^0\d{9,10}$/u.test(String(phone)) },
  cards: { read: (text) => readIdCard(text, TODAY), codes: CARD_CODES, holds: (card) => /^\d{12}$/u.test((card as { id: string }).id) },
};

/** The first text that a parser does not survive, with the seed that makes it again; undefined where it survives all. */
function findDefect(name: string, { read, codes, holds }: Parser, dose = DOSE, wholeMinutes = 10): { readonly seed: number; readonly text: string; readonly why: unknown } | undefined {
  for (const seed of seeds(name, dose, wholeMinutes)) {
    const random = seeded(seed);
    const text = random() < 0.3 ? spoil(WHOLE_CARD, random) : Array.from({ length: 1 + Math.floor(random() * 6) }, () => PIECES[Math.floor(random() * PIECES.length)] ?? '').join(random() < 0.5 ? ' ' : '');
    const from = workedMs();
    try {
      const outcome = read(text);
      if (!(outcome.ok ? holds(outcome.value) : codes.includes(outcome.code))) return { seed, text, why: outcome };
    } catch (fault) {
      return { seed, text, why: String(fault) };
    }
    const ms = workedMs() - from;
    if (ms > LONGEST_MS) return { seed, text, why: `${String(Math.round(ms))} ms` };
  }
  return undefined;
}

test.each(Object.entries(PARSERS))('%s, put together anyhow, are read or refused by name, never a defect', { timeout: 2 * TEN_MINUTES }, (name, parser) => {
  expect(findDefect(name, parser)).toBeUndefined();
});

/** Faults that somebody may well write: each is found by the dose of every test run. */
const PLANTED: Readonly<Record<string, (text: string, whole: Outcome<unknown>) => Outcome<unknown>>> = {
  'throws where a sign is cut in half': (text, whole) => {
    encodeURIComponent(text);
    return whole;
  },
  'takes digits of other scripts for ours': (text, whole) => (/١/u.test(text) ? accept(text) : whole),
  'refuses by a name that nobody knows': (text, whole) => (text.includes('\u202e') ? { ok: false, code: 'oops', details: {} } : whole),
  'gives back what it could not read': (text, whole) => (!whole.ok && text.includes('__proto__') ? accept(text) : whole),
};

describe.each(Object.entries(PARSERS))('a fault planted in the reader of %s is found', (_name, parser) => {
  test.each(Object.entries(PLANTED))('that %s', (_fault, plant) => {
    const defect = findDefect('a planted fault', { ...parser, read: (text) => plant(text, parser.read(text)) }, DOSE, 1);
    expect(defect?.seed).toBeGreaterThan(0);
  });
});

test('a reader that takes for ever over a long text is found', () => {
  const slow = (): Outcome<unknown> => {
    const until = workedMs() + LONGEST_MS + 50;
    while (workedMs() < until);
    return { ok: false, code: 'required', details: {} };
  };
  expect(findDefect('a slow reader', { read: slow, codes: FAULT_CODES, holds: () => true })).toMatchObject({ seed: 1, why: expect.stringMatching(/^\d+ ms$/u) as string });
});

function spoil(text: string, random: () => number): string {
  let spoilt = text;
  for (let hit = 0; hit < 3; hit += 1) {
    const at = Math.floor(random() * spoilt.length);
    spoilt = spoilt.slice(0, at) + (PIECES[Math.floor(random() * PIECES.length)] ?? '') + spoilt.slice(at + Math.floor(random() * 4));
  }
  return spoilt;
}
