import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBlocks } from '../components/plain-text/read-blocks.ts';
import { readGuide } from './read-guide.ts';

test('a guide is cut at its headings, whatever ends its lines', () => {
  expect(readGuide('# Tên\r\n\r\nLời đầu.\r\n\r\n## Một\r\n\r\n1. a\r\n2. b\r\n\r\n## Hai')).toEqual({
    title: 'Tên', lead: 'Lời đầu.', sections: [{ id: 'muc-1', title: 'Một', text: '1. a\n2. b' }, { id: 'muc-2', title: 'Hai', text: '' }],
  });
});

test("the officers' guide has nothing that its page would show as signs", async () => {
  const { lead, sections } = readGuide(await readFile(join(import.meta.dirname, '../../docs/huong-dan-can-bo.md'), 'utf8'));
  expect(sections.map(({ title }) => title)).toEqual(expect.arrayContaining(['Đăng nhập', 'Nhập tệp', 'Gọi ai khi vướng']));
  for (const { text } of [{ text: lead }, ...sections]) {
    const shown = readBlocks(text).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.items));
    expect(shown.length).toBeGreaterThan(0);
    for (const line of shown) expect(line).not.toMatch(/^[#>-]|^\d+\.|[*`|_]|\]\(/u);
  }
});
