import type { OfficerAsked } from '#model/officer-answer.ts';
import { findProvenance, type Certainty, type Procedure } from '#model/procedure.ts';
import type { Ruling, RulingSide, TaskBody } from '#model/task.ts';
import { addDays, writeDate } from '#model/time.ts';
import { cite, startOf, writeCitation } from './cite.ts';
import type { OfficerContext } from './context.ts';
import { taskFact } from './task-facts.ts';

/** A published procedure names a dozen texts and no clause; the first few say enough, all stand on its page. */
const BASES_SHOWN = 3;
/** Reasons that the sentences and their citations tell already. */
const SAID_ALREADY = new Set(['ruling.basis', 'ruling.previous', 'ruling.ends', 'ruling.before', 'ruling.after', 'ruling.previousThen', 'ruling.unsure', 'ruling.noArticle', 'ruling.noRecord', 'ruling.askAbove', 'ruling.supersededBy']);

/** Says who decides, by which provision and over which days; or how the texts differ; or who decided on that day. */
export async function gatherRuling(context: OfficerContext, ruling: Ruling, procedure?: Procedure): Promise<void> {
  const say = (key: string, values?: Readonly<Record<string, string>>): string => context.ports.replies.say(context.lang, key, values);
  switch (ruling.kind) {
    case 'decided': {
      await addSide(context, ruling.side, 'officer.who');
      if (ruling.previous !== undefined) await addPrevious(context, ruling.side, ruling.previous);
      for (const other of ruling.supporting.slice(0, 2)) await addSide(context, other, 'officer.also');
      for (const other of ruling.overridden) await addSide(context, other, 'officer.overridden');
      for (const other of ruling.doubts) await addSide(context, other, 'officer.doubt');
      break;
    }
    case 'contradiction':
      for (const side of ruling.sides) await addSide(context, side, 'officer.oneSays');
      if (ruling.previous !== undefined && ruling.sides[0] !== undefined) await addPrevious(context, ruling.sides[0], ruling.previous);
      break;
    case 'notInForce': {
      const { task } = ruling;
      const [basis] = task.basis;
      const citation = basis === undefined ? undefined : await cite(context, basis, startOf(task), task.validTo);
      const text =
        ruling.when === 'before'
          ? say(ruling.previous === undefined ? 'officer.notYet' : 'officer.notYetBefore', { title: task.title, from: writeDate(task.validFrom), body: ruling.previous?.body ?? '' })
          : say(ruling.when === 'abolished' ? 'officer.abolished' : 'officer.ended', { title: task.title, last: writeDate(addDays(task.validTo ?? task.validFrom, -1)) });
      context.sentences.push({ asked: 'validity', text, citations: citation === undefined ? [] : [citation], certainty: task.certainty, record: task.id });
      context.facts.push(taskFact(task, 'validity', 'validTo', `${text}${citation === undefined ? '' : ` ${writeCitation(context, citation)}`}`, task.validTo ?? null));
      for (const by of ruling.supersededBy) {
        const replaced = say('officer.replacedBy', { by });
        context.sentences.push({ asked: 'validity', text: replaced, citations: [], certainty: task.certainty, record: task.id });
        context.facts.push(taskFact(task, 'validity', 'supersededBy', replaced, by));
      }
      break;
    }
    case 'unknown':
      if (procedure !== undefined) addPublishedBodies(context, procedure);
      break;
    default:
      ruling satisfies never;
  }
  for (const reason of ruling.reasons) {
    if (SAID_ALREADY.has(reason.key) || !context.ports.replies.has(context.lang, reason.key)) continue;
    const text = say(reason.key, reason.values);
    const certainty: Certainty = 'secondary';
    context.sentences.push({ asked: 'overview', text, citations: [], certainty, record: 'ruling' });
    context.facts.push({ kind: 'validity', value: null, text, record: 'ruling', field: 'reasons', source: 'ruling', asOf: context.asOf, certainty });
  }
}

/** Says who decides by one side of a ruling; `when` names the case in which it does. */
export async function addSide(context: OfficerContext, side: RulingSide, key: string, when = ''): Promise<void> {
  const { replies } = context.ports;
  const citations = await Promise.all(side.basis.slice(0, BASES_SHOWN).map((basis) => cite(context, basis, startOf(side.task), side.validTo)));
  // A procedure's record may name no body but only the tier.
  const sentence = namesTierOnly(side.to.body) && when === '' ? 'officer.publishedTier' : key;
  const tier = replies.say(context.lang, `officer.tier.${side.to.tier}`);
  const body = side.to.body.toLowerCase().includes(tier) ? side.to.body : replies.say(context.lang, 'officer.bodyOfTier', { body: side.to.body, tier });
  const text = replies.say(context.lang, sentence, { when, body, title: side.task.title, tier, act: replies.say(context.lang, `officer.act.${side.task.act}`) });
  push(context, 'who', text, citations, side);
  context.facts.push(taskFact(side.task, 'body', 'to.body', side.to.body, side.to.person), taskFact(side.task, 'tier', 'to.tier', tier, side.to.tier));
}

function namesTierOnly(body: string): boolean {
  return /^(?:cấp (?:xã|tỉnh|bộ|trung ương))$/iu.test(body.trim());
}

async function addPrevious(context: OfficerContext, side: RulingSide, previous: TaskBody): Promise<void> {
  const [basis] = side.basis;
  const citations = basis === undefined ? [] : [await cite(context, basis, startOf(side.task), side.validTo)];
  const text = context.ports.replies.say(context.lang, 'officer.previous', { body: previous.body, from: writeDate(side.validFrom) });
  push(context, 'history', text, citations, side);
  context.facts.push(taskFact(side.task, 'previous', 'from.body', previous.body, previous.tier));
}

function push(context: OfficerContext, asked: OfficerAsked, text: string, citations: Awaited<ReturnType<typeof cite>>[], side: RulingSide): void {
  context.sentences.push({ asked, text, citations, certainty: side.certainty, record: side.task.id });
  context.facts.push(taskFact(side.task, 'clause', 'basis', `${text} ${citations.map((citation) => writeCitation(context, citation)).join(' ')}`, citations[0]?.text ?? null));
}

/** Where no task is known, the bodies that the procedure's own record publishes; marked as such, since it may be older than the decrees. */
function addPublishedBodies(context: OfficerContext, procedure: Procedure): void {
  const { competent, executing } = procedure.authority;
  const bodies = (competent.length > 0 ? competent : executing).map((agency) => agency.name);
  if (bodies.length === 0) return;
  const field = competent.length > 0 ? 'authority.competent' : 'authority.executing';
  const known = findProvenance(procedure.provenance, field);
  const text = context.ports.replies.say(context.lang, 'officer.published', { bodies: bodies.join('; '), code: procedure.code });
  const certainty: Certainty = known?.certainty ?? 'unverified';
  context.sentences.push({ asked: 'who', text, citations: [], certainty, record: procedure.code });
  context.facts.push({ kind: 'body', value: bodies[0] ?? null, text, record: procedure.code, field, source: known?.source ?? procedure.code, asOf: known?.sourceDate ?? procedure.validFrom, certainty, version: procedure.version });
}
