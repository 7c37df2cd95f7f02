import type { Precedent } from '#model/situation.ts';
import { foldText } from '#model/vietnamese.ts';

const SHOWN = 5;
/** The share of the question's weight a precedent must carry to be worth showing. */
const LEAST_SHARE = 0.45;
/** Words of asking that say nothing of the matter, folded. */
const EMPTY = new Set('ai la co khong thi nay nao gi bao nhieu ngay thang cap xa tinh huyen phuong thuoc duoc phai hay va cua cho theo tai den tu o do de ve the khi neu ma'.split(' '));

/**
 * Ranks precedents by the words and pairs of words a question shares with them, each weighed by how few precedents have it.
 * A province has hundreds of precedents, not thousands: they are read whole, so that one is found the moment it is published.
 */
export function rankPrecedents(text: string, precedents: readonly Precedent[]): Precedent[] {
  const texts = precedents.map((one) => termsOf(`${one.question} ${one.answer}`));
  const counts = new Map<string, number>();
  for (const terms of texts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const wanted = [...termsOf(text)];
  const weightOf = (term: string): number => Math.log(1 + (precedents.length + 1) / ((counts.get(term) ?? 0) + 0.5));
  const all = wanted.reduce((sum, term) => sum + weightOf(term), 0);
  if (all === 0) return [];
  return precedents
    .map((precedent, at) => ({ precedent, share: wanted.reduce((sum, term) => sum + (texts[at]?.has(term) === true ? weightOf(term) : 0), 0) / all }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((left, right) => right.share - left.share || (left.precedent.publishedAt < right.precedent.publishedAt ? 1 : -1))
    .slice(0, SHOWN)
    .map(({ precedent }) => precedent);
}

function termsOf(text: string): Set<string> {
  const words = (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EMPTY.has(word));
  const terms = new Set(words);
  for (let at = 1; at < words.length; at += 1) terms.add(`${words[at - 1] ?? ''} ${words[at] ?? ''}`);
  return terms;
}
