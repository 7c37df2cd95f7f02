import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Procedure } from '#model/procedure.ts';
import type { SearchPort } from '#model/search.ts';
import { foldText } from '#model/vietnamese.ts';
import { readGuideContent } from './content/read-guide-content.ts';
import type { AssistantPorts } from './ports.ts';

const HOME = join(import.meta.dirname, '..', '..');
const FOLDER = join(HOME, 'content', 'procedures');

/** Our own records, as they stand in content. */
export const OWN_PROCEDURES: readonly Procedure[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Procedure);

const byCode = new Map(OWN_PROCEDURES.map((procedure) => [procedure.code, procedure]));

/** One of our own records. */
export function ownProcedure(code: string): Procedure {
  const procedure = byCode.get(code);
  if (procedure === undefined) throw new Error(`no record ${code} in content/procedures`);
  return procedure;
}

/**
 * A search port with fixed hits: the first rule whose words all stand in the folded question gives its codes, best first.
 * A question that no rule knows is in no scope.
 */
export function fixedSearch(rules: readonly (readonly [words: string, ...codes: string[]])[]): SearchPort {
  return {
    size: OWN_PROCEDURES.length,
    find: (text) => {
      const folded = ` ${foldText(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
      const rule = rules.find(([words]) => words.split(' ').every((word) => folded.includes(` ${word} `)));
      const codes = rule === undefined ? [] : rule.slice(1);
      const hits = codes.map((code, at) => ({ id: code, title: byCode.get(code)?.name ?? code, score: at === 0 ? 0.8 : 0.15 / at }));
      return { hits, readAs: text.toLowerCase(), inScope: rule === undefined ? 0 : 1, known: rule === undefined ? 0 : 1, bytesTouched: 0 };
    },
  };
}

/** What everyday words find in the tests. */
export const USUAL_RULES: readonly (readonly [string, ...string[]])[] = [
  ['khai sinh', '1.001193', '2.000986', '1.004884'],
  ['birth', '1.001193', '2.000986'],
  ['nuoc ngoai', '2.000806', '1.000894'],
  ['ket hon', '1.000894', '2.000806', '1.004873'],
  ['marriage', '1.000894', '2.000806'],
  ['doc than', '1.004873', '1.000894'],
  ['chung thuc chu ky', '2.000884', '2.000815'],
  ['sao y', '2.000815', '2.000884'],
  ['chung thuc ban sao', '2.000815', '2.000884'],
  ['tam tru', '1.004194', '1.002755'],
  ['temporary residence', '1.004194', '1.002755'],
  ['thuong tru', '1.004222', '1.004194'],
  ['khai tu', '1.000656', 'mc.lien-thong-khai-tu'],
  ['moi mat', '1.000656', 'mc.lien-thong-khai-tu'],
  ['ho kinh doanh', '1.001612', '1.001266'],
  ['tach thua', '1.012784', '1.013831'],
];

/** The assistant over real content, our own records and fixed hits, standing on Monday 23 November 2026, 09:00. */
export async function testPorts(over: Partial<AssistantPorts> = {}): Promise<AssistantPorts> {
  const content = await readGuideContent(HOME);
  return {
    ...content,
    search: fixedSearch(USUAL_RULES),
    procedures: {
      findProcedure: (code, asOf) => {
        const procedure = byCode.get(code);
        return procedure !== undefined && procedure.validFrom <= asOf && (procedure.validTo === undefined || asOf < procedure.validTo) ? procedure : undefined;
      },
    },
    now: () => Date.parse('2026-11-23T09:00:00+07:00'),
    ...over,
  };
}
