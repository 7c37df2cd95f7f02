import { cutUnits } from './cut-units.ts';
import { readKind } from './law-names.ts';
import { TextFault, type LawText, type ProvisionText, type ReadText } from './law-text.ts';

/**
 * Reads articles as JSON. Shape: `{"Luật Cư trú@1": "Phạm vi điều chỉnh\n\nLuật này …"}`, the first paragraph of each being its name. Such
 * a file says neither numbers nor dates of the laws: they stay open.
 */
export function readArticles(json: string, file: string): ReadText[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new TextFault('malformed_json', { file, problem: cause instanceof Error ? cause.message.slice(0, 160) : '' }, cause);
  }
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const laws = new Map<string, ProvisionText[]>();
  const faults = new Map<string, LawText['faults'][number][]>();
  for (const [key, text] of entries) {
    const at = key.lastIndexOf('@');
    if (at <= 0 || typeof text !== 'string' || !/^\d{1,4}[a-zđ]?$/u.test(key.slice(at + 1))) throw new TextFault('not_a_text', { file, what: `JSON (${key.slice(0, 40)})` });
    const law = key.slice(0, at).trim();
    const label = key.slice(at + 1);
    const [title = '', ...paragraphs] = text.split(/\n+/u).map((line) => line.trim()).filter((line) => line !== '');
    const cut = cutUnits(paragraphs.map((line) => ({ text: line })), `Điều ${label}`);
    laws.set(law, [...(laws.get(law) ?? []), { kind: 'article', label, occurrence: 1, title, headings: [], units: cut.units }]);
    faults.set(law, [...(faults.get(law) ?? []), ...cut.faults]);
  }
  if (laws.size === 0) throw new TextFault('not_a_text', { file, what: 'JSON' });
  return [...laws].map(([law, provisions]) => ({
    ok: true,
    text: { number: law, kind: readKind(law) ?? 'Văn bản', title: law, extent: 'extract', format: 'articles', provisions, relations: [], faults: faults.get(law) ?? [] },
  }));
}
