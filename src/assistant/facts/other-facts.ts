import type { GatheredFact } from '../context.ts';
import { chooseCases } from './choose-cases.ts';
import { clipText, nameOf, notPublished, recordFact, say, tidyLine, type RecordView } from './record.ts';

const STEP_LIMIT = 320;
const STEPS_SHOWN = 12;
/** From this share of capitals on a title shouts. */
const MOSTLY = 0.6;

/** Whether it can be filed on the network, and how far: wholly, partly, not. */
export function gatherOnline(view: RecordView): GatheredFact[] {
  const facts: GatheredFact[] = [];
  const seen = new Set<string>();
  for (const { one, index } of chooseCases(view.procedure, view.caseFacts)) {
    const channel = one.channels.findIndex((way) => way.channel === 'online');
    const key = one.onlineLevel === 'full' ? 'online.full' : one.onlineLevel === 'partial' ? 'online.partial' : one.onlineLevel === 'none' ? 'online.none' : channel >= 0 ? 'online.yes' : undefined;
    if (key === undefined || seen.has(key)) continue;
    seen.add(key);
    const field = one.onlineLevel === 'unknown' ? `cases[${index}].channels[${channel}]` : `cases[${index}].onlineLevel`;
    facts.push({ fact: recordFact(view, 'online', field, say(view, key), one.onlineLevel) });
    const note = one.channels[channel]?.note;
    if (note !== undefined && tidyLine(note) !== '') facts.push({ fact: recordFact(view, 'online', `cases[${index}].channels[${channel}].note`, clipText(tidyLine(note), STEP_LIMIT), null) });
  }
  if (facts.length === 0) return [{ fact: notPublished(view, 'online', 'cases[0].onlineLevel') }];
  return seen.has('online.none') ? facts : [...facts, ...alsoDirect(view)];
}

/** Who is not at home on the network must hear that the desk takes it too. */
function alsoDirect(view: RecordView): GatheredFact[] {
  for (const { one, index } of chooseCases(view.procedure, view.caseFacts)) {
    const at = one.channels.findIndex((way) => way.channel === 'direct');
    if (at >= 0) return [{ fact: recordFact(view, 'online', `cases[${index}].channels[${at}]`, say(view, 'online.alsoDirect'), 'direct') }];
  }
  return [];
}

/** The forms: components that are forms, and form names beside other papers. */
export function gatherForms(view: RecordView): GatheredFact[] {
  const facts: GatheredFact[] = [];
  const seen = new Set<string>();
  for (const { one, index } of chooseCases(view.procedure, view.caseFacts)) {
    // The published list names the forms; ours may say the same shorter.
    const list = one.publishedComponents === undefined ? 'components' : 'publishedComponents';
    (one[list] ?? []).forEach((component, at) => {
      const name = component.formName ?? (component.role === 'form' || /^(?:tờ khai|đơn|phiếu|mẫu)\b/iu.test(tidyLine(component.name)) ? component.name : undefined);
      if (name === undefined) return;
      const text = clipText(tidyLine(name), 240);
      if (text === '' || seen.has(text)) return;
      seen.add(text);
      facts.push({ fact: recordFact(view, 'form', `cases[${index}].${list}[${at}]`, text, component.formUrl ?? null) });
    });
  }
  return facts.length === 0 ? [{ fact: notPublished(view, 'form', 'cases[0].components') }] : facts;
}

/** The legal basis: number and title of every text, newest numbers as published. */
export function gatherLegalBasis(view: RecordView): GatheredFact[] {
  const facts = view.procedure.legalBasis
    .map((law, at): GatheredFact | undefined => {
      const where = [law.point === undefined ? '' : `điểm ${law.point}`, law.clause === undefined ? '' : `khoản ${law.clause}`, law.article === undefined ? '' : `Điều ${law.article}`].filter((part) => part !== '').join(' ');
      const title = law.title === undefined ? '' : clipText(calmCapitals(tidyLine(law.title)), 180);
      // A title that says the number itself needs none before it.
      const name = title === '' ? law.number : title.includes(law.number) ? title : `${law.number}: ${title}`;
      const text = `${where === '' ? '' : `${where}, `}${name}`;
      return text.trim() === '' ? undefined : { fact: recordFact(view, 'legalBasis', `legalBasis[${at}]`, text, law.number) };
    })
    .filter((fact) => fact !== undefined);
  return facts.length === 0 ? [{ fact: notPublished(view, 'legalBasis', 'legalBasis') }] : facts;
}

/** A title set all in capitals, written as a sentence; numbers of documents stay as they are. */
function calmCapitals(title: string): string {
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  if ((title.match(/\p{Lu}/gu)?.length ?? 0) < letters * MOSTLY) return title;
  const calm = title.split(' ').map((word) => (/\d/u.test(word) ? word : word.toLocaleLowerCase('vi'))).join(' ');
  return calm.charAt(0).toLocaleUpperCase('vi') + calm.slice(1);
}

/** The steps of the case, in order. */
export function gatherSteps(view: RecordView): GatheredFact[] {
  const cases = chooseCases(view.procedure, view.caseFacts).filter(({ one }) => one.steps.length > 0);
  const facts: GatheredFact[] = [];
  const seen = new Set<string>();
  for (const { one, index } of cases) {
    one.steps.forEach((step, at) => {
      const text = clipText(tidyLine(step.text), STEP_LIMIT);
      if (text === '' || seen.has(text) || facts.length >= STEPS_SHOWN) return;
      seen.add(text);
      facts.push({ fact: recordFact(view, 'steps', `cases[${index}].steps[${at}]`, text, null) });
    });
  }
  return facts.length === 0 ? [{ fact: notPublished(view, 'steps', 'cases[0].steps') }] : facts;
}

const NO_INFORMATION = /^(?:không có thông tin|không có|không|)\.?$/iu;

/** Requirements and conditions; "Không có thông tin" means unknown, not none. */
export function gatherConditions(view: RecordView): GatheredFact[] {
  const text = tidyLine(view.procedure.requirements ?? '');
  if (NO_INFORMATION.test(text)) return [{ fact: notPublished(view, 'conditions', 'requirements') }];
  return [{ fact: recordFact(view, 'conditions', 'requirements', clipText(text, 900), null) }];
}

/** What the person gets, in which form, and how long it is good for. */
export function gatherResults(view: RecordView): GatheredFact[] {
  const facts = view.procedure.results.flatMap((result, at): GatheredFact[] => {
    const name = clipText(tidyLine(result.name), 240);
    if (name === '') return [];
    const form = result.form === 'unknown' ? '' : ` (${say(view, `result.${result.form}`)})`;
    const fact = { fact: recordFact(view, 'result', `results[${at}]`, `${name}${form}`, result.code ?? null) };
    const validity = tidyLine(result.validity ?? '');
    return validity === '' ? [fact] : [fact, { fact: recordFact(view, 'validity', `results[${at}].validity`, say(view, 'result.validity', { validity: clipText(validity, 240) }), null) }];
  });
  return facts.length === 0 ? [{ fact: notPublished(view, 'result', 'results') }] : facts;
}

/** Who may apply. */
export function gatherAudience(view: RecordView): GatheredFact[] {
  const names = [...new Set(view.procedure.audience.map(tidyLine).filter((name) => name !== ''))];
  if (names.length === 0) return [{ fact: notPublished(view, 'audience', 'audience') }];
  return [{ fact: recordFact(view, 'audience', 'audience', clipText(names.join('; '), 500), null) }];
}

/** What the record is for, in one or two sentences. */
export function gatherSummary(view: RecordView): GatheredFact[] {
  const summary = view.lang === 'en' ? (view.procedure.summary?.en ?? view.procedure.summary?.vi) : view.procedure.summary?.vi;
  if (summary !== undefined) return [{ fact: recordFact(view, 'overview', 'summary', clipText(tidyLine(summary), 400), null) }];
  return [{ fact: recordFact(view, 'overview', 'name', say(view, 'overview.name', { name: nameOf(view.procedure), field: view.procedure.field.name }), null) }];
}
