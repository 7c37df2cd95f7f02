import type { LawRelation } from '#model/law.ts';
import { issuerOfNumber } from './law-names.ts';
import { cutUnits } from './cut-units.ts';
import type { Block, LawText, ProvisionText } from './law-text.ts';
import { readSourceNote, type SourceNote } from './read-source-note.ts';

/** "Điều 15.3.NĐ.1.1. Phạm vi điều chỉnh": field, topic, kind, and the places in the code. */
const CODED = /^Điều\s+(\d+\.\d+\.\p{L}{2,4}(?:\.\d+[a-zđ]?)+)\.\s*(.*)$/u;
const HEADING = /^(?:Phần|Chương|Mục|Tiểu mục)\s+(?:thứ\s+)?(?:[IVXLC]+|\d+|nhất|hai|ba|tư|năm)(?![\p{L}\d])/u;
const RELATED = /^\(Điều này có nội dung liên quan đến /u;
const END = /^#+\s*Danh sách điều khoản/u;
/** Where the published files glue the next heading or note to the end of a paragraph; a mere reference has a space before it. */
const GLUED = /(?<=[^\s(])(?=Điều\s+\d+\.\d+\.\p{L}{2,4}(?:\.\d+[a-zđ]?)+\.\s|\(Điều này có nội dung liên quan đến |(?:Chương|Mục)\s+[IVX\d]+(?:\s+\p{Lu}{2}[\p{Lu}\s,-]*)?$)/u;

/** An article of the code whose source could not be read. */
export interface UnplacedArticle {
  readonly code: string;
  readonly note: string;
}

export interface CutCode {
  readonly texts: readonly LawText[];
  readonly unplaced: readonly UnplacedArticle[];
}

/** Whether a file is an extract of the official code. */
export function isCode(blocks: readonly Block[]): boolean {
  return blocks.slice(0, 400).some(({ text }) => CODED.test(text));
}

interface Article {
  readonly code: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly blocks: Block[];
}

/**
 * Cuts a topic of the official code back into the documents its articles come from. Dates, titles and amendments are those
 * of the notes; what a note does not say stays open. Source: Decree 63/2013/NĐ-CP on codifying.
 */
export function cutCode(blocks: readonly Block[], source: string): CutCode {
  const { topic, articles } = splitArticles(blocks);
  const byDocument = new Map<string, { note: SourceNote; article: Article; related: string }[]>();
  const unplaced: UnplacedArticle[] = [];
  for (const article of articles) {
    const [first, ...rest] = article.blocks;
    const note = readSourceNote(first?.text ?? '');
    if (note === undefined) {
      unplaced.push({ code: article.code, note: (first?.text ?? '').slice(0, 120) });
      continue;
    }
    const related = rest.filter(({ text }) => RELATED.test(text)).map(({ text }) => text).join('\n');
    const list = byDocument.get(note.number) ?? [];
    list.push({ note, article: { ...article, blocks: rest.filter(({ text }) => !RELATED.test(text)) }, related });
    byDocument.set(note.number, list);
  }
  return { texts: [...byDocument].map(([number, list]) => toText(number, list, topic, source)), unplaced };
}

function splitArticles(blocks: readonly Block[]): { topic: string; articles: Article[] } {
  const articles: Article[] = [];
  let headings: string[] = [];
  let topic = '';
  let named = true;
  for (const block of blocks.flatMap(unglue)) {
    const text = block.text.trim();
    if (END.test(text)) break;
    if (topic === '' && articles.length === 0 && /^#\s/u.test(text)) topic = text.slice(2).trim();
    const coded = block.table === undefined ? CODED.exec(text) : null;
    if (coded !== null) {
      articles.push({ code: coded[1] ?? '', title: (coded[2] ?? '').trim(), headings, blocks: [] });
      named = true;
    } else if (HEADING.test(text) && text.length <= 200 && /^\P{L}*\p{L}+\s\S+$|\p{Lu}{3}/u.test(text)) {
      headings = [...headings.filter((each) => rank(each) < rank(text)), text];
      named = false;
    } else if (!named && text !== '') {
      headings = [...headings.slice(0, -1), `${headings.at(-1) ?? ''} ${text}`];
      named = true;
    } else if (text !== '') articles.at(-1)?.blocks.push(block);
  }
  return { topic, articles };
}

function unglue(block: Block): readonly Block[] {
  return block.table === undefined && GLUED.test(block.text) ? block.text.split(GLUED).map((text) => ({ text })) : [block];
}

function rank(heading: string): number {
  return ['Phần', 'Chương', 'Mục', 'Tiểu mục'].findIndex((word) => heading.startsWith(word));
}

function toText(number: string, list: readonly { note: SourceNote; article: Article; related: string }[], topic: string, source: string): LawText {
  const told = list.map(({ note }) => note);
  const first = told.find((note) => note.title !== undefined) ?? told[0];
  const validFrom = commonDay(told);
  const occurrences = new Map<string, number>();
  const faults: LawText['faults'][number][] = [];
  const relations = new Map<string, LawRelation>();
  const provisions = list.map(({ note, article, related }): ProvisionText => {
    const occurrence = (occurrences.get(note.article) ?? 0) + 1;
    occurrences.set(note.article, occurrence);
    if (occurrence > 1) faults.push({ kind: 'doubled', at: `Điều ${note.article}`, found: article.code });
    const cut = cutUnits(article.blocks, `Điều ${note.article}`);
    for (const fault of cut.faults) faults.push(fault);
    for (const relation of relationsOf(note, source)) relations.set(JSON.stringify([relation.by, relation.relation, relation.target]), relation);
    return {
      kind: 'article', label: note.article, occurrence, title: article.title, headings: article.headings, units: cut.units, code: article.code,
      ...(related === '' ? {} : { note: related }),
      ...datesOf(note, validFrom),
    };
  });
  const issuer = first?.issuer ?? issuerOfNumber(number);
  return {
    number, kind: first?.kind ?? 'Văn bản', extent: 'extract', format: 'code', provisions, relations: [...relations.values()], faults,
    ...(first?.title === undefined ? {} : { title: first.title }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(topic === '' ? {} : { field: topic }),
    ...(first?.issuedOn === undefined ? {} : { issuedOn: first.issuedOn }),
    ...(validFrom === undefined ? {} : { validFrom }),
  };
}

/** The day most articles came into force is the document's; the others have their own. */
function commonDay(notes: readonly SourceNote[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { validFrom } of notes) if (validFrom !== undefined) counts.set(validFrom, (counts.get(validFrom) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))[0]?.[0];
}

function datesOf(note: SourceNote, documentFrom: string | undefined): Pick<ProvisionText, 'validFrom' | 'validTo' | 'wordingFrom'> {
  const added = note.changes.find((change) => change.adds)?.on;
  const from = added ?? note.validFrom;
  const wordings = note.changes.filter(({ relation }) => relation === 'amends').flatMap(({ on }) => (on === undefined ? [] : [on])).sort();
  const ended = note.changes.filter(({ relation }) => relation !== 'amends').flatMap(({ on }) => (on === undefined ? [] : [on])).sort()[0];
  const wordingFrom = wordings.at(-1);
  return {
    ...(from === undefined || from === documentFrom ? {} : { validFrom: from }),
    ...(ended === undefined ? {} : { validTo: ended }),
    ...(wordingFrom === undefined || wordingFrom === from ? {} : { wordingFrom }),
  };
}

function relationsOf(note: SourceNote, source: string): LawRelation[] {
  return note.changes.map((change) => ({
    by: { document: change.number, article: change.article },
    relation: change.relation,
    target: { document: note.number, article: note.article },
    ...(change.on === undefined ? {} : { on: change.on }),
    source,
    certainty: 'secondary',
  }));
}
