import type { Actor } from '#model/actor.ts';
import type { GivenPaper } from '#model/dossier-action.ts';
import type { ProcedureCase } from '#model/procedure.ts';
import type { DeskRole } from '#model/role.ts';
import { localDateAt } from '#model/time.ts';
import { addOfficeDays, type OfficeTime } from './place-in-time.ts';
import type { LaidWords } from './read-practice-content.ts';

/** What stands behind the names in a request of content. */
export interface RequestFacts {
  readonly now: number;
  readonly dueAt: string | undefined;
  readonly players: ReadonlyMap<DeskRole, Actor>;
  /** For whom it is laid ready; the desk's officer where nobody is named. */
  readonly me: string;
  readonly lacking: readonly GivenPaper[];
  readonly formRef: string;
  readonly words: LaidWords;
  readonly time: Pick<OfficeTime, 'officeMinutesBetween'>;
}

/**
 * Fills a request of content in: `@today+3` and `@due+3` are days of work counted from there, `@me`, `@officer`, `@leader`, `@clerk`,
 * `@deskLead` people, `@faults` everything that is missing (the signature where nothing is), `@papers` what was missing, handed in.
 */
export function fillRequest(value: unknown, facts: RequestFacts): unknown {
  if (typeof value === 'string') return value.startsWith('@') ? fillName(value, facts) : value;
  if (Array.isArray(value)) return value.map((one) => fillRequest(one, facts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillRequest(one, facts)]));
}

function fillName(name: string, facts: RequestFacts): unknown {
  const [, from, days] = /^@(today|due)([+-]\d{1,2})$/u.exec(name) ?? [];
  if (from !== undefined) return addOfficeDays(facts.time, localDateAt(from === 'due' && facts.dueAt !== undefined ? Date.parse(facts.dueAt) : facts.now), Number(days));
  if (name === '@me') return facts.me;
  if (name === '@papers') return facts.lacking;
  if (name === '@faults') return faultsOf(facts);
  const player = facts.players.get(name.slice(1) as DeskRole);
  if (player === undefined) throw new Error(`content/practice: ${name} names nothing`);
  return player.id;
}

function faultsOf({ lacking, formRef, words }: RequestFacts): readonly { readonly component: string; readonly what: string; readonly how: string }[] {
  if (lacking.length === 0) return [{ component: formRef, what: words.unsignedWhat, how: words.unsignedHow }];
  return lacking.map(({ component = '', name }) => ({ component, what: words.missingWhat.replace('{name}', name), how: words.missingHow }));
}

/** The papers of a case as somebody brings them, and those left out. `lacks`: how many of the required ones, the last first. */
export function bringPapers(procedureCase: Pick<ProcedureCase, 'components'>, atDesk: boolean, online: boolean, lacks: number): { readonly papers: readonly GivenPaper[]; readonly lacking: readonly GivenPaper[]; readonly conditions: Readonly<Record<string, boolean>> } {
  const all = procedureCase.components.map((component, at) => ({ component, ref: `c${String(at)}` }));
  const required = all
    .filter(({ component }) => component.role === 'form' || component.role === 'submit')
    .map(({ component, ref }): GivenPaper => ({ component: ref, name: component.name, form: online ? 'electronic' : (component.originals ?? 0) > 0 ? 'original' : 'copy', count: Math.max(1, (component.originals ?? 0) + (component.copies ?? 0)) }));
  const shown = atDesk ? all.filter(({ component }) => component.role === 'present').map(({ component, ref }): GivenPaper => ({ component: ref, name: component.name, form: 'presented', count: 1 })) : [];
  const kept = Math.max(0, required.length - lacks);
  return {
    papers: [...required.slice(0, kept), ...shown],
    lacking: required.slice(kept),
    conditions: Object.fromEntries(all.filter(({ component }) => component.role === 'conditional').map(({ ref }) => [ref, false])),
  };
}
