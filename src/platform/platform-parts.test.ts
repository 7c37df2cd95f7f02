import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { canonicalJson } from '#model/canonical-json.ts';
import { testClock } from './clock.ts';
import { createHealth } from './health.ts';
import { createPromMetrics } from './prom-metrics.ts';
import { cutPage, readCursor, writeCursor } from './routes.ts';

describe('the clock of tests', () => {
  test('stands until it is moved', () => {
    const clock = testClock('2027-03-01T00:00:00+07:00');
    expect(new Date(clock.now()).toISOString()).toBe('2027-02-28T17:00:00.000Z');
    clock.advance(1_000);
    expect(clock.now()).toBe(Date.parse('2027-02-28T17:00:01Z'));
    expect(() => testClock('tomorrow')).toThrow('not an instant');
  });
});

describe('health', () => {
  test.each([
    ['up', [['a', 'up', true]]],
    ['degraded', [['a', 'up', true], ['b', 'down', false]]],
    ['degraded', [['a', 'degraded', true], ['b', 'up', true]]],
    ['down', [['a', 'down', true], ['b', 'degraded', false]]],
  ] as const)('is %s for %j', async (state, parts) => {
    const health = createHealth();
    for (const [name, found, needed] of parts) health.register(name, () => ({ state: found }), { needed });
    expect((await health.report()).state).toBe(state);
  });

  test('counts a check that throws as down, with what it said', async () => {
    const health = createHealth();
    health.register('store', () => Promise.reject(new Error('no answer')));
    expect(await health.report()).toEqual({ state: 'down', components: { store: { state: 'down', note: 'no answer' } } });
  });
});

describe('metrics', () => {
  test('are counted, timed and read', async () => {
    const metrics = createPromMetrics();
    metrics.count('motcua_answers_total', { status: 'answered' });
    metrics.count('motcua_answers_total', { status: 'answered' }, 2);
    metrics.observe('motcua_search_seconds', 0.004);
    let waiting = 3;
    metrics.gauge('motcua_waiting', 'people waiting', () => waiting);
    waiting = 5;
    const { text, contentType } = await metrics.render();
    expect(contentType).toContain('text/plain');
    expect(text).toContain('motcua_answers_total{status="answered"} 3');
    expect(text).toContain('motcua_search_seconds_bucket{le="0.005"} 1');
    expect(text).toContain('motcua_waiting 5');
  });
});

describe('pages of a list', () => {
  test('end where the rows end', () => {
    expect(cutPage([1, 2, 3], 3, (item) => [item])).toEqual({ items: [1, 2, 3], nextCursor: null });
    const page = cutPage([1, 2, 3, 4], 3, (item) => [item, 'x']);
    expect(page.items).toEqual([1, 2, 3]);
    expect(readCursor(page.nextCursor ?? '', 2)).toEqual([3, 'x']);
  });

  test('give back every key they were cut at', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 }), (key) => {
      expect(readCursor(writeCursor(key), key.length)).toEqual(key);
    }));
  });

  test('know a cursor that is none, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const key = readCursor(text, 2);
      if (key !== undefined) expect(key).toHaveLength(2);
    }));
    expect(readCursor(writeCursor(['a']), 2)).toBeUndefined();
    expect(readCursor(Buffer.from('[{}]').toString('base64url'), 1)).toBeUndefined();
  });
});

describe('canonical JSON', () => {
  test('is the same for the same value, in whatever order it was made', () => {
    expect(canonicalJson({ b: [1, { d: undefined, c: null }], a: 'ắ' })).toBe('{"a":"ắ","b":[1,{"c":null}]}');
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });
});
