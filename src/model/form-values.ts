import { isCountry, readChoice, readGender, readNationality, readYesNo } from './read-choice.ts';
import { readDate } from './read-date.ts';
import { readEmail, readPersonName, readPhone } from './read-contact.ts';
import { readMoney } from './read-money.ts';
import type { FaultCode } from './form-fault.ts';
import type { Form, PaperAnswer, Question } from './form.ts';
import { isFilled, isRecord, type Answers } from './form-paths.ts';
import { readNumberWords } from './number-words.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { readPersonalId } from './personal-id.ts';
import type { LocalDate } from './time.ts';
import { cleanText } from './vietnamese.ts';

/** Longest text of each kind that a question does not bound itself. Unit: characters. */
export const LONGEST_TEXT: Readonly<Partial<Record<Question['kind'], number>>> = { text: 300, longText: 4_000, ethnicity: 60, relation: 100, signature: 100 };
export const LONGEST_DETAIL = 300;
export const PAPER_KINDS = ['card', 'oldCard', 'passport', 'other'] as const satisfies readonly PaperAnswer['kind'][];
const PAPER_NUMBER = /^[\p{L}\p{N}][\p{L}\p{N}/.\- ]{3,39}$/u;
const FILE_ID = /^[0-9a-f-]{36}$/u;
const MOST_ROWS = 50;

/**
 * The value that what was typed or sent for one question means; for kinds made of several answers only their shape, see `readAnswers`. What is already a value is given
 * back as it is, so reading twice changes nothing.
 * Refuses: the codes of `FaultCode`; an empty text is `required`.
 */
export function readValue(question: Question, raw: unknown, today: LocalDate): Outcome<unknown, FaultCode> {
  if (!isFilled(raw)) return refuse('required');
  const { kind } = question;
  switch (kind) {
    case 'date': return readText(raw, (text) => readDate(text, today));
    case 'personName': return readText(raw, readPersonName);
    case 'personalId': return readText(raw, readPersonalId);
    case 'phone': return readText(raw, readPhone);
    case 'email': return readText(raw, readEmail);
    case 'gender': return readText(raw, readGender);
    case 'nationality': return readText(raw, (text) => (isCountry(text) ? accept(text) : readNationality(text)));
    case 'moneyVnd': return typeof raw === 'number' ? wholeOf(raw) : readText(raw, readMoney);
    case 'wholeNumber': return typeof raw === 'number' ? wholeOf(raw) : readText(raw, readWhole);
    case 'yesNo': return typeof raw === 'boolean' ? accept(raw) : readText(raw, readYesNo);
    case 'declaration': return raw === true || raw === 'on' || raw === 'true' ? accept(true) : refuse('declaration_unticked');
    case 'choice': return readText(raw, (text) => readChoice(text, question.options ?? []));
    case 'relation': return question.options === undefined ? readPlain(question, raw) : readText(raw, (text) => readChoice(text, question.options ?? []));
    case 'choices': return readChoices(question, raw);
    case 'text': case 'longText': case 'ethnicity': case 'signature': return readPlain(question, raw);
    case 'place': return isPlace(raw) ? accept(raw) : typeof raw === 'string' ? refuse('place_not_chosen', { typed: raw.slice(0, 60) }) : refuse('value_shape');
    case 'address': return readAddress(raw);
    case 'paper': return readPaper(raw, today);
    case 'file': return readFiles(question, raw);
    case 'group': return isRecord(raw) ? accept(raw) : refuse('value_shape');
    case 'repeat': case 'table': return Array.isArray(raw) && raw.length <= MOST_ROWS && raw.every(isRecord) ? accept(raw) : Array.isArray(raw) && raw.length > MOST_ROWS ? refuse('rows_too_many', { max: MOST_ROWS, count: raw.length }) : refuse('value_shape');
  }
}

/** Answers with everything that could be read as its value; what could not stays as it was typed, so that nothing is lost. What was left empty is not there. */
export function readAnswers(form: Pick<Form, 'questions'>, typed: Answers, today: LocalDate): Record<string, unknown> {
  return readLevel(form.questions, typed, today);
}

function readLevel(questions: Readonly<Record<string, Question>>, typed: Answers, today: LocalDate): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([key, raw]) => {
      if (!isFilled(raw)) return [];
      const question = Object.hasOwn(questions, key) ? questions[key] : undefined;
      if (question === undefined) return [[key, raw]];
      const read = readValue(question, raw, today);
      if (!read.ok) return [[key, raw]];
      const { value } = read;
      const whole = question.kind === 'group' && isRecord(value) ? readLevel(question.of ?? {}, value, today)
        : question.kind === 'repeat' || question.kind === 'table' ? (value as Answers[]).map((row) => readLevel(question.of ?? {}, row, today)).filter(isFilled)
        : value;
      return isFilled(whole) ? [[key, whole]] : [];
    }),
  );
}

function readText<Value>(raw: unknown, read: (text: string) => Outcome<Value, FaultCode>): Outcome<Value, FaultCode> {
  return typeof raw === 'string' ? read(raw) : refuse('value_shape');
}

function readPlain(question: Question, raw: unknown): Outcome<string, FaultCode> {
  if (typeof raw !== 'string') return refuse('value_shape');
  const clean = cleanText(raw);
  const text = question.kind === 'longText' ? clean.replace(/\r\n?/gu, '\n').replace(/[^\S\n]+/gu, ' ').trim() : clean.replace(/\s+/gu, ' ').trim();
  const max = LONGEST_TEXT[question.kind] ?? 300;
  if (text === '') return refuse('required');
  return text.length > max ? refuse('text_too_long', { max, count: text.length }) : accept(text);
}

function wholeOf(number: number): Outcome<number, FaultCode> {
  return Number.isSafeInteger(number) && number >= 0 ? accept(number) : refuse('number_unreadable', { typed: String(number) });
}

function readWhole(typed: string): Outcome<number, FaultCode> {
  const said = cleanText(typed).trim();
  const digits = /^(?:\d{1,15}|[1-9]\d{0,2}(?:[.,]\d{3}){1,4})$/u.test(said) ? Number(said.replace(/[.,]/gu, '')) : readNumberWords(said);
  return digits === undefined ? refuse('number_unreadable', { typed: said.slice(0, 60) }) : accept(digits);
}

function readChoices(question: Question, raw: unknown): Outcome<readonly string[], FaultCode> {
  const list: unknown[] = Array.isArray(raw) ? raw : [raw];
  const values = new Set<string>();
  for (const one of list) {
    const read = readText(one, (text) => readChoice(text, question.options ?? []));
    if (!read.ok) return read;
    values.add(read.value);
  }
  // In the order of the form, so that the same choice is the same value.
  return accept((question.options ?? []).map(({ value }) => value).filter((value) => values.has(value)));
}

function isPlace(raw: unknown): boolean {
  return isRecord(raw) && hasOnly(raw, ['code', 'name', 'typed']) && typeof raw['code'] === 'string' && /^\d{5}$/u.test(raw['code']) && isShort(raw['name']) && (raw['typed'] === undefined || isShort(raw['typed']));
}

function readAddress(raw: unknown): Outcome<unknown, FaultCode> {
  if (typeof raw === 'string') return refuse('place_not_chosen', { typed: raw.slice(0, 60) });
  if (!isRecord(raw) || !hasOnly(raw, ['place', 'detail'])) return refuse('value_shape');
  const { place, detail } = raw;
  if (!isPlace(place)) return isRecord(place) ? refuse('value_shape') : refuse('place_not_chosen', { typed: typeof place === 'string' ? place.slice(0, 60) : '' });
  if (detail !== undefined && typeof detail !== 'string') return refuse('value_shape');
  const clean = cleanText(detail ?? '').replace(/\s+/gu, ' ').trim();
  if (clean.length > LONGEST_DETAIL) return refuse('text_too_long', { max: LONGEST_DETAIL, count: clean.length });
  return clean === '' ? refuse('address_detail') : accept({ place, detail: clean });
}

function readPaper(raw: unknown, today: LocalDate): Outcome<unknown, FaultCode> {
  if (!isRecord(raw) || !hasOnly(raw, ['kind', 'number', 'issuedOn', 'issuer'])) return refuse('value_shape');
  const { kind, number, issuedOn, issuer } = raw;
  if (!isOneOf(kind, PAPER_KINDS)) return isFilled(kind) ? refuse('value_shape') : refuse('paper_kind');
  if (typeof number !== 'string' || (isFilled(issuer) && !isShort(issuer)) || (isFilled(issuedOn) && typeof issuedOn !== 'string')) return isFilled(number) ? refuse('value_shape') : refuse('paper_number', { typed: '' });
  const clean = cleanText(number).replace(/\s+/gu, ' ').trim();
  const digits = clean.replace(/[\s.-]/gu, '');
  const card = kind === 'card' ? readPersonalId(digits) : undefined;
  if (card?.ok === false) return card;
  if ((kind === 'oldCard' && !/^(?:\d{9}|\d{12})$/u.test(digits)) || !PAPER_NUMBER.test(clean)) return refuse('paper_number', { typed: clean.slice(0, 40) });
  const day = isFilled(issuedOn) ? readDate(issuedOn as string, today) : undefined;
  if (day?.ok === false) return day;
  if (day !== undefined && day.value > today) return refuse('date_future');
  return accept({
    kind,
    number: kind === 'card' || kind === 'oldCard' ? digits : clean.toLocaleUpperCase('vi'),
    ...(day === undefined ? {} : { issuedOn: day.value }),
    ...(isFilled(issuer) ? { issuer: cleanText(issuer as string).replace(/\s+/gu, ' ').trim() } : {}),
  });
}

function readFiles(question: Question, raw: unknown): Outcome<unknown, FaultCode> {
  if (!Array.isArray(raw)) return refuse('value_shape');
  const max = question.files?.maxCount ?? 1;
  if (raw.length > max) return refuse('files_too_many', { max, count: raw.length });
  const sound = raw.every((file) => isRecord(file) && hasOnly(file, ['id', 'name', 'pages']) && typeof file['id'] === 'string' && FILE_ID.test(file['id']) && isShort(file['name']) && Number.isSafeInteger(file['pages']) && (file['pages'] as number) >= 1);
  return sound ? accept(raw) : refuse('value_shape');
}

function hasOnly(value: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  return Object.keys(value).every((key) => keys.includes(key));
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 300;
}

function isOneOf<const Value extends string>(value: unknown, values: readonly Value[]): value is Value {
  return values.some((one) => one === value);
}
