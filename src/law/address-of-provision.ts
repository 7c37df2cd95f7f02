import type { LawAddress } from '#model/law-address.ts';
import type { LawProvision } from '#model/law.ts';

/** Where a provision stands. */
export function addressOfProvision({ document, kind, label }: Pick<LawProvision, 'document' | 'kind' | 'label'>): LawAddress {
  if (kind === 'article') return { document, article: label };
  return kind === 'annex' ? { document, annex: label } : { document };
}

/** The key of the article or annex an address lies in; undefined for a whole document. */
export function keyOfPlace({ article, annex }: LawAddress): string | undefined {
  if (article !== undefined) return `d${article.toLowerCase()}`;
  return annex === undefined ? undefined : `p${annex.replace(/^phụ lục\s+/iu, '').trim()}`;
}
