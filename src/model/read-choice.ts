import { accept, refuse, type Outcome } from './outcome.ts';
import type { Question } from './form.ts';
import type { FaultCode } from './form-fault.ts';
import { foldText } from './vietnamese.ts';

const YES = new Set(['co', 'yes', 'true', 'on', 'dung', 'dung roi', 'roi', 'da co', 'phai', 'ok', 'y', 'vang', 'da', 'u', 'uh', 'dong y']);
const NO = new Set(['khong', 'no', 'false', 'off', 'sai', 'chua', 'khong phai', 'khong co', 'ko', 'n', 'khong dong y', 'hong', 'chua co']);
const MALE = new Set(['male', 'nam', 'nam gioi', 'trai', 'con trai', 'be trai', 'dan ong', 'boy', 'man', 'm']);
const FEMALE = new Set(['female', 'nu', 'nu gioi', 'gai', 'con gai', 'be gai', 'dan ba', 'phu nu', 'girl', 'woman', 'f']);
/** What people say for countries beside their names. */
const COUNTRY_SAYINGS: Readonly<Record<string, string>> = {
  viet: 'VN', my: 'US', usa: 'US', anh: 'GB', uk: 'GB', han: 'KR', 'han quoc': 'KR', 'trieu tien': 'KP', tau: 'CN', phap: 'FR', duc: 'DE', nhat: 'JP', uc: 'AU', nga: 'RU', lao: 'LA', cam: 'KH', campuchia: 'KH', 'khong quoc tich': 'XX', stateless: 'XX',
};

/** What was said, without marks, polite words and a full stop. */
function plain(text: string): string {
  return foldText(text).replace(/[\s.,!?]+/gu, ' ').trim().replace(/^(?:da|vang|em|toi|la)(?= \p{L})/u, '').replace(/ (?:a|nhe|nha|ah)$/u, '').trim();
}

/** Refuses: `yes_no_unclear`. */
export function readYesNo(typed: string): Outcome<boolean, FaultCode> {
  const said = plain(typed);
  if (YES.has(said)) return accept(true);
  return NO.has(said) ? accept(false) : refuse('yes_no_unclear', { typed: typed.slice(0, 60) });
}

/** Refuses: `gender_unclear`. */
export function readGender(typed: string): Outcome<'male' | 'female', FaultCode> {
  const said = plain(typed);
  if (MALE.has(said)) return accept('male');
  return FEMALE.has(said) ? accept('female') : refuse('gender_unclear', { typed: typed.slice(0, 60) });
}

/**
 * The option that is meant: by its value, its label in either language, or words that only one label has.
 * Refuses: `choice_unknown`, `choice_several`.
 */
export function readChoice(typed: string, options: NonNullable<Question['options']>): Outcome<string, FaultCode> {
  const exact = options.find(({ value }) => value === typed);
  if (exact !== undefined) return accept(exact.value);
  const said = plain(typed);
  const labels = options.map(({ value, label }) => ({ value, folded: [plain(label.vi), plain(label.en ?? label.vi)] }));
  const same = labels.filter(({ folded }) => folded.includes(said));
  const near = same.length > 0 ? same : said.length < 2 ? [] : labels.filter(({ folded }) => folded.some((label) => ` ${label} `.includes(` ${said} `)));
  const [only] = near;
  if (only === undefined) return refuse('choice_unknown', { typed: typed.slice(0, 60) });
  return near.length === 1 ? accept(only.value) : refuse('choice_several', { typed: typed.slice(0, 60), count: near.length });
}

/** Every country's code with its names. Source: the names of Unicode CLDR that the machine carries. */
let countryNames: ReadonlyMap<string, string> | undefined;
function getCountryNames(): ReadonlyMap<string, string> {
  if (countryNames !== undefined) return countryNames;
  const names = new Map<string, string>(Object.entries(COUNTRY_SAYINGS));
  for (const language of ['en', 'vi']) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        const code = first + second;
        const name = isCountry(code) ? display.of(code) : undefined;
        if (name !== undefined && !names.has(plain(name))) names.set(plain(name), code);
      }
    }
  }
  return (countryNames = names);
}

/** Codes that name no country although the machine has words for them: unions, the unknown, private use. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'ZZ', 'QO', 'XA', 'XB']);

/** Whether two letters name a country of today, or are `XX` for a person without nationality. */
export function isCountry(code: string): boolean {
  if (code === 'XX') return true;
  // The code of a country that is no more is given back as its successor's.
  if (!/^[A-Z]{2}$/u.test(code) || NO_COUNTRIES.has(code) || new Intl.Locale(`und-${code}`).region !== code) return false;
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined;
}

/** A nationality by code or name in either language. Refuses: `nationality_unknown`. */
export function readNationality(typed: string): Outcome<string, FaultCode> {
  const code = typed.trim();
  if (isCountry(code)) return accept(code);
  const said = plain(typed).replace(/^(?:quoc tich|nguoi) /u, '');
  const found = said.length > 60 ? undefined : getCountryNames().get(said);
  return found === undefined ? refuse('nationality_unknown', { typed: typed.slice(0, 60) }) : accept(found);
}
