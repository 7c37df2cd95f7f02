import type { DossierRequest } from '#dossiers/dossier-requests.ts';
import type { Dossiers } from '#dossiers/dossiers.ts';
import type { Outcome } from '#model/outcome.ts';
import type { Actor } from '#model/actor.ts';
import { COMMUNE, filingOf, officerAt } from '#test/support/dossier-house.ts';

/** One dossier on its way through the desk. */
export interface Life {
  readonly person: number;
  id: string;
  /** What the citizen got on filing, and what it is looked for by. */
  filingNumber: string;
}

/** A life that has not begun. */
export function newLife(person: number): Life {
  return { person, id: '', filingNumber: '' };
}

/** One call of a life, each with the right, the repeat guard, its transaction, audit, outbox and notices. */
export interface LifeStep {
  readonly name: string;
  run(dossiers: Dossiers, life: Life): Promise<void>;
}

/** Communes that share the lives; one unless said. */
let communes = 1;

/** Spreads the lives that follow over so many communes: the receptions of one commune's day take their numbers one after another. */
export function spreadOver(count: number): void {
  communes = count;
}

/** Whose dossier it is. */
export function communeOf(person: number): string {
  return communes === 1 ? COMMUNE : `c${String(10_000 + (person % communes))}`;
}

function officerOf({ person }: Life): Actor {
  return officerAt(communeOf(person));
}

async function need<Value>(soon: Promise<Outcome<Value>>): Promise<Value> {
  const outcome = await soon;
  if (!outcome.ok) throw new Error(`a step of a life was refused: ${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
}

function keyOf(life: Life, step: string): string {
  return `bench-${String(life.person)}-${step}`;
}

function act(request: DossierRequest): LifeStep {
  return { name: request.kind, run: async (dossiers, life) => void (await need(dossiers.act({ dossierId: life.id, request }, { actor: officerOf(life), idempotencyKey: keyOf(life, request.kind) }))) };
}

const PAPERS = [{ component: 'c0', name: 'Tờ khai', form: 'original', count: 1 }] as const;

/** A whole life: filed, received, given to an officer, a paper asked for and brought, decided, signed, numbered, returned; looked for at last. */
export const LIFE: readonly LifeStep[] = [
  { name: 'file', run: async (dossiers, life) => {
    const { id, filingNumber } = await need(dossiers.file(filingOf(life.person), { actor: officerOf(life), idempotencyKey: keyOf(life, 'file') }));
    Object.assign(life, { id, filingNumber });
  } },
  act({ kind: 'receive', papers: PAPERS }),
  act({ kind: 'handOver', ownerId: officerAt(COMMUNE).id }),
  act({ kind: 'requestSupplement', faults: [{ component: 'c0', what: 'Tờ khai thiếu chữ ký', how: 'Ký vào tờ khai' }] }),
  act({ kind: 'supply', papers: PAPERS }),
  act({ kind: 'resume' }),
  act({ kind: 'decide', outcome: 'granted' }),
  act({ kind: 'sign' }),
  act({ kind: 'recordResult', number: '1/XN' }),
  act({ kind: 'deliver', way: 'atDesk', proof: 'ký nhận', to: 'người nộp' }),
  { name: 'search', run: async (dossiers, life) => {
    const [found] = await dossiers.search(life.filingNumber, officerOf(life), 5);
    if (found?.id !== life.id || found.status !== 'returned') throw new Error('a life did not come to its end');
  } },
];
