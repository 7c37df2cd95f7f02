import { redirect } from '@sveltejs/kit';
import { faultsOfPage } from '../../../../../../src/model/check-answers.ts';
import { followForm } from '../../../../../../src/model/form-flow.ts';
import { openDraft } from '../../../../../declare/open-draft.ts';
import type { RequestHandler } from './$types';

/** Goes on where something is still to be answered; the last look when nothing is. */
export const GET: RequestHandler = async (event) => {
  const { answers, faults, form, today, at } = await openDraft(event);
  const open = followForm(form, answers, today).pages.find(({ fields }) => faultsOfPage(faults, fields).some(({ weight }) => weight === 'stop'));
  redirect(303, open === undefined ? `${at}/kiem-tra` : `${at}/${open.page.id}`);
};
