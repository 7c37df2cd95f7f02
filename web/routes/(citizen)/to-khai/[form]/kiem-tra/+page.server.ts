import { sayAnswers, sayIn } from '../../../../../../src/model/answers-in-words.ts';
import { followForm } from '../../../../../../src/model/form-flow.ts';
import { getValue } from '../../../../../api-error.ts';
import { openDraft } from '../../../../../declare/open-draft.ts';
import { pageOfPath } from '../../../../../declare/page-of-path.ts';
import { sayFaults } from '../../../../../declare/say-faults.ts';
import { openApi } from '../../../../../open-api.ts';
import { readAnswerWords } from '../../../../../words/answer-words.ts';
import type { PageServerLoad } from './$types';

/** Everything that was answered, to be read once more. */
export const load: PageServerLoad = async (event) => {
  const { holder, draft, answers, faults: told, form, today, at } = await openDraft(event);
  const { lang } = event.locals;
  const flow = followForm(form, answers, today);
  const faults = sayFaults(form, told, lang, { isFar: true });
  const last = flow.pages.at(-1);
  return {
    at,
    formName: sayIn(form.name, lang),
    pages: sayAnswers(form, flow, lang, readAnswerWords(lang)),
    faults,
    pageOf: Object.fromEntries(faults.map(({ path }) => [path, pageOfPath(form, path)])),
    backHref: last === undefined ? at : `${at}/${last.page.id}`,
    isComplete: faults.every(({ weight }) => weight === 'warn'),
    hasPaper: form.paper !== undefined,
    filing: getValue(await openApi(event.fetch).tellFiling(holder)),
    code: draft.code,
    savedAt: draft.savedAt,
    forgetOn: draft.forgetOn,
    canResume: draft.canResume,
  };
};
