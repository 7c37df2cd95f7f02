/** A new identifier that sorts by the time it was made (UUID version 7). Source: RFC 9562 §5.7. */
export function newId(epochMs: number): string {
  const moment = Math.floor(epochMs).toString(16).padStart(12, '0');
  // The random half of a version 4: made in stock, where bytes one by one are not.
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

/** Characters that are not mistaken for one another when read aloud or copied from paper. */
const SPEAKABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The number of an answer, short enough to read over the telephone.
 * Shape: `TL-7K3M-9QXA` (Trả Lời); 39 random bits, unique by the store's constraint.
 */
export function newAnswerNumber(): string {
  return newSpokenNumber('TL');
}

/** The number of a pinned decision record. Shape: `GC-7K3M-9QXA` (Ghim Căn cứ), as an answer's. */
export function newRecordNumber(): string {
  return newSpokenNumber('GC');
}

/** The number a citizen gets on filing, before there is a code. Shape: `HS-7K3M-9QXA` (Hồ Sơ), as an answer's. */
export function newFilingNumber(): string {
  return newSpokenNumber('HS');
}

/**
 * The code on a paper of the office, by which anybody may ask whether it stands.
 * Shape: `VB-7K3M-9QXA-42CD` (Văn Bản); 58 random bits, so that codes are not found by trying.
 */
export function newDocumentCode(): string {
  return newSpokenNumber('VB', 3);
}

/** A document code as a person types or scans it: any case, spaces or dashes, a whole address; undefined when it is none. */
export function readDocumentCode(text: string): string | undefined {
  if (text.length > 500) return undefined;
  const [, letters] = /(?:^|\/)VB((?:[2-9A-HJKMNP-TV-Z]){12})$/u.exec(text.toUpperCase().replaceAll(/[\s.‐-―-]+/gu, '')) ?? [];
  return letters === undefined ? undefined : `VB-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

/** The code by which a draft of a form is opened again. Shape: `TK-7K3M-9QXA` (Tờ Khai), as an answer's. */
export function newDraftCode(): string {
  return newSpokenNumber('TK');
}

/** A draft's code as people type it, with or without `TK`, spaces and hyphens; undefined for what is none. */
export function readDraftCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replaceAll(/[^0-9A-Z]/gu, '');
  const letters = plain.length === 10 && plain.startsWith('TK') ? plain.slice(2) : plain;
  return letters.length === 8 && [...letters].every((letter) => SPEAKABLE.includes(letter)) ? `TK-${letters.slice(0, 4)}-${letters.slice(4)}` : undefined;
}

function newSpokenNumber(prefix: string, groups = 2): string {
  const bytes = crypto.getRandomValues(new Uint8Array(groups * 4));
  const letters = Array.from(bytes, (byte) => SPEAKABLE[byte % SPEAKABLE.length] ?? '2').join('');
  return [prefix, ...(letters.match(/.{4}/gu) ?? [])].join('-');
}
