import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import type { LetterData } from '#model/letter.ts';
import { HOME } from '#test/support/home.ts';
import { renderDocx } from './render-docx.ts';

const data: LetterData = {
  office: 'Ủy ban nhân dân xã Thử', officeLines: ['Ủy ban nhân dân', 'xã Thử'], numberSuffix: 'UBND-VP', subject: 'hỏi <b>&amp; "thẩm quyền"', placeName: 'Thử', year: '2026', recipient: '[cơ quan nhận]',
  paragraphs: [{ kind: 'text', text: 'Đoạn {tag} mở đầu.' }, { kind: 'item', text: 'Khoản 2 Điều 5.' }], copies: ['Như trên;', 'Lưu: VT.'], signerLines: ['TM. Ủy ban nhân dân', 'Chủ tịch'], signer: '[họ và tên người ký]', draft: true,
};

async function textOf(docx: Uint8Array, part: string): Promise<string> {
  const xml = (await (await JSZip.loadAsync(docx)).file(part)?.async('string')) ?? '';
  return xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/gu, '');
}

describe('a letter as a Word file', () => {
  test('holds every part once, in order, its words as they are', async () => {
    const docx = await renderDocx(await readFile(join(HOME, 'content/templates/cong-van.docx')), data);
    const text = await textOf(docx, 'word/document.xml');
    const places = ['Ủy ban nhân dân', 'xã Thử', '/UBND-VP', 'V/v hỏi &lt;b&gt;&amp;amp; ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Thử, ngày', 'Kính gửi: [cơ quan nhận]', 'Đoạn {tag} mở đầu.', '– Khoản 2 Điều 5.', '- Lưu: VT.', 'Chủ tịch', '[họ và tên người ký]'].map((words) => text.indexOf(words));
    expect(places.every((at) => at >= 0)).toBe(true);
    expect([...places].sort((left, right) => left - right)).toEqual(places);
    expect(text).not.toMatch(/\{[#/]/u);
    expect(await textOf(docx, 'word/header1.xml')).toContain('DỰ THẢO');
  });

  test('what is no Word file is a fault', async () => {
    await expect(renderDocx(new TextEncoder().encode('no zip'), data)).rejects.toThrow();
  });
});
