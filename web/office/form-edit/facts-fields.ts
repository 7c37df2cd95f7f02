import type { Form } from '../../../src/model/form.ts';
import type { FormFacts } from '../../../src/model/form-edit.ts';
import type { NoEdit } from './act-on-form.ts';
import type { Fields } from './condition-fields.ts';
import { readSaid, writeSaid } from './question-fields.ts';

/** What is said once of a form, as the fields of its page. */
export function writeFacts(form: Form): Record<string, string> {
  return {
    ...writeSaid('ten', form.name), ...writeSaid('mo-dau', form.intro), phut: form.minutes === undefined ? '' : String(form.minutes), tu: form.validFrom, den: form.validTo ?? '',
    'thu-tuc': form.procedures.map(({ code }) => code).join('\n'), nguon: form.source.text, 'ngay-nguon': form.source.date, 'do-chac': form.source.certainty, 'ghi-chu': form.source.note ?? '',
  };
}

/** What the fields say; of a procedure that was named before, its cases stay. */
export function readFacts(form: Form, fields: Fields): FormFacts | NoEdit {
  const text = (name: string): string => (fields[name] ?? '').trim();
  const [name, intro] = [readSaid('ten', fields), readSaid('mo-dau', fields)];
  const codes = [...new Set(text('thu-tuc').split(/[\s,]+/u).filter((code) => code !== ''))];
  if (name === undefined || text('nguon') === '') return { missing: 'words_missing' };
  if (codes.length === 0) return { missing: 'paths_missing' };
  const certainty = (['official', 'secondary', 'unverified'] as const).find((each) => each === text('do-chac')) ?? 'unverified';
  return {
    name, ...(intro === undefined ? {} : { intro }), ...(/^\d{1,3}$/u.test(text('phut')) ? { minutes: Number(text('phut')) } : {}),
    validFrom: text('tu'), ...(text('den') === '' ? {} : { validTo: text('den') }),
    procedures: codes.flatMap((code) => { const known = form.procedures.filter((each) => each.code === code); return known.length === 0 ? [{ code }] : known; }),
    source: { text: text('nguon'), date: text('ngay-nguon'), certainty, ...(text('ghi-chu') === '' ? {} : { note: text('ghi-chu') }) },
  };
}
