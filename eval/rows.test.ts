import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readRows, type ReadRows } from './rows.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function read(text: string): Promise<ReadRows & { readonly path: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cua-rows-'));
  folders.push(folder);
  const path = join(folder, 'questions.jsonl');
  await writeFile(path, text);
  return { ...(await readRows(path)), path };
}

describe('a file of questions', () => {
  test('is read line by line, with what a row leaves out filled in', async () => {
    const { rows, faults } = await read('{"id":"q1","question":"khai sinh","gold":["1.001193"],"behavior":"clarify","style":"elder","mustContain":["xã"],"mustNotConfirm":["50.000"]}\n{"question":"kết hôn"}\n');
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { id: 'q1', turns: ['khai sinh'], gold: ['1.001193'], behavior: 'clarify', style: 'elder', mustContain: ['xã'], mustNotConfirm: ['50.000'] },
      { id: '2', turns: ['kết hôn'], gold: [], behavior: 'answer', style: 'plain', mustContain: [], mustNotConfirm: [] },
    ]);
  });

  test('reports each faulty line with its number and loses no other', async () => {
    const { rows, faults, path } = await read('{"question":"một"}\n{hỏng\n\n["a"]\n7\nnull\n{"id":"x"}\n{"question":5}\n{"question":"hai"}');
    expect(rows.map((row) => row.turns[0])).toEqual(['một', 'hai']);
    expect(faults).toEqual([
      `${path}, dòng 2: không phải JSON`,
      `${path}, dòng 4: thiếu "question" hoặc "turns"`,
      `${path}, dòng 5: không phải một đối tượng JSON`,
      `${path}, dòng 6: không phải một đối tượng JSON`,
      `${path}, dòng 7: thiếu "question" hoặc "turns"`,
      `${path}, dòng 8: thiếu "question" hoặc "turns"`,
    ]);
  });

  test('may begin with a byte order mark and end its lines as Windows does', async () => {
    const { rows, faults } = await read('\ufeff{"question":"một"}\r\n{"question":"hai"}\r\n');
    expect(faults).toEqual([]);
    expect(rows.map((row) => row.turns)).toEqual([['một'], ['hai']]);
  });

  test('gives the turns of a conversation in order, before a question beside them', async () => {
    const { rows } = await read('{"turns":["khai sinh","lệ phí bao nhiêu",3],"question":"khác"}');
    expect(rows[0]?.turns).toEqual(['khai sinh', 'lệ phí bao nhiêu']);
  });

  test('takes only texts for codes and words', async () => {
    const { rows } = await read('{"question":"a","gold":["1.001193",2,null],"mustContain":"xã"}');
    expect(rows[0]).toMatchObject({ gold: ['1.001193'], mustContain: [] });
  });

  test('without a line has no row', async () => {
    expect(await read('\n \n')).toMatchObject({ rows: [], faults: [] });
  });
});
