import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { MCP_TOOLS } from './tools.ts';

/** Reads a path of the open API. Shape: the status and the body as text. */
export type ReadApi = (path: string) => Promise<{ readonly status: number; readonly body: string }>;

/** The longest answer a tool hands over; the rest is read at the API. Unit: UTF-16 code units. */
const ANSWER_LIMIT = 200_000;

/** A server of the Model Context Protocol over the open API: read-only tools with the API's own checks and limits. */
export function createMcpServer(readApi: ReadApi): McpServer {
  const server = new McpServer({ name: 'mot-cua', version: '1' }, { instructions: 'Facts of Vietnamese public administration with their sources and days. Quote the source. What a record does not say is unknown.' });
  for (const tool of MCP_TOOLS) {
    server.registerTool(
      tool.name,
      { title: tool.title, description: tool.description, inputSchema: z.strictObject(tool.input), annotations: { readOnlyHint: true, openWorldHint: false } },
      async (input: Readonly<Record<string, unknown>>) => {
        const { status, body } = await readApi(tool.path(input));
        const text = body.length > ANSWER_LIMIT ? `${body.slice(0, ANSWER_LIMIT)}\n… (${String(body.length - ANSWER_LIMIT)} more at ${tool.path(input)})` : body;
        return { content: [{ type: 'text' as const, text }], isError: status >= 400 };
      },
    );
  }
  return server;
}
