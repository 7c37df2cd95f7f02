import type { Conversations } from '#conversations/conversations.ts';
import type { Answer } from '#model/answer.ts';
import { newId } from '#model/ids.ts';
import { accept, type Outcome } from '#model/outcome.ts';
import type { Language, Question } from '#model/question.ts';
import { localDateAt, type LocalDate } from '#model/time.ts';
import type { CommandCall, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Log } from '#platform/log.ts';
import { composeAnswer, runUntil, type Composed } from './citizen.ts';
import type { AnswerContext, Memory } from './context.ts';
import { findDueDate, type DueDate, type DueDateQuery } from './find-due-date.ts';
import { nameOf } from './facts/record.ts';
import { readMemory } from './read-memory.ts';
import type { AssistantPorts } from './ports.ts';
import { searchProcedures, type FoundProcedures } from './search-procedures.ts';

export interface AssistantDeps {
  readonly ports: AssistantPorts;
  readonly conversations: Conversations;
  readonly commands: Commands;
  readonly log: Log;
  /** Codes of the records people ask for most. */
  readonly mostAsked: readonly string[];
}

/** One life event as the first page shows it. */
export interface LifeEventRow {
  readonly id: string;
  readonly title: string;
  readonly icon: string;
  readonly procedures: readonly { readonly code: string; readonly name: string; readonly why: string }[];
}

/** The room of the citizens' assistant. */
export interface Assistant {
  /** Answers and records in one transaction: an answer number that was given out can always be looked up. */
  ask(question: Question, call: CommandCall): Promise<Outcome<Answer, RepeatRefusal>>;
  /** Answers without recording, for measuring; `over`: ports in place of the room's own, for asking a house that is not live. */
  compose(question: Question, memory?: Memory, over?: Partial<AssistantPorts>): Promise<Composed>;
  /** The shared context after one step, for looking at that step alone; undefined for a name that is no step. */
  runStep(name: string, question: Question): Promise<AnswerContext | undefined>;
  findDueDate(query: DueDateQuery): Promise<Outcome<DueDate, 'procedure_unknown' | 'invalid_request'>>;
  listLifeEvents(lang: Language): Promise<{ readonly items: readonly LifeEventRow[]; readonly mostAsked: readonly { readonly code: string; readonly name: string }[] }>;
  search(text: string, limit: number, asOf?: LocalDate): Promise<FoundProcedures>;
}

/** Opens the room. */
export function createAssistant({ ports, conversations, commands, log, mostAsked }: AssistantDeps): Assistant {
  const ask: CommandDefinition<Question, Answer, never> = {
    name: 'assistant.answerQuestion',
    // Everyone may ask; nothing personal is shown and nothing is decided.
    policy: () => undefined,
    run: async (question, context) => {
      const conversationId = question.conversationId ?? newId(context.now);
      const turn = await conversations.openTurn(context, conversationId);
      const composed = await composeAnswer(ports, { ...question, conversationId }, readMemory(turn.memory));
      const answer = await turn.keep({
        question: composed.maskedQuestion,
        answer: composed.answer,
        memory: composed.memory,
        sourcesUsed: composed.sourcesUsed,
        sourcesRejected: composed.sourcesRejected,
        measurements: composed.measurements,
      });
      context.note(answer.id, { status: answer.status });
      if (answer.status === 'error_fault') log.error('a question met a fault', { answer: answer.id, fault: composed.sourcesRejected.at(-1) });
      if (answer.unboundNumbers > 0) log.warn('an answer carries something no fact carries', { answer: answer.id, unbound: answer.unboundNumbers });
      return accept(answer);
    },
  };
  const name = async (code: string): Promise<string | undefined> => {
    const procedure = await ports.procedures.findProcedure(code, localDateAt(ports.now()));
    return procedure === undefined ? undefined : nameOf(procedure);
  };
  return {
    ask: (question, call) => commands.run(ask, question, call),
    compose: (question, memory, over) => composeAnswer({ ...ports, ...over }, question, memory),
    runStep: (name, question) => runUntil(ports, question, name),
    findDueDate: (query) => findDueDate(ports, query),
    search: (text, limit, asOf) => searchProcedures(ports, text, limit, asOf),
    listLifeEvents: async (lang) => {
      const items: LifeEventRow[] = [];
      for (const event of ports.lifeEvents) {
        const procedures: { code: string; name: string; why: string }[] = [];
        for (const one of event.procedures) {
          const known = await name(one.code);
          if (known !== undefined) procedures.push({ code: one.code, name: known, why: one.why[lang] });
        }
        items.push({ id: event.id, title: event.title[lang], icon: event.icon ?? '', procedures });
      }
      const asked: { code: string; name: string }[] = [];
      for (const code of mostAsked) {
        const known = await name(code);
        if (known !== undefined) asked.push({ code, name: known });
      }
      return { items, mostAsked: asked };
    },
  };
}

