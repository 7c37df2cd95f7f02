import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ProcessStep } from '#model/dossier-action.ts';
import type { WaitHours } from '#model/dossier-sentinel.ts';
import { isInForce, isLocalDate, type LocalDate } from '#model/time.ts';
import { readContentFile } from '#platform/read-content.ts';

const Day = z.string().refine(isLocalDate, 'a day that exists');
const Sourced = { source: z.string().min(1), sourceDate: Day, certainty: z.enum(['official', 'secondary', 'unverified']) };
const Hours = z.number().positive().max(2_000);

const ProcessSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  procedureCodes: z.array(z.string().min(1)),
  ...Sourced,
  validFrom: Day,
  validTo: Day.optional(),
  /** `hours` of office time, or a `share` of the whole limit. */
  steps: z.array(z.object({ name: z.string().min(1), role: z.enum(['desk', 'officer', 'leader', 'clerk']), hours: Hours.optional(), share: z.number().positive().max(1).optional() }).refine((step) => (step.hours === undefined) !== (step.share === undefined), 'hours or share, not both')).min(1).max(30),
});
type InternalProcess = z.infer<typeof ProcessSchema>;

const WaitsSchema = z.object({
  ...Sourced,
  hours: z.object({ reception: Hours, firstHandOver: Hours, signature: Hours, issue: Hours, supplyCheck: Hours, payment: Hours, stopConfirmation: Hours, transferAnswer: Hours, collection: Hours, part: Hours }),
  supplementDays: z.number().int().positive().max(365),
  apologyDays: z.number().int().positive().max(60),
});
const AgenciesSchema = z.object({
  ...Sourced,
  agencies: z.record(z.string(), z.string().regex(/^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,5})$/u)),
  accounts: z.record(z.string(), z.object({ bankBin: z.string().regex(/^\d{6}$/u), number: z.string().regex(/^[\dA-Z]{4,19}$/u), name: z.string().min(1).max(100) })),
});

const ReceptionSchema = z.object({ ...Sourced, receivedForOthers: z.array(z.string().min(1)) });

/** The account that fees of a site are paid to. */
export type FeeAccount = z.infer<typeof AgenciesSchema>['accounts'][string];

/** What the office has set for its dossiers, from `content/processes`. */
export interface ProcessContent {
  /** The process in force for a procedure on a day, its steps in office hours; the generic one where none is approved. */
  processOf(procedureCode: string, on: LocalDate, availableHours: number): { readonly id: string; readonly steps: readonly ProcessStep[] };
  readonly waitHours: WaitHours;
  readonly supplementDays: number;
  readonly apologyDays: number;
  /** Whether the commune's desk receives what another body decides, and hands it on. `doneBy`: as the record names the body. */
  isReceivedForOthers(doneBy: string): boolean;
  /** The electronic id of a place's agency, where it is known. */
  agencyIdOf(placeCode: string): string | undefined;
  accountOf(placeCode: string): FeeAccount | undefined;
}

/** Reads the folder once, at start. Faults: `content_broken` naming the file and the place in it. */
export async function readProcessContent(home: string): Promise<ProcessContent> {
  const folder = join(home, 'content', 'processes');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && !['waits.json', 'agencies.json', 'reception.json'].includes(name));
  const [waits, agencies, reception, ...processes] = await Promise.all([
    readContentFile(join(folder, 'waits.json'), (value) => WaitsSchema.parse(value)),
    readContentFile(join(folder, 'agencies.json'), (value) => AgenciesSchema.parse(value)),
    readContentFile(join(folder, 'reception.json'), (value) => ReceptionSchema.parse(value)),
    ...names.map((name) => readContentFile(join(folder, name), (value) => ProcessSchema.parse(value))),
  ]);
  const generic = processes.find((process) => process.id === 'generic');
  if (generic === undefined) throw new Error(`content/processes: generic.json is missing in ${folder}`);
  return {
    processOf: (procedureCode, on, availableHours) => {
      const process = processes.find((one) => one.procedureCodes.includes(procedureCode) && isInForce(one, on)) ?? generic;
      return { id: process.id, steps: process.steps.map((step) => toStep(step, availableHours)) };
    },
    waitHours: waits.hours,
    supplementDays: waits.supplementDays,
    apologyDays: waits.apologyDays,
    isReceivedForOthers: (doneBy) => reception.receivedForOthers.includes(doneBy),
    agencyIdOf: (placeCode) => agencies.agencies[placeCode],
    accountOf: (placeCode) => agencies.accounts[placeCode],
  };
}

function toStep({ name, role, hours, share }: InternalProcess['steps'][number], availableHours: number): ProcessStep {
  return { name, role, hours: hours ?? Math.round((share ?? 0) * availableHours * 100) / 100 };
}
