import { createHash } from 'node:crypto';
import type { Actor } from '#model/actor.ts';
import { canonicalJson } from '#model/canonical-json.ts';
import { accept, refuse } from '#model/outcome.ts';
import type { CommandContext, CommandDefinition, Commands } from '#platform/command.ts';
import type { Database } from '#platform/database/database.ts';
import type { CalendarContent } from './calendar-content.ts';
import { findCountedContent, keepCountedContent } from './calendars.store.ts';

/** Which `content/calendars` open dossiers were last reckoned by. Imports and closures have their own reckoning; a release has this. */
export interface CountedContent {
  /** Puts the reckoning in the queue where this house's content is another than the last reckoning used; gives whether. For the start of a house. */
  followContent(actor: Actor): Promise<boolean>;
  /** Open dossiers were reckoned by this house's content. */
  noteCounted(actor: Actor): Promise<void>;
}

export interface CountedContentDeps {
  readonly database: Database;
  readonly commands: Commands;
  readonly content: CalendarContent;
  followUp(context: Pick<CommandContext, 'enqueue'>): Promise<void>;
}

/** Opens it over the content of the house. */
export function createCountedContent({ database, commands, content, followUp }: CountedContentDeps): CountedContent {
  const hash = hashOfTime(content);
  const define = <Done>(name: string, run: CommandDefinition<null, Done>['run']): CommandDefinition<null, Done> => ({ name, policy: ({ kind }) => (kind === 'system' ? undefined : refuse('not_allowed')), run });
  const following = define<boolean>('calendars.followContent', async (_input, context) => {
    await followUp(context);
    context.note('content/calendars', { hash });
    return accept(true);
  });
  const noting = define<null>('calendars.noteCounted', async (_input, context) => {
    await keepCountedContent(context.transaction, hash, new Date(context.now).toISOString());
    context.note('content/calendars', { hash });
    return accept(null);
  });
  const isCounted = async (): Promise<boolean> => (await findCountedContent(database)) === hash;
  return {
    followContent: async (actor) => !(await isCounted()) && (await commands.run(following, null, { actor })).ok,
    noteCounted: async (actor) => {
      if (!(await isCounted())) await commands.run(noting, null, { actor });
    },
  };
}

/** One hash over what dates are reckoned by: years, hours, counting and closures; not where they are written, nor what an officer chooses to add. */
export function hashOfTime({ years, practice, practices, closures }: CalendarContent): string {
  const timeOf = ({ spans, counting }: CalendarContent['practice']) => ({ spans, counting });
  const counted = {
    years: years.map(({ year, provisional, days }) => ({ year, provisional, days: days.map(({ date, kind, halfDay }) => ({ date, kind, halfDay: halfDay ?? null })) })),
    practice: timeOf(practice),
    practices: Object.fromEntries(Object.entries(practices).map(([place, one]) => [place, timeOf(one)])),
    closures: closures.map(({ place, date, halfDay }) => ({ place, date, halfDay: halfDay ?? null })),
  };
  return createHash('sha256').update(canonicalJson(counted)).digest('hex');
}
