import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '#model/actor.ts';
import { canonicalJson } from '#model/canonical-json.ts';
import type { DecisionRecord, SealedRecord } from '#model/decision-record.ts';
import { newRecordNumber } from '#model/ids.ts';
import type { Letter, LetterKind } from '#model/letter.ts';
import type { OfficerAnswer } from '#model/officer-answer.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { maskPersonalData } from '#model/personal-data.ts';
import { mayAct, type RightsTable } from '#model/rights.ts';
import { localDateAt } from '#model/time.ts';
import type { CommandCall, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import { composeLetter, type LetterOffice } from './compose-letter.ts';
import { DOCUMENT_RIGHTS } from './documents.policy.ts';
import { findLetter, findRecord, insertLetter, insertRecord, listLetters, listRecords } from './documents.store.ts';
import { openHouseKey, type HouseKey } from './house-key.ts';
import { createOfficeDocuments, type OfficeDocuments, type OfficeDocumentsDeps } from './office-documents.ts';
import { findKeptTemplate, keepTemplate } from './office-documents.store.ts';
import { createPrintDocuments, type PrintDocuments, type PrintRefusal } from './print-documents.ts';
import { LetterSentencesSchema, type LetterSentences } from './letter-sentences.ts';
import { renderDocx } from './render-docx.ts';
import { openPdfPrinter, PrintingStopped, type PdfPrinter } from './render-pdf.ts';
import { checkSeal, sealRecord, type SealFinding } from './seal-record.ts';

export type DocumentRefusal = 'not_allowed' | 'not_found' | 'letter_template_changed';

/** An officer's answer as it was kept. */
export interface KeptOfficerAnswer {
  readonly question: string;
  readonly answer: OfficerAnswer;
}

/** What the room is given; `templates` is `content/templates` as `readTemplates` gives it. */
export interface DocumentsDeps extends OfficeDocumentsDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly dataDir: string;
  /** The folder of templates: `content/templates`. */
  readonly templatesDir: string;
  /** An officer's answer of a site by its number. */
  findAnswer(siteId: string, id: string): Promise<KeptOfficerAnswer | undefined>;
  /** How an actor's office is named in a letter. */
  officeOf(actor: Actor): Promise<LetterOffice>;
}

export interface NewLetter {
  readonly kind: LetterKind;
  readonly answerId: string;
  readonly recipient?: string;
  readonly citizen?: string;
  readonly signer?: string;
}

export type LetterForm = 'pdf' | 'docx';

/** Papers the office makes, letters drafted from answers, and answers pinned as the ground of a decision. */
export interface Documents extends OfficeDocuments, PrintDocuments {
  /** Drafts a letter from an answer's sentences. Refuses: `not_found` for an answer that is not this site's, `not_allowed`. */
  draftLetter(input: NewLetter, call: CommandCall): Promise<Outcome<Letter, DocumentRefusal | RepeatRefusal>>;
  findLetter(id: string, actor: Actor): Promise<Letter | undefined>;
  listLetters(actor: Actor): Promise<readonly Letter[]>;
  /** Makes the file again from data and the template it was drafted with: the same bytes every time. Refuses: `not_found`, `letter_template_changed`, as printing. */
  printLetter(id: string, form: LetterForm, actor: Actor): Promise<Outcome<Uint8Array, DocumentRefusal | PrintRefusal>>;
  /** Pins an answer with a note. Refuses: `not_found`, `not_allowed`. */
  pinRecord(input: { readonly answerId: string; readonly note: string }, call: CommandCall): Promise<Outcome<SealedRecord, DocumentRefusal | RepeatRefusal>>;
  findRecord(id: string, actor: Actor): Promise<SealedRecord | undefined>;
  listRecords(actor: Actor): Promise<readonly SealedRecord[]>;
  /** Whether a record is genuine and of this very house. */
  checkRecord(value: unknown): Promise<SealFinding>;
  close(): Promise<void>;
}

const LISTED = 100;
const NUMBER_ATTEMPTS = 3;

/** Opens the room. */
export function createDocuments(deps: DocumentsDeps): Documents {
  const { database, commands, dataDir, templatesDir } = deps;
  let printer: PdfPrinter | undefined;
  const getPrinter = (): PdfPrinter => (printer ??= openPdfPrinter());
  let key: Promise<HouseKey> | undefined;
  const getKey = (): Promise<HouseKey> => (key ??= openHouseKey(join(dataDir, 'keys', 'records.pem')));
  const readTemplate = (name: string): Promise<Buffer> => readFile(join(templatesDir, name));
  const readSentences = async (): Promise<LetterSentences> => LetterSentencesSchema.parse(JSON.parse((await readTemplate('letters.json')).toString('utf8')));

  async function readLetterTemplate(): Promise<Parameters<typeof keepTemplate>[1]> {
    const [text, wordFile] = await Promise.all([readTemplate('cong-van.typ'), readTemplate('cong-van.docx')]);
    return { id: 'cong-van', version: 1, text: text.toString('utf8'), wordFile, data: {}, papers: ['a4'], hash: createHash('sha256').update(text).update('\0').update(wordFile).digest('hex') };
  }

  const draft: CommandDefinition<NewLetter, Letter, DocumentRefusal> = {
    name: 'documents.draftLetter',
    policy: allow(DOCUMENT_RIGHTS, 'draftLetter'),
    run: async (input, context) => {
      const kept = await deps.findAnswer(context.actor.siteId, input.answerId);
      if (kept === undefined) return refuse('not_found', { path: input.answerId });
      const { data, gaps } = composeLetter(kept.answer, kept.question, await deps.officeOf(context.actor), { ...input, year: localDateAt(context.now).slice(0, 4) }, await readSentences());
      const template = await readLetterTemplate();
      const letter: Letter = {
        id: context.newId(), siteId: context.actor.siteId, kind: input.kind, answerId: input.answerId, data, gaps,
        madeBy: context.actor.id, madeAt: new Date(context.now).toISOString(), dataHash: hashOf(canonicalJson(data)), templateHash: template.hash,
      };
      await keepTemplate(context.transaction, template, letter.madeAt);
      await insertLetter(context.transaction, letter);
      context.note(letter.id, { kind: letter.kind, answer: letter.answerId, gaps: gaps.length });
      return accept(letter);
    },
  };

  const pin: CommandDefinition<{ readonly answerId: string; readonly note: string }, SealedRecord, DocumentRefusal> = {
    name: 'documents.pinRecord',
    policy: allow(DOCUMENT_RIGHTS, 'pinRecord'),
    run: async ({ answerId, note }, context) => {
      const kept = await deps.findAnswer(context.actor.siteId, answerId);
      if (kept === undefined) return refuse('not_found', { path: answerId });
      for (let attempt = 0; attempt < NUMBER_ATTEMPTS; attempt += 1) {
        const record: DecisionRecord = {
          id: newRecordNumber(), format: 'motcua.decision-record.1', siteId: context.actor.siteId, answer: kept.answer, question: maskPersonalData(kept.question), note: maskPersonalData(note),
          pinnedBy: context.actor.id, pinnedAt: new Date(context.now).toISOString(),
        };
        // Through JSON once: what is sealed is exactly what the store gives back.
        const sealed = sealRecord(JSON.parse(JSON.stringify(record)) as DecisionRecord, await getKey());
        if (await insertRecord(context.transaction, sealed)) {
          context.note(record.id, { answer: answerId, hash: sealed.hash });
          return accept(sealed);
        }
      }
      throw new Error(`documents: no free record number after ${String(NUMBER_ATTEMPTS)} attempts; the number space is too full`);
    },
  };

  return {
    ...createOfficeDocuments(deps),
    ...createPrintDocuments({ ...deps, printer: getPrinter }),
    draftLetter: (input, call) => commands.run(draft, input, call),
    findLetter: (id, actor) => findLetter(database, actor.siteId, id),
    listLetters: (actor) => listLetters(database, actor.siteId, LISTED),
    printLetter: async (id, form, actor) => {
      const letter = await findLetter(database, actor.siteId, id);
      if (letter === undefined) return refuse('not_found', { path: id });
      const kept = await findKeptTemplate(database, letter.templateHash);
      // A page made from another template would not be the one that was drafted.
      if (kept === undefined || kept.word === null) return refuse('letter_template_changed');
      if (form === 'docx') return accept(await renderDocx(kept.word, letter.data));
      try {
        return accept(await getPrinter().print(kept.source, letter.data, Date.parse(letter.madeAt)));
      } catch (fault) {
        if (fault instanceof PrintingStopped) return refuse(fault.why === 'busy' ? 'printing_busy' : 'printing_too_long');
        throw fault;
      }
    },
    pinRecord: (input, call) => commands.run(pin, input, call),
    findRecord: (id, actor) => findRecord(database, actor.siteId, id),
    listRecords: (actor) => listRecords(database, actor.siteId, LISTED),
    checkRecord: async (value) => checkSeal(value, (await getKey()).publicKey),
    close: async () => printer?.close(),
  };
}

function allow<Action extends string>(table: RightsTable<Action>, action: Action) {
  return (actor: Actor) => (mayAct(table, actor, action) ? undefined : refuse<DocumentRefusal>('not_allowed'));
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
