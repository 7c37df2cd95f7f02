import { canonicalJson } from '#model/canonical-json.ts';
import type { Answers } from '#model/form-paths.ts';
import { EMPTY_TALK, type TalkState } from '#model/form-talk.ts';
import type { Instant } from '#model/time.ts';

/** What is sealed of a draft. */
export interface DraftBody {
  /** Values where they could be read, else what was typed. Answers of questions that are not asked any more stay. */
  readonly answers: Answers;
  /** In which version of the draft each answer was last changed: tells whether two tabs changed the same. */
  readonly changedIn: Readonly<Record<string, number>>;
  readonly talk: TalkState;
  readonly prefilledFrom?: { readonly dossierCode: string; readonly consentAt: Instant };
  /** When the person agreed that what the log-in says is put in. */
  readonly filledFromLogIn?: { readonly consentAt: Instant };
}

export const EMPTY_BODY: DraftBody = { answers: {}, changedIn: {}, talk: EMPTY_TALK };

/** Reads a sealed body again. Faults: what was not written by this house. */
export function readDraftBody(text: string | undefined): DraftBody {
  if (text === undefined) throw new Error('forms: a draft was sealed by another house; its secret must have been changed (MOTCUA_SECRET or identity.key)');
  return JSON.parse(text) as DraftBody;
}

/** Answers with some of them changed; what was left empty is taken out. `changed`: the keys whose answer is another now. */
export function mergeAnswers(body: DraftBody, saved: Answers, version: number): { readonly body: DraftBody; readonly changed: readonly string[] } {
  const answers: Record<string, unknown> = { ...body.answers };
  const changedIn: Record<string, number> = { ...body.changedIn };
  const changed: string[] = [];
  for (const [key, value] of Object.entries(saved)) {
    if (isSame(answers[key], value)) continue;
    if (value === undefined) delete answers[key];
    else answers[key] = value;
    changedIn[key] = version;
    changed.push(key);
  }
  return { body: { ...body, answers, changedIn }, changed };
}

/** Keys that somebody else changed since a version, to something else than is to be saved now. */
export function findOvertaken(body: DraftBody, saved: Answers, since: number): readonly string[] {
  return Object.entries(saved).filter(([key, value]) => (body.changedIn[key] ?? 0) > since && !isSame(body.answers[key], value)).map(([key]) => key);
}

function isSame(left: unknown, right: unknown): boolean {
  return canonicalJson(left) === canonicalJson(right);
}
