import type { Form, Question } from './form.ts';
import { isMet } from './form-condition.ts';
import type { FormFlow } from './form-flow.ts';
import { isFilled } from './form-paths.ts';
import type { Component } from './procedure.ts';
import type { LocalDate } from './time.ts';
import { foldText } from './vietnamese.ts';

/** Whether a file question is about a component: by its code, else by its name. */
export function isAbout(asked: Question['component'], { code, name }: Pick<Component, 'code' | 'name'>): boolean {
  return asked !== undefined && ((asked.code !== undefined && asked.code === code) || foldText(asked.name) === foldText(name));
}

/** What is known when papers are listed. */
export interface FilledForm {
  readonly form: Pick<Form, 'questions'>;
  readonly flow: FormFlow;
  readonly today: LocalDate;
}

/**
 * The papers of a case that still come on paper once a form is sent, in the order of the record: what must be handed in or shown, and what only some must bring where the form asked for it.
 * Not among them: the declaration itself, which the form is; what was sent as a file; what the answers say is not needed.
 */
export function listPapersToBring<Paper extends Pick<Component, 'code' | 'name' | 'role'>>({ form, flow: { pages, asked }, today }: FilledForm, components: readonly Paper[]): readonly Paper[] {
  const open = new Set(pages.flatMap(({ fields }) => fields));
  return components.filter((component) => {
    const about = Object.entries(form.questions).filter(([, { kind, component: named }]) => kind === 'file' && isAbout(named, component));
    const isSent = about.some(([key]) => isFilled(asked[key]));
    const isNeedless = about.some(([, { component: named }]) => named?.unless !== undefined && isMet(named.unless, { answers: asked, today }));
    switch (component.role) {
      case 'present': return true;
      case 'submit': return !isSent && !isNeedless;
      case 'conditional': return !isSent && !isNeedless && about.some(([key]) => open.has(key));
      case 'form': case 'note': return false;
      default: return component.role satisfies never;
    }
  });
}
