import type { Choice, NextKind, NextStep } from '../../../src/model/answer.ts';
import type { IconName } from '../icon/icon-set.ts';

const ICON: Readonly<Record<NextKind, IconName>> = {
  start: 'checklist',
  print: 'printer',
  place: 'map-pin',
  officer: 'person',
  procedure: 'file',
  call: 'phone',
  ask: 'message',
  follow: 'search',
};

export interface NextLink {
  readonly label: string;
  readonly target: string;
  readonly icon: IconName;
  readonly main: boolean;
}

/** Parts what to do next into ways to go (paths of this site, `tel:`) and questions to send; any other address is dropped. */
export function sortNextSteps(steps: readonly NextStep[]): { readonly links: readonly NextLink[]; readonly questions: readonly Choice[] } {
  const links = new Map<string, NextLink>();
  const questions: Choice[] = [];
  for (const step of steps) {
    if (step.kind === 'ask') questions.push({ label: step.label, question: step.target });
    else if (step.kind === 'print') continue;
    else if ((step.target.startsWith('/') && !step.target.startsWith('//')) || /^tel:[+\d]+$/.test(step.target))
      links.set(step.target, { label: step.label, target: step.target, icon: ICON[step.kind], main: step.kind === 'start' || step.kind === 'call' });
  }
  return { links: [...links.values()], questions };
}
