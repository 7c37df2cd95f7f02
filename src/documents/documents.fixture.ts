import { extractText, getDocumentProxy } from 'unpdf';
import type { OfficerAnswer } from '#model/officer-answer.ts';
import type { Certainty } from '#model/procedure.ts';

/** An officer's answer of one sentence, for tests. */
export function makeOfficerAnswer(over: { readonly id?: string; readonly certainty?: Certainty } = {}): OfficerAnswer {
  const { id = 'TL-7K3M-9QXA', certainty = 'secondary' } = over;
  const citation = { address: { document: '151/2025/NĐ-CP', article: '5', clause: '2' }, text: 'khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP', validFrom: '2025-07-01', validTo: '2027-03-01', state: 'unknown' as const };
  return {
    id, audience: 'officer', status: 'answered', lang: 'vi', asked: ['who'], matter: { kind: 'task', id: 'dispute', name: 'Giải quyết tranh chấp đất đai', version: 1 }, procedure: null, candidates: [], clarify: null,
    text: 'Chủ tịch UBND cấp xã', sentences: [{ asked: 'who', text: 'Chủ tịch UBND cấp xã – Giải quyết tranh chấp đất đai.', citations: [citation], certainty, record: 'dispute' }],
    ruling: { kind: 'decided', tier: 'commune', body: 'Chủ tịch UBND cấp xã' }, facts: [], next: [], unboundNumbers: 0, ms: 1.25, asOf: '2026-11-23', machine: true,
  };
}

/** The text of a PDF as a reader program finds it, all pages, spaces joined. */
export async function textOfPdf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: true });
  return text.replaceAll(/\s+/gu, ' ').normalize('NFC');
}

/** What of a PDF's text runs off its pages at the sides. */
export async function findOverruns(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const outside: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [left = 0, , right = 0] = page.view;
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const at = Number(item.transform[4]);
      if (at < left || at + item.width > right) outside.push(`${String(number)}: ${item.str.slice(0, 40)}`);
    }
  }
  return outside;
}
