/** A place inside a legal text. Shape: `118/2025/NĐ-CP`, article `5a`, clause `2`, point `đ`; an annex by its own number or name. */
export interface LawAddress {
  readonly document: string;
  readonly article?: string;
  readonly clause?: string;
  readonly point?: string;
  readonly annex?: string;
}

/** Whether a provision is in force on a day, as far as the library knows. */
export interface ProvisionValidity {
  readonly address: LawAddress;
  /** `unknown`: the library knows neither the text nor its days; nothing may be concluded from that. */
  readonly state: 'inForce' | 'notYet' | 'ended' | 'unknown';
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Documents that amended, replaced or repealed it up to that day. */
  readonly changedBy: readonly { readonly document: string; readonly relation: 'amends' | 'replaces' | 'repeals' | 'suspends'; readonly on?: string }[];
}

/** Writes an address as an officer cites it: "điểm a khoản 2 Điều 5 Nghị định 118/2025/NĐ-CP" without the kind when it is unknown. */
export function writeAddress(address: LawAddress): string {
  const place = [
    address.point === undefined ? '' : `điểm ${address.point}`,
    address.clause === undefined ? '' : `khoản ${address.clause}`,
    address.article === undefined ? '' : `Điều ${address.article}`,
  ].filter((part) => part !== '');
  const document = nameDocument(address.document);
  if (address.annex === undefined) return [...place, document].join(' ');
  const annex = /^ph[uụ]/iu.test(address.annex) ? address.annex : `Phụ lục ${address.annex}`;
  // An annex is no part of the article: the two stand side by side.
  return place.length === 0 ? `${annex} ${document}` : `${place.join(' ')}, ${annex}, ${document}`;
}

/** The kind that a number's ending tells. Source: Decree 30/2020/NĐ-CP, Annex III, and Law 80/2015/QH13 for normative texts. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\/NĐ-CP$/u, 'Nghị định'],
  [/\/NQ-(?:CP|HĐND|UBTVQH\d*)$|\/NQ-/u, 'Nghị quyết'],
  [/\/QĐ-/u, 'Quyết định'],
  [/\/TTLT-/u, 'Thông tư liên tịch'],
  [/\/TT-/u, 'Thông tư'],
  [/\/CT-/u, 'Chỉ thị'],
  [/\/VBHN-/u, 'Văn bản hợp nhất'],
];

/** A document by kind and number: "Nghị định 118/2025/NĐ-CP"; a name that is no number stands as it is. */
export function nameDocument(number: string): string {
  const kind = KINDS.find(([ending]) => ending.test(number))?.[1] ?? (/\/\d{4}\/QH\d+$/u.test(number) ? 'Luật' : undefined);
  return kind === undefined ? number : `${kind} ${number}`;
}

/** One text per address, for keys and comparison. Shape: `118/2025/NĐ-CP|d5|k2|a`, annexes `…|pI`. */
export function keyOfAddress(address: LawAddress): string {
  return [
    address.document,
    address.annex === undefined ? undefined : `p${address.annex}`,
    address.article === undefined ? undefined : `d${address.article}`,
    address.clause === undefined ? undefined : `k${address.clause}`,
    address.point,
  ]
    .filter((part) => part !== undefined)
    .join('|');
}
