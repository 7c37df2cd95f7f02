import { checkAnswers, type CheckedAnswers } from '#model/check-answers.ts';
import type { FormFault } from '#model/form-fault.ts';
import type { AnswerLanguage } from '#model/answers-in-words.ts';
import type { FileAnswer, Form, PlaceAnswer } from '#model/form.ts';
import { isRecord, listQuestions, readPath } from '#model/form-paths.ts';
import type { FormSubmission } from '#model/form-submission.ts';
import type { TalkWords } from '#model/form-talk.ts';
import type { Outcome } from '#model/outcome.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { CommandContext, Commands } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files/files.ts';
import type { CheckSchema } from './check-schema.ts';
import { readDraftBody, type DraftBody } from './draft-body.ts';
import type { DraftRow, FileRow } from './drafts.store.ts';
import type { FormLibrary } from './form-library.ts';
import type { FileTaker } from './take-file.ts';

/** What only this house can read again. */
export interface Vault {
  seal(text: string): string;
  unseal(sealed: string): string | undefined;
  sealBytes(bytes: Uint8Array): Uint8Array;
  unsealBytes(sealed: Uint8Array): Uint8Array | undefined;
  /** A keyed hash for one purpose. */
  sign(purpose: string, text: string): string;
}

/** Slows guessing down; counts before it is judged. */
export interface DraftThrottle {
  /** Takes one attempt; gives the seconds to wait, 0 when it may be made. */
  take(kind: 'formDraft' | 'formAddress', key: string): Promise<number>;
  forgive(kind: 'formDraft', key: string): Promise<void>;
  giveBack(kind: 'formAddress', key: string): Promise<void>;
}

/** The register of places as forms ask it. */
export interface FormPlaces {
  /** A commune of today by its code. */
  placeOf(code: string): PlaceAnswer | undefined;
  /** Communes of today that words may mean, the likeliest first; `isSure`: the first is meant and no other. */
  findPlaces(text: string): { readonly isSure: boolean; readonly places: readonly PlaceAnswer[] };
  /** Three-digit codes of where births were registered. */
  readonly birthCodes: ReadonlySet<string>;
}

/** What the person said beside the form: that the same is wanted once more although one is open. */
export interface SendWish {
  readonly evenSo: boolean;
}

/** Where a form goes once it is complete; runs in the transaction of the sending. */
export type SubmitForm = (submission: FormSubmission, context: CommandContext, wish: SendWish) => Promise<Outcome<{ readonly dossierId: string; readonly dossierCode?: string }>>;

/** Somebody who logged in, as dossiers know their applicant. */
export interface DraftPerson {
  readonly key: string;
  readonly birthYear: number;
}

/** Who asks for an earlier dossier: whoever knows the year of birth beside its code, or the person who logged in. */
export type EarlierProof = { readonly birthYear: string } | { readonly person: DraftPerson };

/** Answers of an earlier dossier of the same person; undefined where there is none or it is another's. */
export type FindEarlierAnswers = (dossierCode: string, who: EarlierProof, form: Form) => Promise<Readonly<Record<string, unknown>> | undefined>;

export interface DraftDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly files: Files;
  readonly library: FormLibrary;
  readonly checkSchema: CheckSchema;
  readonly taker: FileTaker;
  readonly vault: Vault;
  readonly throttle: DraftThrottle;
  readonly places: FormPlaces;
  readonly words: Readonly<Record<AnswerLanguage, TalkWords>>;
  /** Absent while nothing takes forms here: they are filled and printed. */
  readonly submit?: SubmitForm;
  readonly findEarlier?: FindEarlierAnswers;
}

/** A draft that may be touched: its row, its form, what was sealed. */
export interface OpenDraft {
  readonly row: DraftRow;
  readonly form: Form;
  readonly body: DraftBody;
}

/** Opens a row that was not sent. Faults: a draft whose form is gone, or that another house sealed. */
export function openDraftRow({ library, vault }: Pick<DraftDeps, 'library' | 'vault'>, row: DraftRow): OpenDraft {
  const form = library.findVersion(row.formId, row.formVersion);
  if (form === undefined) throw new Error(`forms: version ${String(row.formVersion)} of ${row.formId} is gone, but a draft needs it; a version in content/forms must not be replaced while drafts are open`);
  return { row, form, body: readDraftBody(vault.unseal(row.sealed ?? '')) };
}

/** Checks answers as the server does: the form's own check with the files that were sent and the register of places beside it. */
export function checkDraft({ places, clock, vault }: Pick<DraftDeps, 'places' | 'clock' | 'vault'>, form: Form, body: DraftBody, files: readonly FileRow[]): CheckedAnswers {
  const checked = checkAnswers(form, { ...body.answers, ...answersOfFiles(files, vault) }, { today: localDateAt(clock.now()), birthCodes: places.birthCodes });
  const unknown = listPlaces(form, checked.flow.asked).filter(({ code }) => places.placeOf(code) === undefined);
  const faults: FormFault[] = unknown.map(({ path, code }) => ({ path, code: 'place_unknown', details: { code }, weight: 'stop' }));
  return faults.length === 0 ? checked : { ...checked, faults: [...checked.faults, ...faults] };
}

/** The answers that files are, by the key of their question. */
function answersOfFiles(files: readonly FileRow[], vault: Vault): Readonly<Record<string, readonly FileAnswer[]>> {
  const answers: Record<string, FileAnswer[]> = {};
  for (const { id, path, pages, sealedName } of files) (answers[path] ??= []).push({ id, pages, name: nameOfFile(sealedName, vault) });
  return answers;
}

/** The name that a file was sent with. */
export function nameOfFile(sealedName: string, vault: Pick<Vault, 'unseal'>): string {
  return vault.unseal(sealedName) ?? '?';
}

/** Places that were chosen, outside of rows. */
function listPlaces(form: Form, asked: CheckedAnswers['flow']['asked']): readonly { readonly path: string; readonly code: string }[] {
  return listQuestions(form).flatMap(({ path, question, rowOf }) => {
    if (rowOf !== undefined || (question.kind !== 'place' && question.kind !== 'address')) return [];
    const code = readPath(question.kind === 'place' ? `${path}.code` : `${path}.place.code`, asked);
    return typeof code === 'string' ? [{ path, code }] : [];
  });
}

/** Answers whose places were only typed, with the commune put in where the words surely mean one; the typed words stay beside it. */
export function settlePlaces(form: Form, answers: Readonly<Record<string, unknown>>, places: FormPlaces): Record<string, unknown> {
  const settle = (value: unknown): unknown => {
    if (typeof value !== 'string') return isRecord(value) && typeof value['code'] === 'string' ? nameByRegister(value, places) : value;
    const { isSure, places: found } = places.findPlaces(value);
    const [first] = found;
    return isSure && first !== undefined ? { ...first, typed: value } : value;
  };
  const settled = structuredClone(answers) as Record<string, unknown>;
  for (const { path, question, rowOf } of listQuestions(form)) {
    if (rowOf !== undefined) continue;
    if (question.kind === 'place') changeAt(settled, path.split('.'), settle);
    if (question.kind === 'address') changeAt(settled, [...path.split('.'), 'place'], settle);
  }
  return settled;
}

/** A place is called what the register calls it, whatever was sent along. */
function nameByRegister(place: Readonly<Record<string, unknown>>, places: FormPlaces): unknown {
  const known = places.placeOf(String(place['code']));
  return known === undefined ? place : { ...place, name: known.name };
}

function changeAt(level: Record<string, unknown>, [key = '', ...rest]: readonly string[], change: (value: unknown) => unknown): void {
  if (!Object.hasOwn(level, key)) return;
  if (rest.length === 0) level[key] = change(level[key]);
  else if (isRecord(level[key])) changeAt(level[key] as Record<string, unknown>, rest, change);
}

/** The day it is at a command's moment. */
export function dayOf(context: Pick<CommandContext, 'now'>): LocalDate {
  return localDateAt(context.now);
}
