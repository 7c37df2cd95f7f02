import { expect, test } from 'vitest';
import { z } from '@hono/zod-openapi';
import { DayText } from '#platform/routes.ts';
import { describeIssue } from './describe-issue.ts';

const shape = z.object({ asOf: DayText, limit: z.number().max(100), code: z.string().refine(() => false, { error: 'no code' }), id: z.string().regex(/^TL-/u) });
const issues = shape.safeParse({ asOf: '2026-02-30', limit: 1_000, code: 'x', id: 'x' }).error?.issues ?? [];

test.each([
  ['vi', ['asOf: cần một ngày có thật, như 2026-11-22', 'limit: Quá lớn: mong đợi number <=100', 'code: no code', 'id: không đúng dạng']],
  ['en', ['asOf: a day that exists is needed, such as 2026-11-22', 'limit: Too big: expected number to be <=100', 'code: no code', 'id: is not of the expected shape']],
] as const)('what is wrong with a field is told in %s', (language, sentences) => {
  expect(issues.map((issue) => describeIssue(issue, language))).toEqual(sentences);
});

test('nothing wrong is nothing said', () => {
  expect(describeIssue(undefined, 'vi')).toBe('');
});
