export interface ServerEvent {
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Reads server-sent events of JSON from a byte stream. Source: HTML Living Standard §9.2. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let kept = '';
  for (;;) {
    const { done, value } = await reader.read();
    kept += decoder.decode(value, { stream: !done });
    const blocks = kept.replace(/\r\n?/g, '\n').split('\n\n');
    kept = done ? '' : (blocks.pop() ?? '');
    for (const block of blocks) {
      const event = readBlock(block);
      if (event !== undefined) yield event;
    }
    if (done) return;
  }
}

function readBlock(block: string): ServerEvent | undefined {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
  }
  return data.length === 0 ? undefined : { name, value: JSON.parse(data.join('\n')) as ServerEvent['value'] };
}
