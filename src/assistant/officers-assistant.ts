import type { Actor } from '#model/actor.ts';
import type { Conversations } from '#conversations/conversations.ts';
import { newId } from '#model/ids.ts';
import type { OfficerAnswer, OfficerQuestion } from '#model/officer-answer.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { mayAct } from '#model/rights.ts';
import { isLocalDate } from '#model/time.ts';
import type { CommandCall, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Log } from '#platform/log.ts';
import { ASSISTANT_RIGHTS } from './assistant.policy.ts';
import { composeOfficerAnswer, type ComposedForOfficer } from './officer.ts';
import type { OfficerMemory } from './officer/context.ts';
import type { OfficerPorts, PrecedentBook } from './officer/ports.ts';

export interface OfficersAssistantDeps {
  readonly ports: Omit<OfficerPorts, 'precedents'>;
  /** The precedents of an officer's province. */
  precedentsFor?(actor: Actor): PrecedentBook;
  readonly conversations: Conversations;
  readonly commands: Commands;
  readonly log: Log;
}

/** The officers' side of the room. */
export interface OfficersAssistant {
  /** Answers and records in one transaction. Refuses: `not_allowed` for who is no officer. */
  ask(question: OfficerQuestion, call: CommandCall): Promise<Outcome<OfficerAnswer, 'not_allowed' | RepeatRefusal>>;
  /** Answers without recording, for measuring and for golden questions; `over`: ports in place of the room's own, for asking a house that is not live. */
  compose(question: OfficerQuestion, memory?: OfficerMemory, over?: Partial<OfficerPorts>): Promise<ComposedForOfficer>;
}

/** Opens the officers' side of the room. */
export function createOfficersAssistant({ ports, precedentsFor, conversations, commands, log }: OfficersAssistantDeps): OfficersAssistant {
  const ask: CommandDefinition<OfficerQuestion, OfficerAnswer, 'not_allowed'> = {
    name: 'assistant.answerOfficer',
    policy: (actor) => (mayAct(ASSISTANT_RIGHTS, actor, 'askAsOfficer') ? undefined : refuse('not_allowed')),
    run: async (question, context) => {
      const conversationId = question.conversationId ?? newId(context.now);
      const turn = await conversations.openTurn(context, conversationId);
      const placeCode = question.placeCode ?? context.actor.site?.placeCode;
      const precedents = precedentsFor?.(context.actor);
      const composed = await composeOfficerAnswer({ ...ports, ...(precedents === undefined ? {} : { precedents }) }, { ...question, conversationId, ...(placeCode === undefined ? {} : { placeCode }) }, readOfficerMemory(turn.memory));
      const answer = await turn.keep({
        question: composed.maskedQuestion,
        answer: composed.answer,
        memory: composed.memory,
        sourcesUsed: composed.sourcesUsed,
        sourcesRejected: composed.sourcesRejected,
        measurements: composed.measurements,
      });
      context.note(answer.id, { status: answer.status });
      if (answer.status === 'error_fault') log.error("an officer's question met a fault", { answer: answer.id, fault: composed.sourcesRejected.at(-1) });
      if (answer.unboundNumbers > 0) log.warn('an answer carries something no fact carries', { answer: answer.id, unbound: answer.unboundNumbers });
      return accept(answer);
    },
  };
  return {
    ask: (question, call) => commands.run(ask, question, call),
    compose: (question, memory, over) => composeOfficerAnswer({ ...ports, ...over }, question, memory),
  };
}

/** Reads what an earlier turn left; anything else than its own shape counts for nothing. */
export function readOfficerMemory(kept: unknown): OfficerMemory {
  if (typeof kept !== 'object' || kept === null) return {};
  const row = kept as Readonly<Record<string, unknown>>;
  const text = (name: string): string | undefined => (typeof row[name] === 'string' ? row[name] : undefined);
  const matter = text('matter');
  const name = text('name');
  const asOf = text('asOf');
  const placeCode = text('placeCode');
  return {
    ...(matter === undefined ? {} : { matter }),
    ...(name === undefined ? {} : { name }),
    ...(row['lang'] === 'vi' || row['lang'] === 'en' ? { lang: row['lang'] } : {}),
    ...(asOf === undefined || !isLocalDate(asOf) ? {} : { asOf }),
    ...(placeCode === undefined ? {} : { placeCode }),
  };
}
