import { createHash } from 'node:crypto';
import type { Actor } from '#model/actor.ts';
import { allowedActions, wordOf } from '#model/dossier-permissions.ts';
import { filesForApplicant, filesOf } from '#model/dossier-papers.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import { applicantAt } from './citizen-access.ts';
import { countWaiting, deleteUnnamed, findFile, insertFile } from './dossier-files.store.ts';
import type { DossiersDeps, KeptFile, ReadFile } from './dossier-ports.ts';
import { DOSSIER_RIGHTS, maySee, sitesOf } from './dossiers.policy.ts';
import type { ViewedPart } from './own-dossiers.store.ts';
import type { ViewLog } from './view-log.ts';
import { findDossierRow, listActionRows, type DossierRow } from './dossiers.store.ts';
import { proveApplicant, type AccessProof, type AccessRefusal } from './prove-applicant.ts';

/** Files that one officer, or one applicant for one dossier, may leave waiting to be named. */
const MOST_WAITING = { officer: 200, applicant: 40 } as const;
/** Unit: days. */
const FORGOTTEN_AFTER = 2;
const DAY_MS = 86_400_000;
const FORGOTTEN_AT_ONCE = 500;

/** A file as whoever sent it names it in an action. */
export interface TakenFile {
  readonly file: string;
  readonly kind: 'image' | 'pdf';
  readonly pages: number;
  readonly bytes: number;
  readonly name: string;
}

export interface NewFile {
  readonly bytes: Uint8Array;
  /** As the device calls it; shown, never believed. */
  readonly name: string;
}

/** The papers of dossiers as files. */
export interface DossierFiles {
  /** Takes a file that an action will name. Refuses: `not_allowed`, `dossier_files_waiting`, and what the taker of files refuses. */
  takeFile(file: NewFile, call: CommandCall): Promise<Outcome<TakenFile>>;
  /** The same from the applicant, for a dossier that waits for papers. Refuses: as `proveApplicant`, `dossier_step_closed`, as above. */
  takeFileAsApplicant(proof: AccessProof, file: NewFile, call: CommandCall): Promise<Outcome<TakenFile>>;
  /** A file that an action of the dossier names, or the picture of a page from 1; undefined for what is not there or not this officer's to see. */
  readFile(dossierId: string, hash: string, page: number | undefined, actor: Actor): Promise<ReadFile | undefined>;
  /** The same for the applicant, of what was handed in and of the result. Refuses: as `proveApplicant`, `not_found`. */
  readFileAsApplicant(proof: AccessProof, hash: string, page?: number): Promise<Outcome<ReadFile, AccessRefusal | 'not_found'>>;
  /** Whether an officer may read a dossier, and the sites whose rooms may hold something of it; undefined when not. `what` is about to be read. */
  findSites(dossierId: string, actor: Actor, what?: ViewedPart): Promise<readonly string[] | undefined>;
  /** Deletes what no action named within two days. */
  forgetFiles(call: CommandCall): Promise<Outcome<{ readonly deleted: number }, RepeatRefusal>>;
}

/** Opens the papers of dossiers. */
export function createDossierFiles(deps: DossiersDeps, views: ViewLog): DossierFiles {
  const { database, commands, clock, ports } = deps;

  async function take({ bytes, name }: NewFile, dossier: Pick<DossierRow, 'siteId' | 'id'> | undefined, call: CommandCall): Promise<Outcome<TakenFile>> {
    const whose = { takenBy: call.actor.id, dossierId: dossier?.id ?? null };
    const max = dossier === undefined ? MOST_WAITING.officer : MOST_WAITING.applicant;
    // Asked before the work is done, so that nobody makes the house write what it throws away.
    if ((await countWaiting(database, whose)) >= max) return refuse('dossier_files_waiting', { max });
    const kept = await ports.files.take(bytes, name);
    if (!kept.ok) return kept;
    const { name: called, ...file } = kept.value;
    // Sealed twice the same content stands in two places: a repetition is told by what was sent.
    const command: CommandDefinition<{ readonly sent: string; readonly name: string; readonly dossierId: string | null }, TakenFile, 'not_allowed'> = {
      name: 'dossiers.takeFile',
      policy: (actor) => (dossier !== undefined || mayAct(DOSSIER_RIGHTS, actor, 'act') ? undefined : refuse('not_allowed')),
      run: async (_input, context) => {
        await insertFile(context.transaction, { ...file, ...whose, siteId: dossier?.siteId ?? context.actor.siteId, takenAt: new Date(context.now).toISOString() });
        context.note(dossier?.id ?? `file:${file.contentHash}`, { kind: file.kind, pages: file.pages, bytes: file.bytes });
        return accept({ file: file.contentHash, kind: file.kind, pages: file.pages, bytes: file.bytes, name: called });
      },
    };
    try {
      const outcome = await commands.run(command, { sent: createHash('sha256').update(bytes).digest('hex'), name, dossierId: whose.dossierId }, call);
      if (!outcome.ok || outcome.value.file !== file.contentHash) await ports.files.drop(file);
      return outcome;
    } catch (fault) {
      await ports.files.drop(file);
      throw fault;
    }
  }

  const open = async (row: DossierRow, hash: string, page?: number): Promise<ReadFile | undefined> => {
    const file: KeptFile | undefined = (await findFile(database, hash)) ?? (await ports.files.findSent(sitesOf(row), row.id, hash));
    return file === undefined ? undefined : ports.files.open(file, page);
  };
  const findRow = async (dossierId: string, actor: Actor): Promise<DossierRow | undefined> => {
    const row = await findDossierRow(database, dossierId);
    return row !== undefined && maySee(actor, row) ? row : undefined;
  };

  const forgetting: CommandDefinition<Record<string, never>, readonly Pick<KeptFile, 'contentHash' | 'previews'>[], never> = {
    name: 'dossiers.forgetFiles',
    policy: () => undefined,
    run: async (_input, context) => {
      const gone = await deleteUnnamed(context.transaction, new Date(context.now - FORGOTTEN_AFTER * DAY_MS).toISOString(), FORGOTTEN_AT_ONCE);
      context.note('dossier files', { deleted: gone.length });
      return accept(gone);
    },
  };

  return {
    takeFile: (file, call) => (mayAct(DOSSIER_RIGHTS, call.actor, 'act') ? take(file, undefined, call) : Promise.resolve(refuse('not_allowed'))),
    takeFileAsApplicant: async (proof, file, call) => {
      const proven = await proveApplicant(deps, proof);
      if (!proven.ok) return proven;
      const { state } = proven.value;
      if (!allowedActions(state, applicantAt(state.ownerSiteId), new Date(clock.now()).toISOString()).includes('supply')) return refuse('dossier_step_closed', { status: wordOf('dossierStatuses', state.status), action: wordOf('dossierActions', 'supply') });
      return take(file, proven.value, call);
    },
    readFile: async (dossierId, hash, page, actor) => {
      const row = await findRow(dossierId, actor);
      if (row === undefined || !(await listActionRows(database, row.siteId, row.id)).some((action) => filesOf(action).includes(hash))) return undefined;
      await views.note(row, actor, 'paper');
      return open(row, hash, page);
    },
    readFileAsApplicant: async (proof, hash, page) => {
      const proven = await proveApplicant(deps, proof);
      if (!proven.ok) return proven;
      const row = proven.value;
      const file = filesForApplicant(await listActionRows(database, row.siteId, row.id)).has(hash) ? await open(row, hash, page) : undefined;
      return file === undefined ? refuse('not_found', { path: hash }) : accept(file);
    },
    findSites: async (dossierId, actor, what = 'dossier') => {
      const row = await findRow(dossierId, actor);
      if (row !== undefined) await views.note(row, actor, what);
      return row === undefined ? undefined : sitesOf(row);
    },
    forgetFiles: async (call) => {
      const outcome = await commands.run(forgetting, {}, call);
      if (!outcome.ok) return outcome;
      await Promise.all(outcome.value.map((file) => ports.files.drop(file)));
      return accept({ deleted: outcome.value.length });
    },
  };
}
