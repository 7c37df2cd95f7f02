import type { ProvisionValidity } from '#model/law-address.ts';
import { keyOfAddress } from '#model/law-address.ts';
import type { Outcome } from '#model/outcome.ts';
import { accept, refuse } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import type { MergedTask } from '#model/task.ts';
import type { LocalDate } from '#model/time.ts';
import type { CommandCall, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { AuthorityContent } from './authority-content.ts';
import type { AuthorityPorts } from './authority-ports.ts';
import { AUTHORITY_RIGHTS } from './authority.policy.ts';
import type { Finding } from './detect-findings.ts';
import { detectFindings } from './detect-findings.ts';
import type { FindingState, KeptFinding } from './findings.store.ts';
import { changeFinding, findFinding, writeFindings } from './findings.store.ts';
import type { ProcedureWord } from './procedure-word.ts';
import { readProcedureWord } from './procedure-word.ts';

export type FindingRefusal = 'not_allowed' | 'not_found';

/** How a search for findings ended. */
export interface FindingRun {
  readonly found: number;
  readonly new: number;
  /** Those that are found no more. */
  readonly gone: number;
  readonly byKind: Readonly<Record<string, number>>;
}

/** The work on one finding; an absent owner or note takes away what stood there. */
export interface FindingChange {
  readonly id: string;
  readonly state: FindingState;
  readonly owner?: string;
  readonly note?: string;
}

interface FindingDeps {
  readonly commands: Commands;
  readonly content: AuthorityContent;
  readonly ports: AuthorityPorts;
  today(): LocalDate;
  tasks(): readonly MergedTask[];
}

/** The work list over contradictions and gaps. */
export function createFindings(deps: FindingDeps): {
  search(call: CommandCall): Promise<Outcome<FindingRun, FindingRefusal | RepeatRefusal>>;
  change(change: FindingChange, call: CommandCall): Promise<Outcome<KeptFinding, FindingRefusal | RepeatRefusal>>;
} {
  const searching: CommandDefinition<Record<string, never>, FindingRun, FindingRefusal> = {
    name: 'authority.searchFindings',
    policy: (actor) => (mayAct(AUTHORITY_RIGHTS, actor, 'changeFindings') ? undefined : refuse('not_allowed')),
    run: async (_input, context) => {
      const found = await look(deps);
      const written = await writeFindings(context.transaction, found, new Date(context.now).toISOString());
      const byKind: Record<string, number> = {};
      for (const { kind } of found) byKind[kind] = (byKind[kind] ?? 0) + 1;
      context.note('findings', { found: found.length, ...written });
      return accept({ found: found.length, ...written, byKind });
    },
  };
  const changing: CommandDefinition<FindingChange, KeptFinding, FindingRefusal> = {
    name: 'authority.changeFinding',
    policy: (actor) => (mayAct(AUTHORITY_RIGHTS, actor, 'changeFindings') ? undefined : refuse('not_allowed')),
    run: async ({ id, state, owner, note }, context) => {
      const before = await findFinding(context.transaction, id);
      if (before === undefined) return refuse('not_found', { path: id });
      // A province's own record is that province's and the keepers' of knowledge.
      const { actor } = context;
      if (before.provinceCode !== undefined && !mayAct(AUTHORITY_RIGHTS, actor, 'importNationalTasks') && actor.site?.placeCode !== before.provinceCode) return refuse('not_allowed');
      await changeFinding(context.transaction, id, { state, owner, note, at: new Date(context.now).toISOString() });
      context.note(id, { before: before.state, after: state, ...(owner === undefined ? {} : { owner }) });
      context.announce({ name: 'finding.changed', subject: id, payload: { state } });
      return accept((await findFinding(context.transaction, id)) as KeptFinding);
    },
  };
  return { search: (call) => deps.commands.run(searching, {}, call), change: (change, call) => deps.commands.run(changing, change, call) };
}

async function look({ content, ports, tasks, today }: FindingDeps): Promise<Finding[]> {
  const day = today();
  const all = tasks();
  const words = new Map<string, ProcedureWord | 'silent' | 'missing'>();
  const validity = new Map<string, ProvisionValidity>();
  for (const task of all) {
    for (const code of task.procedureCodes) {
      if (words.has(code)) continue;
      const procedure = await ports.findProcedure(code, day);
      words.set(code, procedure === undefined ? 'missing' : (readProcedureWord(procedure) ?? 'silent'));
    }
    if (ports.validityOf === undefined) continue;
    for (const address of task.basis) {
      const key = keyOfAddress(address);
      const known = validity.has(key) ? undefined : await ports.validityOf(address, day);
      if (known !== undefined) validity.set(key, known);
    }
  }
  return detectFindings(all, day, {
    wordOf: (code) => words.get(code) ?? 'missing', validityOf: (address) => validity.get(keyOfAddress(address)), amendments: content.amendments, contradictions: content.contradictions,
  });
}
