import type { DossierAction } from '#model/dossier-action.ts';
import type { Outcome } from '#model/outcome.ts';
import type { MergedProcedure } from '#model/procedure.ts';
import type { LocalDate } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { CommandContext, Commands } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { Log } from '#platform/log.ts';
import type { NoticeState } from '#platform/notices/notices.ts';
import type { DossierRow } from './dossiers.store.ts';
import type { ProcessContent } from './read-process-content.ts';
import type { DueReckonerOf } from './reckon-due.ts';

/** A place of work as dossiers need it. */
export interface DossierSite {
  readonly id: string;
  readonly name: string;
  readonly provinceId?: string;
  readonly placeCode?: string;
  readonly provinceCode?: string;
}

/** A paper of the seven one-stop forms, made with an action. Source: Circular 03/2025/TT-VPCP, Annex I. */
export type FormKind = 'form01' | 'form02' | 'form03' | 'form04' | 'form05';

/** Makes documents in the transaction of the action that needs them; gives the document's id, undefined where none is made. */
export interface PapersPort {
  issue(kind: FormKind, paper: { readonly row: DossierRow; readonly deed: Pick<DossierAction, 'kind' | 'data'>; readonly at: string }, context: CommandContext): Promise<string | undefined>;
}

/** The declarations that were made of what the applicant sent. */
export interface DeclarationsPort {
  list(siteIds: readonly string[], dossierId: string): Promise<readonly { readonly id: string; readonly at: string }[]>;
}

/** A file as the house keeps it: made safe and sealed, with the pictures of its pages. */
export interface KeptFile {
  readonly kind: 'image' | 'pdf';
  readonly pages: number;
  readonly bytes: number;
  readonly sealedName: string;
  /** Where the sealed content stands: how an action names the file. */
  readonly contentHash: string;
  readonly previews: readonly string[];
}

/** A kept file, opened to be shown. */
export interface ReadFile {
  readonly content: Uint8Array;
  readonly type: 'image/jpeg' | 'application/pdf';
  readonly name: string;
}

/** The one way in for files, and what came with forms. */
export interface FilesPort {
  /** Makes a picture or PDF safe and keeps it. Refuses: what the taker of files refuses. */
  take(bytes: Uint8Array, name: string): Promise<Outcome<KeptFile & { readonly name: string }>>;
  open(file: KeptFile, page?: number): Promise<ReadFile | undefined>;
  drop(file: Pick<KeptFile, 'contentHash' | 'previews'>): Promise<void>;
  /** A file that came with a form of this dossier. */
  findSent(siteIds: readonly string[], dossierId: string, hash: string): Promise<KeptFile | undefined>;
}

/** One message as the citizen's page shows it. */
export interface SentNotice {
  readonly at: string;
  readonly channel: 'page' | 'email' | 'sms' | 'zalo';
  /** To whom, with all but the end hidden. */
  readonly to: string;
  readonly text: string;
  readonly state: NoticeState;
}

/** Tells people of what happened, in the transaction of the action. */
export interface DossierNotices {
  tell(row: DossierRow, action: DossierAction, context: CommandContext): Promise<void>;
  /** Tells officers that the dossier another one of its bundle waited for will have no result. */
  tellPartLost(row: DossierRow, action: Extract<DossierAction, { kind: 'losePart' }>, officers: readonly string[], context: CommandContext): Promise<void>;
  /** Everything that was sent for a dossier, oldest first. */
  listSent(dossierId: string): Promise<readonly SentNotice[]>;
}

/** Where a procedure is really decided, by the clause. */
export interface RightDoor {
  readonly name: string;
  readonly basis?: string;
}

/** What the room asks of others; handed in by `app/`. */
export interface DossierPorts {
  /** The record in force on a day (today unless said), repealed ones too. */
  findProcedure(code: string, asOf?: LocalDate): Promise<MergedProcedure | undefined>;
  findProcedureVersion(code: string, version: number): Promise<MergedProcedure | undefined>;
  /** Today's body for a procedure at a place, where it is not the commune's own. */
  findRightDoor(procedureCode: string, placeCode: string | undefined, asOf: LocalDate): Promise<RightDoor | undefined>;
  findSite(id: string): Promise<DossierSite | undefined>;
  /** A keyed hash only this house can make. */
  sign(purpose: string, text: string): string;
  /** Counts guesses at a dossier's access, by the dossier and by where they come from; gives the seconds to wait, 0 when it may be tried. */
  takeGuess(kind: 'dossier' | 'dossierAddress', key: string): Promise<number>;
  /** The guess was right: the dossier's count is forgotten, the place's goes on without it. */
  forgiveGuess(kind: 'dossier' | 'dossierAddress', key: string): Promise<void>;
  /** Officers of a site with a role, who are told of what waits. */
  listOfficers(siteId: string, role: 'deskLead' | 'leader' | 'clerk'): Promise<readonly string[]>;
  readonly papers: PapersPort;
  readonly files: FilesPort;
  readonly declarations: DeclarationsPort;
  readonly notices: DossierNotices;
}

export interface DossiersDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly log: Log;
  /** Time is counted where somebody works on it: a due date where the competent agency stands, a silence at the site that owns the dossier. */
  readonly dueAt: DueReckonerOf;
  readonly process: ProcessContent;
  readonly ports: DossierPorts;
}

