import { sayIn } from '../../../../../../../../src/model/answers-in-words.ts';
import { callApi } from '../../../../../../../office/call-api.ts';
import { readNames } from '../../../../../../../office/names.ts';
import { getOfficeValue } from '../../../../../../../office/office-reply.ts';
import { tellClash } from '../../../../../../../office/change/tell-history.ts';
import { linkPlace } from '../../../../../../../office/form-edit/link-place.ts';
import { listMoved, openFormDraft } from '../../../../../../../office/form-edit/open-form-draft.ts';
import { createWords } from '../../../../../../../words/words.ts';
import type { LayoutServerLoad } from './$types';

/** The draft of a form with what is not sound in it, for every page of the editor. */
export const load: LayoutServerLoad = async ({ fetch, url, params, locals }) => {
  const draft = await openFormDraft(fetch, url, params);
  const [tried, log] = await Promise.all([callApi(fetch, 'POST /api/v1/forms/preview', { body: { form: draft.form } }), callApi(fetch, 'GET /api/v1/change-sets/{id}/history', { params: { id: draft.change.id } })]);
  const history = getOfficeValue(log, url).items;
  const { findings } = getOfficeValue(tried, url);
  return {
    draft,
    formName: sayIn(draft.form.name, locals.lang),
    findings: findings.map(({ says, at }) => ({ says, at, href: linkPlace(draft.at, at) })),
    moved: draft.isChanged && draft.seen !== draft.live.version ? listMoved(draft) : undefined,
    clash: tellClash(createWords(locals.lang), history, await readNames(fetch, history.slice(-1).map(({ by }) => by))),
    isSaved: url.searchParams.get('xong') === '1',
  };
};
