import type { LetterData, LetterKind, LetterParagraph } from '#model/letter.ts';
import type { Citation, GroundedSentence, OfficerAnswer } from '#model/officer-answer.ts';
import { addDays, writeDate } from '#model/time.ts';
import type { LetterSentences } from './letter-sentences.ts';

/** Who writes: the office as its header and signature block name it. Absent parts become gaps. */
export interface LetterOffice {
  /** "Ủy ban nhân dân phường Bến Nghé". */
  readonly name?: string;
  readonly headerLines?: readonly string[];
  /** The place before the date: the unit's own name. */
  readonly placeName?: string;
}

export interface LetterWishes {
  readonly kind: LetterKind;
  readonly recipient?: string;
  readonly citizen?: string;
  readonly signer?: string;
  /** The year of the date line. */
  readonly year: string;
}

/** A letter's data with what a hand must still fill. */
export interface ComposedLetter {
  readonly data: LetterData;
  readonly gaps: readonly string[];
}

/**
 * Writes a draft letter from an answer: its sentences, each with its basis behind it, and the sentences of the office. It adds no fact of
 * its own; what nobody gave is a gap in square brackets; what is not sure stands under its own line, and only where a superior is asked.
 */
export function composeLetter(answer: OfficerAnswer, question: string, office: LetterOffice, wishes: LetterWishes, sentences: LetterSentences): ComposedLetter {
  const gaps: string[] = [];
  const orGap = (value: string | undefined, name: keyof LetterSentences['gaps']): string => {
    if (value !== undefined && value.trim() !== '') return value.trim();
    const words = `[${sentences.gaps[name]}]`;
    if (!gaps.includes(words)) gaps.push(words);
    return words;
  };
  const texts = sentences.letters[wishes.kind];
  const matter = lowerFirst(answer.matter?.name ?? question);
  const named = { office: orGap(office.name, 'office'), recipient: orGap(wishes.kind === 'answerCitizen' ? wishes.citizen : wishes.recipient, wishes.kind === 'answerCitizen' ? 'citizen' : 'recipient'), matter, question };
  const citizen = /\{citizen\}/u.test(`${texts.opening}${texts.closing}`) ? orGap(wishes.citizen, 'citizen') : '';
  const fill = (text: string): string => text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => (name === 'citizen' ? citizen : (named[name as keyof typeof named] ?? whole)));
  const sure = answer.sentences.filter((sentence) => sentence.certainty !== 'unverified');
  const unsure = wishes.kind === 'askSuperior' ? answer.sentences.filter((sentence) => sentence.certainty === 'unverified') : [];
  const paragraphs: LetterParagraph[] = [
    { kind: 'text', text: fill(texts.opening) },
    { kind: 'text', text: fill(texts.groundsLead) },
    ...(sure.length === 0 ? [item(sentences.noGrounds)] : sure.map((sentence) => item(writeSentence(sentence)))),
    ...(unsure.length === 0 ? [] : [{ kind: 'text' as const, text: sentences.unsureLead }, ...unsure.map((sentence) => item(writeSentence(sentence)))]),
    ...(texts.ask === '' ? [] : [{ kind: 'text' as const, text: fill(texts.ask) }]),
    { kind: 'text', text: fill(texts.closing) },
  ];
  return {
    data: {
      office: named.office,
      officeLines: office.headerLines ?? [named.office],
      numberSuffix: 'UBND-VP',
      subject: fill(texts.subject),
      placeName: orGap(office.placeName, 'office'),
      year: wishes.year,
      recipient: named.recipient,
      paragraphs,
      copies: ['Như trên;', 'Lưu: VT.'],
      signerLines: ['TM. Ủy ban nhân dân', 'Chủ tịch'],
      signer: orGap(wishes.signer, 'signer'),
      draft: true,
    },
    gaps,
  };
}

function item(text: string): LetterParagraph {
  return { kind: 'item', text };
}

/** A sentence with its basis in brackets, as a letter cites it. */
function writeSentence(sentence: GroundedSentence): string {
  const cited = sentence.citations.map(writeCitation);
  return cited.length === 0 ? sentence.text : `${sentence.text.replace(/\.$/u, '')} (${cited.join('; ')}).`;
}

function writeCitation({ text, validFrom, validTo }: Citation): string {
  if (validFrom === undefined) return text;
  return validTo === undefined ? `${text}, hiệu lực từ ${writeDate(validFrom)}` : `${text}, hiệu lực từ ${writeDate(validFrom)} đến hết ${writeDate(addDays(validTo, -1))}`;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase('vi') + text.slice(1) : text;
}
