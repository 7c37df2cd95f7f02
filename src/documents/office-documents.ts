import { createHash } from 'node:crypto';
import type { Actor } from '#model/actor.ts';
import { canonicalJson } from '#model/canonical-json.ts';
import { newDocumentCode, readDocumentCode } from '#model/ids.ts';
import type { DocumentData, DocumentFrame, DocumentKind, DocumentSigner, DocumentTemplate, IssuingOffice, OfficeDocument, Verification } from '#model/office-document.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { isPracticeSite } from '#model/site.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import { cleanText } from '#model/vietnamese.ts';
import type { CommandCall, CommandContext, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database, Queries } from '#platform/database/database.ts';
import { DOCUMENT_RIGHTS } from './documents.policy.ts';
import { nameEngine, setsAlike } from './engine.ts';
import * as store from './office-documents.store.ts';
import { cleanData } from './printable.ts';
import type { Template, TemplateShelf } from './templates.ts';

export type MakeRefusal = 'not_allowed' | 'not_found' | 'template_unknown' | 'document_data_invalid' | 'document_ended';

export interface NewDocument {
  readonly templateId: string;
  /** In the template's shape; what is absent becomes a dotted line. */
  readonly data: DocumentData;
  /** What it is about, as the calling room names it: a dossier's id. */
  readonly subject?: string;
  readonly number?: string;
  /** The day it is dated, by which the template's version is chosen; today unless said. */
  readonly asOf?: LocalDate;
  readonly signer?: DocumentSigner;
  /** The office in its head; the actor's own unless said. */
  readonly office?: IssuingOffice;
  /** Whose document it is, for rooms that act for another site; the actor's own unless said. */
  readonly siteId?: string;
}

export interface OfficeDocumentsDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: { now(): number };
  readonly templates: TemplateShelf;
  /** How people reach the house, for the QR code; without it the code holds the path alone. */
  readonly publicUrl?: string;
  /** How the head of a paper of this kind names an actor's office; undefined leaves dotted lines. */
  issuingOfficeOf(actor: Actor, kind: DocumentKind): Promise<IssuingOffice | undefined>;
}

/** Papers the office makes from templates: made once, printed the same ever after, replaced or revoked, checked by their code. */
export interface OfficeDocuments {
  /** Refuses: `template_unknown` when none is in force on the day, `document_data_invalid`, `not_allowed`. */
  makeDocument(input: NewDocument, call: CommandCall): Promise<Outcome<OfficeDocument, MakeRefusal | RepeatRefusal>>;
  /** Makes a document inside another room's command, in its transaction; that command's policy has asked the right. Refuses: as above. */
  makeWithin(input: NewDocument, context: CommandContext): Promise<Outcome<OfficeDocument, MakeRefusal>>;
  /** Makes a document in place of another of the same site, which is current no more. Refuses: `not_found`, `document_ended`, as `makeDocument`. */
  replaceDocument(input: NewDocument & { readonly id: string }, call: CommandCall): Promise<Outcome<OfficeDocument, MakeRefusal | RepeatRefusal>>;
  replaceWithin(input: NewDocument & { readonly id: string }, context: CommandContext): Promise<Outcome<OfficeDocument, MakeRefusal>>;
  /** Takes a document back, with the reason. Refuses: `not_found`, `document_ended`, `not_allowed`. */
  revokeDocument(input: { readonly id: string; readonly reason: string }, call: CommandCall): Promise<Outcome<OfficeDocument, MakeRefusal | RepeatRefusal>>;
  findDocument(siteId: string, id: string): Promise<OfficeDocument | undefined>;
  /** A site's documents, or those of one subject, newest first, at most 100. */
  listDocuments(siteId: string, subject?: string): Promise<readonly OfficeDocument[]>;
  /** A document by its code on paper, whatever the site. For rooms; what anybody may know is `verifyCode`. */
  findByCode(code: string): Promise<OfficeDocument | undefined>;
  /** Whether the paper with a code stands. Never its content, nor of whom it is. */
  verifyCode(text: string): Promise<Verification>;
  /** The templates in force on a day, today unless said. */
  listTemplates(asOf?: LocalDate): readonly DocumentTemplate[];
}

const LISTED = 100;
const CODE_ATTEMPTS = 3;
/** Across every page made while practising. */
export const PRACTICE_MARK = 'TẬP DƯỢT';

/** Opens this part of the room. */
export function createOfficeDocuments(deps: OfficeDocumentsDeps): OfficeDocuments {
  const { database, commands, templates, clock } = deps;
  const today = (): LocalDate => localDateAt(clock.now());

  async function make(input: NewDocument, context: CommandContext, replaces?: OfficeDocument): Promise<Outcome<OfficeDocument, MakeRefusal>> {
    const issuedOn = input.asOf ?? localDateAt(context.now);
    const template = templates.find(input.templateId, issuedOn);
    if (template === undefined) return refuse('template_unknown', { template: input.templateId, on: issuedOn });
    const data = cleanData(input.data) as DocumentData;
    const misfit = template.findMisfit(data);
    if (misfit !== undefined) return refuse('document_data_invalid', { template: template.name.vi, path: misfit.path, reason: misfit.reason });
    const siteId = input.siteId ?? context.actor.siteId;
    const id = context.newId();
    const code = await takeFreeCode(context, { siteId, id });
    const office = input.office ?? (await deps.issuingOfficeOf(context.actor, template.kind));
    const frame = frameOf(input, siteId, issuedOn, office, code, deps.publicUrl);
    const madeAt = new Date(context.now).toISOString();
    const document: OfficeDocument = {
      id, siteId, code, templateId: template.id, templateVersion: template.version, name: template.name, subject: input.subject ?? null, data, frame,
      dataHash: hashOfContent(data, frame), templateHash: template.hash, engine: nameEngine(), madeBy: context.actor.id, madeAt, state: 'current', replaces: replaces?.id ?? null, replacedBy: null, endedAt: null, endReason: null,
    };
    await store.keepTemplate(context.transaction, template, madeAt);
    await store.insertDocument(context.transaction, document);
    if (replaces !== undefined) await store.endDocument(context.transaction, replaces, { state: 'replaced', replacedBy: id, endedAt: madeAt, endedBy: context.actor.id });
    context.note(id, { template: template.id, version: template.version, hash: document.dataHash, ...(replaces === undefined ? {} : { replaces: replaces.id }) });
    context.announce({ name: 'document.made', subject: id, payload: { siteId, templateId: template.id, subject: document.subject, replaces: document.replaces } });
    return accept(document);
  }

  async function replace({ id, ...input }: NewDocument & { readonly id: string }, context: CommandContext): Promise<Outcome<OfficeDocument, MakeRefusal>> {
    const earlier = await store.lockDocument(context.transaction, input.siteId ?? context.actor.siteId, id);
    if (earlier === undefined) return refuse('not_found', { path: id });
    if (earlier.state !== 'current') return refuse('document_ended', { code: earlier.code });
    return make({ ...input, ...(input.subject !== undefined || earlier.subject === null ? {} : { subject: earlier.subject }) }, context, earlier);
  }

  async function takeFreeCode(context: CommandContext, document: { readonly siteId: string; readonly id: string }): Promise<string> {
    for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt += 1) {
      const code = newDocumentCode();
      if (await store.takeCode(context.transaction, code, document)) return code;
    }
    throw new Error(`documents: no free code after ${String(CODE_ATTEMPTS)} attempts; the space of codes is too full`);
  }

  const may = (action: 'makeDocument' | 'replaceDocument' | 'revokeDocument') => (actor: Actor) => (mayAct(DOCUMENT_RIGHTS, actor, action) ? undefined : refuse<MakeRefusal>('not_allowed'));
  const making: CommandDefinition<NewDocument, OfficeDocument, MakeRefusal> = { name: 'documents.makeDocument', policy: may('makeDocument'), run: (input, context) => make(input, context) };
  const replacing: CommandDefinition<NewDocument & { readonly id: string }, OfficeDocument, MakeRefusal> = { name: 'documents.replaceDocument', policy: may('replaceDocument'), run: replace };
  const revoking: CommandDefinition<{ readonly id: string; readonly reason: string }, OfficeDocument, MakeRefusal> = {
    name: 'documents.revokeDocument',
    policy: may('revokeDocument'),
    run: async ({ id, reason }, context) => {
      const document = await store.lockDocument(context.transaction, context.actor.siteId, id);
      if (document === undefined) return refuse('not_found', { path: id });
      if (document.state !== 'current') return refuse('document_ended', { code: document.code });
      const endedAt = new Date(context.now).toISOString();
      const endReason = cleanText(reason);
      await store.endDocument(context.transaction, document, { state: 'revoked', endedAt, endedBy: context.actor.id, reason: endReason });
      context.note(id, { template: document.templateId });
      context.announce({ name: 'document.revoked', subject: id, payload: { siteId: document.siteId, subject: document.subject } });
      return accept({ ...document, state: 'revoked', endedAt, endReason });
    },
  };

  return {
    makeDocument: (input, call) => commands.run(making, input, call),
    makeWithin: (input, context) => make(input, context),
    replaceDocument: (input, call) => commands.run(replacing, input, call),
    replaceWithin: replace,
    revokeDocument: (input, call) => commands.run(revoking, input, call),
    findDocument: (siteId, id) => store.findDocument(database, siteId, id),
    listDocuments: (siteId, subject) => store.listDocuments(database, siteId, { limit: LISTED, ...(subject === undefined ? {} : { subject }) }),
    findByCode: (code) => store.findDocumentByCode(database, code),
    verifyCode: (text) => verifyCode(database, text),
    listTemplates: (asOf = today()) => templates.list(asOf).map(describe),
  };
}

function frameOf(input: NewDocument, siteId: string, issuedOn: LocalDate, office: IssuingOffice | undefined, code: string, publicUrl: string | undefined): DocumentFrame {
  const root = (publicUrl ?? '').replace(/\/+$/u, '');
  const frame = {
    issuedOn,
    verify: { code, address: `${root.replace(/^https?:\/\//u, '')}/verify`, url: `${root}/verify/${code}` },
    ...(office === undefined ? {} : { office }),
    ...(isPracticeSite(siteId) ? { mark: PRACTICE_MARK } : {}),
    ...(input.number === undefined ? {} : { number: input.number }),
    ...(input.signer === undefined ? {} : { signer: input.signer }),
  };
  return cleanData(frame) as DocumentFrame;
}

/** The hash by which data and frame are known to be those that were made. */
export function hashOfContent(data: DocumentData, frame: DocumentFrame): string {
  return createHash('sha256').update(canonicalJson({ data, frame })).digest('hex');
}

/** What anybody may know of the paper with a code, however it was typed. */
export async function verifyCode(queries: Queries, text: string): Promise<Verification> {
  const code = readDocumentCode(text);
  const document = code === undefined ? undefined : await store.findDocumentByCode(queries, code);
  return document === undefined ? { code: code ?? '', state: 'unknown' } : tellOf(document);
}

function tellOf({ siteId, code, state, name, frame, endedAt, engine }: OfficeDocument): Verification {
  // Neither the office nor the day: nothing of it could pass for a real paper's.
  if (isPracticeSite(siteId)) return { code, state: 'practice', name };
  return {
    code, state, name, issuedOn: frame.issuedOn,
    ...(frame.office === undefined ? {} : { office: frame.office.title }),
    ...(frame.number === undefined ? {} : { number: frame.number }),
    ...(endedAt === null ? {} : { endedOn: localDateAt(Date.parse(endedAt)) }),
    ...(setsAlike(engine, 'pdf') ? {} : { setAnew: true }),
  };
}

function describe({ text: _text, wordFile: _file, hash: _hash, sample: _sample, findMisfit: _check, ...told }: Template): DocumentTemplate {
  return told;
}
