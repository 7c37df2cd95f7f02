import type { Form, Question } from './form.ts';
import { LONGEST_DETAIL, LONGEST_TEXT, PAPER_KINDS } from './form-values.ts';

/** A JSON Schema, as plain data. Source: https://json-schema.org/draft/2020-12/schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const text = (max: number): JsonSchema => ({ type: 'string', minLength: 1, maxLength: max });
const closed = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema => ({ type: 'object', additionalProperties: false, properties, required: [...required] });

/** The office's own kinds of values, the same in every form. `format` names what `readValue` checks beyond the pattern. */
const KINDS: Readonly<Record<string, JsonSchema>> = {
  personName: { ...text(100), format: 'person-name' },
  personalId: { type: 'string', pattern: '^[0-9]{12}$', format: 'personal-id' },
  date: { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$', format: 'partial-date' },
  phone: { type: 'string', pattern: '^0(?:[35789][0-9]{8}|2[0-9]{8,9})$', format: 'vn-phone' },
  email: { type: 'string', maxLength: 200, format: 'person-email' },
  moneyVnd: { type: 'integer', minimum: 0 },
  wholeNumber: { type: 'integer', minimum: 0 },
  yesNo: { type: 'boolean' },
  gender: { enum: ['male', 'female'] },
  ethnicity: text(LONGEST_TEXT.ethnicity ?? 60),
  nationality: { type: 'string', pattern: '^[A-Z]{2}$', format: 'country' },
  place: closed({ code: { type: 'string', pattern: '^[0-9]{5}$' }, name: text(300), typed: text(300) }, ['code', 'name']),
  address: closed({ place: { $ref: '#/$defs/place' }, detail: text(LONGEST_DETAIL) }, ['place', 'detail']),
  paper: closed({ kind: { enum: [...PAPER_KINDS] }, number: text(40), issuedOn: { $ref: '#/$defs/date' }, issuer: text(300) }, ['kind', 'number']),
  signature: text(LONGEST_TEXT.signature ?? 100),
  declaration: { const: true },
  file: closed({ id: { type: 'string', pattern: '^[0-9a-f-]{36}$' }, name: text(300), pages: { type: 'integer', minimum: 1 } }, ['id', 'name', 'pages']),
};

/**
 * The JSON Schema of a form's answers, as they are sent: shapes, bounds that are fixed, and what must always be there. What depends on other answers (conditions, rules, ages) is checked
 * beside it by `checkAnswers`; what that accepts, the schema accepts.
 */
export function schemaOfForm(form: Form): JsonSchema {
  const asked = new Set(form.pages.filter(({ when }) => when === undefined).flatMap(({ fields }) => fields));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:motcua:form:${form.id}:${String(form.version)}`,
    title: form.name.vi,
    ...levelOf(form.questions, (key) => asked.has(key)),
    $defs: KINDS,
  };
}

function levelOf(questions: Readonly<Record<string, Question>>, mayRequire: (key: string) => boolean): JsonSchema {
  const required = Object.entries(questions).filter(([key, question]) => isAlwaysRequired(question) && mayRequire(key)).map(([key]) => key);
  return closed(Object.fromEntries(Object.entries(questions).map(([key, question]) => [key, { ...schemaOf(question), title: question.label.vi, ...(question.help === undefined ? {} : { description: question.help.vi }) }])), required);
}

/** A group whose own questions may all be left out may be left out itself. */
function isAlwaysRequired(question: Question): boolean {
  if ((question.required ?? true) !== true || question.when !== undefined) return false;
  return question.kind !== 'group' || Object.values(question.of ?? {}).some(isAlwaysRequired);
}

function schemaOf(question: Question): JsonSchema {
  const { kind, min, max, of, options } = question;
  const values = options?.map(({ value }) => value);
  switch (kind) {
    case 'text': case 'longText': return { ...text(Math.min(typeof max === 'number' ? max : Infinity, LONGEST_TEXT[kind] ?? 300)), ...(typeof min === 'number' ? { minLength: Math.max(1, min) } : {}), ...patternOf(question) };
    case 'choice': return { enum: values ?? [] };
    case 'choices': return { type: 'array', uniqueItems: true, minItems: 1, items: { enum: values ?? [] } };
    case 'relation': return values === undefined ? text(LONGEST_TEXT.relation ?? 100) : { enum: values };
    case 'moneyVnd': case 'wholeNumber': return { $ref: `#/$defs/${kind}`, ...(typeof min === 'number' ? { minimum: min } : {}), ...(typeof max === 'number' ? { maximum: max } : {}) };
    case 'file': return { type: 'array', minItems: 1, maxItems: question.files?.maxCount ?? 1, items: { $ref: '#/$defs/file' } };
    case 'group': return levelOf(of ?? {}, () => true);
    case 'repeat': case 'table': return { type: 'array', minItems: Math.max(1, question.rows?.min ?? 0), maxItems: question.rows?.max ?? 50, items: levelOf(of ?? {}, () => true) };
    default: return { $ref: `#/$defs/${kind}`, ...patternOf(question) };
  }
}

function patternOf({ pattern }: Question): JsonSchema {
  return pattern === undefined ? {} : { pattern: `^(?:${pattern.regex})$` };
}
