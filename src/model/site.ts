/** A place of work with its own log: one commune's desk, or a province. Rows of a site carry its id first in their keys. */
export interface Site {
  readonly id: string;
  readonly kind: 'commune' | 'province';
  /** The administrative unit's code; absent until the operator has chosen one. */
  readonly placeCode?: string;
  /** The site of the province a commune belongs to; absent on a province and on a house that stands alone. */
  readonly provinceId?: string;
}

const PRACTICE = 'practice-';

/** The practice site beside a real one; of a practice site itself. */
export function practiceSiteOf(siteId: string): string {
  return `${PRACTICE}${realSiteOf(siteId)}`;
}

/** Whether a site is for practice: its people and dossiers are invented. The store holds every id to it. */
export function isPracticeSite(siteId: string): boolean {
  return siteId.startsWith(PRACTICE);
}

/** Where whoever practises really works. */
export function realSiteOf(siteId: string): string {
  return isPracticeSite(siteId) ? siteId.slice(PRACTICE.length) : siteId;
}

/** The site of a house that has not been told where it stands yet. */
export const LOCAL_SITE: Site = { id: 'local', kind: 'commune' };
