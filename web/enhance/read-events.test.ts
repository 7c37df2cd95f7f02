import { expect, test } from 'vitest';
import { readEvents, type ServerEvent } from './read-events.ts';

async function readAll(...pieces: readonly (string | Uint8Array)[]): Promise<ServerEvent[]> {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readEvents(stream)) events.push(event);
  return events;
}

test('events cut anywhere by the line come out whole and in order', async () => {
  const events = await readAll('event: text\nda', 'ta: {"delta":"Bác "}\n', '\nevent: text\r\ndata: {"delta":"cần"}\r\n\r\n', 'event: answer\ndata: {"id":"TL-1"}\n\n');
  expect(events).toEqual([
    { name: 'text', value: { delta: 'Bác ' } },
    { name: 'text', value: { delta: 'cần' } },
    { name: 'answer', value: { id: 'TL-1' } },
  ]);
});

test('a Vietnamese letter split between two packets stays one letter', async () => {
  const bytes = new TextEncoder().encode('data: {"delta":"ế"}\n\n');
  expect(await readAll(bytes.slice(0, 17), bytes.slice(17))).toEqual([{ name: 'message', value: { delta: 'ế' } }]);
});

test('a comment that keeps the line open is no event, and a last event without its empty line counts', async () => {
  expect(await readAll(': ping\n\n', 'event: answer\ndata: {"id":"TL-2"}')).toEqual([{ name: 'answer', value: { id: 'TL-2' } }]);
});
