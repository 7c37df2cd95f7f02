import type { OfficerAnswer } from '#model/officer-answer.ts';
import type { Procedure } from '#model/procedure.ts';
import type { Task } from '#model/task.ts';
import type { Judged } from './judge.ts';
import { behaviorOf, rankOfGold } from './measures.ts';
import type { EvalRow } from './rows.ts';

/** The records an officer's answer is held against, read apart from the answer. */
export interface OfficerSources {
  findTask(id: string): Promise<Task | undefined>;
  findProcedure(code: string): Promise<Procedure | undefined>;
  /** Texts beside the records that an answer may quote: old bodies, replies, places. */
  readonly extra: readonly string[];
}

/**
 * Judges one officer's answer: its rank and behaviour, and, counted again from the words, whether body, tier and clause of the right
 * record are stated and whether anything is said that no record carries. Shares no code with the assistant's own check.
 */
export async function judgeOfficer(row: EvalRow, answer: OfficerAnswer, ms: number, sources: OfficerSources): Promise<Judged> {
  const ids = [...new Set([...answer.facts.map((fact) => fact.record), ...answer.candidates.map((candidate) => candidate.code), ...(answer.matter === null ? [] : [answer.matter.id])])];
  const tasks: Task[] = [];
  const procedures: Procedure[] = [];
  for (const id of ids) {
    const task = await sources.findTask(id);
    if (task !== undefined) tasks.push(task);
    const procedure = await sources.findProcedure(id);
    if (procedure !== undefined) procedures.push(procedure);
  }
  for (const code of tasks.flatMap((task) => task.procedureCodes)) {
    const procedure = await sources.findProcedure(code);
    if (procedure !== undefined) procedures.push(procedure);
  }
  const loaded = await Promise.all(row.gold.map(async (id) => (await sources.findTask(id)) ?? (await sources.findProcedure(id))));
  const behavior = behaviorOf(answer.status);
  const right = answer.matter !== null && row.gold.includes(answer.matter.id) ? tasks.find((task) => task.id === answer.matter?.id) : undefined;
  const counted = behavior === 'answer' && right !== undefined && answer.ruling?.kind === 'decided' ? recallOf(answer, right) : { present: 0, stated: 0 };
  const grounds = [row.turns.join(' '), ...sources.extra, ...tasks.map((task) => JSON.stringify(task)), ...procedures.map((procedure) => JSON.stringify(procedure))];
  return {
    row,
    answer: answer as never,
    rank: rankOfGold(answer.candidates.map((candidate) => candidate.code), row.gold),
    goldLoaded: row.gold.length === 0 || loaded.some((record) => record !== undefined),
    behavior,
    expected: row.behavior,
    behaviorRight: behavior === row.behavior,
    unbound: findStrangeNumbers(answer.text, grounds, answer.asOf),
    wrong: findWrongClaims(answer, tasks, procedures, sources.extra),
    ...counted,
    broken: [...row.mustContain.filter((words) => !answer.text.includes(words)).map((words) => `thiếu "${words}"`), ...row.mustNotConfirm.filter((words) => answer.text.includes(words)).map((words) => `lặp lại "${words}"`)],
    ms,
  };
}

const TIER_WORDS: Readonly<Record<string, string>> = { commune: 'cấp xã', province: 'cấp tỉnh', central: 'trung ương' };

function recallOf(answer: OfficerAnswer, task: Task): { present: number; stated: number } {
  const text = answer.text.normalize('NFC');
  let present = 0;
  let stated = 0;
  const check = (says: boolean): void => {
    present += 1;
    if (says) stated += 1;
  };
  if (task.to !== undefined) {
    check(text.includes(task.to.body.normalize('NFC')));
    const tier = TIER_WORDS[task.to.tier];
    if (tier !== undefined) check(text.includes(tier));
  }
  const [basis] = task.basis;
  if (basis !== undefined) {
    check(text.includes(basis.document));
    if (basis.article !== undefined) check(new RegExp(`Điều ${basis.article}(?![\\p{L}\\d])`, 'u').test(text));
    if (basis.clause !== undefined) check(new RegExp(`khoản ${basis.clause}(?![\\p{L}\\d])`, 'u').test(text));
  }
  if (task.timeLimit !== undefined && answer.asked.includes('time')) check(text.includes(task.timeLimit.normalize('NFC')));
  return { present, stated };
}

/** Every run of digits of a text, whatever stands around it, as a plain number: "01/07/2025" gives 1, 7 and 2025. */
function digitsOf(text: string): Set<string> {
  return new Set((text.match(/\d+/gu) ?? []).map((run) => run.replace(/^0+(?=\d)/u, '')));
}

/** Numbers of the text that stand in no record, nor in the question, nor in the day asked for. The day before an end is told from the end. */
function findStrangeNumbers(text: string, grounds: readonly string[], asOf: string): string[] {
  const known = digitsOf([...grounds, asOf].join(' '));
  for (const ground of grounds) {
    for (const [, end] of ground.matchAll(/"validTo":"(\d{4}-\d{2}-\d{2})"/gu)) {
      const last = new Date(Date.parse(`${end ?? ''}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
      for (const run of digitsOf(last)) known.add(run);
    }
  }
  return [...digitsOf(text)].filter((run) => !known.has(run));
}

const CLAIM = /([^\n–]{3,80}) \((cấp xã|cấp tỉnh|trung ương)\) –/gu;
/** A body whose own name tells its tier, before the matter it decides. */
const NAMED = /(?:^|\n)(?:[-•] )?([^\n–:;.]{0,40}?(?:UBND|Ủy ban nhân dân|HĐND|Chủ tịch|Cơ quan|Công an)[^\n–:;.]{0,40}?cấp (?:xã|tỉnh)[^\n–:;.()]{0,40}) – /gu;
const CITED = /(?:điểm (\p{L}) )?(?:khoản (\d+[a-zđ]?) )?Điều (\d+[a-zđ]?) (?:Nghị định|Luật|Thông tư|Nghị quyết|Quyết định) ([^\s;:,)]*[^\s;:,.)])/gu;

/** The tier that a body's own name tells, where it does. */
function tierOfName(name: string): string | undefined {
  if (/xã|phường|thị trấn/iu.test(name)) return 'cấp xã';
  if (/tỉnh|(?<!\p{L})sở(?!\p{L})|thành phố trực thuộc/iu.test(name)) return 'cấp tỉnh';
  return /(?<!\p{L})bộ(?!\p{L})|trung ương|cục/iu.test(name) ? 'trung ương' : undefined;
}

/** A cited place of a record, whether a task stands on it or a procedure was published with it. */
interface Ground {
  readonly document: string;
  readonly article?: string | undefined;
  readonly clause?: string | undefined;
  readonly point?: string | undefined;
}

/** Claims whose body stands with another tier than its record says, and citations that no record of the answer has. */
function findWrongClaims(answer: OfficerAnswer, tasks: readonly Task[], procedures: readonly Procedure[], extra: readonly string[]): string[] {
  const wrong: string[] = [];
  for (const [whole, body = '', tier = ''] of answer.text.matchAll(CLAIM)) {
    const known = tasks.flatMap((task) => (task.to === undefined ? [] : [task.to])).filter((to) => body.endsWith(to.body));
    if (extra.some((text) => text.includes(`"${body.trim().replace(/^.* nêu /u, '')}"`))) continue;
    const published = procedures.flatMap(({ authority }) => [...authority.competent, ...authority.executing, ...authority.authorised]).filter((agency) => body.endsWith(agency.name.trim()));
    if (!known.some((to) => TIER_WORDS[to.tier] === tier) && !published.some(({ name }) => tierOfName(name) === undefined || tierOfName(name) === tier)) wrong.push(whole);
  }
  const bodies = [...tasks.flatMap((task) => [task.to?.body, task.from?.body]), ...procedures.flatMap(({ authority }) => [...authority.competent, ...authority.executing, ...authority.authorised]).map(({ name }) => name.trim())];
  for (const [whole, body = ''] of answer.text.matchAll(NAMED)) {
    if (!bodies.some((known) => known !== undefined && body.endsWith(known)) && !extra.some((text) => text.includes(`"${body.trim().replace(/^.* nêu /u, '')}"`))) wrong.push(whole.trim());
  }
  const grounds: readonly Ground[] = [...tasks.flatMap(({ basis }) => basis), ...procedures.flatMap(({ legalBasis }) => legalBasis.map(({ number, ...place }) => ({ ...place, document: number })))];
  for (const [whole, point, clause, article, document] of answer.text.matchAll(CITED)) {
    const carried =
      grounds.some((basis) => (basis.document === document || basis.document.startsWith(`${document ?? ''}/`)) && basis.article === article && (clause === undefined || basis.clause === clause) && (point === undefined || basis.point === point)) ||
      tasks.some((task) => `${task.note ?? ''} ${task.baseRule ?? ''} ${task.title} ${task.conditions ?? ''}`.includes(whole));
    if (!carried && answer.matter?.kind === 'task') wrong.push(whole);
  }
  return wrong;
}
