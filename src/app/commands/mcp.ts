import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { readCommonFlags, readStartConfig } from '../config.ts';
import { createMcpServer, type ReadApi } from '../mcp/create-mcp-server.ts';
import { MCP_PATH } from '../mcp/mcp.routes.ts';
import { openFullHouse } from '../open-house.ts';
import { serveHouse } from '../serve.ts';
import { findRunningServer } from '../server-file.ts';
import { usageFault } from '../usage-fault.ts';
import type { CliCommand } from './command-types.ts';

/**
 * `./motcua mcp`: read-only tools for programs that speak the Model Context Protocol, over standard input and output, through the
 * running server of the data folder or alone. `./motcua mcp --http [--port N]`: the same over streamable HTTP.
 */
export const command: CliCommand = {
  name: 'mcp',
  summary: 'công cụ chỉ đọc cho chương trình khác (MCP): mcp [--http] [--port N]',
  run: async (args, io) => {
    const http = args.includes('--http');
    const others = args.filter((arg) => arg !== '--http');
    if (http) {
      const { dataDir } = readCommonFlags({ args: others, environment: io.environment, home: io.home });
      const running = await findRunningServer(dataDir);
      if (running !== undefined && running.address !== '') {
        io.out(new URL(MCP_PATH, running.address).href);
        return 0;
      }
      const serving = await serveHouse(readStartConfig({ args: others, environment: io.environment, home: io.home }));
      io.out(new URL(MCP_PATH, serving.address).href);
      await new Promise<void>((resolve) => {
        for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
      });
      await serving.stop();
      return 0;
    }
    const { dataDir, rest } = readCommonFlags({ args: others, environment: io.environment, home: io.home });
    if (rest.length > 0) throw usageFault(`không hiểu "${rest.join(' ')}"`, `"${rest.join(' ')}" is not understood`);
    const { readApi, close } = await openReader(dataDir, io.environment, io.home);
    const server = createMcpServer(readApi);
    const ended = new Promise<void>((resolve) => {
      process.stdin.once('end', resolve);
      process.stdin.once('close', resolve);
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
    });
    await server.connect(new StdioServerTransport());
    await ended;
    await server.close();
    await close();
    return 0;
  },
};

async function openReader(dataDir: string, environment: Readonly<Record<string, string | undefined>>, home: string): Promise<{ readApi: ReadApi; close(): Promise<void> }> {
  const running = await findRunningServer(dataDir);
  if (running !== undefined && running.address !== '') {
    return { readApi: async (path) => readOver(new URL(path, running.address).href), close: async () => undefined };
  }
  const open = await openFullHouse(readStartConfig({ args: ['--data', dataDir], environment, home }));
  const { createApi } = await import('../http/api.ts');
  const { HTTP_LIMITS } = await import('../http.ts');
  const api = createApi({ platform: open.platform, locales: open.locales, siteId: open.config.siteId, routes: open.house.routes, maxBodyBytes: HTTP_LIMITS.maxBodyBytes });
  return {
    readApi: async (path) => {
      const response = await api.request(path);
      return { status: response.status, body: await response.text() };
    },
    close: () => open.close(),
  };
}

async function readOver(address: string): Promise<{ status: number; body: string }> {
  const response = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  return { status: response.status, body: await response.text() };
}
