/**
 * Personal numbers in free text: found and masked before anything is stored or logged.
 * Source: Law 91/2025/QH15 on personal data protection; phone forms as people write them.
 */

const MASK = '▒';

/** Digits written with single spaces, dots or hyphens between them, as people write numbers. Not part of a longer word. */
const DIGIT_RUN = /(?<![\p{L}\p{N}_.,/-])(?:\(?\+?84\)?[ .-]?(?:\(0\)[ .-]?)?|\(?0)?\d(?:\)?[ .-]?\(?\d){6,18}\)?(?![\p{L}\p{N}_]|[.,/]\d)/gu;
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** `500.000`, `1.234.567`: thousands in groups of three, not beginning with 0: money, never a person. */
const MONEY = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
/** `1.001193`, `2.000635.000.00.00.H01`: a procedure's code. */
const PROCEDURE_CODE = /^[1-9]\.\d{6}(?:\.\d+)*$/;
/** `02/03/2026` never matches the run; `02-03-2026` and `02.03.2026` do. */
const DATE = /^(?:\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d{2}|(?:19|20)\d{2}[.-]\d{1,2}[.-]\d{1,2})$/;
const MOBILE_OR_LANDLINE = /^(?:84|0)(?:[35789]\d{8}|2\d{8,9}|1[26]\d{8})$/;

/** The kind of personal number a run of digits is, or undefined when it is none. */
function kindOf(run: string): 'phone' | 'identity' | 'account' | undefined {
  const digits = run.replace(/\D/g, '');
  if (MONEY.test(run) || PROCEDURE_CODE.test(run) || DATE.test(run)) return undefined;
  const grouped = /[ .-]/.test(run);
  const national = digits.startsWith('840') ? `84${digits.slice(3)}` : digits;
  if (MOBILE_OR_LANDLINE.test(national)) return 'phone';
  if (digits.length === 12 || digits.length === 9) return 'identity';
  if (digits.length >= 10 && digits.length <= 16 && (!grouped || digits.length >= 12)) return 'account';
  return undefined;
}

/**
 * The text with identity numbers (12 and 9 digits), telephone numbers, account numbers (10 to 16 digits) and e-mail
 * addresses hidden. Codes of procedures (1.001193), numbers of documents (118/2025), dates and money (500.000) stay.
 * Shape: `▒▒▒▒▒▒▒▒▒123` for numbers (last three digits stay, so that a person recognises their own), `▒@▒` for addresses.
 */
export function maskPersonalData(text: string): string {
  if (!/[\d@]/.test(text)) return text;
  return text.replace(EMAIL, `${MASK}@${MASK}`).replace(DIGIT_RUN, maskRun);
}

/** Numbers that stand beside each other, parted by spaces only, are taken apart: the longest personal one first. */
function maskRun(run: string): string {
  const words = run.split(' ');
  let masked = '';
  for (let from = 0; from < words.length; ) {
    let to = words.length;
    while (to > from && kindOf(words.slice(from, to).join(' ')) === undefined) to -= 1;
    const piece = words.slice(from, Math.max(to, from + 1)).join(' ');
    masked += (from === 0 ? '' : ' ') + (to > from ? maskDigits(piece) : piece);
    from = Math.max(to, from + 1);
  }
  return masked;
}

function maskDigits(piece: string): string {
  const digits = piece.replace(/\D/g, '');
  return MASK.repeat(digits.length - 3) + digits.slice(-3);
}

/** Whether a text carries any personal number or address. */
export function hasPersonalData(text: string): boolean {
  return maskPersonalData(text) !== text;
}

/** A copy of a value with every text in it masked, at every depth. */
export function maskDeep(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskPersonalData(value);
  if (typeof value === 'number') return Number.isInteger(value) && value >= 100_000_000 && value < 1e16 && !isLikelyMoment(value) ? maskPersonalData(String(value)) : value;
  if (depth > 8 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => maskDeep(item, depth + 1));
  if (value instanceof Date) return value.toISOString();
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskDeep(item, depth + 1)]));
}

/** Milliseconds or seconds since 1970 between 2001 and 2100 are moments, not persons. */
function isLikelyMoment(value: number): boolean {
  return (value >= 1_000_000_000_000 && value < 4_102_444_800_000) || (value >= 1_000_000_000 && value < 4_102_444_800);
}
