import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { DOCUMENT_KINDS, PAPERS, type DocumentData, type DocumentTemplate } from '#model/office-document.ts';
import { isInForce, isLocalDate, type LocalDate } from '#model/time.ts';
import { PlatformFault } from '#platform/fault.ts';
import { readContentFile } from '#platform/read-content.ts';

/** A version of a template with its text. */
export interface Template extends DocumentTemplate {
  /** Typst: what all templates begin with, then its own. */
  readonly text: string;
  readonly wordFile?: Uint8Array;
  /** Over text and Word file. Shape: 64 hex digits. */
  readonly hash: string;
  /** Data of invented people, to try it with. */
  readonly sample: DocumentData;
  /** The first thing in data that does not fit its shape. */
  findMisfit(data: unknown): Misfit | undefined;
}

export interface Misfit {
  /** Shape: `applicant.phone`. */
  readonly path: string;
  readonly reason: string;
}

/** The house's templates, every version. */
export interface TemplateShelf {
  /** The version in force on a day, the newest of several. */
  find(id: string, asOf: LocalDate): Template | undefined;
  /** One version a template: what is in force on a day, sorted by kind and name. */
  list(asOf: LocalDate): readonly Template[];
}

const Day = z.string().refine(isLocalDate, 'no day that exists');
const Both = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const HeadSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/u),
  version: z.int().min(1),
  name: Both,
  kind: z.enum(DOCUMENT_KINDS),
  papers: z.array(z.enum(PAPERS)).min(1),
  procedures: z.array(z.string()),
  word: z.boolean(),
  source: z.string().min(1),
  sourceDate: Day,
  certainty: z.enum(['official', 'secondary', 'unverified']),
  note: z.string().min(1).optional(),
  validFrom: Day,
  validTo: Day.optional(),
  reviewBy: Day.optional(),
  data: z.record(z.string(), z.unknown()),
  sample: z.record(z.string(), z.unknown()),
});

/**
 * Reads every version of every template. Shape: `<folder>/house.typ`, `<folder>/<id>/v<version>.{json,typ,docx}`.
 * Faults: `content_broken`, also for a sample that does not fit its own shape.
 */
export async function readTemplates(folder: string): Promise<TemplateShelf> {
  const beginning = await readFile(join(folder, 'house.typ'), 'utf8');
  const versions: Template[] = [];
  const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const id of folders.sort()) {
    const files = (await readdir(join(folder, id))).filter((name) => /^v\d+\.json$/u.test(name));
    for (const file of files.sort()) versions.push(await readVersion(join(folder, id), file, beginning));
  }
  const rank = (template: Template): string => `${String(DOCUMENT_KINDS.indexOf(template.kind))} ${template.kind === 'oneStop' ? template.id : template.name.vi}`;
  const find = (id: string, asOf: LocalDate): Template | undefined =>
    versions.filter((one) => one.id === id && isInForce(one, asOf)).sort((left, right) => right.version - left.version)[0];
  return {
    find,
    list: (asOf) => [...new Set(versions.map((one) => one.id))].flatMap((id) => find(id, asOf) ?? []).sort((left, right) => rank(left).localeCompare(rank(right), 'vi')),
  };
}

async function readVersion(folder: string, file: string, beginning: string): Promise<Template> {
  const path = join(folder, file);
  const broken = (reason: string): PlatformFault => new PlatformFault('content_broken', { file: path, reason });
  const { sample, ...head } = await readContentFile(path, (value) => HeadSchema.parse(value));
  if (basename(folder) !== head.id || file !== `v${String(head.version)}.json`) throw broken(`id and version must be those of its place: ${head.id}/v${String(head.version)}`);
  const own = await readFile(path.replace(/json$/u, 'typ'), 'utf8').catch((cause: unknown) => {
    throw broken(String(cause));
  });
  const wordFile = head.word ? new Uint8Array(await readFile(path.replace(/json$/u, 'docx')).catch((cause: unknown) => {
    throw broken(String(cause));
  })) : undefined;
  const text = `${beginning}\n${own}`;
  const findMisfit = checkerOf(head.data, broken);
  const misfit = findMisfit(sample);
  if (misfit !== undefined) throw broken(`sample: ${misfit.path}: ${misfit.reason}`);
  const hash = createHash('sha256').update(text).update('\0').update(wordFile ?? '').digest('hex');
  const { note, validTo, reviewBy, ...told } = head;
  return { ...told, ...(note === undefined ? {} : { note }), ...(validTo === undefined ? {} : { validTo }), ...(reviewBy === undefined ? {} : { reviewBy }), text, ...(wordFile === undefined ? {} : { wordFile }), hash, sample, findMisfit };
}

function checkerOf(shape: Readonly<Record<string, unknown>>, broken: (reason: string) => PlatformFault): Template['findMisfit'] {
  let schema: z.ZodType;
  try {
    schema = z.fromJSONSchema(shape as Parameters<typeof z.fromJSONSchema>[0]);
  } catch (cause) {
    throw broken(`data: ${String(cause)}`);
  }
  return (data) => {
    const issue = schema.safeParse(data).error?.issues[0];
    return issue === undefined ? undefined : { path: issue.path.join('.') || '.', reason: issue.message };
  };
}
