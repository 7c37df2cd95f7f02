import type { Component } from '#model/procedure.ts';
import { foldText } from '#model/vietnamese.ts';
import type { GatheredFact } from '../context.ts';
import { chooseCases, isHeading } from './choose-cases.ts';
import { clipText, notPublished, recordFact, say, tidyLine, type RecordView } from './record.ts';

const PAPER_LIMIT = 240;
const CONDITION_LIMIT = 140;
/** More lines than this nobody reads at a counter; the rest stands on the record's page. */
export const PAPER_LINES_SHOWN = 24;

/** The papers, by case where the cases differ; each paper once. Instructions ("Lưu ý") come after the papers. */
export function gatherPapers(view: RecordView): GatheredFact[] {
  const cases = chooseCases(view.procedure, view.caseFacts);
  const seen = new Set<string>();
  const papers: GatheredFact[] = [];
  const notes: GatheredFact[] = [];
  const lists = new Set(cases.map(({ one }) => one.components.map((component) => tidyLine(component.name)).join('|')).filter((list) => list !== ''));
  for (const { one, index } of cases) {
    const heading = lists.size > 1 && one.name !== '' && !isHeading(one) ? tidyLine(one.name).replace(/:$/u, '') : undefined;
    one.components.forEach((component, at) => {
      const text = writePaper(view, component);
      if (text === '' || seen.has(text)) return;
      seen.add(text);
      const fact = recordFact(view, 'papers', `cases[${index}].components[${at}]`, text, component.originals);
      if (component.role === 'note') notes.push({ fact });
      else papers.push({ fact, ...(heading === undefined ? {} : { heading }) });
    });
  }
  if (papers.length === 0 && notes.length === 0) return [{ fact: notPublished(view, 'papers', 'cases[0].components') }];
  return [...papers, ...notes.map(({ fact }) => ({ fact, ...(papers.length > 0 ? { heading: say(view, 'paper.notes') } : {}) }))];
}

/** One paper in one line: what, when it is needed, how many, and what data may stand in for it. */
export function writePaper(view: RecordView, component: Component): string {
  const name = clipText(tidyLine(component.name), PAPER_LIMIT);
  if (name === '') return '';
  const extra: string[] = [];
  const condition = tidyLine(component.condition ?? '');
  if (condition !== '' && !foldText(component.name).includes(foldText(condition).slice(0, 40))) extra.push(clipText(condition, CONDITION_LIMIT));
  const counts = writeCounts(view, component);
  if (counts !== '') extra.push(counts);
  if (component.role === 'present') extra.push(say(view, 'paper.show'));
  const gloss = view.lang === 'en' ? glossOf(view, component.name) : '';
  const text = extra.length === 0 ? name : `${name} (${extra.join('; ')})`;
  return gloss === '' ? text : `${gloss} – ${text}`;
}

function writeCounts(view: RecordView, component: Component): string {
  const originals = component.originals ?? 0;
  const copies = component.copies ?? 0;
  if (component.role === 'note') return '';
  if (originals > 0 && copies > 0) return say(view, 'paper.both', { originals, copies });
  if (originals > 1 || (originals === 1 && component.role === 'submit')) return say(view, 'paper.originals', { originals });
  return copies > 0 ? say(view, 'paper.copies', { copies }) : '';
}

const GLOSSES: readonly (readonly [RegExp, string])[] = [
  [/giấy chứng sinh/iu, 'birth slip'],
  [/tờ khai|phiếu đề nghị|giấy đề nghị|đơn đề nghị|đơn xin|^đơn |mẫu đơn/iu, 'form'],
  [/hộ chiếu|căn cước|tùy thân|tuỳ thân/iu, 'identity paper'],
  [/tình trạng hôn nhân/iu, 'certificate of marital status'],
  [/chứng nhận kết hôn/iu, 'marriage certificate'],
  [/giấy khai sinh/iu, 'birth certificate'],
  [/giấy báo tử|chứng tử/iu, 'death notice'],
  [/chứng nhận quyền sử dụng đất|sổ đỏ/iu, 'land certificate'],
  [/hợp đồng/iu, 'contract'],
  [/ủy quyền|uỷ quyền/iu, 'authorisation'],
  [/cư trú/iu, 'proof of residence'],
  [/bản vẽ|sơ đồ|trích đo/iu, 'drawing'],
  [/ảnh (?:màu|chân dung|thẻ)|^ảnh /iu, 'photo'],
  [/khám sức khỏe|khám sức khoẻ|y tế/iu, 'medical paper'],
  [/giấy phép/iu, 'licence'],
  [/văn bằng|bằng tốt nghiệp|chứng chỉ/iu, 'diploma or certificate'],
];

function glossOf(view: RecordView, name: string): string {
  const hit = GLOSSES.find(([pattern]) => pattern.test(name));
  return hit === undefined ? '' : say(view, 'paper.gloss', { english: hit[1] });
}
