import type { Condition, Form, Question, QuestionKind, Words as Said } from '../../../src/model/form.ts';
import { QUESTION_KINDS } from '../../../src/model/form.ts';
import { deriveKey } from '../../../src/model/form-edit-parts.ts';
import { fitToKind, questionAt } from '../../../src/model/form-edit-questions.ts';
import { readCondition, readDay, writeCondition, type ConditionGroup, type Fields } from './condition-fields.ts';

const BARE_OPTIONS = 3;
const TEXT_KINDS: readonly QuestionKind[] = ['text', 'longText', 'moneyVnd', 'wholeNumber'];
const CARDS = ['id', 'oldId', 'name', 'birthDate', 'gender', 'address', 'issuedOn'] as const;

/** How many rows of options a page shows: all, and some empty ones. */
export function countOptionRows(question: Question): number {
  return Math.min(80, (question.options?.length ?? 0) + BARE_OPTIONS);
}

/** A sentence in both languages as two fields. */
export function writeSaid(name: string, said: Said | undefined): Record<string, string> {
  return { [`${name}.vi`]: said?.vi ?? '', [`${name}.en`]: said?.en ?? '' };
}

/** The sentence that two fields say; undefined where the Vietnamese one is empty. */
export function readSaid(name: string, fields: Fields): Said | undefined {
  const [vi, en] = [(fields[`${name}.vi`] ?? '').trim(), (fields[`${name}.en`] ?? '').trim()];
  return vi === '' ? undefined : { vi, ...(en === '' ? {} : { en }) };
}

/** A question as the fields of its page. */
export function writeQuestion(question: Question, groups: readonly ConditionGroup[]): Record<string, string> {
  const { kind, required, min, max, pattern, rows, files, component, agreesWith } = question;
  return {
    loai: kind,
    ...writeSaid('nhan', question.label), ...writeSaid('giup', question.help), ...writeSaid('vidu', question.example),
    'bat-buoc': required === undefined || required === true ? 'co' : required === false ? 'khong' : 'khi',
    ...writeCondition('bb', typeof required === 'object' ? required : undefined, groups),
    ...writeCondition('khi', question.when, groups),
    ...Object.fromEntries((question.options ?? []).flatMap(({ value, label, hint }, at) => Object.entries({ ma: value, ...writeSaid('nhan', label), ...writeSaid('goi-y', hint) }).map(([part, text]) => [`lc.${String(at)}.${part}`, text]))),
    'do-ro': question.precision ?? '',
    'tu': min === undefined ? '' : String(min), 'den': max === undefined ? '' : String(max),
    'mau': pattern?.regex ?? '', ...writeSaid('mau-noi', pattern?.says),
    'dong-it': rows === undefined ? '' : String(rows.min), 'dong-nhieu': rows === undefined ? '' : String(rows.max), ...writeSaid('dong', rows?.one),
    'tep-nhieu': files === undefined ? '' : String(files.maxCount), 'tep-anh': files?.kinds.includes('image') === true ? '1' : '', 'tep-pdf': files?.kinds.includes('pdf') === true ? '1' : '',
    'giay-ten': component?.name ?? '', 'giay-ma': component?.code ?? '',
    ...writeCondition('giay-tru', component?.unless, groups),
    'the': question.card ?? '', 'khop-sinh': agreesWith?.birthDate ?? '', 'khop-gioi': agreesWith?.gender ?? '',
  };
}

/** The question that the fields of its page say; what the page does not show stays as it was. */
export function readQuestion(form: Form, before: Question, fields: Fields, groups: readonly ConditionGroup[]): Question {
  const text = (name: string): string => (fields[name] ?? '').trim();
  const kindOf = (path: string): QuestionKind | undefined => questionAt(form.questions, path)?.kind;
  const kind = QUESTION_KINDS.find((each) => each === text('loai')) ?? before.kind;
  const { help: _help, example: _example, required: _required, when: _when, options: _options, precision: _precision, min: _min, max: _max, pattern: _pattern, agreesWith: _agrees, card: _card, component: _component, ...rest } = before;
  const isOf = (condition: Condition | undefined, name: string): Condition | undefined => readCondition(name, fields, condition, groups, kindOf);
  const [help, example, when] = [readSaid('giup', fields), readSaid('vidu', fields), isOf(before.when, 'khi')];
  const unless = isOf(before.component?.unless, 'giay-tru');
  const asked = text('bat-buoc');
  const required = asked === 'khong' ? false : asked === 'khi' ? isOf(typeof before.required === 'object' ? before.required : undefined, 'bb') : before.required === true ? true : undefined;
  const [options, min, max, precision, card] = [readOptions(fields), readBound(kind, text('tu')), readBound(kind, text('den')), (['day', 'month', 'year'] as const).find((each) => each === text('do-ro')), CARDS.find((each) => each === text('the'))];
  const says = readSaid('mau-noi', fields);
  const [sinh, gioi] = [text('khop-sinh'), text('khop-gioi')];
  const one = readSaid('dong', fields);
  return fitToKind({
    ...rest, kind, label: readSaid('nhan', fields) ?? before.label,
    ...(help === undefined ? {} : { help }), ...(example === undefined ? {} : { example }),
    ...(required === undefined ? {} : { required }), ...(when === undefined ? {} : { when }),
    ...(options.length === 0 ? {} : { options }), ...(precision === undefined ? {} : { precision }),
    ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }),
    ...(text('mau') === '' || kind !== 'text' ? {} : { pattern: { regex: text('mau'), says: says ?? before.pattern?.says ?? before.label } }),
    ...(one === undefined ? {} : { rows: { min: wholeOr(text('dong-it'), before.rows?.min ?? 0), max: wholeOr(text('dong-nhieu'), before.rows?.max ?? 5), one } }),
    ...(text('tep-nhieu') === '' ? {} : { files: { maxCount: wholeOr(text('tep-nhieu'), 1), kinds: [...(fields['tep-anh'] === '1' ? (['image'] as const) : []), ...(fields['tep-pdf'] === '1' || fields['tep-anh'] !== '1' ? (['pdf'] as const) : [])] } }),
    ...(text('giay-ten') === '' ? {} : { component: { ...(text('giay-ma') === '' ? {} : { code: text('giay-ma') }), name: text('giay-ten'), ...(unless === undefined ? {} : { unless }) } }),
    ...(card === undefined ? {} : { card }),
    ...(kind === 'personalId' && (sinh !== '' || gioi !== '') ? { agreesWith: { ...(sinh === '' ? {} : { birthDate: sinh }), ...(gioi === '' ? {} : { gender: gioi }) } } : {}),
  });
}

/** Options in the order of their rows; an emptied row is gone, a new one gets a value made of its words. */
function readOptions(fields: Fields): NonNullable<Question['options']> {
  const options: { value: string; label: Said; hint?: Said }[] = [];
  for (let at = 0; at < 80; at += 1) {
    const label = readSaid(`lc.${String(at)}.nhan`, fields);
    if (label === undefined) continue;
    const hint = readSaid(`lc.${String(at)}.goi-y`, fields);
    const kept = (fields[`lc.${String(at)}.ma`] ?? '').trim();
    const taken = (key: string): boolean => options.some(({ value }) => value === key) || Object.entries(fields).some(([name, value]) => /^lc\.\d+\.ma$/u.test(name) && value === key);
    options.push({ value: kept === '' ? deriveKey(label.vi, taken) : kept, label, ...(hint === undefined ? {} : { hint }) });
  }
  return options;
}

/** A bound: a number of what is counted, else a day, `today` or a path. What is no number goes on as it was typed: the check names it. */
function readBound(kind: QuestionKind, text: string): string | number | undefined {
  if (text === '') return undefined;
  if (!TEXT_KINDS.includes(kind)) return readDay(text);
  const number = Number(text.replaceAll(/[\s.]/gu, ''));
  return Number.isFinite(number) ? number : text;
}

function wholeOr(text: string, otherwise: number): number {
  return /^\d{1,4}$/u.test(text) ? Number(text) : otherwise;
}
