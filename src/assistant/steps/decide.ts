import type { AnswerContext } from '../context.ts';
import { decideBetween } from '../decisions/by-circumstance.ts';
import { decideByCode, refuseDate } from '../decisions/by-date-and-code.ts';
import { decideStrangeDocument } from '../decisions/by-document.ts';
import { decideUncovered } from '../decisions/by-cover.ts';
import { decideByEverydayName, decidePlan, decideVague } from '../decisions/by-name.ts';
import { decideBySearch } from '../decisions/by-search.ts';
import { decideSwitchedOff } from '../decisions/by-switch.ts';
import { decideGeneral } from '../decisions/general.ts';
import { decideByWords } from '../decisions/by-words.ts';

/** Chooses what to do: answer, several answers, a plan, ask back, send to the right door, or refuse. The first rule that speaks decides. */
export async function decide(context: AnswerContext): Promise<void> {
  if (context.decision !== undefined || context.understood === undefined) return;
  const { understood, kept } = context;
  context.decision =
    refuseDate(context) ??
    (await decideByCode(context, understood)) ??
    (await decideByWords(context, understood)) ??
    (kept === undefined ? undefined : { kind: 'answer', procedure: kept, offer: [] }) ??
    (await decideGeneral(context, understood)) ??
    (await decideByEverydayName(context, understood)) ??
    (await decidePlan(context, understood)) ??
    (await decideVague(context, understood)) ??
    (await decideBetween(context, understood)) ??
    (await decideBySearch(context, understood));
  context.decision = decideUncovered(context, understood, context.decision) ?? context.decision;
  context.decision = (await decideStrangeDocument(context, understood, context.decision)) ?? context.decision;
  context.decision = decideSwitchedOff(context, context.decision) ?? context.decision;
}
