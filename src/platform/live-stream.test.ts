import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStreamSlots, openLiveStream, type LiveLimits } from './live-stream.ts';

const LIMITS: LiveLimits = { settleMs: 100, beatMs: 1_000, endMs: 10_000, retryMs: 50 };

/** A source whose mark and changes the test makes. */
function source(first: string | undefined) {
  const listeners = new Set<() => void>();
  const state = { mark: first, looks: 0, closed: 0 };
  const stream = (seen?: string) =>
    openLiveStream({ readMark: async () => ((state.looks += 1), state.mark), listen: (on) => (listeners.add(on), () => void listeners.delete(on)) }, seen, { onClose: () => (state.closed += 1), limits: LIMITS });
  return { state, listeners, stream, change: (mark?: string) => ((state.mark = mark), listeners.forEach((on) => on())) };
}

/** Everything a stream has said so far. */
function collect(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  const told = { text: '', done: false };
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      told.text += new TextDecoder().decode(value);
    }
    told.done = true;
  })();
  return { told, cancel: () => reader.cancel() };
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a stream of changes', () => {
  test('tells a change once, several at once as one, and nothing where the mark stays', async () => {
    const from = source('a');
    const { told, cancel } = collect(from.stream('a'));
    await pass(0);
    expect(told.text).toBe('retry: 50\n\n');
    from.change('b');
    from.change('c');
    await pass(100);
    expect(told.text.match(/event: changed/gu)).toHaveLength(1);
    expect(told.text).toContain('id: c\ndata: {"mark":"c"}');
    from.change('c');
    await pass(100);
    expect(told.text.match(/event: changed/gu)).toHaveLength(1);
    await cancel();
  });

  test('tells at once what changed between the page and the stream, and between two streams', async () => {
    const from = source('b');
    const first = collect(from.stream('a'));
    await pass(0);
    expect(first.told.text).toContain('id: b');
    await first.cancel();
    const second = collect(from.stream('b'));
    await pass(0);
    expect(second.told.text).not.toContain('changed');
    await second.cancel();
  });

  test('looks by itself at every beat, so that an event that was lost is told all the same', async () => {
    const from = source('a');
    const { told, cancel } = collect(from.stream('a'));
    from.state.mark = 'b';
    await pass(1_000);
    expect(told.text).toContain(': here');
    expect(told.text).toContain('id: b');
    await cancel();
  });

  test('ends when it may not be read any more, and after its time; then nothing of it is left', async () => {
    const from = source('a');
    const forbidden = collect(from.stream('a'));
    await pass(0);
    from.change(undefined);
    await pass(100);
    expect(forbidden.told).toMatchObject({ done: true, text: expect.stringContaining('event: ended') as unknown });
    from.state.mark = 'a';
    const old = collect(from.stream('a'));
    await pass(10_000);
    expect(old.told.done).toBe(true);
    expect(from.listeners.size).toBe(0);
    expect(from.state.closed).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('whose reader goes away lets go of everything, once', async () => {
    const from = source('a');
    const { cancel } = collect(from.stream());
    await pass(0);
    await cancel();
    expect([from.listeners.size, from.state.closed, vi.getTimerCount()]).toEqual([0, 1, 0]);
  });
});

test('so many streams a session, and so many in all', () => {
  const slots = createStreamSlots(2, 3);
  const [one, two] = [slots.take('a'), slots.take('a')];
  expect(slots.take('a')).toBeUndefined();
  expect(slots.take('b')).toBeDefined();
  expect(slots.take('c')).toBeUndefined();
  one?.();
  one?.();
  expect(slots.take('a')).toBeDefined();
  expect(slots.take('c')).toBeUndefined();
  two?.();
});
