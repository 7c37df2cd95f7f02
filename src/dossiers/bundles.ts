import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Actor } from '#model/actor.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { isLocalDate } from '#model/time.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import { readContentFile } from '#platform/read-content.ts';
import type { Begun, Beginning, BeginRefusal, FilingFacts } from './begin-dossier.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import type { NewDossier } from './dossier-requests.ts';
import { insertBundle, listBundleParts } from './bundles.store.ts';
import { listBundle } from './dossier-lists.store.ts';
import { DOSSIER_RIGHTS, maySee } from './dossiers.policy.ts';
import { summarise, type DossierSummary } from './view-dossier.ts';

const Day = z.string().refine(isLocalDate, 'a day that exists');
const BundleSchema = z.object({
  id: z.string().min(1).max(60),
  name: z.object({ vi: z.string().min(1), en: z.string().min(1) }),
  source: z.string().min(1),
  sourceDate: Day,
  certainty: z.enum(['official', 'secondary', 'unverified']),
  validFrom: Day,
  parts: z.array(z.object({ id: z.string().min(1).max(40), procedureCode: z.string().min(1), caseId: z.string().default(''), after: z.string().optional(), optional: z.boolean().default(false) })).min(2).max(12)
    .refine((parts) => parts.every(({ after }, at) => after === undefined || parts.slice(0, at).some(({ id }) => id === after)), 'a part waits only for one that stands before it'),
});
/** One declaration, several procedures. `after`: the part, before it in the list, without whose result this one is not received. */
export type Bundle = z.infer<typeof BundleSchema>;

/** What was declared once, and what each part needs beside it. */
export interface BundleFiling {
  readonly bundle: string;
  readonly channel: NewDossier['channel'];
  readonly applicant: NewDossier['applicant'];
  readonly parts: readonly (Pick<NewDossier, 'papers'> & Partial<Pick<NewDossier, 'caseId' | 'conditions' | 'competentSiteId' | 'evenSo'>> & { readonly part: string })[];
}

export interface BegunBundle {
  readonly id: string;
  readonly dossiers: readonly (Begun & { readonly part: string })[];
}

/** A bundle as it stands: each dossier by its own clock, the whole done when all are. */
export interface BundleView {
  readonly id: string;
  readonly dossiers: readonly (DossierSummary & { readonly part: string })[];
  readonly done: boolean;
}

export type BundleRefusal = 'not_allowed' | 'bundle_unknown' | 'bundle_part_unknown' | BeginRefusal;

/** Bundles of dossiers. */
export interface Bundles {
  readonly bundles: readonly Bundle[];
  /** Begins every part, or none. Refuses: what the filing of a part refuses, with `at`, its place. */
  fileBundle(input: BundleFiling, call: CommandCall): Promise<Outcome<BegunBundle, BundleRefusal | RepeatRefusal>>;
  /** Undefined where nothing of it is this officer's to see. */
  getBundle(id: string, actor: Actor): Promise<BundleView | undefined>;
}

/** Reads `content/bundles`. Faults: `content_broken`. */
export async function readBundles(home: string): Promise<readonly Bundle[]> {
  const folder = join(home, 'content', 'bundles');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => readContentFile(join(folder, name), (value) => BundleSchema.parse(value))));
}

/** Opens bundles. */
export function createBundles({ database, commands, clock }: DossiersDeps, bundles: readonly Bundle[], beginning: Pick<Beginning, 'readFacts' | 'beginInside'>): Bundles {
  const listFilings = (bundle: Bundle, input: BundleFiling): Outcome<readonly (readonly [string, NewDossier])[], 'bundle_part_unknown'> => {
    const filings: (readonly [string, NewDossier])[] = [];
    for (const part of bundle.parts) {
      const given = input.parts.find((one) => one.part === part.id);
      if (given === undefined && !part.optional) return refuse('bundle_part_unknown', { part: part.id });
      if (given === undefined) continue;
      const { part: _name, ...rest } = given;
      filings.push([part.id, { ...rest, applicant: input.applicant, channel: input.channel, procedureCode: part.procedureCode, caseId: given.caseId ?? part.caseId }]);
    }
    const unknown = input.parts.find((one) => !bundle.parts.some(({ id }) => id === one.part));
    return unknown === undefined ? accept(filings) : refuse('bundle_part_unknown', { part: unknown.part });
  };
  return {
    bundles,
    fileBundle: async (input, call) => {
      const bundle = bundles.find(({ id }) => id === input.bundle);
      const filings = bundle === undefined ? undefined : listFilings(bundle, input);
      const facts = filings?.ok === true ? await Promise.all(filings.value.map(([, filing]) => beginning.readFacts(filing, call.actor.siteId))) : [];
      const command: CommandDefinition<BundleFiling, BegunBundle, BundleRefusal> = {
        name: 'dossiers.fileBundle',
        policy: (actor) => ((actor.kind === 'citizen' && input.channel === 'online') || mayAct(DOSSIER_RIGHTS, actor, 'beginDossier') ? undefined : refuse('not_allowed')),
        run: async (_input, context) => {
          if (filings === undefined) return refuse('bundle_unknown', { bundle: input.bundle });
          if (!filings.ok) return filings;
          const bundleId = context.newId();
          const begun: (Begun & { readonly part: string })[] = [];
          for (const [at, [part, filing]] of filings.value.entries()) {
            // That another office decides a part is what a bundle is for: the one declaration is taken all the same.
            const { rightDoor: _door, ...known } = facts[at] as FilingFacts;
            const waitsFor = begun.find((before) => before.part === bundle?.parts.find(({ id }) => id === part)?.after);
            const one = await beginning.beginInside({ ...filing, bundleId }, { ...known, rightDoor: undefined, ...(waitsFor === undefined ? {} : { after: { dossierId: waitsFor.id, number: waitsFor.filingNumber } }) }, context);
            if (!one.ok) return { ...one, details: { ...one.details, at, part } };
            begun.push({ part, id: one.value.id, filingNumber: one.value.filingNumber, state: one.value.state });
          }
          const parts = begun.map(({ part, id }) => ({ part, dossierId: id }));
          await insertBundle(context.transaction, { siteId: context.actor.siteId, id: bundleId, bundle: input.bundle, parts, begunAt: new Date(context.now).toISOString() });
          context.note(`bundle:${bundleId}`, { bundle: input.bundle, dossiers: begun.length });
          return accept({ id: bundleId, dossiers: begun });
        },
      };
      return commands.run(command, input, call);
    },
    getBundle: async (id, actor) => {
      const rows = (await listBundle(database, id)).filter((row) => maySee(actor, row));
      if (rows.length === 0) return undefined;
      const now = new Date(clock.now()).toISOString();
      const parts = await listBundleParts(database, id);
      const dossiers = parts.flatMap(({ part, dossierId }) => rows.filter((row) => row.id === dossierId).map((row) => ({ part, ...summarise(row, now) })));
      return { id, dossiers, done: rows.every((row) => row.nextAt === null || row.state.status === 'decided') };
    },
  };
}
