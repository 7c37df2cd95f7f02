import { z } from 'zod';

/** A read-only tool: what it is asked, and which read of the open API answers it, with that read's own checks and limits. */
export interface McpTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Readonly<Record<string, z.ZodType>>;
  /** The path with its query; undefined values are left out. */
  readonly path: (input: Readonly<Record<string, unknown>>) => string;
}

const Words = z.string().min(1).max(2_000).describe('Everyday Vietnamese or English, in any spelling');
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u).optional().describe('The day the answer must hold on, such as 2027-03-01; today when absent');
const Limit = z.number().int().min(1).max(20).optional();

function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (typeof value === 'string' || typeof value === 'number') values.set(name, String(value));
  const text = values.toString();
  return text === '' ? path : `${path}?${text}`;
}
const segment = (value: unknown): string => encodeURIComponent(typeof value === 'string' ? value : '');

/** Every tool. Each reads what anyone may read; none writes, none sees a person's data. */
export const MCP_TOOLS: readonly McpTool[] = [
  {
    name: 'search_procedures',
    title: 'Find administrative procedures',
    description: 'Finds procedures of Vietnamese public administration by what a person says ("mới đẻ cháu cần làm giấy gì"). Gives codes and names with the calibrated chance that each is meant.',
    input: { q: Words, limit: Limit, asOf: Day },
    path: ({ q, limit, asOf }) => withQuery('/api/v1/search', { q, limit, asOf }),
  },
  {
    name: 'get_procedure',
    title: 'Read one procedure',
    description: 'The whole record of a procedure in force on a day: papers, fees, time limits, steps, bodies, legal basis, each with its source and certainty. What the record does not say is not known, never free.',
    input: { code: z.string().regex(/^(?:\d\.\d{6}|mc\.[a-z0-9-]+)$/u).describe('Such as 1.001193'), asOf: Day },
    path: ({ code, asOf }) => withQuery(`/api/v1/procedures/${segment(code)}`, { asOf }),
  },
  {
    name: 'find_place',
    title: 'Find a commune or province',
    description: 'Finds today’s commune or province for any old or new name. A split ward gives several, with the question that decides.',
    input: { q: z.string().min(1).max(200), limit: Limit },
    path: ({ q, limit }) => withQuery('/api/v1/places', { q, limit }),
  },
  {
    name: 'search_provisions',
    title: 'Find provisions of law',
    description: 'Finds articles and clauses by words or by number ("khoản 2 Điều 5 Nghị định 118/2025"), with their validity on a day.',
    input: { q: Words, limit: Limit, asOf: Day },
    path: ({ q, limit, asOf }) => withQuery('/api/v1/provisions/search', { q, limit, asOf }),
  },
  {
    name: 'get_provision',
    title: 'Read one article',
    description: 'The text of an article as it stood on a day, with what changed it.',
    input: { document: z.string().min(3).max(60).describe('Such as 118/2025/NĐ-CP'), article: z.string().regex(/^\d{1,4}[a-zđ]?$/u), clause: z.string().regex(/^\d{1,3}[a-zđ]?$/u).optional(), asOf: Day },
    path: ({ document, article, clause, asOf }) => withQuery('/api/v1/provisions', { number: document, article, clause, asOf }),
  },
  {
    name: 'who_decides',
    title: 'Who decides',
    description: 'Which body decides a matter at a place on a day, by which article and clause, and who did before; or how the sources differ. The machine never decides competence.',
    input: { q: Words.optional(), task: z.string().max(100).optional(), procedure: z.string().max(20).optional(), place: z.string().regex(/^\d{2}(?:\d{3})?$/u).optional().describe('A commune or province code from find_place'), asOf: Day },
    path: ({ q, task, procedure, place, asOf }) => withQuery('/api/v1/rulings', { q, task, procedure, place, asOf }),
  },
];
