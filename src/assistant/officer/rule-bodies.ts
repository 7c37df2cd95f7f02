import { writeDate } from '#model/time.ts';
import type { BodySide, OfficerContext, OfficerDecision } from './context.ts';

/** A split is looked for among so many of the likeliest records: a neighbour further down is another matter. */
const LIKELIEST = 2;

/**
 * Where several bodies may rightly answer and nothing tells which case it is, each is named with its case and its clause: for a matter
 * that is split between them, and for a file begun before the order changed of which nobody said who had taken it in.
 */
export async function decideByBodies(context: OfficerContext): Promise<OfficerDecision | undefined> {
  const { understood, ports, candidates, lang, found, memory } = context;
  if (understood === undefined || understood.references.length > 0 || understood.codes.length > 0 || understood.strangers.length > 0 || memory.matter !== undefined) return undefined;
  const { begun } = understood;
  if (begun !== undefined) {
    const ids = candidates.filter(({ code, score }) => score === 1 && begun.taskIds.includes(code)).map(({ code }) => code);
    if (ids.length < 2) return undefined;
    const date = writeDate(begun.begunBefore);
    const sides = await readSides(context, ids.map((id) => ({ tasks: [id], when: '' })));
    const told = sides.map((side) => ({ ...side, when: ports.replies.say(lang, 'officer.begunAt', { body: side.task.from?.body ?? '', date }) }));
    return told.length < 2 ? undefined : { kind: 'bodies', question: ports.replies.say(lang, 'officer.begunWhere'), sides: told };
  }
  if ((found?.inScope ?? 0) < ports.thresholds.clearScope) return undefined;
  const split = ports.authority.findSplit(context.text, candidates.slice(0, LIKELIEST).map(({ code }) => code));
  if (split === undefined) return undefined;
  const sides = await readSides(context, split.choices.map(({ tasks, when }) => ({ tasks, when: when[lang] })));
  if (sides.length < 2) return undefined;
  const named = sides.map(({ task }) => candidates.find(({ code }) => code === task.id) ?? { code: task.id, name: task.title, score: 0 });
  context.candidates = [...named, ...candidates.filter(({ code }) => !named.some((one) => one.code === code))].slice(0, Math.max(candidates.length, named.length));
  return { kind: 'bodies', question: split.question[lang], sides };
}

/** The cases of which a task is held and decided on the day asked about. */
async function readSides({ ports, asOf, place }: OfficerContext, cases: readonly { readonly tasks: readonly string[]; readonly when: string }[]): Promise<BodySide[]> {
  const sides: BodySide[] = [];
  for (const { tasks, when } of cases) {
    for (const taskId of tasks) {
      const task = await ports.authority.findTask(taskId);
      if (task === undefined) continue;
      const ruling = await ports.authority.rule({ taskId }, asOf, place?.code);
      if (ruling.kind !== 'decided') continue;
      sides.push({ task, ruling, when });
      break;
    }
  }
  return sides;
}
