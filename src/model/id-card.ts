import { accept, refuse, type Outcome } from './outcome.ts';
import type { Form } from './form.ts';
import { listQuestions } from './form-paths.ts';
import { readPersonName } from './read-contact.ts';
import { isLocalDate, type LocalDate } from './time.ts';
import { cleanText } from './vietnamese.ts';

/** What the square code of an identity card says. */
export interface IdCard {
  readonly id: string;
  /** The nine digits of the paper before, or an earlier twelve. */
  readonly oldId?: string;
  readonly name?: string;
  readonly birthDate?: LocalDate;
  readonly gender?: 'male' | 'female';
  readonly address?: string;
  readonly issuedOn?: LocalDate;
  /** What did not come through whole and must be looked at: marks lost on the way, a day that does not exist, a part that is missing. */
  readonly doubts: readonly (keyof Omit<IdCard, 'doubts'>)[];
}

export type IdCardRefusal = 'card_empty' | 'card_too_long' | 'card_not_a_card' | 'card_number_broken' | 'card_cut_short';

const LONGEST = 1_200;
/** What scanners and keyboard layouts make of the bar between the parts. */
const BAR = /[|¦│ǀ∣｜‖\t]/u;
/** The row of digits on the Vietnamese keyboard layout. Source: Microsoft keyboard layout 0000042A. */
const DIGIT_KEYS: Readonly<Record<string, string>> = { ă: '1', â: '2', ê: '3', ô: '4', '\u0300': '5', '\u0309': '6', '\u0303': '7', '\u0301': '8', '\u0323': '9', đ: '0' };
/** What stands where letters were lost, and letter pairs that only the typing methods leave behind ("Nguyeexn", "Nguyên4"). */
const DAMAGED = /[?\ufffd\u25a1]|\p{L}\p{N}|(?:aa|ee|oo|dd|aw|ow|uw)|[aeiouy][a-z]{0,3}[fjwzsrx]\b/iu;

/**
 * The parts of the code on an identity card, as a camera or a scanner that types gives it: `number|old number|name|ddmmyyyy|sex|address|ddmmyyyy of issue`, with more parts on newer cards. Only the
 * number must be whole; what else came through damaged is left out or named among the doubts, and the person confirms everything.
 * Refuses: `card_empty`, `card_too_long`, `card_not_a_card`, `card_cut_short`, `card_number_broken`.
 */
export function readIdCard(scanned: string, today: LocalDate): Outcome<IdCard, IdCardRefusal> {
  if (scanned.length > LONGEST) return refuse('card_too_long', { max: LONGEST });
  const text = undouble(scanned.replace(/^\s*\](?:Q|d|C|e)\d/u, '').trim());
  if (text === '') return refuse('card_empty');
  const bar = BAR.exec(text)?.[0];
  if (bar === undefined) return refuse(/^[\d\s]{1,20}/u.test(text) && text.length < 40 ? 'card_cut_short' : 'card_not_a_card');
  const parts = text.split(bar).map((part) => cleanText(part).replace(/\s+/gu, ' ').trim());
  if (parts.length > 20) return refuse('card_not_a_card');
  const id = readDigits(text.split(bar)[0] ?? '');
  if (!/^\d{12}$/u.test(id)) return refuse(/^\d{6,14}$/u.test(id) ? 'card_number_broken' : 'card_not_a_card');
  if (parts.length < 6) return refuse('card_cut_short', { parts: parts.length });
  const raw = text.split(bar);
  const [, , nameText = '', , genderText = '', addressText = ''] = parts;
  const doubts: (keyof Omit<IdCard, 'doubts'>)[] = [];
  const doubt = <Value>(key: keyof Omit<IdCard, 'doubts'>, value: Value | undefined, isDamaged: boolean): Value | undefined => {
    if (value === undefined || isDamaged) doubts.push(key);
    return value;
  };
  const oldDigits = readDigits(raw[1] ?? '');
  const oldId = /^(?:\d{9}|\d{12})$/u.test(oldDigits) ? oldDigits : undefined;
  if (oldId === undefined && oldDigits !== '') doubts.push('oldId');
  const readName = readPersonName(nameText);
  const name = doubt('name', readName.ok ? readName.value : undefined, DAMAGED.test(nameText));
  const born = readDay(raw[3] ?? '');
  const birthDate = doubt('birthDate', born !== undefined && born <= today ? born : undefined, false);
  const gender = doubt('gender', readCardGender(genderText), false);
  const address = doubt('address', addressText === '' || addressText.length > 300 ? undefined : addressText, /[?\ufffd\u25a1]/u.test(addressText));
  const issued = readDay(raw[6] ?? '');
  const issuedOn = doubt('issuedOn', issued !== undefined && issued <= today ? issued : undefined, false);
  return accept({
    id,
    ...(oldId === undefined ? {} : { oldId }),
    ...(name === undefined ? {} : { name }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(gender === undefined ? {} : { gender }),
    ...(address === undefined ? {} : { address }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    doubts,
  });
}

/**
 * The answers a card gives to a form: one for each question that names a part of the card (`card`). Of several persons' questions those under `under` (`mother`), else the first person's.
 * An address is given as words; its commune is chosen by the person.
 */
export function answersOfCard(form: Pick<Form, 'questions'>, card: IdCard, under = ''): readonly { readonly path: string; readonly value: string; readonly isDoubtful: boolean }[] {
  const taken = new Set<string>();
  return listQuestions(form).flatMap(({ path, question, rowOf }) => {
    const part = question.card;
    if (part === undefined || rowOf !== undefined || taken.has(part) || !(under === '' || path === under || path.startsWith(`${under}.`))) return [];
    const value = card[part];
    if (value === undefined) return [];
    taken.add(part);
    return [{ path, value, isDoubtful: card.doubts.includes(part) }];
  });
}

/** A scanner whose trigger was held gives the same text twice. */
function undouble(text: string): string {
  const half = text.slice(0, Math.floor(text.length / 2)).trim();
  return half !== '' && text.slice(Math.floor(text.length / 2)).trim() === half ? half : text;
}

/** Digits, also as the Vietnamese keyboard layout types them. What it types is taken as it came: to bring the marks into one order would exchange digits. */
function readDigits(text: string): string {
  const plain = text.replace(/[\s.]/gu, '');
  return /^\d*$/u.test(plain) ? plain : [...plain].map((letter) => DIGIT_KEYS[letter] ?? splitLetter(letter)).join('');
}

/** A letter and a mark that were put together on the way: `ằ` was typed as 1 and 5. */
function splitLetter(letter: string): string {
  const tone = [...letter.normalize('NFD')].find((mark) => Object.hasOwn(DIGIT_KEYS, mark));
  if (tone === undefined) return letter;
  const bare = letter.normalize('NFD').replace(tone, '').normalize('NFC');
  return (DIGIT_KEYS[bare] ?? bare) + (DIGIT_KEYS[tone] ?? '');
}

function readDay(text: string): LocalDate | undefined {
  const digits = readDigits(text.replaceAll('/', ''));
  if (!/^\d{8}$/u.test(digits)) return undefined;
  const date = `${digits.slice(4)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`;
  return isLocalDate(date) && date >= '1850-01-01' ? date : undefined;
}

/** The sign on the card is Nam or Nữ; damaged on the way it may be Nu, N? or Nuwx. */
function readCardGender(text: string): 'male' | 'female' | undefined {
  const said = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (said === 'nam' || said === 'male') return 'male';
  return /^n(?:u|uw|uwx|u4|u74|\?|\ufffd)$|^female$/u.test(said) ? 'female' : undefined;
}
