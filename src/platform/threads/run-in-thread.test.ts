import { expect, test } from 'vitest';
import { runInThread, ThreadFault, ThreadStopped } from './run-in-thread.ts';

const LIMITS = { timeoutMs: 20_000, memoryMb: 64 };
const module = new URL('thread-work.fixture.ts', import.meta.url).href;

test('work in a thread gives what the function gives', async () => {
  expect(await runInThread({ module, name: 'sum', args: [[1, 2, 3]] }, LIMITS)).toBe(6);
});

test('a fault with a code keeps code and details; one without its message', async () => {
  await expect(runInThread({ module, name: 'failWithCode', args: [] }, LIMITS)).rejects.toMatchObject({ code: 'columns_missing', details: { file: 'a.csv' } });
  await expect(runInThread({ module, name: 'failWithCode', args: [] }, LIMITS)).rejects.toBeInstanceOf(ThreadFault);
  await expect(runInThread({ module, name: 'failPlain', args: [] }, LIMITS)).rejects.toThrow('broken');
  await expect(runInThread({ module, name: 'nobody', args: [] }, LIMITS)).rejects.toThrow('has no nobody');
});

test('work without an end, or with too much memory, is stopped and the house lives on', async () => {
  await expect(runInThread({ module, name: 'forever', args: [] }, { ...LIMITS, timeoutMs: 300 })).rejects.toBeInstanceOf(ThreadStopped);
  await expect(runInThread({ module, name: 'hoard', args: [] }, { ...LIMITS, memoryMb: 24 })).rejects.toBeInstanceOf(ThreadStopped);
  expect(await runInThread({ module, name: 'sum', args: [[4]] }, LIMITS)).toBe(4);
});
