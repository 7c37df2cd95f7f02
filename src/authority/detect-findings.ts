import { createHash } from 'node:crypto';
import type { LawAddress, ProvisionValidity } from '#model/law-address.ts';
import { keyOfAddress, writeAddress } from '#model/law-address.ts';
import type { MergedTask } from '#model/task.ts';
import type { LocalDate } from '#model/time.ts';
import { addDays } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import type { Amendment, Contradiction } from './authority-content.ts';
import { amendmentsOf } from './decide-ruling.ts';
import type { ProcedureWord } from './procedure-word.ts';
import { sideOfProcedure } from './procedure-word.ts';
import { findTierInName, isSameBody } from './read-body.ts';

/** Each kind of contradiction or gap; its sentence stands under `findings` in the locale files. */
export const FINDING_KINDS = [
  'twoRecipients', 'signerDiffers', 'levelDisagrees', 'tierMismatch', 'textsDiffer', 'sourcesDiffer', 'clauseEnded', 'amended', 'noArticle', 'endsIn30', 'endsIn90', 'ended',
  'procedureMissing', 'sourceDoubt',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something a person must look at. */
export interface Finding {
  /** Made from what was found, so that finding it again gives the same id. Shape: 16 hex digits. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly taskId: string;
  readonly provinceCode?: string;
  /** What fills the kind's sentence. */
  readonly details: Readonly<Record<string, string>>;
}

/** What the detector asks of other rooms. */
export interface FindingPorts {
  /** What a published procedure says; `missing` when the catalogue has none of that code. */
  wordOf(code: string): ProcedureWord | 'silent' | 'missing';
  /** Whether a provision is in force, as the law library knows it; undefined without a library. */
  validityOf(address: LawAddress): ProvisionValidity | undefined;
  readonly amendments: readonly Amendment[];
  readonly contradictions: readonly Contradiction[];
}

/** Words of a note with which a gatherer says that a fact does not hold together. */
const DOUBT = /khong khop|noi viec khac|mau thuan|chua ro|doi chieu|nguon khac|con chu|co the da thay|khac cap|xem nguyen van|lay theo o gop/u;

/** Looks at all tasks as they stand on a day. */
export function detectFindings(tasks: readonly MergedTask[], today: LocalDate, ports: FindingPorts): Finding[] {
  const found = new Map<string, Finding>();
  const tell = (kind: FindingKind, task: MergedTask, details: Finding['details'], key = ''): void => {
    const id = createHash('sha256').update([kind, task.id, task.provinceCode ?? '', key].join('\u0000')).digest('hex').slice(0, 16);
    found.set(id, { id, kind, taskId: task.id, details, ...(task.provinceCode === undefined ? {} : { provinceCode: task.provinceCode }) });
  };
  for (const task of tasks) {
    lookAtValidity(task, today, ports, tell);
    lookAtRecord(task, ports, tell);
    lookAtProcedures(task, today, ports, tell);
  }
  lookAtPairs(tasks, tell);
  return [...found.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
}

type Tell = (kind: FindingKind, task: MergedTask, details: Finding['details'], key?: string) => void;

function lookAtValidity(task: MergedTask, today: LocalDate, ports: FindingPorts, tell: Tell): void {
  if (task.validTo !== undefined) {
    const details = { end: task.validTo, title: task.title };
    if (task.validTo <= today) tell('ended', task, details);
    else if (task.validTo <= addDays(today, 30)) tell('endsIn30', task, { ...details, days: '30' });
    else if (task.validTo <= addDays(today, 90)) tell('endsIn90', task, { ...details, days: '90' });
  }
  for (const address of task.basis) {
    const validity = ports.validityOf(address);
    if (validity?.state === 'ended') tell('clauseEnded', task, { basis: writeAddress(address), end: validity.validTo ?? '' }, keyOfAddress(address));
    for (const { document, relation } of validity?.changedBy ?? []) tell('amended', task, { by: document, note: relation, basis: writeAddress(address) }, document);
  }
  for (const { by, note, id } of amendmentsOf(task, ports.amendments, today)) tell('amended', task, { by, note, basis: task.basis[0] === undefined ? '' : writeAddress(task.basis[0]) }, id);
}

function lookAtRecord(task: MergedTask, ports: FindingPorts, tell: Tell): void {
  if (task.act !== 'procedure' && !task.basis.some(({ article }) => article !== undefined)) tell('noArticle', task, { basis: task.basis.map(writeAddress).join('; ') });
  for (const { field, kept, other } of task.conflicts) tell('sourcesDiffer', task, { field, one: kept.value, other: other.value }, field);
  const named = task.to === undefined ? 'unknown' : findTierInName(task.to.body);
  if (task.to !== undefined && named !== 'unknown' && named !== task.to.tier) tell('tierMismatch', task, { body: task.to.body, tier: task.to.tier });
  if (task.note !== undefined && DOUBT.test(foldText(task.note))) tell('sourceDoubt', task, { note: task.note.slice(0, 300) });
  for (const one of ports.contradictions) if (one.taskIds.includes(task.id)) tell('textsDiffer', task, { note: one.note, askWhom: one.askWhom }, one.id);
}

function lookAtProcedures(task: MergedTask, today: LocalDate, ports: FindingPorts, tell: Tell): void {
  if (task.validTo !== undefined && task.validTo <= today) return;
  for (const code of task.procedureCodes) {
    const word = ports.wordOf(code);
    if (word === 'missing') tell('procedureMissing', task, { code }, code);
    if (typeof word === 'string' || task.to === undefined || task.to.tier === 'unknown') continue;
    if (!word.tiers.includes(task.to.tier)) {
      tell('levelDisagrees', task, { code, one: task.to.body, other: sideOfProcedure(word)?.to.body ?? word.tiers.join(', ') }, code);
      continue;
    }
    const published = word.bodies.find(({ tier }) => tier === task.to?.tier);
    const persons = ['UBND', 'CHU_TICH'];
    if (published !== undefined && published.person !== task.to.person && persons.includes(published.person) && persons.includes(task.to.person)) {
      tell('signerDiffers', task, { code, one: task.to.body, other: published.body }, code);
    }
  }
}

/** Two records of one matter with different recipients on one day: the same procedure, or the same clause with the same words. */
function lookAtPairs(tasks: readonly MergedTask[], tell: Tell): void {
  const groups = new Map<string, MergedTask[]>();
  for (const task of tasks) {
    if (task.to === undefined) continue;
    const keys = [...task.procedureCodes, ...task.basis.filter(({ article }) => article !== undefined).map((address) => `${keyOfAddress({ ...address, quote: undefined } as LawAddress)} ${foldText(task.title)}`), `= ${foldText(task.title)}`];
    for (const key of new Set(keys)) groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  for (const [key, group] of groups) {
    for (const [at, task] of group.entries()) {
      for (const other of group.slice(at + 1)) {
        if (task.to === undefined || other.to === undefined || (task.provinceCode ?? '') !== (other.provinceCode ?? '') || !overlap(task, other)) continue;
        const details = { one: task.to.body, other: other.to.body, otherTask: other.id, matter: key };
        if (task.to.tier !== other.to.tier) tell('twoRecipients', task, details, other.id);
        else if (!isSameBody(task.to, other.to) && task.to.person !== other.to.person) tell('signerDiffers', task, details, other.id);
      }
    }
  }
}

function overlap(left: MergedTask, right: MergedTask): boolean {
  return (left.validTo === undefined || right.validFrom < left.validTo) && (right.validTo === undefined || left.validFrom < right.validTo);
}
