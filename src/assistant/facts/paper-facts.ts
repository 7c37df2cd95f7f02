import type { Component } from '#model/procedure.ts';
import { foldText } from '#model/vietnamese.ts';
import type { GatheredFact } from '../context.ts';
import { chooseCases, isHeading } from './choose-cases.ts';
import { paperKey, rankPaper, readStanding, shortenPaper, sortMarked, type Standing } from './paper-order.ts';
import { clipText, notPublished, recordFact, say, tidyLine, type RecordView } from './record.ts';

const PAPER_LIMIT = 170;
const NOTE_LIMIT = 200;
const CONDITION_LIMIT = 120;
/** Two papers that begin alike for so long are the same. */
const KEY_LIMIT = 600;
/** What a person can hear and keep at a counter; the rest is counted and stands on the record's page. */
const SHOWN: Readonly<Record<Standing, number>> = { everyone: 12, conditional: 6, note: 3 };
/** In an answer with several sections. */
const SHOWN_IN_BRIEF: Readonly<Record<Standing, number>> = { everyone: 8, conditional: 3, note: 1 };
const PROXY = /uy quyen/u;

interface Paper {
  readonly name: string;
  readonly component: Component;
  readonly field: string;
  readonly standing: Standing;
  readonly heading: string | undefined;
}

/**
 * The papers: first what everybody brings, then what some bring, by case where the cases differ, then a few instructions. Each paper once.
 * Every paper is a fact; those beyond what can be heard are hidden and counted in a line of their own. Where the list is
 * our plain one, the last line says where the published one stands.
 */
export function gatherPapers(view: RecordView): GatheredFact[] {
  const papers = listPapers(view);
  if (papers.length === 0) return [{ fact: notPublished(view, 'papers', 'cases[0].components') }];
  const limits = view.brief === true ? SHOWN_IN_BRIEF : SHOWN;
  const shown: Record<Standing, number> = { everyone: 0, conditional: 0, note: 0 };
  const onlyNotes = papers.every(({ standing }) => standing === 'note');
  const gathered = papers.map(({ component, field, standing, heading }): GatheredFact => {
    shown[standing] += 1;
    const hidden = shown[standing] > limits[standing];
    const title = onlyNotes ? undefined : titleOf(view, standing, heading);
    return { fact: recordFact(view, 'papers', field, writePaper(view, component), component.originals), standing, ...(title === undefined ? {} : { heading: title }), ...(hidden ? { hidden } : {}) };
  });
  const rest = gathered.filter(({ hidden }) => hidden === true).length;
  if (rest > 0) gathered.push({ fact: recordFact(view, 'papers', 'cases', say(view, 'paper.rest', { count: rest }), rest), standing: 'note', heading: '' });
  const plain = chooseCases(view.procedure, view.caseFacts).find(({ one }) => one.publishedComponents !== undefined);
  if (plain !== undefined) gathered.push({ fact: recordFact(view, 'papers', `cases[${plain.index}].publishedComponents`, say(view, 'paper.published'), null), standing: 'note', heading: '' });
  return gathered;
}

function titleOf(view: RecordView, standing: Standing, heading: string | undefined): string | undefined {
  if (standing === 'note') return say(view, 'paper.notes');
  if (heading !== undefined) return heading;
  return standing === 'conditional' ? say(view, 'paper.conditional') : undefined;
}

function listPapers(view: RecordView): Paper[] {
  const cases = chooseCases(view.procedure, view.caseFacts);
  const lists = new Set(cases.map(({ one }) => one.components.map((component) => tidyLine(component.name)).join('|')).filter((list) => list !== ''));
  const seen = new Set<string>();
  const papers: Paper[] = [];
  for (const { one, index } of cases) {
    const heading = lists.size > 1 && one.name !== '' && !isHeading(one) ? shortenPaper(one.name, PAPER_LIMIT).replace(/:$/u, '') : undefined;
    const own = one.components.map((component, at): Paper => ({ name: tidyLine(component.name), component, field: `cases[${index}].components[${at}]`, standing: readStanding(component), heading }));
    papers.push(...sortMarked(own).filter(({ component }) => {
      const key = paperKey(shortenPaper(component.name, KEY_LIMIT));
      if (key === '' || seen.has(key)) return false;
      seen.add(key);
      return true;
    }));
  }
  return papers.map((paper, at) => ({ paper, at, place: placeOf(paper) })).sort((left, right) => left.place - right.place || orderIn(left.paper, right.paper) || left.at - right.at).map(({ paper }) => paper);
}

/** Everybody's papers, then some people's, then the cases, then filing for somebody else, then instructions. */
function placeOf({ standing, heading }: Paper): number {
  if (standing === 'note') return 4;
  if (heading !== undefined) return PROXY.test(foldText(heading)) ? 3 : 2;
  return standing === 'everyone' ? 0 : 1;
}

function orderIn(left: Paper, right: Paper): number {
  return left.standing === 'everyone' && left.heading === undefined ? rankPaper(left.component) - rankPaper(right.component) : 0;
}

/** One paper in one line: what, when it is needed, how many, and what data may stand in for it. */
export function writePaper(view: RecordView, component: Component): string {
  const name = shortenPaper(component.name, component.role === 'note' ? NOTE_LIMIT : PAPER_LIMIT);
  if (name === '') return '';
  const extra: string[] = [];
  const condition = tidyLine(component.condition ?? '');
  if (condition !== '' && !foldText(component.name).includes(foldText(condition).slice(0, 40))) extra.push(clipText(condition, CONDITION_LIMIT));
  const counts = writeCounts(view, component);
  if (counts !== '') extra.push(counts);
  if (component.role === 'present') extra.push(say(view, 'paper.show'));
  const gloss = view.lang === 'en' && readStanding(component) !== 'note' ? glossOf(view, component.name) : '';
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
