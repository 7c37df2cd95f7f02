import { actOnForm } from '../../../../../../../../office/form-edit/act-on-form.ts';
import { readFacts, writeFacts } from '../../../../../../../../office/form-edit/facts-fields.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is said once of a form. */
export const load: PageServerLoad = async ({ parent }) => ({ fields: writeFacts((await parent()).draft.form) });

export const actions: Actions = {
  default: (event) =>
    actOnForm(event, ({ draft, fields }) => {
      const value = readFacts(draft.form, fields);
      return 'missing' in value ? value : { do: 'setFacts', value };
    }, '/chung'),
};
