import type { Fact } from '#model/answer.ts';
import { gatherPapers } from './paper-facts.ts';
import { paperKey } from './paper-order.ts';
import { recordFact, say, type RecordView } from './record.ts';

/** How many, at the end of a line: one record counts a paper that another only names. */
const COUNT_LAST = / \(\d.*\)$/u;

/** The first matters of a plan are the ones to go for now; the papers of the others come with each. */
const RECORDS = 2;
const SHOWN = 12;
/** Of those, papers that only some people need. */
const CONDITIONAL_SHOWN = 5;
/** A paper that names its own condition needs no mark. */
const NAMES_CONDITION = /^(?:trường hợp|đối với|nếu)(?!\p{L})|(?:trong trường hợp|\(nếu )/iu;

/** The papers of a plan, each once: what everybody brings, then what only some do, marked so; the rest is counted by a fact. Instructions are no papers. */
export function gatherPlanPapers(views: readonly RecordView[]): { readonly papers: string[]; readonly facts: Fact[] } {
  const all = views.slice(0, RECORDS).flatMap((view) => gatherPapers(view).map((one) => ({ ...one, view })));
  const known = new Set<string>();
  const facts: Fact[] = [];
  let rest = 0;
  for (const wanted of ['everyone', 'conditional'] as const) {
    let shown = 0;
    const room = wanted === 'everyone' ? SHOWN : Math.min(CONDITIONAL_SHOWN, SHOWN - facts.length);
    for (const { fact, standing, view } of all) {
      const key = paperKey(fact.text.replace(COUNT_LAST, ''));
      if (standing !== wanted || known.has(key)) continue;
      known.add(key);
      if (shown >= room) {
        rest += 1;
        continue;
      }
      shown += 1;
      facts.push(wanted === 'everyone' || NAMES_CONDITION.test(fact.text) ? fact : { ...fact, text: say(view, 'plan.conditional', { paper: fact.text }) });
    }
  }
  const papers = facts.map((fact) => fact.text);
  const [first] = views;
  if (rest > 0 && first !== undefined) facts.push(recordFact(first, 'papers', 'cases', say(first, 'plan.rest', { count: rest }), rest));
  return { papers, facts };
}
