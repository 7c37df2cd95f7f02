import type { AnswerContext, Decision, Understanding } from '../context.ts';
import { nameOf, provenanceOf } from '../facts/record.ts';
import { coverSignals, weighCover } from '../words/judge-cover.ts';
import { namesNoMatter } from '../words/topic-words.ts';

/**
 * The likest record is not answered where the matter that is sought is none of its own: "mở nhóm trẻ" is no birth to be
 * registered, however alike the words around it are. What is told instead names that record, so that whoever meant it finds it.
 * A conversation about a record, and a record named by its code, are left alone.
 */
export function decideUncovered(context: AnswerContext, understood: Understanding, decision: Decision): Decision | undefined {
  const { ports, memory } = context;
  if (decision.kind !== 'answer' || context.kept !== undefined || memory.code !== undefined || understood.codes.length > 0) return undefined;
  if (namesNoMatter(understood.topic, understood.asked.includes('fee'))) return undefined;
  const { procedure } = decision;
  const cover = ports.search.cover?.(context.text, procedure.code);
  const signals = cover === undefined ? undefined : coverSignals(cover, understood.topic);
  const { weights, least } = ports.thresholds.cover;
  if (signals === undefined || weighCover(signals, weights) >= least) return undefined;
  const name = nameOf(procedure);
  return {
    kind: 'refuse', status: 'unanswerable_no_record', key: 'refuse.nearest', values: { name }, nearest: procedure,
    grounds: [{ kind: 'overview', field: 'name', value: name, text: name, record: procedure.code, version: procedure.version, ...provenanceOf(procedure, 'name') }],
  };
}
