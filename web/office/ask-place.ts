import { exactText } from '../../src/model/vietnamese.ts';
import { callApi } from './call-api.ts';

/** A place as the ask box shows it. */
export interface AskPlace {
  readonly code: string;
  readonly address: string;
}

export interface FoundPlace {
  readonly code?: string;
  /** What the words may mean, when they mean more than one place. */
  readonly choices?: readonly AskPlace[];
}

/** A place in words; nothing for no code or one that nobody has. */
export async function readPlace(fetch: typeof globalThis.fetch, code: string | undefined): Promise<AskPlace | undefined> {
  if (code === undefined || code === '') return undefined;
  const reply = await callApi(fetch, 'GET /api/v1/places/{code}', { params: { code } });
  return reply.ok ? { code, address: reply.value.place.address } : undefined;
}

/**
 * Which place was meant: what the form showed and nobody changed, a code typed by hand, or the one place that fits the words best.
 * Several equally good ones are given back to choose from.
 */
export async function findPlaceByText(fetch: typeof globalThis.fetch, { typed, shown, code }: { readonly typed: string; readonly shown: string; readonly code: string }): Promise<FoundPlace> {
  if (typed === '' || typed === shown) return /^\d{2}(?:\d{3})?$/.test(code) ? { code } : {};
  if (/^\d{2}(?:\d{3})?$/.test(typed)) return (await readPlace(fetch, typed)) === undefined ? {} : { code: typed };
  const [matches, provinces] = await Promise.all([callApi(fetch, 'GET /api/v1/places', { query: { q: typed, limit: 8 } }), callApi(fetch, 'GET /api/v1/provinces')]);
  // "Thanh Hóa" and "Thanh Hoá" are one name.
  const plain = (text: string): string => exactText(text).replace(/^(?:tỉnh|thành phố|tp\.?)\s+/, '').trim();
  const province = provinces.ok ? provinces.value.items.find((each) => plain(each.name) === plain(typed) || plain(each.fullName) === plain(typed)) : undefined;
  const found = matches.ok ? matches.value.items.map(({ unit }) => ({ code: unit.code, address: unit.address })) : [];
  const choices = [...(province === undefined ? [] : [{ code: province.code, address: province.fullName }]), ...found].filter((choice, index, all) => all.findIndex((each) => each.code === choice.code) === index);
  const exact = choices.filter((choice) => plain(choice.address) === plain(typed));
  const only = choices.length === 1 ? choices[0] : exact.length === 1 ? exact[0] : undefined;
  return only === undefined ? { choices: choices.slice(0, 8) } : { code: only.code };
}
