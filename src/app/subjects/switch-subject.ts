import { z } from 'zod';
import type { Authority } from '#authority/authority.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { AppliedItem, Subject } from '#knowledge/subject.ts';
import type { NameTopic, Switches } from '#knowledge/switches.ts';
import type { Json } from '#model/json-diff.ts';
import { accept, refuse } from '#model/outcome.ts';
import { foldText } from '#model/vietnamese.ts';
import { isTopic, type Topic, type TopicSwitch } from '#model/topic-switch.ts';

const SwitchSchema = z.strictObject({ off: z.boolean(), reason: z.string().trim().min(1).max(1_000) });
/** As many records of a field as an approver can look at. */
const SHOWN = 100;

/** The name of a topic as the house knows it: a field of the catalogue or of tasks, a task, a procedure. */
export function nameTopics({ catalogue, authority }: { readonly catalogue: Pick<Catalogue, 'findProcedure' | 'listFields'>; readonly authority: Pick<Authority, 'findTask' | 'countFields'> }): NameTopic {
  return async (topic) => {
    const id = topic.slice(topic.indexOf(':') + 1);
    if (topic.startsWith('procedure:')) {
      const found = await catalogue.findProcedure(id);
      return found === undefined ? undefined : (found.shortName ?? found.name);
    }
    if (topic.startsWith('task:')) return authority.findTask(id)?.title;
    const fields = [...(await catalogue.listFields()), ...authority.countFields({})];
    return fields.find(({ name }) => foldText(name) === foldText(id))?.name;
  };
}

/** Switches as a subject of change sets: off from a day on, or on again with the two persons of the change set. */
export function createSwitchSubject({ switches, nameTopic, catalogue, authority }: { readonly switches: Switches; readonly nameTopic: NameTopic; readonly catalogue: Pick<Catalogue, 'listProcedures'>; readonly authority: Pick<Authority, 'listTasks' | 'findTask'> }): Subject {
  const turn = async (items: readonly { readonly id: string; readonly off: boolean; readonly reason: string }[], persons: { readonly by: string; readonly and: string }, context: Parameters<Switches['apply']>[3]) => {
    const applied: AppliedItem[] = [];
    for (const { id, off, reason } of items) {
      await switches.apply(id as Topic, { off, reason }, persons, context);
      applied.push({ id, version: versionOf(await switches.findLastIn(context.transaction, id as Topic)), undo: null });
    }
    return accept(applied);
  };
  return {
    kind: 'switch',
    read: async (topic) => {
      if (!isTopic(topic)) return undefined;
      const name = await nameTopic(topic);
      const last = await switches.findLast(topic);
      return name === undefined ? undefined : { version: versionOf(last), value: valueOf(last), label: name };
    },
    validate: async (_topic, value) => {
      const parsed = SwitchSchema.safeParse(value);
      if (parsed.success) return accept(parsed.data);
      return refuse('change_value_malformed', { field: parsed.error.issues[0]?.path.join('.') ?? '', problem: parsed.error.issues[0]?.message ?? '' });
    },
    affected: async (topic) => {
      const id = topic.slice(topic.indexOf(':') + 1);
      const name = (await nameTopic(topic as Topic)) ?? id;
      if (topic.startsWith('procedure:')) return { procedures: [{ id, name }], tasks: [], forms: [], words: [], depends: [id] };
      if (topic.startsWith('task:')) return { procedures: [], tasks: [{ id, name }], forms: [], words: [], depends: [id, ...(authority.findTask(id)?.procedureCodes ?? [])] };
      const procedures = (await catalogue.listProcedures({ field: name, limit: SHOWN })).items.map((row) => ({ id: row.code, name: row.shortName ?? row.name }));
      const tasks = authority.listTasks({ field: name }, '', SHOWN).items.map((task) => ({ id: task.id, name: task.title }));
      return { procedures, tasks, forms: [], words: [], depends: [...procedures, ...tasks].map((one) => one.id) };
    },
    apply: (items, occasion, context) => turn(items.map(({ id, value }) => ({ id, ...SwitchSchema.parse(value) })), { by: occasion.submittedBy, and: occasion.approvedBy }, context),
    restore: (items, occasion, context) => turn(items.map(({ id, before }) => { const was = SwitchSchema.safeParse(before); return { id, off: was.success && was.data.off, reason: was.success ? was.data.reason : occasion.title }; }), { by: occasion.submittedBy, and: occasion.approvedBy }, context),
  };
}

/** Off for the first time is 1, on again 2, off for the second time 3. */
function versionOf(last: TopicSwitch | undefined): number {
  return last === undefined ? 0 : last.number * 2 - (last.on === undefined ? 1 : 0);
}

function valueOf(last: TopicSwitch | undefined): Json {
  return last === undefined ? null : { off: last.on === undefined, reason: last.on === undefined ? last.reason : (last.onAsked?.reason ?? '') };
}
