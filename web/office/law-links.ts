import type { LawAddress } from '../../src/model/law-address.ts';

/** The part of a page that shows a place in a text. Shape: `d15-k1-a`, annexes `pI`; empty for a whole document. */
export function anchorOf({ article, clause, point, annex }: Omit<LawAddress, 'document'>): string {
  if (article === undefined) return annex !== undefined && isLabel(annex) ? `p${annex}` : '';
  return [`d${article}`, clause === undefined ? '' : `k${clause}`, point ?? ''].filter((part) => part !== '').join('-');
}

/** The law reader opened at a place, as the text stands on a day. */
export function lawHref(address: LawAddress, asOf?: string): string {
  const query = new URLSearchParams();
  const { article, annex } = address;
  if (article !== undefined) query.set('dieu', `d${article}`);
  else if (annex !== undefined && isLabel(annex)) query.set('dieu', `p${annex}`);
  if (asOf !== undefined) query.set('ngay', asOf);
  const anchor = anchorOf(address);
  return `/can-bo/van-ban/${documentPath(address.document)}${query.size === 0 ? '' : `?${query.toString()}`}${anchor === '' ? '' : `#${anchor}`}`;
}

/** A number stays readable in an address: `60/2014/QH13`. */
export function documentPath(number: string): string {
  return number.split('/').map(encodeURIComponent).join('/');
}

/** What the API asks for a place; an annex that is described instead of numbered is left out. */
export function addressQuery({ document, article, clause, point, annex }: LawAddress): { number: string; article?: string; clause?: string; point?: string; annex?: string } {
  return {
    number: document,
    ...(article === undefined ? {} : { article }),
    ...(article === undefined || clause === undefined ? {} : { clause }),
    ...(article === undefined || clause === undefined || point === undefined ? {} : { point }),
    ...(article !== undefined || annex === undefined || !isLabel(annex) ? {} : { annex }),
  };
}

function isLabel(annex: string): boolean {
  return /^[\dA-Za-z]{1,8}$/.test(annex);
}
