import { askNext, hearAnswer, type TalkTurn } from '#model/form-talk.ts';
import type { AnswerLanguage } from '#model/answers-in-words.ts';
import { accept, refuse, type Outcome } from '#model/outcome.ts';
import { localDateAt } from '#model/time.ts';
import type { CommandCall, CommandDefinition, RepeatRefusal } from '#platform/command.ts';
import type { PlaceAnswer } from '#model/form.ts';
import { mergeAnswers } from './draft-body.ts';
import { checkDraft, dayOf, type DraftDeps } from './draft-deps.ts';
import type { DraftHolder, Drafts } from './drafts.ts';
import { listFiles } from './drafts.store.ts';

export type TalkRefusal = 'not_found' | 'form_draft_sent' | 'form_said_too_long';

/** Longest sentence that is taken. Unit: characters. */
const LONGEST_SAID = 2_000;

export interface Talk {
  readonly turn: TalkTurn;
  /** Communes that the last words may mean, where none was sure. */
  readonly places: readonly PlaceAnswer[];
  readonly version: number;
}

/** Fills a form in conversation. */
export interface DraftTalk {
  /** What is asked now. Refuses: `not_found`, `form_draft_sent`. */
  ask(holder: DraftHolder, call: CommandCall, language: AnswerLanguage): Promise<Outcome<Talk, TalkRefusal>>;
  /** Takes one sentence. Refuses: also `form_said_too_long`. */
  say(input: { readonly holder: DraftHolder; readonly said: string; readonly language: AnswerLanguage }, call: CommandCall): Promise<Outcome<Talk, TalkRefusal | RepeatRefusal>>;
}

/** Opens the conversation over drafts; every confirmed answer is saved as on a page. */
export function createDraftTalk(deps: DraftDeps, drafts: Drafts): DraftTalk {
  const { commands, places, words, clock } = deps;

  const say: CommandDefinition<{ readonly holder: DraftHolder; readonly said: string; readonly language: AnswerLanguage }, { readonly version: number }, TalkRefusal> = {
    name: 'forms.sayInDraft',
    policy: () => undefined,
    run: async ({ holder, said, language }, context) => {
      if (said.length > LONGEST_SAID) return refuse('form_said_too_long', { max: LONGEST_SAID });
      const held = await drafts.hold(holder, context);
      if (!held.ok) return held;
      const { row, form, body } = held.value;
      const answers = checkDraft(deps, form, body, await listFiles(context.transaction, row.siteId, row.id)).answers;
      const findPlace = (text: string) => {
        const { isSure, places: found } = places.findPlaces(text);
        // A person who is shown a list answers with a number of it, or with its words.
        const listed = body.talk.places?.[Number(text.trim()) - 1] ?? body.talk.places?.find(({ name }) => name === text.trim());
        const meant = listed ?? (isSure ? found[0] : undefined);
        return meant === undefined ? refuse('place_not_chosen' as const, { typed: text.slice(0, 60) }) : accept(listed === undefined ? { ...meant, typed: text } : meant);
      };
      const { state, save, turn } = hearAnswer(form, answers, body.talk, said, { today: dayOf(context), words: words[language], findPlace, birthCodes: places.birthCodes });
      const shown = turn.kind === 'ask' && turn.fault?.code === 'place_not_chosen' ? places.findPlaces(said).places : [];
      const merged = save === undefined ? body : mergeAnswers(body, { [save.key]: save.value }, row.version + 1).body;
      context.note(row.id, { turn: turn.kind });
      const version = await drafts.write(held.value, { ...merged, talk: { ...state, ...(shown.length === 0 ? {} : { places: shown }), ...(turn.kind === 'ask' && turn.fault !== undefined ? { fault: turn.fault } : {}) } }, context);
      return accept({ version });
    },
  };

  const ask: DraftTalk['ask'] = async (holder, call, language) => {
    const found = await drafts.find(holder, call.actor);
    if (!found.ok) return found;
    const { open, row } = found.value;
    if (open === undefined) return refuse('form_draft_sent', { code: row.dossierCode ?? row.code });
    const { talk } = open.body;
    const turn = askNext(open.form, open.checked.answers, talk, localDateAt(clock.now()), words[language]);
    return accept({ turn: turn.kind === 'ask' && talk.fault !== undefined ? { ...turn, fault: talk.fault } : turn, places: talk.places ?? [], version: row.version });
  };

  return {
    ask,
    say: async (input, call) => {
      const outcome = await commands.run(say, input, call);
      // What was understood is read from the draft: the kept reply of a command holds nothing of a person.
      return outcome.ok ? ask(input.holder, call, input.language) : outcome;
    },
  };
}
