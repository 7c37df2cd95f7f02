import type { AnswerLanguage } from '#model/answers-in-words.ts';
import { createSchemaCheck } from './check-schema.ts';
import type { DraftDeps, FindEarlierAnswers, FormPlaces as RegisterOfPlaces, SubmitForm } from './draft-deps.ts';
import { createDraftFiles, type DraftFiles } from './draft-files.ts';
import { createDraftTalk, type DraftTalk } from './draft-talk.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import type { FormLibrary } from './form-library.ts';
import { openFormLibrary } from './form-library.ts';
import { sayFinding, type FormSentences } from './form-sentences.ts';
import { createFileKeeper, type FileKeeper } from './keep-file.ts';
import { createOwnDrafts, type OwnDrafts } from './own-drafts.ts';
import { createSending } from './send-draft.ts';
import { createSentForms, type SentForms } from './sent-forms.ts';
import { createFileTaker } from './take-file.ts';
import { localDateAt } from '#model/time.ts';

/** The register of places as forms ask it. */
export type FormPlaces = RegisterOfPlaces;

/** What rooms to the right hand over: who takes what was sent, and who knows what a person said before. */
export interface FormsPorts {
  readonly submit?: SubmitForm;
  readonly findEarlier?: FindEarlierAnswers;
}

export interface FormsDeps extends Omit<DraftDeps, 'library' | 'checkSchema' | 'taker' | 'words'> {
  /** The folder of forms: `content/forms`. */
  readonly folder: string;
  readonly sentences: Readonly<Record<AnswerLanguage, FormSentences>>;
}

/** The room of forms: what they ask, what is being filled in, and what was sent. */
export interface Forms {
  readonly library: FormLibrary;
  readonly drafts: Drafts;
  readonly files: DraftFiles;
  readonly talk: DraftTalk;
  /** Drafts of whoever has logged in. */
  readonly own: OwnDrafts;
  /** Sends a draft, once. */
  readonly send: ReturnType<typeof createSending>;
  /** What was sent, for the room that has the dossier and asked who may. */
  readonly sent: SentForms;
  /** Keeps files that come to a dossier outside of a form, by the one way in for files. */
  readonly keeper: FileKeeper;
  readonly sentences: Readonly<Record<AnswerLanguage, FormSentences>>;
  close(): Promise<void>;
}

/** Opens the room. Faults: `content_broken` for a form that cannot be filled as it stands. */
export async function createForms({ folder, sentences, ...deps }: FormsDeps): Promise<Forms> {
  const library = await openFormLibrary(folder, deps.database, (finding) => sayFinding(finding, sentences.vi));
  const taker = createFileTaker();
  const draftDeps: DraftDeps = { ...deps, library, taker, checkSchema: createSchemaCheck(() => localDateAt(deps.clock.now())), words: { vi: sentences.vi.formWords, en: sentences.en.formWords } };
  const drafts = createDrafts(draftDeps);
  const keeper = createFileKeeper(draftDeps);
  return {
    library,
    drafts,
    files: createDraftFiles(draftDeps, drafts, keeper),
    talk: createDraftTalk(draftDeps, drafts),
    own: createOwnDrafts(draftDeps, drafts),
    send: createSending(draftDeps, drafts),
    sent: createSentForms(draftDeps),
    keeper,
    sentences,
    close: () => taker.close(),
  };
}
