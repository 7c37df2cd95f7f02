import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Form, QuestionKind } from '#model/form.ts';
import type { Answers } from '#model/form-paths.ts';
import { schemaOfForm } from '#model/form-schema.ts';
import { readValue } from '#model/form-values.ts';
import type { LocalDate } from '#model/time.ts';

/** The formats of `schemaOfForm`, each by the kind of question that reads it. */
const FORMATS: Readonly<Record<string, QuestionKind>> = { 'person-name': 'personName', 'personal-id': 'personalId', 'partial-date': 'date', 'vn-phone': 'phone', 'person-email': 'email', country: 'nationality' };
/** Compiled schemas that are kept; a house has a few dozen forms. */
const MOST_KEPT = 200;

/** Checks answers against the schema of their form; gives the first thing that does not fit, or undefined. */
export type CheckSchema = (form: Form, answers: Answers) => { readonly path: string; readonly problem: string } | undefined;

/** Opens the check by JSON Schema; each version of a form is compiled once. */
export function createSchemaCheck(today: () => LocalDate): CheckSchema {
  const ajv = new Ajv2020({ strict: false });
  for (const [format, kind] of Object.entries(FORMATS)) {
    ajv.addFormat(format, (text: string) => {
      const read = readValue({ kind, label: { vi: format } }, text, today());
      return read.ok && read.value === text;
    });
  }
  const compiled = new Map<string, ValidateFunction>();
  return (form, answers) => {
    const schema = schemaOfForm(form);
    const key = JSON.stringify(schema);
    let validate = compiled.get(key);
    if (validate === undefined) {
      if (compiled.size >= MOST_KEPT) compiled.clear();
      // Two trials of one form in the builder carry the same id.
      ajv.removeSchema(String(schema['$id']));
      validate = ajv.compile(schema);
      compiled.set(key, validate);
    }
    if (validate(answers)) return undefined;
    const [error] = validate.errors ?? [];
    return { path: (error?.instancePath ?? '').replaceAll('/', '.').slice(1), problem: error?.message ?? '' };
  };
}
