/** A place of work with its own log: one commune's desk, or a province. Rows of a site carry its id first in their keys. */
export interface Site {
  readonly id: string;
  readonly kind: 'commune' | 'province';
  /** The administrative unit's code; absent until the operator has chosen one. */
  readonly placeCode?: string;
  /** The site of the province a commune belongs to; absent on a province and on a house that stands alone. */
  readonly provinceId?: string;
}

/** The site of a house that has not been told where it stands yet. */
export const LOCAL_SITE: Site = { id: 'local', kind: 'commune' };
