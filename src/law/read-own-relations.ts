import type { LawRelation, LawRelationKind } from '#model/law.ts';
import type { LawAddress } from '#model/law-address.ts';
import { buildDocumentTable } from '#model/law-documents.ts';
import { recogniseReferences } from '#model/law-reference.ts';
import type { LocalDate } from '#model/time.ts';
import { readDay } from './law-names.ts';
import type { ProvisionText } from './law-text.ts';

const IN_FORCE = /có hiệu lực(?:\s+thi hành)?(?:\s+kể)?\s+từ\s+(?:ngày\s+)?(\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}(?:\s*[/.-]\s*|\s+năm\s+)\d{4})/iu;
const SELF = /(?:luật|bộ luật|pháp lệnh|nghị định|nghị quyết|thông tư(?: liên tịch)?|quyết định|chỉ thị) này/iu;
const EFFECT_TITLE = /hiệu lực|thi hành|điều khoản/iu;
/** What a sentence about other texts begins its object with. */
const VERBS: readonly (readonly [RegExp, LawRelationKind])[] = [
  [/(?:hết hiệu lực|bãi bỏ|bị bãi bỏ)/iu, 'repeals'],
  [/thay thế/iu, 'replaces'],
  [/(?:ngưng|đình chỉ|tạm ngưng)\s+(?:việc\s+thi hành|hiệu lực)/iu, 'suspends'],
];
const AMENDS = /^(?:sửa đổi|bổ sung|sửa đổi, bổ sung|thay thế|bãi bỏ|thay cụm từ)(?!\p{L})/iu;
const GUIDES = /(?:quy định chi tiết|hướng dẫn)/iu;
const NOTHING = buildDocumentTable([]);

export interface OwnRelations {
  readonly validFrom?: LocalDate;
  readonly relations: readonly LawRelation[];
}

/**
 * What a text says of its own beginning and of other texts: in its articles on effect ("thay thế Nghị định …", "bãi bỏ Điều 5 …"), in
 * amending clauses ("Sửa đổi khoản 2 Điều 5 như sau") and in its name ("sửa đổi một số điều của …", "hướng dẫn …").
 */
export function readOwnRelations(number: string, title: string, provisions: readonly ProvisionText[], source: string): OwnRelations {
  const validFrom = readStart(provisions);
  const relations = new Map<string, LawRelation>();
  const add = (by: LawAddress, relation: LawRelationKind, target: LawAddress, on: LocalDate | undefined): void => {
    if (target.document === number) return;
    const key = JSON.stringify([by.article, by.clause, relation, target]);
    if (!relations.has(key)) relations.set(key, { by, relation, target, source, certainty: 'official', ...(on === undefined ? {} : { on }) });
  };
  for (const target of targetsIn(title, undefined)) {
    if (/sửa đổi|bổ sung/iu.test(title.slice(0, 120))) add({ document: number }, 'amends', target, validFrom);
    else if (GUIDES.test(title)) add({ document: number }, 'guides', target, validFrom);
  }
  const base = documentIn(title);
  for (const provision of provisions) {
    if (provision.kind !== 'article') continue;
    const ofArticle = AMENDS.test(provision.title) ? (documentIn(provision.title) ?? base) : base;
    for (const unit of provision.units) {
      const by: LawAddress = { document: number, article: provision.label, ...(unit.clause === undefined ? {} : { clause: unit.clause }), ...(unit.point === undefined ? {} : { point: unit.point }) };
      // What is quoted behind "như sau" is the new wording and speaks for the other text.
      const said = unit.text.split(/[“"]|như sau\s*:/u, 1)[0] ?? '';
      if (AMENDS.test(said)) readAmending(said, by, ofArticle, validFrom, add);
      else if (EFFECT_TITLE.test(provision.title)) readEffect(said, by, validFrom, add);
    }
  }
  return { relations: [...relations.values()], ...(validFrom === undefined ? {} : { validFrom }) };
}

type Add = (by: LawAddress, relation: LawRelationKind, target: LawAddress, on: LocalDate | undefined) => void;

function readAmending(said: string, by: LawAddress, base: string | undefined, on: LocalDate | undefined, add: Add): void {
  const relation: LawRelationKind = /^bãi bỏ/iu.test(said) ? 'repeals' : /^thay thế(?!\s+(?:cụm từ|từ))/iu.test(said) ? 'replaces' : 'amends';
  for (const target of targetsIn(said, base)) {
    const isWhole = target.article === undefined && target.annex === undefined;
    add(by, isWhole && relation !== 'amends' && !/^(?:bãi bỏ|thay thế)\s+(?:toàn bộ\s+)?(?:luật|nghị|thông|quyết|pháp|chỉ)/iu.test(said) ? 'amends' : relation, target, on);
  }
}

/** A sentence may name its own text first ("Nghị định này thay thế …"); only what stands behind the verb, or before "hết hiệu lực", is meant. */
function readEffect(said: string, by: LawAddress, validFrom: LocalDate | undefined, add: Add): void {
  for (const sentence of said.split(/[\n;]|\.\s/u)) {
    const verb = VERBS.map(([pattern, relation]) => ({ match: pattern.exec(sentence), relation })).find(({ match }) => match !== null);
    if (verb?.match === undefined || verb.match === null || /trừ trường hợp|cho đến khi|đến khi có/iu.test(sentence)) continue;
    const isBefore = /^hết hiệu lực/iu.test(verb.match[0]);
    const object = isBefore && SELF.exec(sentence.slice(0, verb.match.index)) === null ? sentence.slice(0, verb.match.index) : sentence.slice(verb.match.index);
    const on = readDay(/từ ngày\s+(.{6,40})/iu.exec(sentence.slice(verb.match.index))?.[1] ?? '') ?? validFrom;
    for (const target of targetsIn(object, undefined)) add(by, verb.relation, target, on);
  }
}

/** Addresses with a document, or with the one the amending article speaks of. */
function targetsIn(text: string, base: string | undefined): LawAddress[] {
  return recogniseReferences(text, { documents: NOTHING, ...(base === undefined ? {} : { here: { document: base } }) }).flatMap(({ address }) =>
    address.document === undefined ? [] : [{ ...address, document: address.document }],
  ).filter((target, at, all) => !isNamedInside(target, at, all));
}

/** "Nghị định 07/2025 sửa đổi Nghị định 123/2015 …" names what the first one did; documents behind "sửa đổi" of a title are not meant twice. */
function isNamedInside(target: LawAddress, at: number, all: readonly LawAddress[]): boolean {
  return all.findIndex((other) => JSON.stringify(other) === JSON.stringify(target)) < at;
}

function documentIn(text: string): string | undefined {
  return targetsIn(text, undefined)[0]?.document;
}

function readStart(provisions: readonly ProvisionText[]): LocalDate | undefined {
  for (const provision of [...provisions].reverse()) {
    if (!EFFECT_TITLE.test(provision.title)) continue;
    for (const unit of provision.units) {
      const match = IN_FORCE.exec(unit.text);
      if (match !== null && (SELF.test(unit.text.slice(0, match.index)) || match.index < 12)) return readDay(match[1] ?? '');
    }
  }
  return undefined;
}
