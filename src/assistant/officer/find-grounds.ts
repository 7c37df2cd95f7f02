import type { Candidate } from '#model/answer.ts';
import { shortenName } from '../facts/record.ts';
import type { OfficerContext } from './context.ts';
import type { BegunFile } from './ports.ts';
import { keepMatterWords } from './matter-words.ts';

const CANDIDATES = 10;

/** Finds the tasks and procedures that the words may mean: a named provision or code leads straight to its records, else the words are searched. */
export async function findGrounds(context: OfficerContext): Promise<void> {
  const { understood, ports } = context;
  if (context.decision !== undefined || understood === undefined) return;
  const named: Candidate[] = [];
  for (const address of understood.references) {
    for (const task of await ports.authority.tasksAt(address)) named.push({ code: task.id, name: task.title, score: 1 });
  }
  for (const code of understood.codes) {
    const procedure = await ports.procedures.findProcedure(code, context.asOf);
    if (procedure !== undefined) named.push({ code, name: shortenName(procedure.shortName ?? procedure.name), score: 1 });
  }
  if (context.understood?.begun !== undefined) named.push(...(await listTransitions(context, context.understood.begun)));
  if (context.kept !== undefined) named.unshift({ code: context.kept, name: context.memory.name ?? context.kept, score: 1 });
  context.precedents = (await ports.precedents?.findPrecedents(context.text, context.asOf)) ?? [];
  // The body a question proposes is often the wrong one: the words of the matter alone are looked for beside the whole.
  context.found = await ports.finder.find(context.text, { limit: CANDIDATES, matter: keepMatterWords(context.text) });
  context.measured.bytesTouched = context.found.bytesTouched;
  const ranked = context.found.hits.map((hit) => ({ code: hit.id, name: shortenName(hit.title), score: Math.round(hit.score * 1000) / 1000 }));
  context.candidates = orderCandidates(named, ranked, understood.references.length > 0).slice(0, CANDIDATES);
}

/** The rules for files begun before the order changed; where the body that took the file in is named, those for its files alone. */
async function listTransitions(context: OfficerContext, begun: BegunFile): Promise<Candidate[]> {
  const tiers = context.understood?.namedTiers ?? [];
  const tasks = (await Promise.all(begun.taskIds.map((id) => context.ports.authority.findTask(id)))).filter((task) => task !== undefined);
  const told = tasks.filter(({ from }) => from !== undefined && tiers.includes(from.tier));
  return (told.length > 0 ? told : tasks).map((task) => ({ code: task.id, name: task.title, score: 1 }));
}

/** Named records stand first; where a provision has several tasks, the words decide between them. */
function orderCandidates(named: readonly Candidate[], ranked: readonly Candidate[], byProvision: boolean): Candidate[] {
  const place = new Map(ranked.map((one, at) => [one.code, at]));
  const first = byProvision ? [...named].sort((left, right) => (place.get(left.code) ?? CANDIDATES) - (place.get(right.code) ?? CANDIDATES)) : named;
  const all = [...first, ...ranked];
  return all.filter((one, at) => all.findIndex((other) => other.code === one.code) === at);
}
