import { DOCUMENT_KINDS } from '../../../../../src/model/office-document.ts';
import { callApi } from '../../../../office/call-api.ts';
import { getOfficeValue } from '../../../../office/office-reply.ts';
import type { PageServerLoad } from './$types';

/** The forms and templates in force today, by kind. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const { items } = getOfficeValue(await callApi(fetch, 'GET /api/v1/document-templates'), url);
  return { groups: DOCUMENT_KINDS.map((kind) => ({ kind, templates: items.filter((one) => one.kind === kind) })).filter((group) => group.templates.length > 0) };
};
