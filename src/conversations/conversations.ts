import type { Answer } from '#model/answer.ts';
import type { OfficerAnswer } from '#model/officer-answer.ts';
import { newAnswerNumber } from '#model/ids.ts';
import type { Outcome } from '#model/outcome.ts';
import { accept, refuse } from '#model/outcome.ts';
import { maskPersonalData } from '#model/personal-data.ts';
import { addDays, localDateAt } from '#model/time.ts';
import type { CommandCall, CommandContext, CommandDefinition, Commands, RepeatRefusal } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import { countAnswersRelyingOn, deleteConversation, deleteForgotten, findAnswerRow, findAnswersRelyingOn, listTurns, openTurn, writeTurn, type RelyingAnswer, type RelyingQuery, type TurnRow } from './conversations.store.ts';


/** How long a conversation is kept after its last turn. Unit: days. Source: purpose limit of Law 91/2025/QH15; the operator may shorten it. */
export const KEPT_DAYS = 30;
const NUMBER_ATTEMPTS = 3;

/** What a turn may keep: a citizen's answer or an officer's. */
export type KeptAnswer = Answer | OfficerAnswer;

/** What is kept of one turn. The question must already be masked; it is masked once more before it is written. */
export interface Turn<Kept extends KeptAnswer = Answer> {
  readonly question: string;
  readonly answer: Kept;
  /** What the next turn must know; the room does not look inside. */
  readonly memory: unknown;
  readonly sourcesUsed: readonly string[];
  readonly sourcesRejected: readonly string[];
  readonly measurements: Readonly<Record<string, number>>;
}

/** The room of conversations: masked questions and whole answers, kept for a while and deleted on request. */
export interface Conversations {
  /** Opens the next turn of a conversation inside a command: its memory, and the way to keep what came of it. */
  openTurn(context: CommandContext, conversationId: string): Promise<{ readonly memory: unknown; keep<Kept extends KeptAnswer>(turn: Turn<Kept>): Promise<Kept> }>;
  findAnswer(siteId: string, id: string): Promise<TurnRow | undefined>;
  /** The turns, oldest first; empty when there is no such conversation. */
  listTurns(siteId: string, conversationId: string): Promise<readonly TurnRow[]>;
  /** Answers whose facts come from records, the newest first: what a recall begins with. Only as long as answers are kept. */
  findAnswersRelyingOn(query: RelyingQuery): Promise<readonly RelyingAnswer[]>;
  /** How many there are, by site. */
  countAnswersRelyingOn(query: Omit<RelyingQuery, 'after' | 'limit'>): Promise<readonly { readonly siteId: string; readonly count: number }[]>;
  /** Refuses: `not_found`. */
  forgetConversation(id: string, call: CommandCall): Promise<Outcome<{ readonly id: string }, 'not_found' | RepeatRefusal>>;
  /** Deletes what has been kept long enough; for a timer. */
  forgetExpired(call: CommandCall): Promise<Outcome<{ readonly deleted: number }, RepeatRefusal>>;
}

export interface ConversationsDeps {
  readonly database: Database;
  readonly commands: Commands;
}

/** Opens the room. */
export function createConversations({ database, commands }: ConversationsDeps): Conversations {
  const forget: CommandDefinition<{ id: string }, { id: string }, 'not_found'> = {
    name: 'conversations.forgetConversation',
    policy: () => undefined,
    run: async ({ id }, context) => {
      context.note(id);
      return (await deleteConversation(context.transaction, context.actor.siteId, id)) ? accept({ id }) : refuse('not_found', { id });
    },
  };
  const forgetExpired: CommandDefinition<Record<string, never>, { deleted: number }, never> = {
    name: 'conversations.forgetExpired',
    policy: () => undefined,
    run: async (_input, context) => {
      const deleted = await deleteForgotten(context.transaction, context.actor.siteId, localDateAt(context.now));
      context.note('conversations', { deleted });
      return accept({ deleted });
    },
  };
  return {
    openTurn: async (context, conversationId) => {
      const { siteId } = context.actor;
      const at = new Date(context.now).toISOString();
      const forgetOn = addDays(localDateAt(context.now), KEPT_DAYS);
      const opened = await openTurn(context.transaction, { siteId, id: conversationId, at, forgetOn });
      return {
        memory: opened.memory,
        keep: async (turn) => {
          for (let attempt = 0; attempt < NUMBER_ATTEMPTS; attempt += 1) {
            const answer = { ...turn.answer, conversationId, ...(attempt === 0 ? {} : { id: newAnswerNumber() }) };
            const row = { siteId, conversationId, turn: opened.turn, at, question: maskPersonalData(turn.question), answer, sourcesUsed: turn.sourcesUsed, sourcesRejected: turn.sourcesRejected.map(maskPersonalData), measurements: turn.measurements };
            if (await writeTurn(context.transaction, row, turn.memory, forgetOn)) return answer;
          }
          throw new Error(`conversations: no free answer number after ${String(NUMBER_ATTEMPTS)} attempts; the number space is too full`);
        },
      };
    },
    findAnswer: (siteId, id) => findAnswerRow(database, siteId, id),
    listTurns: (siteId, conversationId) => listTurns(database, siteId, conversationId),
    findAnswersRelyingOn: (query) => findAnswersRelyingOn(database, query),
    countAnswersRelyingOn: (query) => countAnswersRelyingOn(database, query),
    forgetConversation: (id, call) => commands.run(forget, { id }, call),
    forgetExpired: (call) => commands.run(forgetExpired, {}, call),
  };
}
