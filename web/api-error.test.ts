import { isHttpError } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { failPage, getValue } from './api-error.ts';
import type { Problem } from './open-api.ts';

function bodyOf(problem: Problem): unknown {
  try {
    failPage(problem);
  } catch (fault) {
    return isHttpError(fault) ? [fault.status, fault.body.message] : fault;
  }
}

const problem = (status: number, code: string, detail: string): Problem => ({ type: `/api/v1/docs#${code}`, title: 'Tiêu đề', status, code, detail, instance: '/x' });

test('a refusal is told in its own words', () => {
  expect(bodyOf(problem(404, 'procedure_unknown', 'Không có thủ tục mang mã 9.999999.'))).toEqual([404, 'Không có thủ tục mang mã 9.999999.']);
  expect(bodyOf(problem(404, 'not_found', ''))).toEqual([404, 'Tiêu đề']);
});

test('who followed a broken link is not told of fields and patterns', () => {
  expect(bodyOf(problem(422, 'invalid_request', 'id: /^TL-[2-9A-Z]{4}$/u'))).toEqual([422, '']);
});

test('a value passes through', () => {
  expect(getValue({ ok: true, value: 7 })).toBe(7);
});
