import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeOf, PlatformFault } from '#platform/fault.ts';
import type { Config } from './config.ts';

type Place = Pick<Config, 'host' | 'port'>;

/** Listens where the configuration says and gives the address. Faults: `port_in_use`, `port_forbidden`. */
export function listen(server: Server, { host, port }: Place): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const code = codeOf(cause);
      const next = port >= 65_535 ? 8081 : port + 1;
      if (code === 'EADDRINUSE') reject(new PlatformFault('port_in_use', { port, next }, { cause }));
      else reject(new PlatformFault('port_forbidden', { port, reason: code }, { cause }));
    });
    server.listen(port, host, () => {
      const given = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${given.port}`);
    });
  });
}

/**
 * Whether the port can be had, before minutes go into screens, a store or an import.
 * Faults: `port_in_use`, `port_forbidden`.
 */
export async function tryPort(place: Place): Promise<void> {
  const server = createServer();
  await listen(server, place);
  await new Promise((resolve) => server.close(resolve));
}
