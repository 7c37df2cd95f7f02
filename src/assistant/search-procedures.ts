import { localDateAt, type LocalDate } from '#model/time.ts';
import { nameOf } from './facts/record.ts';
import type { AssistantPorts } from './ports.ts';
import { findCodes } from './words/find-codes.ts';
import { findLanguage } from './words/find-language.ts';

/** Ranked records as the results page shows them. */
export interface FoundProcedures {
  readonly items: readonly { readonly code: string; readonly name: string; readonly shortName: string; readonly field: string; readonly level: readonly string[]; readonly score: number }[];
  /** What to search for instead, when little was found. */
  readonly suggestions: readonly string[];
}

/** The records for everyday words, best first; a typed code stands first. */
export async function searchProcedures(ports: AssistantPorts, text: string, limit: number, asOf: LocalDate = localDateAt(ports.now())): Promise<FoundProcedures> {
  const found = ports.search.find(text, { limit, lang: findLanguage(text) });
  const hits = [...findCodes(text).codes.map((code) => ({ id: code, score: 1 })), ...found.hits];
  const items: FoundProcedures['items'][number][] = [];
  for (const hit of hits) {
    if (items.length >= limit || items.some((item) => item.code === hit.id)) continue;
    const procedure = await ports.procedures.findProcedure(hit.id, asOf);
    if (procedure === undefined) continue;
    items.push({ code: procedure.code, name: procedure.name, shortName: nameOf(procedure), field: procedure.field.name, level: procedure.level, score: Math.round(hit.score * 1000) / 1000 });
  }
  const weak = found.inScope < ports.thresholds.inScope || items.length === 0;
  const suggestions = weak ? (ports.clarifications.find((one) => one.id === 'nothing-said')?.choices.map((choice) => choice.label[findLanguage(text)]) ?? []) : [];
  return { items, suggestions };
}
