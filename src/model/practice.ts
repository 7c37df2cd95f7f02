import type { DossierAction, DossierActionKind } from './dossier-action.ts';
import { readPath } from './form-paths.ts';
import type { BothLanguages } from './office-document.ts';
import type { DeskRole } from './role.ts';

/** What is asked of a value in an action's data. `atLeast`: so many items, or so many letters; `is`: exactly this; `exists`: whatever it is. */
export type StepCondition = { readonly is: string | number | boolean } | { readonly atLeast: number } | { readonly exists: true };

/** By what a step counts as done: an action that stands in a dossier, never a click. */
export interface StepCheck {
  readonly kind: DossierActionKind;
  /** In how many different dossiers; one unless said. */
  readonly dossiers?: number;
  /** By the path inside the action's data. Shape: `frozen.procedureCode`. */
  readonly where?: Readonly<Record<string, StepCondition>>;
  /** Only what follows this action in the same dossier counts. */
  readonly after?: DossierActionKind;
}

export interface ExerciseStep {
  readonly text: BothLanguages;
  /** Who does it at the office; may be played. */
  readonly role: DeskRole;
  readonly check: StepCheck;
}

/** One guided exercise: what it is for, what lies ready, what is to be done. */
export interface Exercise {
  readonly id: string;
  /** Its place in the list. */
  readonly order: number;
  readonly title: BothLanguages;
  readonly aim: BothLanguages;
  readonly minutes: number;
  /** Dossiers that are laid ready when it is begun, by the names of `content/practice/dossiers.json`. */
  readonly prepares: readonly string[];
  readonly steps: readonly ExerciseStep[];
}

/** A dossier of somebody's exercise with what happened in it since. */
export interface ExerciseDossier {
  readonly dossierId: string;
  readonly actions: readonly Pick<DossierAction, 'kind' | 'number' | 'data'>[];
}

/** Which steps are done, by what stands in the dossiers of the exercise. Shape: one entry a step. */
export function tickSteps(exercise: Pick<Exercise, 'steps'>, dossiers: readonly ExerciseDossier[]): readonly boolean[] {
  return exercise.steps.map(({ check }) => dossiers.filter(({ actions }) => meets(check, actions)).length >= (check.dossiers ?? 1));
}

function meets({ kind, where = {}, after }: StepCheck, actions: ExerciseDossier['actions']): boolean {
  const from = after === undefined ? -1 : actions.findIndex((action) => action.kind === after);
  if (after !== undefined && from < 0) return false;
  return actions.some((action, at) => at > from && action.kind === kind && Object.entries(where).every(([path, condition]) => holds(condition, readPath(path, action.data))));
}

function holds(condition: StepCondition, value: unknown): boolean {
  if ('is' in condition) return value === condition.is;
  if ('exists' in condition) return value !== undefined && value !== null && value !== '';
  return (typeof value === 'string' || Array.isArray(value)) && value.length >= condition.atLeast;
}
