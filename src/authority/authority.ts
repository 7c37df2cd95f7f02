import type { Actor } from '#model/actor.ts';
import type { Outcome } from '#model/outcome.ts';
import type { MergedTask, Ruling } from '#model/task.ts';
import type { Instant, LocalDate } from '#model/time.ts';
import { localDateAt } from '#model/time.ts';
import type { Clock } from '#platform/clock.ts';
import type { CommandCall, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { ImportFaultCode } from '#platform/import-files/import-fault.ts';
import type { Page } from '#platform/routes.ts';
import { cutPage } from '#platform/routes.ts';
import { findWhomToAsk } from './ask-whom.ts';
import type { AuthorityContent } from './authority-content.ts';
import type { AuthorityPorts, TaskHit } from './authority-ports.ts';
import type { ImportRow, TaskChangeRow, TaskVersionRow } from './authority.store.ts';
import { findImport, listImports, listTaskChangesSince, readCurrentTasks, readState, readVersions } from './authority.store.ts';
import { decideRuling } from './decide-ruling.ts';
import type { FindingChange, FindingRefusal, FindingRun } from './findings.ts';
import { createFindings } from './findings.ts';
import type { FindingQuery, KeptFinding } from './findings.store.ts';
import { countFindings, listFindings } from './findings.store.ts';
import type { TaskImportInput, TaskImportRefusal, TaskImportReport } from './import-tasks.ts';
import { loadTaskContent } from './load-content.ts';
import { createLocalTasks, type LocalTasks } from './local-tasks.ts';
import type { ContentReport } from './load-content.ts';
import type { ResolvedBody } from './old-bodies.ts';
import { openBodies } from './old-bodies.ts';
import { readProcedureWord } from './procedure-word.ts';
import type { Citation } from './read-citation.ts';
import { findCitation } from './read-citation.ts';
import { createImportedTasks, type ImportedTasks } from './imported-tasks.ts';
import { createTaskImport } from './run-import.ts';
import type { TaskBook, TaskFacets, TaskFilter } from './task-book.ts';
import { keyOf, openTaskBook } from './task-book.ts';

export interface AuthorityDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly content: AuthorityContent;
  readonly ports: AuthorityPorts;
}

/** What a ruling is asked about: a task, a procedure, or words; at a place and on a day (today unless said). */
export interface RulingQuery {
  readonly taskId?: string;
  readonly procedureCode?: string;
  readonly text?: string;
  /** Shape: a commune's five digits or a province's two; absent: what holds everywhere. */
  readonly placeCode?: string;
  readonly asOf?: LocalDate;
}

/** A ruling with how the question was read. */
export interface RulingReply {
  readonly ruling: Ruling;
  readonly asOf: LocalDate;
  /** The task the ruling is about; absent where only a procedure, or nothing, was found. */
  readonly taskId?: string;
  readonly procedureCode?: string;
  readonly provinceCode?: string;
  /** For a text: what else it may have meant, best first. */
  readonly candidates: readonly TaskHit[];
  /** Bodies of the old order that the text names. */
  readonly oldBodies: readonly ResolvedBody[];
  /** The clause the text cites. */
  readonly citation?: Citation;
}

/** The room of competence: who decides what, by which clause, where and on which day. It never decides competence itself. */
export interface Authority {
  /**
   * Imports files or folders of tasks: all of it or nothing; the report says how each column was read.
   * Refuses: `import_running`, `not_allowed`, `disk_full`, and each ImportFaultCode for a file that cannot be taken.
   */
  importTasks(input: Omit<TaskImportInput, 'origin' | 'contentHash'>, call: CommandCall): Promise<Outcome<TaskImportReport, TaskImportRefusal | ImportFaultCode | 'disk_full' | RepeatRefusal>>;
  /** Loads our own records; unchanged content costs one hash. Faults: `content_broken` with the first fault found. */
  loadContent(folder: string, actor: Actor): Promise<ContentReport>;
  /** Who decides, by what is asked. A text goes by the procedure code or the clause it cites, else to the best task found. */
  rule(query: RulingQuery): Promise<RulingReply>;
  /** The ruling alone; see `rule`. */
  whoDecides(query: RulingQuery): Promise<Ruling>;
  /** The task as it counts now; with a place, the own record of its province when it has one. */
  findTask(id: string, placeCode?: string): MergedTask | undefined;
  /** A province's own records of the same task. */
  listOverrides(id: string): readonly MergedTask[];
  listTasks(filter: Omit<TaskFilter, 'provinceCode'> & { readonly placeCode?: string }, afterKey: string, limit: number): Page<MergedTask>;
  countFields(filter: Omit<TaskFilter, 'provinceCode'>): readonly { readonly name: string; readonly tasks: number }[];
  /** How many tasks each choice of the filter would show; `placeCode` brings the province's own in. */
  countFacets(filter: Omit<TaskFilter, 'provinceCode'> & { readonly placeCode?: string }): TaskFacets;
  listVersions(id: string): Promise<readonly TaskVersionRow[]>;
  /** National tasks whose basis lies inside a citation: "khoản 1 Điều 6 NĐ 120/2025". */
  listByCitation(citation: Citation): readonly MergedTask[];
  /** The citation in a text, decrees of June 2025 also by their bare number. */
  readCitation(text: string): Citation | undefined;
  /** Bodies of the old order that a text names, and who has their work since; without marks and shortened too. */
  resolveBody(text: string, asOf?: LocalDate): readonly ResolvedBody[];
  /** All tasks as they count now. */
  readonly book: TaskBook;
  listImports(before: Instant | undefined, limit: number): Promise<readonly ImportRow[]>;
  findImport(id: string): Promise<ImportRow | undefined>;
  /** Looks for contradictions and gaps over all tasks anew; work on known ones stays. */
  searchFindings(call: CommandCall): Promise<Outcome<FindingRun, FindingRefusal | RepeatRefusal>>;
  listFindings(query: FindingQuery): Promise<readonly KeptFinding[]>;
  countFindings(): Promise<readonly { kind: string; state: string; count: number }[]>;
  /** Refuses: `not_allowed`, `not_found`. */
  changeFinding(change: FindingChange, call: CommandCall): Promise<Outcome<KeptFinding, FindingRefusal | RepeatRefusal>>;
  /** What changed since a day, the newest first: national tasks and those of one province. */
  listChangesSince(asked: { readonly since: LocalDate; readonly field?: string; readonly provinceCode?: string; readonly limit: number }): Promise<readonly TaskChangeRow[]>;
  /** This house's own word on tasks; written only as part of an approved change set. */
  readonly local: LocalTasks;
  /** What files say of tasks, looked at and then written as part of an approved change set. */
  readonly imported: ImportedTasks;
  /** The room as it would answer with some tasks changed, without writing anything; words are found as they are now. */
  preview(tasks: readonly MergedTask[]): Pick<Authority, 'rule' | 'whoDecides' | 'findTask' | 'listByCitation' | 'book'>;
  /** Follows what another process changed; true when there was something. */
  followOthers(): Promise<boolean>;
  /** Called with the ids of tasks that changed in the book, after it is level. */
  onChanged(listener: (ids: readonly string[]) => void): () => void;
}

const PROCEDURE_CODE = /(?<![\d.])[1-9]\.\d{6}(?!\d)/u;
const CANDIDATES = 5;

/** Opens the room. */
export async function createAuthority(deps: AuthorityDeps): Promise<Authority> {
  const { database, commands, clock, content, ports } = deps;
  const today = (): LocalDate => localDateAt(clock.now());
  const bodies = openBodies(content.bodies);
  const shortDecrees = new Set(content.decrees.map(({ number }) => number));
  const listeners = new Set<(ids: readonly string[]) => void>();
  let book = openTaskBook(await readCurrentTasks(database), content.sayings, (await readState(database)).revision);

  const reload = async (): Promise<void> => {
    const { revision } = await readState(database);
    const before = new Map(book.all.map((task) => [keyOf(task), task.version]));
    book = openTaskBook(await readCurrentTasks(database), content.sayings, revision);
    const ids = new Set(book.all.filter((task) => before.get(keyOf(task)) !== task.version).map(({ id }) => id));
    const there = new Set(book.all.map(keyOf));
    for (const key of before.keys()) if (!there.has(key)) ids.add(key.split(' ')[0] ?? key);
    if (ids.size > 0) for (const listener of listeners) listener([...ids]);
  };
  const runImport = createTaskImport(commands, reload);
  const findings = createFindings({ commands, content, ports, today, tasks: () => book.all });

  const ruleOn = async (book: TaskBook, task: MergedTask | undefined, code: string | undefined, provinceCode: string | undefined, asOf: LocalDate): Promise<Ruling> => {
    const codes = code === undefined ? (task?.procedureCodes ?? []) : [code];
    const sharing = codes.flatMap((each) => book.listByCode(each)).filter((other) => other.id !== task?.id);
    const tasks = task === undefined ? sharing : [task, ...sharing];
    const overrides = provinceCode === undefined ? [] : book.listOverrides(tasks, codes, provinceCode);
    const [first] = codes;
    const procedure = first === undefined ? undefined : await ports.findProcedure(first, asOf > today() ? today() : asOf);
    const word = procedure === undefined ? undefined : readProcedureWord(procedure);
    return decideRuling({
      tasks, overrides, asOf, contradictions: content.contradictions, amendments: content.amendments,
      askWhom: (sides) => findWhomToAsk(sides, content.decrees),
      ...(word === undefined ? {} : { procedure: word }),
    });
  };

  const ruleBy = async (book: TaskBook, query: RulingQuery): Promise<RulingReply> => {
    const asOf = query.asOf ?? today();
    const provinceCode = query.placeCode === undefined ? undefined : ports.provinceOf(query.placeCode);
    const text = query.text?.trim() ?? '';
    const read = query.taskId === undefined && query.procedureCode === undefined ? await readText(text) : { candidates: [] };
    const taskId = query.taskId ?? read.taskId;
    const task = taskId === undefined ? undefined : (book.find(taskId) ?? book.find(taskId, provinceCode));
    const procedureCode = query.procedureCode ?? read.procedureCode ?? task?.procedureCodes[0];
    const ruling = await ruleOn(book, task, task === undefined ? procedureCode : undefined, provinceCode, asOf);
    return {
      ruling, asOf, candidates: read.candidates, oldBodies: text === '' ? [] : bodies.resolve(text, asOf),
      ...(task === undefined ? {} : { taskId: task.id }), ...(procedureCode === undefined ? {} : { procedureCode }), ...(provinceCode === undefined ? {} : { provinceCode }),
      ...(read.citation === undefined ? {} : { citation: read.citation }),
    };
  };

  const rule = (query: RulingQuery): Promise<RulingReply> => ruleBy(book, query);

  /** A code goes to its procedure, a cited article to its tasks (the best of them by the words), everything else to the search. */
  const readText = async (text: string): Promise<{ candidates: readonly TaskHit[]; taskId?: string; procedureCode?: string; citation?: Citation }> => {
    if (text === '') return { candidates: [] };
    const [code] = PROCEDURE_CODE.exec(text) ?? [];
    if (code !== undefined) return { candidates: [], procedureCode: code };
    const citation = findCitation(text, shortDecrees);
    const hits = await ports.findTasks(text, CANDIDATES);
    const [best] = hits;
    return { candidates: hits, ...(best === undefined ? {} : { taskId: best.id }), ...(citation === undefined ? {} : { citation }) };
  };

  return {
    importTasks: (input, call) => runImport({ ...input, origin: 'import' }, call),
    loadContent: (folder, actor) => loadTaskContent(folder, actor, database, runImport),
    rule,
    whoDecides: async (query) => (await rule(query)).ruling,
    findTask: (id, placeCode) => book.find(id, placeCode === undefined ? undefined : ports.provinceOf(placeCode)),
    listOverrides: (id) => book.all.filter((task) => task.id === id && task.provinceCode !== undefined),
    listTasks: ({ placeCode, ...filter }, afterKey, limit) => {
      const provinceCode = placeCode === undefined ? undefined : ports.provinceOf(placeCode);
      return cutPage(book.list({ ...filter, ...(provinceCode === undefined ? {} : { provinceCode }) }, afterKey, limit + 1), limit, (task) => [keyOf(task)]);
    },
    countFields: (filter) => book.countFields(filter),
    countFacets: ({ placeCode, ...filter }) => {
      const provinceCode = placeCode === undefined ? undefined : ports.provinceOf(placeCode);
      return book.countFacets({ ...filter, ...(provinceCode === undefined ? {} : { provinceCode }) });
    },
    listVersions: (id) => readVersions(database, id),
    listByCitation: (citation) => book.listByCitation(citation),
    readCitation: (text) => findCitation(text, shortDecrees),
    resolveBody: (text, asOf = today()) => bodies.resolve(text, asOf),
    get book() {
      return book;
    },
    listImports: (before, limit) => listImports(database, before, limit),
    findImport: (id) => findImport(database, id),
    searchFindings: findings.search,
    listFindings: (query) => listFindings(database, query),
    countFindings: () => countFindings(database),
    changeFinding: findings.change,
    listChangesSince: (asked) => listTaskChangesSince(database, asked),
    local: createLocalTasks(() => book),
    imported: createImportedTasks(database, () => book),
    preview: (tasks) => {
      const changed = new Set(tasks.map(keyOf));
      const other = openTaskBook([...book.all.filter((task) => !changed.has(keyOf(task))), ...tasks], content.sayings, book.revision);
      return {
        book: other,
        rule: (query) => ruleBy(other, query),
        whoDecides: async (query) => (await ruleBy(other, query)).ruling,
        findTask: (id, placeCode) => other.find(id, placeCode === undefined ? undefined : ports.provinceOf(placeCode)),
        listByCitation: (citation) => other.listByCitation(citation),
      };
    },
    followOthers: async () => {
      if ((await readState(database)).revision === book.revision) return false;
      await reload();
      return true;
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
