import { openApi } from '../../../open-api.ts';
import { getValue } from '../../../api-error.ts';
import type { PageServerLoad } from './$types';

const PAGE_SIZE = 20;
const LEVELS = ['commune', 'province', 'ministry'] as const;

export const load: PageServerLoad = async ({ fetch, url }) => {
  const api = openApi(fetch);
  const field = url.searchParams.get('linh-vuc');
  const level = LEVELS.find((known) => known === url.searchParams.get('cap')) ?? null;
  const cursor = url.searchParams.get('tu');
  const [fields, list, life] = await Promise.all([api.listFields(), api.listProcedures({ field, level, cursor, limit: PAGE_SIZE }), api.listLifeEvents()]);
  const address = (next: string | null, changes: Record<string, string | null> = {}): string => {
    const values = Object.entries({ 'linh-vuc': field, cap: level, tu: next, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null);
    return values.length === 0 ? '/thu-tuc' : `/thu-tuc?${new URLSearchParams(values).toString()}`;
  };
  const { items, nextCursor } = getValue(list);
  return {
    items,
    field,
    level,
    fields: [...getValue(fields).items].sort((a, b) => b.commune - a.commune || b.count - a.count).map((row) => ({ ...row, href: address(null, { 'linh-vuc': row.name }) })),
    levels: [null, ...LEVELS].map((value) => ({ value, href: address(null, { cap: value }) })),
    allFields: address(null, { 'linh-vuc': null }),
    lifeEvents: getValue(life).items.map(({ id, title }) => ({ id, title })),
    first: cursor === null ? null : address(null),
    next: nextCursor === null ? null : address(nextCursor),
  };
};
