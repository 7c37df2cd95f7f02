import { createAssistant, type Assistant } from '#assistant/assistant.ts';
import { registerAssistantRoutes } from '#assistant/assistant.routes.ts';
import { documentBookOf, keepProcedureBook, placeBookOf } from '#assistant/books.ts';
import type { SwitchBook } from '#assistant/ports.ts';
import { readGuideContent } from '#assistant/content/read-guide-content.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import { createConversations, type Conversations } from '#conversations/conversations.ts';
import { registerConversationRoutes } from '#conversations/conversations.routes.ts';
import type { Actor } from '#model/actor.ts';
import type { Law } from '#law/law.ts';
import type { Calendar } from '#model/calendar.ts';
import type { SearchPort } from '#model/search.ts';
import type { Platform } from '#platform/platform.ts';
import type { RouteRegistrar } from '#platform/routes.ts';
import type { Places } from '#places/places.ts';

/** The two rooms of asking, wired. */
export interface AssistantRooms {
  readonly assistant: Assistant;
  readonly conversations: Conversations;
  readonly routes: readonly RouteRegistrar[];
  /** Deletes the conversations kept long enough; for the worker, which tries again when it throws. */
  forgetExpired(actor: Actor): Promise<void>;
  /** Says that any record may have changed. */
  forgetRecords(): void;
  close(): void;
}

/** Opens conversations and the citizens' assistant over the rooms to their left. Faults: `content_broken`. */
export async function openAssistantRooms(home: string, platform: Platform, rooms: { readonly catalogue: Catalogue; readonly places: Places; readonly calendar?: Calendar; readonly search: SearchPort; readonly law: Law; readonly switches?: SwitchBook }): Promise<AssistantRooms> {
  const { mostAsked, ...content } = await readGuideContent(home);
  const conversations = createConversations(platform);
  const procedures = keepProcedureBook(rooms.catalogue);
  const unsubscribe = platform.bus.subscribe('procedure.changed', (event) => procedures.forget(event.subject));
  const assistant = createAssistant({
    ports: { ...content, ...(rooms.calendar === undefined ? {} : { calendar: rooms.calendar }), search: rooms.search, procedures, places: placeBookOf(rooms.places), documents: documentBookOf(rooms.law), now: () => platform.clock.now(), ...(rooms.switches === undefined ? {} : { switches: rooms.switches }) },
    conversations,
    commands: platform.commands,
    log: platform.log,
    mostAsked,
  });
  return {
    assistant,
    conversations,
    routes: [(api) => registerAssistantRoutes(api, assistant), (api) => registerConversationRoutes(api, conversations)],
    forgetExpired: async (actor) => {
      const outcome = await conversations.forgetExpired({ actor });
      if (!outcome.ok) throw new Error(`conversations.forgetExpired was refused: ${outcome.code}`);
      if (outcome.value.deleted > 0) platform.log.info('conversations past their time were deleted', { deleted: outcome.value.deleted });
    },
    forgetRecords: () => procedures.forgetAll(),
    close: unsubscribe,
  };
}
