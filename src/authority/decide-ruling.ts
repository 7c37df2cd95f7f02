import { writeAddress } from '#model/law-address.ts';
import type { MergedTask, Ruling, RulingReason, RulingSide, TaskBody } from '#model/task.ts';
import type { LocalDate } from '#model/time.ts';
import { addDays, isInForce, writeDate } from '#model/time.ts';
import type { Amendment, Contradiction } from './authority-content.ts';
import type { ProcedureWord } from './procedure-word.ts';
import { sideOf, sideOfProcedure } from './procedure-word.ts';
import { isSameBody } from './read-body.ts';

/** Everything that is said about one matter, gathered before anything is decided. */
export interface Matter {
  /** National records of the matter, the one asked for first. */
  readonly tasks: readonly MergedTask[];
  /** The province's own records of the same matter. */
  readonly overrides: readonly MergedTask[];
  readonly procedure?: ProcedureWord;
  readonly contradictions: readonly Contradiction[];
  readonly amendments: readonly Amendment[];
  readonly asOf: LocalDate;
  /** The body above that is asked when texts differ. */
  askWhom(sides: readonly RulingSide[]): string;
}

const RANK = { official: 2, secondary: 1, unverified: 0 } as const;
/** From how many days before its end a power is said to end soon. */
export const ENDS_SOON_DAYS = 90;

/**
 * Who decides, as the records say it: a province's own decision in force stands before national ones and says so; two records
 * of different tiers are a contradiction, shown with both; what is less sure, or names another person of the same tier, stands
 * beside as a doubt. The house never decides competence.
 */
export function decideRuling(matter: Matter): Ruling {
  const { tasks, overrides, asOf, procedure } = matter;
  const own = inForce(overrides, asOf);
  const national = inForce(tasks, asOf);
  const sides = (own.length > 0 ? own : national).flatMap((task) => sideOf(task) ?? []).sort(compareSides);
  const [first] = sides;
  if (first === undefined) {
    const published = tasks.length === 0 && procedure !== undefined ? sideOfProcedure(procedure) : undefined;
    if (published === undefined) return tellNotInForce(matter, national);
    if (asOf < published.validFrom) return { kind: 'notInForce', task: published.task, when: 'before', supersededBy: [], reasons: [{ key: 'ruling.startUnstated', values: {} }] };
    return decided(matter, published, [], [], []);
  }
  const written = own.length === 0 ? writtenContradiction(matter, first) : undefined;
  if (written !== undefined) return written;
  const rivals = sides.slice(1).filter((side) => side.to.tier !== first.to.tier && side.to.tier !== 'unknown');
  const rival = rivals.find((side) => RANK[side.certainty] > 0) ?? (RANK[first.certainty] === 0 ? rivals[0] : undefined);
  if (rival !== undefined) return contradiction(matter, [first, rival], [{ key: 'ruling.twoRecipients', values: { one: first.to.body, other: rival.to.body } }]);
  const published = own.length === 0 && procedure !== undefined ? compareWithProcedure(matter, first, procedure) : {};
  if (published.ruling !== undefined) return published.ruling;
  const same = sides.slice(1).filter((side) => isSameBody(side.to, first.to));
  const doubts = [...sides.slice(1).filter((side) => !same.includes(side)), ...(published.doubt === undefined ? [] : [published.doubt])];
  const told = doubts.filter((side, at) => doubts.findIndex((other) => isSameBody(other.to, side.to)) === at);
  const overridden = own.length > 0 ? national.flatMap((task) => sideOf(task) ?? []) : [];
  return decided(matter, first, [...same, ...(published.support === undefined ? [] : [published.support])], overridden, told);
}

function inForce(tasks: readonly MergedTask[], asOf: LocalDate): MergedTask[] {
  return tasks.filter((task) => isInForce(task, asOf));
}

/** The surer first, then a clause of law before a published level, then the deeper address. */
function compareSides(left: RulingSide, right: RulingSide): number {
  return RANK[right.certainty] - RANK[left.certainty] || Number(left.task.act === 'procedure') - Number(right.task.act === 'procedure') || depthOf(right) - depthOf(left);
}

function depthOf({ basis }: RulingSide): number {
  return Math.max(0, ...basis.map(({ article, clause, point }) => (article === undefined ? 0 : 1) + (clause === undefined ? 0 : 1) + (point === undefined ? 0 : 1)));
}

function decided(matter: Matter, side: RulingSide, supporting: readonly RulingSide[], overridden: readonly RulingSide[], doubts: readonly RulingSide[]): Ruling {
  const { task } = side;
  const previous = task.from ?? overridden.find((each) => each.task.from !== undefined)?.task.from;
  const reasons: RulingReason[] = [];
  const say = (key: string, values: RulingReason['values'] = {}): void => void reasons.push({ key, values });
  const [basis] = task.basis;
  if (task.act === 'procedure') say('ruling.procedureOnly', { body: side.to.body });
  if (basis !== undefined && task.act !== 'procedure') say('ruling.basis', { basis: task.basis.slice(0, 3).map(writeAddress).join('; '), body: side.to.body });
  if (task.act !== 'procedure' && !task.basis.some(({ article }) => article !== undefined)) say('ruling.noArticle');
  if (overridden.length > 0) say('ruling.overrides', { own: basis === undefined ? task.source : writeAddress(basis), national: overridden[0]?.to.body ?? '' });
  if (previous !== undefined) say('ruling.previous', { body: previous.body, date: writeDate(task.validFrom) });
  if (task.startUnstated === true) say('ruling.startUnstated');
  if (side.validTo !== undefined) {
    const soon = addDays(matter.asOf, ENDS_SOON_DAYS) >= side.validTo;
    say(soon ? 'ruling.endsSoon' : 'ruling.ends', { lastDay: writeDate(addDays(side.validTo, -1)), end: writeDate(side.validTo) });
  }
  if (side.certainty === 'unverified') say('ruling.unsure', { source: task.source });
  for (const doubt of doubts) say(doubt.to.tier === side.to.tier ? 'ruling.signerDiffers' : 'ruling.lessSure', { one: side.to.body, other: doubt.to.body });
  for (const { by, note } of amendmentsOf(task, matter.amendments, matter.asOf)) say('ruling.amended', { by, note });
  for (const { field, kept, other } of task.conflicts) say('ruling.sourcesDiffer', { field, one: kept.value, other: other.value });
  for (const one of matter.contradictions) if (one.about === 'basis' && one.taskIds.includes(task.id)) say('ruling.basisDisputed', { note: one.note, askWhom: one.askWhom });
  return { kind: 'decided', side, ...(previous === undefined ? {} : { previous }), supporting, overridden, doubts, reasons };
}

/** What a published procedure adds: support, another person of the same tier, or another tier altogether. */
function compareWithProcedure(matter: Matter, first: RulingSide, word: ProcedureWord): { ruling?: Ruling; support?: RulingSide; doubt?: RulingSide } {
  if (first.to.tier === 'unknown') return {};
  if (!word.tiers.includes(first.to.tier)) {
    const other = sideOfProcedure(word);
    if (other === undefined) return {};
    return { ruling: contradiction(matter, [first, other], [{ key: 'ruling.levelDisagrees', values: { one: first.to.body, other: other.to.body, code: word.procedure.code } }]) };
  }
  const side = sideOfProcedure(word, first.to.tier);
  if (side === undefined) return {};
  const differs = side.to.person !== first.to.person && side.to.person !== 'OTHER' && side.to.person !== 'TT_PVHCC' && first.to.person !== 'OTHER';
  return differs ? { doubt: side } : { support: side };
}

/** A contradiction that a person read in the texts and wrote down. */
function writtenContradiction(matter: Matter, first: RulingSide): Ruling | undefined {
  const written = matter.contradictions.find(({ about, taskIds }) => about === 'recipient' && taskIds.includes(first.task.id));
  if (written?.other === undefined) return undefined;
  const { other } = written;
  const task: MergedTask = {
    ...first.task, id: written.id, title: other.title, to: other.to, basis: other.basis as MergedTask['basis'], source: other.source, sourceDate: other.sourceDate, certainty: other.certainty, sayings: [],
  };
  const side = sideOf(task);
  return side === undefined ? undefined : contradiction(matter, [first, side], [{ key: 'ruling.textsDiffer', values: { note: written.note } }], written.askWhom);
}

function contradiction(matter: Matter, sides: readonly RulingSide[], reasons: readonly RulingReason[], askWhom = matter.askWhom(sides)): Ruling {
  const previous = sides.find(({ task }) => task.from !== undefined)?.task.from;
  return { kind: 'contradiction', sides, askWhom, ...(previous === undefined ? {} : { previous }), reasons: [...reasons, { key: 'ruling.askAbove', values: { askWhom } }] };
}

function tellNotInForce(matter: Matter, national: readonly MergedTask[]): Ruling {
  const { asOf } = matter;
  const all = [...matter.overrides, ...matter.tasks];
  const ended = national.find((task) => task.to === undefined);
  if (ended !== undefined) {
    if (ended.validTo !== undefined) return { kind: 'unknown', reasons: [{ key: 'ruling.recipientUnstated', values: { title: ended.title } }] };
    return { kind: 'notInForce', task: ended, when: 'abolished', supersededBy: ended.supersededBy, askWhom: matter.askWhom([]), reasons: [{ key: 'ruling.abolished', values: { basis: ended.basis.map(writeAddress).join('; ') } }] };
  }
  const coming = all.filter((task) => asOf < task.validFrom).sort((left, right) => (left.validFrom < right.validFrom ? -1 : 1))[0];
  const over = all.filter((task) => task.validTo !== undefined && asOf >= task.validTo).sort((left, right) => ((left.validTo ?? '') < (right.validTo ?? '') ? 1 : -1))[0];
  if (over !== undefined) return tellEnded(matter, over);
  if (coming === undefined) return { kind: 'unknown', reasons: [{ key: 'ruling.noRecord', values: {} }] };
  const previous: TaskBody | undefined = coming.from;
  return {
    kind: 'notInForce', task: coming, when: 'before', ...(previous === undefined ? {} : { previous }), supersededBy: [],
    reasons: [
      { key: 'ruling.before', values: { from: writeDate(coming.validFrom) } },
      previous === undefined ? { key: 'ruling.previousUnknown', values: { from: writeDate(coming.validFrom) } } : { key: 'ruling.previousThen', values: { body: previous.body } },
      ...(coming.startUnstated === true ? [{ key: 'ruling.startUnstated', values: {} }] : []),
    ],
  };
}

function tellEnded(matter: Matter, task: MergedTask): Ruling {
  const end = task.validTo ?? '';
  const supersededBy = [...new Set([...task.supersededBy, ...amendmentsOf(task, matter.amendments, matter.asOf).flatMap(({ effect, by }) => (effect === 'repeals' || effect === 'replaces' ? [by] : []))])];
  const side = sideOf(task);
  const askWhom = matter.askWhom(side === undefined ? [] : [side]);
  return {
    kind: 'notInForce', task, when: 'after', supersededBy, askWhom,
    ...(task.to === undefined ? {} : { previous: task.to }),
    reasons: [
      { key: 'ruling.after', values: { end: writeDate(end), lastDay: writeDate(addDays(end, -1)) } },
      supersededBy.length === 0 ? { key: 'ruling.successorUnknown', values: { askWhom } } : { key: 'ruling.supersededBy', values: { by: supersededBy.join('; ') } },
    ],
  };
}

/** What changed the clauses of a task up to a day, as our content knows it; an amendment without a day counts at once. */
export function amendmentsOf(task: MergedTask, amendments: readonly Amendment[], asOf: LocalDate): Amendment[] {
  return amendments.filter(
    (one) =>
      (one.on === undefined || one.on <= asOf) &&
      task.basis.some((address) => address.document === one.document && (one.article === undefined || address.article === one.article) && (one.clause === undefined || address.clause === undefined || one.clause.split(/,\s*/u).includes(address.clause))),
  );
}
