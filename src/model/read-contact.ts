import { accept, refuse, type Outcome } from './outcome.ts';
import type { FaultCode } from './form-fault.ts';
import { cleanText } from './vietnamese.ts';

const LONGEST_NAME = 100;

/**
 * A person's name: one form of each letter, single spaces. No number of words is assumed; names of many peoples carry `'` and `-` (`H'Hen Niê`, `K'Ho`).
 * A name typed all in small letters gets its capitals; capitals that were typed stay.
 * Refuses: `name_digits`, `name_signs`, `text_too_long`.
 */
export function readPersonName(typed: string): Outcome<string, FaultCode> {
  const name = cleanText(typed).replace(/[’‘ʼ`´]/gu, "'").replace(/[‐‑–]/gu, '-').replace(/\s+/gu, ' ').trim();
  if (name.length > LONGEST_NAME) return refuse('text_too_long', { max: LONGEST_NAME, count: name.length });
  const digits = /\p{N}+/u.exec(name);
  if (digits !== null) return refuse('name_digits', { found: digits[0].slice(0, 20) });
  const sign = /[^\p{L}\p{M} '.-]/u.exec(name);
  if (sign !== null || !/\p{L}/u.test(name)) return refuse('name_signs', { found: sign?.[0] ?? name });
  return accept(name === name.toLocaleLowerCase('vi') ? name.replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toLocaleUpperCase('vi')) : name);
}

/**
 * A Vietnamese telephone number, however it is grouped, with 0 or +84. Shape: `0912345678`, a landline `02438251234`.
 * Refuses: `phone_old` (the eleven digits of before 2018), `phone_foreign`, `phone_start`, `phone_length`.
 */
export function readPhone(typed: string): Outcome<string, FaultCode> {
  const said = cleanText(typed).replace(/[\s.\-()\u00a0]/gu, '');
  const national = said.replace(/^(?:\+84|0084|84(?=\d{9,10}$))0?/u, '0');
  if (/^(?:\+|00)/u.test(national)) return refuse('phone_foreign', { typed: said.slice(0, 20) });
  if (!/^\d+$/u.test(national)) return refuse('phone_length', { count: national.replace(/\D/gu, '').length });
  if (/^01(?:2[0-9]|6[2-9]|8[68]|99)\d{7}$/u.test(national)) return refuse('phone_old', { typed: national });
  if (/^0[35789]\d{8}$/u.test(national) || /^02\d{8,9}$/u.test(national)) return accept(national);
  return /^0[235789]/u.test(national) ? refuse('phone_length', { count: national.length }) : refuse('phone_start', { typed: national.slice(0, 20) });
}

/** An e-mail address that could exist. Refuses: `email_shape`. */
export function readEmail(typed: string): Outcome<string, FaultCode> {
  const address = cleanText(typed).trim();
  return address.length <= 200 && /^[^\s@<>(),;:"[\]\\]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(address) ? accept(address) : refuse('email_shape');
}
