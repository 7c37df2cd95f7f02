import type { ChangeItem } from '../../api.ts';
import type { WordKey } from '../../words/word-keys.d.ts';
import type { Words } from '../../words/words.ts';
import { readPath } from './field-path.ts';
import { normaliseLines } from './read-lines.ts';

export type SubjectKind = ChangeItem['kind'];

/** One thing to fill in; its name in the form is the path of what it changes. */
export interface FormField {
  readonly path: string;
  readonly label: string;
  readonly kind: 'line' | 'text' | 'lines' | 'number' | 'day' | 'choice';
  /** As it stands in the form: texts, numbers and days alike, a list with a line for each. */
  readonly value: string;
  /** What an emptied field becomes in the record. */
  readonly empty: 'absent' | 'null' | 'text';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export interface FieldRow {
  /** The place in a list that a tick takes out; none for what always is there, and for the empty row that adds one. */
  readonly removable?: string;
  readonly isNew?: boolean;
  readonly fields: readonly FormField[];
}

export interface FieldGroup {
  readonly title: string;
  readonly rows: readonly FieldRow[];
}

type Kinds = 'line' | 'text' | 'lines' | 'number' | 'day';

/** The plain fields most often changed of a record, in the order in which people look for them. */
export function listFieldGroups(say: Words, kind: SubjectKind, value: unknown): readonly FieldGroup[] {
  const form = new FieldMaker(say, value);
  if (kind === 'procedure') return listProcedureGroups(form);
  if (kind === 'task') return listTaskGroups(form);
  if (kind === 'sayings') return [{ title: say('change.kind.sayings'), rows: [{ fields: [form.field('vietnamese', 'lines', 'text'), form.field('english', 'lines', 'text')] }] }];
  if (kind === 'lexicon') return [{ title: say('change.kind.lexicon'), rows: [{ fields: [form.field('say', 'lines', 'text'), form.field('means', 'lines', 'text')] }] }];
  return [{ title: say('change.kind.switch'), rows: [{ fields: [form.choice('off', ['true', 'false'], 'text', 'edit.off'), form.field('reason', 'text', 'text')] }] }];
}

/** Every field by its path, as it stands. */
export function listFieldValues(groups: readonly FieldGroup[]): ReadonlyMap<string, string> {
  return new Map(groups.flatMap(({ rows }) => rows.flatMap(({ fields }) => fields.map(({ path, value }) => [path, normaliseLines(value)] as const))));
}

class FieldMaker {
  readonly say: Words;
  readonly #value: unknown;

  constructor(say: Words, value: unknown) {
    this.say = say;
    this.#value = value;
  }

  count(path: string): number {
    const list = readPath(this.#value, path);
    return Array.isArray(list) ? list.length : 0;
  }

  text(path: string): string {
    const found = readPath(this.#value, path);
    if (Array.isArray(found)) return found.map((one: unknown) => (Array.isArray(one) ? one.join(' | ') : String(one))).join('\n');
    return typeof found === 'string' ? found : typeof found === 'number' || typeof found === 'boolean' ? String(found) : '';
  }

  field(path: string, kind: Kinds, empty: FormField['empty'] = 'absent', key = path.split('.').at(-1) ?? path): FormField {
    return { path, kind, empty, label: this.say(`changeFields.${key}` as WordKey), value: this.text(path) };
  }

  choice(path: string, values: readonly string[], empty: FormField['empty'], words: string, key = path.split('.').at(-1) ?? path): FormField {
    const none = empty === 'text' ? [] : [{ value: '', label: this.say('edit.notSaid') }];
    return { path, kind: 'choice', empty, label: this.say(`changeFields.${key}` as WordKey), value: this.text(path), choices: [...none, ...values.map((each) => ({ value: each, label: this.say(`${words}.${each}` as WordKey) }))] };
  }

  /** Each row of a list, and an empty one that adds to it. */
  rows(list: string, fieldsAt: (path: string) => readonly FormField[]): readonly FieldRow[] {
    const count = this.count(list);
    const rows = Array.from({ length: count }, (_none, at): FieldRow => ({ removable: `${list}[${String(at)}]`, fields: fieldsAt(`${list}[${String(at)}]`) }));
    return [...rows, { isNew: true, fields: fieldsAt(`${list}[${String(count)}]`) }];
  }
}

const UNITS = ['workingDay', 'calendarDay', 'workingHour', 'hour', 'minute', 'week', 'month', 'year', 'sameDay'];

function listProcedureGroups(form: FieldMaker): readonly FieldGroup[] {
  const { say } = form;
  const many = form.count('cases') > 1;
  const groups: FieldGroup[] = [
    { title: say('edit.names'), rows: [{ fields: [form.field('name', 'text', 'text'), form.field('shortName', 'line')] }, { fields: [form.choice('status', ['active', 'future', 'repealed', 'unverified'], 'text', 'changeValues.status'), form.field('validTo', 'day')] }] },
  ];
  for (let at = 0; at < form.count('cases'); at += 1) {
    const path = `cases[${String(at)}]`;
    const of = many ? ` · ${form.text(`${path}.name`)}` : '';
    for (let way = 0; way < form.count(`${path}.channels`); way += 1) {
      const channel = `${path}.channels[${String(way)}]`;
      const named = form.text(`${channel}.channel`);
      const title = `${say(`channels.${named}` as WordKey)}${of}`;
      groups.push({
        title: say('edit.timeOf', { way: title }),
        rows: [{ fields: [form.field(`${channel}.time.amount`, 'number', 'null', 'time'), form.choice(`${channel}.time.unit`, UNITS, 'null', 'changeValues.unit'), form.field(`${channel}.time.text`, 'text', 'text', 'text'), form.field(`${channel}.time.cutoff`, 'line')] }],
      });
      groups.push({
        title: say('edit.feeOf', { way: title }),
        rows: form.rows(`${channel}.fees`, (fee) => [form.choice(`${fee}.kind`, ['lephi', 'phi', 'unknown'], 'text', 'changeValues.kind'), form.field(`${fee}.amountVnd`, 'number', 'null'), form.field(`${fee}.text`, 'text', 'text')]),
      });
    }
    groups.push({
      title: `${say('changeFields.components')}${of}`,
      rows: form.rows(`${path}.components`, (paper) => [
        form.field(`${paper}.name`, 'text', 'text'), form.choice(`${paper}.role`, ['submit', 'form', 'present', 'conditional', 'note'], 'text', 'changeValues.role'),
        form.field(`${paper}.originals`, 'number', 'null'), form.field(`${paper}.copies`, 'number', 'null'), form.field(`${paper}.condition`, 'line'),
      ]),
    });
  }
  groups.push({
    title: say('edit.bodies'),
    rows: [
      { fields: [form.field('authority.competent[0].name', 'line', 'absent', 'competent'), form.field('authority.executing[0].name', 'line', 'absent', 'executing')] },
      { fields: [form.field('receivedAt', 'text'), form.field('requirements', 'text'), form.field('note', 'text')] },
    ],
  });
  return groups;
}

const TIERS = ['commune', 'province', 'central', 'district_abolished', 'unknown'];
const PERSONS = ['UBND', 'CHU_TICH', 'CO_QUAN_CHUYEN_MON', 'TT_PVHCC', 'CONG_AN', 'HDND', 'BO_TRUONG', 'BO', 'OTHER'];

function listTaskGroups(form: FieldMaker): readonly FieldGroup[] {
  const { say } = form;
  const body = (path: string): readonly FieldRow[] => [{ fields: [form.field(`${path}.body`, 'line'), form.choice(`${path}.tier`, TIERS, 'absent', 'changeValues.tier'), form.choice(`${path}.person`, PERSONS, 'absent', 'changeValues.person')] }];
  return [
    { title: say('edit.names'), rows: [{ fields: [form.field('title', 'text', 'text')] }, { fields: [form.field('field', 'line', 'text'), form.choice('act', ['phan_quyen', 'phan_cap', 'uy_quyen', 'phan_dinh', 'procedure', 'law'], 'text', 'changeValues.act')] }] },
    { title: say('changeFields.to'), rows: body('to') },
    { title: say('changeFields.from'), rows: body('from') },
    { title: say('edit.validity'), rows: [{ fields: [form.field('validFrom', 'day', 'text'), form.field('validTo', 'day')] }, { fields: [form.field('timeLimit', 'line'), form.field('conditions', 'text'), form.field('note', 'text')] }] },
    { title: say('changeFields.basis'), rows: form.rows('basis', (basis) => [form.field(`${basis}.document`, 'line', 'text'), form.field(`${basis}.article`, 'line'), form.field(`${basis}.clause`, 'line'), form.field(`${basis}.point`, 'line')]) },
    { title: say('changeFields.procedureCodes'), rows: [{ fields: [form.field('procedureCodes', 'lines', 'text')] }] },
  ];
}
