import { TemplateHandler } from 'easy-template-x';
import type { LetterData } from '#model/letter.ts';
import { dateEvenly } from './render-word.ts';

/** What the header of a draft says. */
const DRAFT_MARK = 'DỰ THẢO';

/** Fills a Word template with a letter's data. Shape: `{tag}` and `{#list}{text}{/list}` in the template. Faults: a template that is no Word file. */
export async function renderDocx(template: Uint8Array, data: LetterData): Promise<Uint8Array> {
  const lines = (texts: readonly string[]): { text: string }[] => texts.map((text) => ({ text }));
  const filled = await new TemplateHandler().process(Buffer.from(template), {
    draftMark: data.draft ? DRAFT_MARK : '',
    numberSuffix: data.numberSuffix,
    subject: data.subject,
    placeName: data.placeName,
    year: data.year,
    recipient: data.recipient,
    signer: data.signer,
    officeLines: lines(data.officeLines),
    paragraphs: data.paragraphs.map(({ kind, text }) => ({ text: kind === 'item' ? `– ${text}` : text })),
    copies: lines(data.copies),
    signerLines: lines(data.signerLines),
  });
  return dateEvenly(new Uint8Array(filled));
}
