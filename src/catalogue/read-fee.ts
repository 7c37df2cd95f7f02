import type { Fee } from '#model/procedure.ts';

/** What a fee cell prints, before its words are weighed. */
export type FeeCell =
  | { readonly kind: 'silent' }
  | { readonly kind: 'free' }
  | { readonly kind: 'amount'; readonly amount: number; readonly currency: string }
  | { readonly kind: 'unreadable'; readonly text: string };

const AMOUNT_IN_WORDS =
  /(?<![\d.,/])(\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d{1,2})?)\s*(triệu|nghìn|ngàn)?\s*(?:việt nam đồng|đồng|vnđ|vnd|đ)(?!\p{L})/giu;
const COUNCIL = /hội đồng nhân dân|hđnd/iu;
const NO_FEE = /^(?:không(?: có| quy định| phải nộp| mất phí)?|miễn(?: phí| lệ phí)?|không thu(?: lệ)?(?: phí)?)$/iu;
const NO_FEE_OPENING = /^(?:không thu (?:lệ )?phí|không thu|không được quy định tại biểu)/iu;
const FREE_LEVY_THEN_MORE = /^miễn lệ phí\s*[.;]\s*(?=\p{L})/iu;
const CITATION = /\((?:thông tư|nghị định|luật|nghị quyết)[^()]*\)/giu;
const FOR_A_WHILE =
  /áp dụng mức (?:phí|lệ phí|thu)[^\d]{0,20}(\d[\d.]*)\s*(?:đồng|đ)[^.;]*?(?:kể )?từ (?:ngày )?(\d{1,2})\/(\d{1,2})\/(\d{4})\s*đến (?:hết )?(?:ngày )?(\d{1,2})\/(\d{1,2})\/(\d{4})/iu;

/**
 * The fees of one row: the printed cell, weighed against the words in brackets after it.
 * Values are given only where cell and words agree or the words add none; else the whole text, `unparsed`.
 * "Miễn phí" beside words that name a price, a council or another text is not free.
 * Source: domain reference §1.4 trap 6.
 */
export function readFees(cell: FeeCell, note: string, description = ''): Fee[] {
  const words = stripBrackets(note);
  switch (cell.kind) {
    case 'silent': {
      const told = findFeeSentence(words === '' ? description : `${words}\n${description}`);
      return told === undefined ? [] : [unparsed(told)];
    }
    case 'unreadable':
      return [unparsed(joinTexts(cell.text, words))];
    case 'free':
      return readFree(words);
    case 'amount':
      return cell.currency === 'VND' ? readDong(cell.amount, words) : [foreignFee(cell.amount, cell.currency, words)];
  }
}

function readFree(words: string): Fee[] {
  if (words === '') return [freeFee('Miễn phí')];
  const plain = words.replace(CITATION, '').replace(/^[-–+*\s]+|[\s.;:]+$/gu, '').trim();
  const amounts = listAmounts(words);
  if (NO_FEE.test(plain)) return [freeFee(words)];
  if (amounts.length === 0 && !COUNCIL.test(words) && NO_FEE_OPENING.test(plain) && !/;/u.test(plain)) return [freeFee(words)];
  const rest = FREE_LEVY_THEN_MORE.exec(plain);
  if (rest !== null && !COUNCIL.test(words)) {
    return [{ ...freeFee('Miễn lệ phí'), kind: 'lephi' }, unparsed(plain.slice(rest[0].length).trim())];
  }
  return [unparsed(words)];
}

function readDong(amount: number, words: string): Fee[] {
  if (COUNCIL.test(words)) return [unparsed(amount === 0 ? words : joinTexts(writeDong(amount), words))];
  const amounts = listAmounts(words);
  const values = [...new Set(amounts.map((found) => found.amount))];
  if (amount > 0 && amount < 1000) {
    // The portal turned 150.000 into 150; only words that say so bring the thousand back.
    if (values.length === 1 && values[0] === amount * 1000) return [dongFee(values[0], words, amounts[0]?.per)];
    if (new RegExp(`(?<![\\d.,])${amount}\\s*USD`, 'iu').test(words)) return [foreignFee(amount, 'USD', words)];
    if (!values.includes(amount)) return [unparsed(joinTexts(writeDong(amount), words))];
  }
  if (amount === 0) {
    if (values.some((value) => value > 0)) return [unparsed(words)];
    return words === '' ? [freeFee('0 đồng')] : readFree(words);
  }
  const passing = readPassingFee(words);
  if (passing !== undefined && passing.amountVnd !== amount) return [dongFee(amount, words, passing.per), passing];
  if (values.length > 0 && !values.includes(amount)) return [unparsed(joinTexts(writeDong(amount), words))];
  return [dongFee(amount, words, amounts.find((found) => found.amount === amount)?.per ?? leadingUnit(words))];
}

/** A reduced fee that holds between two days, both named. Source: the yearly circulars of the Ministry of Finance. */
function readPassingFee(words: string): Fee | undefined {
  const match = FOR_A_WHILE.exec(words);
  if (match === null) return undefined;
  const [, amount = '', fromDay = '', fromMonth = '', fromYear = '', toDay = '', toMonth = '', toYear = ''] = match;
  const validFrom = `${fromYear}-${fromMonth.padStart(2, '0')}-${fromDay.padStart(2, '0')}`;
  const lastDay = Date.UTC(Number(toYear), Number(toMonth) - 1, Number(toDay) + 1);
  const amountVnd = Number(amount.replaceAll('.', ''));
  if (!Number.isFinite(lastDay) || amountVnd === 0) return undefined;
  return { ...dongFee(amountVnd, words, listAmounts(words)[0]?.per), validFrom, validTo: new Date(lastDay).toISOString().slice(0, 10) };
}

/** Amounts of đồng a text names, with what each is paid for. Unit: đồng. */
export function listAmounts(text: string): { amount: number; per?: string }[] {
  const found: { amount: number; per?: string }[] = [];
  for (const match of text.matchAll(AMOUNT_IN_WORDS)) {
    const digits = match[1] ?? '';
    const whole = /^\d{1,3}(?:[.,]\d{3})+$/u.test(digits) ? Number(digits.replace(/[.,]/gu, '')) : Number(digits.replace(',', '.'));
    const scale = match[2] === undefined ? 1 : match[2].toLowerCase() === 'triệu' ? 1_000_000 : 1_000;
    const per = leadingUnit(text.slice(match.index + match[0].length));
    found.push({ amount: Math.round(whole * scale), ...(per === undefined ? {} : { per }) });
  }
  return found;
}

/** The words after a slash at the start: "/hồ sơ (…)" → "hồ sơ". */
function leadingUnit(text: string): string | undefined {
  const match = /^\s*(?:đồng\s*)?\/\s*(?:0?1\s*)?([\p{L}][\p{L}\s]{0,38}?)\s*(?=$|[^\p{L}\s])/iu.exec(text);
  return match?.[1]?.trim();
}

/** `phi` or `lephi` as the words before any cited text name it; both or neither gives `unknown`. */
export function feeKindOf(words: string): Fee['kind'] {
  const own = words.split(/thông tư|nghị định|theo quy định|quy định|luật/iu)[0] ?? '';
  const levy = /lệ phí/iu.test(own);
  const service = /(?<!lệ )(?<!miễn )(?<!chi )phí/iu.test(own);
  return levy === service ? 'unknown' : levy ? 'lephi' : 'phi';
}

/** The money of a cell such as `20,000 VNĐ`, `70,000 Việt Nam Đồng`, `10 USD`. */
export function readCurrency(word: string): string {
  return /^(?:việt nam đồng|vnđ|vnd|đồng|đ)$/iu.test(word) ? 'VND' : word.toUpperCase();
}

function findFeeSentence(prose: string): string | undefined {
  const match = /[^.\n;]*(?:lệ phí|phí)[^\n;]{0,80}?\d[\d.]*\s*(?:đồng|đ\/|vnđ|usd)[^\n;]*/iu.exec(prose);
  return match === null ? undefined : match[0].trim().slice(0, 800);
}

function stripBrackets(note: string): string {
  let words = note.replace(/\s+/gu, ' ').trim();
  while (words.startsWith('(') && words.endsWith(')') && closesAtEnd(words)) words = words.slice(1, -1).trim();
  return words;
}

function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0 && at < text.length - 1) return false;
  }
  return depth === 0;
}

function freeFee(text: string): Fee {
  return { kind: feeKindOf(text), amountVnd: 0, text, state: 'structured', scope: 'national' };
}

function dongFee(amountVnd: number, words: string, per: string | undefined): Fee {
  const text = words === '' ? writeDong(amountVnd) : words;
  return { kind: feeKindOf(words), amountVnd, ...(per === undefined ? {} : { per }), text, state: 'structured', scope: 'national' };
}

function foreignFee(amount: number, currency: string, words: string): Fee {
  if (amount === 0) return unparsed(joinTexts(`0 ${currency}`, words));
  const text = joinTexts(`${amount} ${currency}`, words);
  return { kind: feeKindOf(words), amountVnd: null, foreign: { amount, currency }, text, state: 'structured', scope: 'national' };
}

function unparsed(text: string): Fee {
  return { kind: feeKindOf(text), amountVnd: null, text, state: 'unparsed', scope: COUNCIL.test(text) ? 'province' : 'national' };
}

function joinTexts(first: string, second: string): string {
  return second === '' ? first : `${first} (${second})`;
}

function writeDong(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/gu, '.')} đồng`;
}
