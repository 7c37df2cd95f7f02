import type { Level, Procedure } from '#model/procedure.ts';
import { LEVEL_BIT } from '#model/search.ts';
import type { SearchDocument } from '#model/search.ts';

const PAPERS_CHARACTERS = 2_000;
const STEPS_CHARACTERS = 1_500;
const BITS: Readonly<Record<Level, number>> = {
  commune: LEVEL_BIT.commune, province: LEVEL_BIT.province, ministry: LEVEL_BIT.ministry, vertical: LEVEL_BIT.other, shared: LEVEL_BIT.other, other: LEVEL_BIT.other,
};

/** What people say of a procedure, from `content/aliases`. */
export interface Sayings {
  readonly vi: readonly string[];
  readonly en: readonly string[];
}

/** What the search engine indexes of a procedure. */
export function toSearchDocument(procedure: Procedure, sayings: Sayings = { vi: [], en: [] }): SearchDocument {
  const { shortName, summary, authority } = procedure;
  const papers = new Set(procedure.cases.flatMap((each) => [each.name, ...(each.publishedComponents ?? each.components).filter(({ role }) => role !== 'note').map(({ name }) => name)]));
  papers.delete('');
  const plain = summary === undefined ? '' : `${summary.vi}\n`;
  return {
    id: procedure.code,
    title: procedure.name,
    sayings: [...new Set([...(shortName === undefined ? [] : [shortName]), ...procedure.aliases, ...sayings.vi])],
    english: [...new Set([...sayings.en, ...(summary?.en === undefined ? [] : [summary.en])])],
    papers: cut([...papers].join('\n'), PAPERS_CHARACTERS),
    results: procedure.results.map(({ name }) => name).join('\n'),
    steps: cut(plain + (procedure.cases[0]?.steps ?? []).map(({ text }) => text).join('\n'), STEPS_CHARACTERS),
    field: procedure.field.name,
    authority: [...authority.executing, ...authority.competent].map(({ name }) => name).join('\n'),
    audience: procedure.audience.join('\n'),
    levels: procedure.level.reduce((bits, level) => bits | BITS[level], 0),
    popularity: popularityOf(procedure),
  };
}

/**
 * How likely a commune's citizen means this one. Those we wrote ourselves are the most asked of all (domain reference
 * §8); beside them the commune's own for citizens; nothing is known of the rest.
 */
function popularityOf(procedure: Procedure): number {
  if (procedure.summary !== undefined) return 1;
  if (!procedure.level.includes('commune') || procedure.kind === 'internal') return 0;
  const forCitizens = procedure.audience.some((name) => /công dân việt nam/iu.test(name));
  return procedure.doneBy === 'commune' && forCitizens ? 0.3 : forCitizens ? 0.2 : 0.05;
}

function cut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const end = text.lastIndexOf(' ', characters);
  return text.slice(0, end > characters / 2 ? end : characters);
}
