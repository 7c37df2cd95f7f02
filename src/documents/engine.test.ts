import { expect, test } from 'vitest';
import { nameEngine, setsAlike } from './engine.ts';

test('a paper says by what it was set, and whether this house sets it the same', () => {
  const engine = nameEngine();
  expect(engine).toMatch(/^typst-ts \d+\.\d+\.\d+, Tinos \d+\.\d+\.\d+, easy-template-x \d+\.\d+\.\d+$/u);
  const [typst = '', tinos = '', word = ''] = engine.split(', ');
  expect(setsAlike(engine, 'pdf') && setsAlike(engine, 'svg') && setsAlike(engine, 'docx')).toBe(true);
  expect([setsAlike(`typst-ts 0.0.1, ${tinos}, ${word}`, 'pdf'), setsAlike(`typst-ts 0.0.1, ${tinos}, ${word}`, 'docx')]).toEqual([false, true]);
  expect([setsAlike(`${typst}, ${tinos}, easy-template-x 1.0.0`, 'pdf'), setsAlike(`${typst}, ${tinos}, easy-template-x 1.0.0`, 'docx')]).toEqual([true, false]);
  expect(setsAlike('', 'pdf')).toBe(false);
});
