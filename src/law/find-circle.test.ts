import { describe, expect, it } from 'vitest';
import { findCircle, type Edge } from './find-circle.ts';

const edge = (by: string, target: string, relation = 'amends'): Edge => ({ by, target, relation });
const added = (by: string, target: string, relation: 'amends' | 'guides' | 'replaces' = 'amends') => [{ by: { document: by }, target: { document: target }, relation }];

describe('documents that change one another', () => {
  it('in a circle are named in their order', () => {
    expect(findCircle([edge('A', 'B'), edge('B', 'C', 'replaces')], added('C', 'A'))).toEqual(['C', 'A', 'B', 'C']);
    expect(findCircle([edge('A', 'B')], added('B', 'A'))).toEqual(['B', 'A', 'B']);
  });

  it('without a circle are fine, also when one changes another twice or many meet in one', () => {
    expect(findCircle([edge('A', 'B'), edge('A', 'C'), edge('B', 'C')], added('A', 'C'))).toBeUndefined();
    expect(findCircle([], added('A', 'A'))).toBeUndefined();
  });

  it('may guide one another', () => {
    expect(findCircle([edge('A', 'B', 'guides')], added('B', 'A'))).toBeUndefined();
    expect(findCircle([edge('A', 'B')], added('B', 'A', 'guides'))).toBeUndefined();
  });

  it('are asked in a chain of a hundred thousand without a deep call', () => {
    const chain = Array.from({ length: 100_000 }, (_, at) => edge(`d${String(at)}`, `d${String(at + 1)}`));
    expect(findCircle(chain, added('d100000', 'd0'))).toHaveLength(100_002);
  });
});
