import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Forms } from '#forms/forms.ts';
import type { Subject } from '#knowledge/subject.ts';
import { settleOrder } from '#model/form-order.ts';
import type { Json } from '#model/json-diff.ts';
import { accept, refuse } from '#model/outcome.ts';
import { textsIn } from './procedure-subject.ts';

/** A form's id. */
const KEY = /^[a-z][a-z0-9-]{1,59}$/u;

/** Forms as a subject of change sets: what is approved becomes the form's next version; drafts that were begun go on with the version they know. A draft may not be sound yet; what is submitted must be. Taken back, a version counts no longer. */
export function createFormSubject({ forms, catalogue }: { readonly forms: Forms['library']; readonly catalogue: Pick<Catalogue, 'findProcedure'> }): Subject {
  return {
    kind: 'form',
    read: async (id) => {
      if (!KEY.test(id)) return undefined;
      const form = forms.newest(id);
      if (form === undefined) return { version: 0, value: null, label: id };
      const { version, ...value } = settleOrder(form);
      return { version, value: value as unknown as Json, label: form.name.vi };
    },
    validate: async (id, value) => {
      const checked = forms.read(id, value);
      if (!checked.ok) return refuse('change_value_malformed', checked.details);
      // The version is given when it is published.
      const { version: _given, ...sound } = checked.value;
      return accept(sound as unknown as Json);
    },
    checkReady: async (id, value) => {
      const checked = forms.check(id, value);
      return checked.ok ? accept(null) : refuse('change_value_malformed', checked.details);
    },
    affected: async (id, before, after) => {
      const codes = [...new Set([before, after].flatMap((value) => textsIn(value, 'procedures', 'code')))];
      const procedures = await Promise.all(codes.map(async (code) => ({ id: code, name: (await catalogue.findProcedure(code))?.name ?? code })));
      return { procedures, tasks: [], forms: [forms.newest(id)?.name.vi ?? id], words: [], depends: codes };
    },
    apply: async (items, occasion, context) => {
      const applied = await forms.apply(items, `change-set ${occasion.changeSetId}`, context);
      return applied.ok ? applied : refuse(applied.code === 'form_moved' ? 'change_set_stale' : 'change_value_malformed', applied.details);
    },
    restore: async (items, _occasion, context) => accept(await forms.restore(items, context)),
  };
}
