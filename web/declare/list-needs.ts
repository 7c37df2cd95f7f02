import { sayIn } from '../../src/model/answers-in-words.ts';
import { listQuestions } from '../../src/model/form-paths.ts';
import type { Form } from '../../src/model/form.ts';
import type { Language } from '../../src/model/question.ts';

/** The papers a form takes as pictures or files, in its order, each once. */
export function listNeeds(form: Pick<Form, 'questions'>, lang: Language): readonly { readonly name: string; readonly isOptional: boolean }[] {
  const needs = new Map<string, boolean>();
  for (const { question } of listQuestions(form)) {
    if (question.kind !== 'file') continue;
    const name = question.component?.name ?? sayIn(question.label, lang);
    const isOptional = question.required !== undefined && question.required !== true;
    needs.set(name, (needs.get(name) ?? true) && (isOptional || question.when !== undefined));
  }
  return [...needs].map(([name, isOptional]) => ({ name, isOptional }));
}
