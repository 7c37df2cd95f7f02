import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LawAddress } from '#model/law-address.ts';
import type { LawDocument, LawProvision, LawRelation } from '#model/law.ts';
import { addDays } from '#model/time.ts';
import { chooseWording, covers, judgeValidity } from './validity.ts';

const document: LawDocument = { number: '918/2031/NĐ-CP', kind: 'Nghị định', title: 'Thử', validFrom: '2031-07-01', validTo: '2037-03-01', source: 'thử', certainty: 'official', extent: 'whole' };
const provision: LawProvision = { document: document.number, key: 'd5', kind: 'article', label: '5', title: '', headings: [], units: [] };
const article: LawAddress = { document: document.number, article: '5' };
const relate = (relation: LawRelation['relation'], target: Partial<LawAddress>, on?: string, until?: string): LawRelation => ({
  by: { document: '1/2032/NĐ-CP' }, relation, target: { document: document.number, ...target }, source: 'thử', certainty: 'official', ...(on === undefined ? {} : { on }), ...(until === undefined ? {} : { until }),
});
const stateOn = (on: string, relations: readonly LawRelation[] = [], address = article) => judgeValidity(address, document, provision, relations, on).state;

describe('a provision on a day', () => {
  it.each([['2031-06-30', 'notYet'], ['2031-07-01', 'inForce'], ['2037-02-28', 'inForce'], ['2037-03-01', 'ended']])('%s: %s', (on, state) => {
    expect(stateOn(on)).toBe(state);
  });

  it.each([
    ['the article is repealed', relate('repeals', { article: '5' }, '2033-01-01'), article, 'ended'],
    ['the document is replaced', relate('replaces', {}, '2033-01-01'), article, 'ended'],
    ['another article is repealed', relate('repeals', { article: '6' }, '2033-01-01'), article, 'inForce'],
    ['only a clause of it is repealed', relate('repeals', { article: '5', clause: '2' }, '2033-01-01'), article, 'inForce'],
    ['the clause asked about is repealed', relate('repeals', { article: '5', clause: '2' }, '2033-01-01'), { ...article, clause: '2', point: 'a' }, 'ended'],
    ['it is amended', relate('amends', { article: '5' }, '2033-01-01'), article, 'inForce'],
    ['it is suspended', relate('suspends', { article: '5' }, '2033-01-01', '2034-01-01'), article, 'ended'],
    ['its suspension is over', relate('suspends', { article: '5' }, '2032-01-01', '2033-01-01'), article, 'inForce'],
    ['the day of the repeal is not known', relate('repeals', { article: '5' }), article, 'inForce'],
  ])('%s', (_, relation, address, state) => {
    expect(stateOn('2033-06-01', [relation], address)).toBe(state);
  });

  it('is unknown where the document is, where no day is, and where the whole text does not have it', () => {
    const { validFrom: _from, validTo: _to, ...undated } = document;
    expect(judgeValidity(article, undefined, undefined, [], '2033-01-01')).toEqual({ address: article, state: 'unknown', changedBy: [] });
    expect(judgeValidity(article, undated, provision, [], '2033-01-01').state).toBe('unknown');
    expect(judgeValidity({ ...article, article: '99' }, document, undefined, [], '2033-01-01').state).toBe('unknown');
  });

  it('goes by its document where only that is known', () => {
    expect(judgeValidity(article, { ...document, extent: 'none' }, undefined, [], '2037-03-01').state).toBe('ended');
    expect(judgeValidity(article, { ...document, extent: 'none' }, undefined, [], '2033-03-01').state).toBe('inForce');
  });

  it('names what changed it up to the day, the finer word before the coarser', () => {
    const relations = [relate('amends', {}, '2033-01-01'), relate('amends', { article: '5', clause: '1' }, '2033-01-01'), relate('guides', { article: '5' }, '2033-01-01'), relate('repeals', { article: '5' }, '2035-01-01')];
    expect(judgeValidity(article, document, provision, relations, '2034-01-01')).toMatchObject({ validTo: '2035-01-01', changedBy: [{ document: '1/2032/NĐ-CP', relation: 'amends', on: '2033-01-01' }] });
  });

  it('never comes back to force once ended, whatever ends it', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2031-01-01', days));
    const relation = fc.record({ kind: fc.constantFrom<LawRelation['relation']>('amends', 'replaces', 'repeals', 'guides'), target: fc.constantFrom<Partial<LawAddress>>({}, { article: '5' }, { article: '6' }, { article: '5', clause: '1' }), on: day });
    fc.assert(
      fc.property(fc.array(relation, { maxLength: 6 }), day, day, (list, one, other) => {
        const relations = list.map(({ kind, target, on }) => relate(kind, target, on));
        const [early, late] = one < other ? [one, other] : [other, one];
        if (stateOn(early, relations) === 'ended') expect(stateOn(late, relations)).toBe('ended');
      }),
    );
  });
});

describe('the wording on a day', () => {
  const wordings = [{ name: 'first' }, { name: 'second', wordingFrom: '2032-02-01' }, { name: 'third', wordingFrom: '2034-01-01' }];
  it.each([['2031-07-01', 'first'], ['2032-01-31', 'first'], ['2032-02-01', 'second'], ['2040-01-01', 'third']])('%s: %s', (on, name) => {
    expect(chooseWording(wordings, on)).toEqual({ wording: expect.objectContaining({ name }) as unknown, later: false });
  });

  it('is told to be a later one where no earlier one is here', () => {
    expect(chooseWording(wordings.slice(1), '2031-08-01')).toMatchObject({ wording: { name: 'second' }, later: true });
    expect(chooseWording([], '2031-08-01')).toBeUndefined();
  });
});

describe('an address', () => {
  it.each([
    [{ document: 'A' }, { document: 'A', article: '5' }, true],
    [{ document: 'A', article: '5' }, { document: 'A', article: '5', clause: '1', point: 'a' }, true],
    [{ document: 'A', article: '5', clause: '1' }, { document: 'A', article: '5' }, false],
    [{ document: 'A', annex: 'I' }, { document: 'A', article: '5' }, false],
    [{ document: 'B' }, { document: 'A' }, false],
  ])('%o holds %o: %s', (outer, inner, expected) => {
    expect(covers(outer, inner)).toBe(expected);
  });
});
