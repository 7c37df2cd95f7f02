import { expect, test } from 'vitest';
import { acceptOf } from './accept-kinds.ts';

test.each([
  [['image'], 'image/jpeg,image/png,image/webp'],
  [['pdf'], 'application/pdf'],
  [['image', 'pdf'], 'image/jpeg,image/png,image/webp,application/pdf'],
] as const)('%j lets choose %s, never a kind that a telephone answers with HEIC', (kinds, accept) => {
  expect(acceptOf(kinds)).toBe(accept);
  expect(acceptOf(kinds)).not.toMatch(/\*|hei[cf]/u);
});
