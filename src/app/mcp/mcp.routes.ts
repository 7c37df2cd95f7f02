import { refuse } from '#model/outcome.ts';
import type { Api } from '#platform/routes.ts';

/** Where programs that speak the Model Context Protocol over streamable HTTP find the tools. */
export const MCP_PATH = '/api/v1/mcp';

/**
 * Registers the protocol's endpoint. It keeps no session: every call stands alone, so any process of the house can answer it.
 * A browser page of another site is refused, so that no page can talk to a desk's own server behind its visitor's back.
 */
export function registerMcpRoutes(api: Api): void {
  api.all(MCP_PATH, async (c) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && URL.parse(origin)?.host !== (c.req.header('host') ?? new URL(c.req.url).host)) return c.var.problem(refuse('not_allowed'));
    const readApi = async (path: string): Promise<{ status: number; body: string }> => {
      const response = await api.fetch(new Request(new URL(path, c.req.url), { headers: { accept: 'application/json', 'accept-language': c.var.language, 'x-request-id': c.var.requestId } }), c.env);
      return { status: response.status, body: await response.text() };
    };
    // Loaded at the first call: most houses never speak it, and a start must be quick.
    const [{ WebStandardStreamableHTTPServerTransport }, { createMcpServer }] = await Promise.all([import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'), import('./create-mcp-server.ts')]);
    const server = createMcpServer(readApi);
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport as Parameters<typeof server.connect>[0]);
    const response = await transport.handleRequest(c.req.raw);
    const body = await response.text();
    await server.close();
    return new Response(body === '' ? null : body, { status: response.status, headers: response.headers });
  });
}
