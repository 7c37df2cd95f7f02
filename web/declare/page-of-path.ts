import type { Form } from '../../src/model/form.ts';

/** The page on which an answer is given. */
export function pageOfPath(form: Pick<Form, 'pages'>, path: string): string | undefined {
  const key = path.split('.')[0] ?? '';
  return form.pages.find(({ fields }) => fields.includes(key))?.id;
}
