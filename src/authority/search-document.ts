import { writeAddress } from '#model/law-address.ts';
import type { SearchDocument } from '#model/search.ts';
import { LEVEL_BIT } from '#model/search.ts';
import type { BodyTier, Task } from '#model/task.ts';

const BITS: Readonly<Record<BodyTier, number>> = { commune: LEVEL_BIT.commune, province: LEVEL_BIT.province, central: LEVEL_BIT.ministry, district_abolished: 0, unknown: LEVEL_BIT.other };
const TEXT_CHARACTERS = 1_500;

/** What the search engine indexes of a task. `said` are sayings beside the task's own: those of the procedure it names. */
export function toTaskDocument(task: Task, said: { readonly vi: readonly string[]; readonly en: readonly string[] } = { vi: [], en: [] }): SearchDocument {
  const { from, to } = task;
  return {
    id: task.id,
    title: task.title,
    sayings: [...new Set([...task.sayings, ...said.vi])],
    english: [...new Set(said.en)],
    papers: task.forms.join('\n'),
    results: task.procedureCodes.join('\n'),
    steps: [task.conditions ?? '', task.baseRule ?? '', task.note ?? '', task.timeLimit ?? '', task.basis.map(writeAddress).join('\n')].join('\n').slice(0, TEXT_CHARACTERS),
    field: [task.field, task.ministry ?? ''].join('\n').trim(),
    authority: [from?.body ?? '', to?.body ?? ''].join('\n').trim(),
    audience: '',
    levels: to === undefined ? 0 : BITS[to.tier],
    popularity: task.act === 'procedure' ? 0.2 : 0.3,
  };
}
