import type { LawAddress, ProvisionValidity } from '#model/law-address.ts';
import type { LawDocument, LawProvision, LawRelation } from '#model/law.ts';
import type { LocalDate } from '#model/time.ts';

/** Whether `outer` is `inner` itself or a part of the text that holds it. */
export function covers(outer: LawAddress, inner: LawAddress): boolean {
  if (outer.document !== inner.document) return false;
  return (['annex', 'article', 'clause', 'point'] as const).every((level) => outer[level] === undefined || outer[level] === inner[level]);
}

/** The relations that touch a place: those on it, on what holds it, and on its parts. */
export function relationsTouching(address: LawAddress, relations: readonly LawRelation[]): LawRelation[] {
  return relations.filter(({ target }) => covers(target, address) || covers(address, target));
}

export interface Span {
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
}

/** The days on which a place is in force, as far as dates and relations tell; `validTo` is the first day it no longer is. */
export function spanOf(address: LawAddress, document: LawDocument, provision: LawProvision | undefined, relations: readonly LawRelation[]): Span {
  const starts = [document.validFrom, provision?.validFrom].filter((day) => day !== undefined);
  const ends = [document.validTo, provision?.validTo, ...relations.filter((relation) => isEnding(relation) && covers(relation.target, address)).map(({ on }) => on)].filter((day) => day !== undefined);
  const validFrom = starts.sort().at(-1);
  const validTo = ends.sort()[0];
  return { ...(validFrom === undefined ? {} : { validFrom }), ...(validTo === undefined ? {} : { validTo }) };
}

function isEnding({ relation }: LawRelation): boolean {
  return relation === 'repeals' || relation === 'replaces';
}

/**
 * The state of a place on a day. `provision` is its article or annex where the text is here. A place in a document whose whole text is here and
 * does not have it is unknown; where only the document's dates are known they speak for its parts.
 */
export function judgeValidity(address: LawAddress, document: LawDocument | undefined, provision: LawProvision | undefined, relations: readonly LawRelation[], on: LocalDate): ProvisionValidity {
  if (document === undefined) return { address, state: 'unknown', changedBy: [] };
  const touching = relationsTouching(address, relations);
  const span = spanOf(address, document, provision, touching);
  const isPart = address.article !== undefined || address.annex !== undefined;
  const isMissing = isPart && provision === undefined && document.extent === 'whole';
  return { address, state: isMissing ? 'unknown' : stateOf(address, span, touching, on), ...span, changedBy: changesUpTo(touching, on) };
}

function stateOf(address: LawAddress, { validFrom, validTo }: Span, touching: readonly LawRelation[], on: LocalDate): ProvisionValidity['state'] {
  if (validTo !== undefined && validTo <= on) return 'ended';
  if (validFrom === undefined) return 'unknown';
  if (validFrom > on) return 'notYet';
  const suspended = touching.some(({ relation, target, on: from, until }) => relation === 'suspends' && covers(target, address) && from !== undefined && from <= on && (until === undefined || on < until));
  return suspended ? 'ended' : 'inForce';
}

/** What changed it up to a day. A change told of the whole document counts only where the changing text says nothing finer of that document. */
function changesUpTo(touching: readonly LawRelation[], on: LocalDate): ProvisionValidity['changedBy'] {
  const changes = touching.filter(({ on: from }) => from === undefined || from <= on);
  const finer = new Set(changes.filter(({ target }) => target.article !== undefined || target.annex !== undefined).map(({ by }) => by.document));
  const kept = new Map<string, ProvisionValidity['changedBy'][number]>();
  for (const { relation, by, target, on: from } of changes) {
    if (relation === 'guides' || relation === 'interprets') continue;
    if (relation === 'amends' && target.article === undefined && target.annex === undefined && finer.has(by.document)) continue;
    kept.set(`${by.document} ${relation} ${from ?? ''}`, { document: by.document, relation, ...(from === undefined ? {} : { on: from }) });
  }
  return [...kept.values()].sort((left, right) => ((left.on ?? '') < (right.on ?? '') ? -1 : 1));
}

/**
 * The wording of a provision on a day: the last that began by then. Where the library has only later ones, the earliest of them, which
 * the reader must be told. Shape of `wordings`: one provision's, the oldest first.
 */
export function chooseWording<Wording extends { readonly wordingFrom?: LocalDate }>(wordings: readonly Wording[], on: LocalDate): { readonly wording: Wording; readonly later: boolean } | undefined {
  const held = wordings.filter(({ wordingFrom }) => wordingFrom === undefined || wordingFrom <= on).at(-1);
  if (held !== undefined) return { wording: held, later: false };
  const [first] = wordings;
  return first === undefined ? undefined : { wording: first, later: true };
}
