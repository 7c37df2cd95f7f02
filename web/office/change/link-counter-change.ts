import type { CounterChange } from '../../api.ts';
import { documentPath } from '../law-links.ts';

/** The page where what changed is read; the API names a path of its own. */
export function linkCounterChange({ kind, id, link }: Pick<CounterChange, 'kind' | 'id' | 'link'>): string {
  switch (kind) {
    case 'procedure':
      return `/thu-tuc/${encodeURIComponent(id)}`;
    case 'task':
      return `/can-bo/nhiem-vu/${encodeURIComponent(id)}`;
    case 'law':
      return `/can-bo/van-ban/${documentPath(decodeURIComponent(link.split('/').at(-1) ?? ''))}`;
    case 'switch':
      return '/can-bo/kien-thuc/tam-dung?xem=tat-ca';
    case 'precedent':
      return '/can-bo/tinh-huong/tien-le';
  }
}
