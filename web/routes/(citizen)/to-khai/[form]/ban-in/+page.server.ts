import { sayAnswers, sayIn } from '../../../../../../src/model/answers-in-words.ts';
import { followForm } from '../../../../../../src/model/form-flow.ts';
import { getValue } from '../../../../../api-error.ts';
import { openDraft } from '../../../../../declare/open-draft.ts';
import { openApi } from '../../../../../open-api.ts';
import { readAnswerWords } from '../../../../../words/answer-words.ts';
import type { PageServerLoad } from './$types';

/** What was filled in, to print or to keep. */
export const load: PageServerLoad = async (event) => {
  const { holder, draft, answers, form, today, at } = await openDraft(event);
  const { lang } = event.locals;
  return { at, formName: sayIn(form.name, lang), code: draft.code, hasPaper: form.paper !== undefined, filing: getValue(await openApi(event.fetch).tellFiling(holder)), pages: sayAnswers(form, followForm(form, answers, today), lang, readAnswerWords(lang)) };
};
