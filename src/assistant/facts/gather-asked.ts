import type { Fact } from '#model/answer.ts';
import type { Asked } from '#model/question.ts';
import type { Decision, GatheredFact } from '../context.ts';
import { gatherFees } from './fee-facts.ts';
import { gatherAudience, gatherConditions, gatherForms, gatherLegalBasis, gatherOnline, gatherResults, gatherSteps, gatherSummary } from './other-facts.ts';
import { gatherPapers } from './paper-facts.ts';
import { gatherAuthority, gatherPlaces } from './place-facts.ts';
import { nameFact, type RecordView } from './record.ts';
import { gatherTimes } from './time-facts.ts';

/** The facts of a record that one kind of question asks for. A record that is silent gives its silence as a fact. */
export function gatherAsked(view: RecordView, asked: Asked): GatheredFact[] {
  switch (asked) {
    case 'papers':
      return gatherPapers(view);
    case 'fee':
      return gatherFees(view);
    case 'time':
      return gatherTimes(view);
    case 'place':
      return gatherPlaces(view);
    case 'authority':
      return gatherAuthority(view);
    case 'online':
      return gatherOnline(view);
    case 'form':
      return gatherForms(view);
    case 'legalBasis':
      return gatherLegalBasis(view);
    case 'steps':
      return gatherSteps(view);
    case 'conditions':
      return gatherConditions(view);
    case 'result':
      return gatherResults(view);
    case 'audience':
      return gatherAudience(view);
    case 'overview':
    case 'dossierStatus':
      return gatherSummary(view);
    default:
      return asked satisfies never;
  }
}

/** The facts that name the records of a decision, so that every name shown stands on its record. */
export function namesOf(decision: Decision): Fact[] {
  switch (decision.kind) {
    case 'answer':
      return [decision.procedure, ...decision.offer, ...(decision.beside === undefined ? [] : [decision.beside.procedure])].map(nameFact);
    case 'several':
      return decision.parts.map((part) => nameFact(part.procedure));
    case 'plan':
      return decision.items.map((item) => nameFact(item.procedure));
    case 'clarify':
    case 'general':
      return decision.choices.flatMap((choice) => (choice.procedure === undefined ? [] : [nameFact(choice.procedure)]));
    case 'refuse':
      return (decision.offer ?? []).map(nameFact);
    default:
      return [];
  }
}

