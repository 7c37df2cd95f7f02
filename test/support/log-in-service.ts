import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** A log-in service such as VNeID or a province's SSO, on this machine. */
export interface LogInService {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Walks through the service as the person `subject`, from the address the house sent to; gives the address to go back to. */
  walk(url: string, subject: string): Promise<URL>;
  close(): Promise<void>;
}

export interface LogInServiceOptions {
  /** What the service says of a person beside the subject, when the house asks for the profile. */
  readonly claimsOf?: (subject: string) => Readonly<Record<string, string>>;
  /** Where the claims of the profile stand: in the ID token too, or only in what the service says when asked. */
  readonly inIdToken?: boolean;
  /** An address of its own instead of any that is free. */
  readonly port?: number;
}

/** The claims that a service for citizens gives in these tests; what VNeID calls them is the operator's to say. */
export const CITIZEN_CLAIMS = { personalId: 'citizen_id', name: 'name', birthDate: 'birthdate' } as const;

/** Starts a real provider of OpenID Connect for one client. */
export async function openLogInService(redirectUri: string, { claimsOf = () => ({}), inIdToken = true, port = 0 }: LogInServiceOptions = {}): Promise<LogInService> {
  const client = { client_id: 'mot-cua', client_secret: 'a-secret-of-the-test-only-0123456789' };
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [redirectUri], response_types: ['code'], grant_types: ['authorization_code'] }],
    pkce: { required: () => true },
    cookies: { keys: ['test'] },
    claims: { openid: ['sub'], profile: Object.values(CITIZEN_CLAIMS) },
    conformIdTokenClaims: !inIdToken,
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...claimsOf(sub), sub }) }),
  });
  server.on('request', provider.callback());

  const walk: LogInService['walk'] = async (url, subject) => {
    const cookies = new Map<string, string>();
    let next = new URL(url);
    for (let step = 0; step < 12; step += 1) {
      if (next.href.startsWith(redirectUri)) return next;
      const reply = await visit(next, cookies);
      const location = reply.headers.get('location');
      if (location !== null) {
        next = new URL(location, next);
        continue;
      }
      // The provider's own development page: a form for the name, then one for consent.
      const page = await reply.text();
      const action = /action="([^"]+)"/.exec(page)?.[1];
      if (action === undefined) throw new Error(`the log-in service stopped at ${next.href}: ${page.slice(0, 300)}`);
      const prompt = page.includes('name="login"') ? 'login' : 'consent';
      const sent = await visit(new URL(action, next), cookies, new URLSearchParams(prompt === 'login' ? { prompt, login: subject, password: 'x' } : { prompt }));
      next = new URL(sent.headers.get('location') ?? '', next);
    }
    throw new Error('the log-in service led round in circles');
  };
  return { issuer, clientId: client.client_id, clientSecret: client.client_secret, walk, close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))) };
}

async function visit(url: URL, cookies: Map<string, string>, form?: URLSearchParams): Promise<Response> {
  const reply = await fetch(url, {
    redirect: 'manual',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    ...(form === undefined ? {} : { method: 'POST', body: form }),
  });
  for (const line of reply.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const equals = pair.indexOf('=');
    if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(pair.slice(0, equals));
    else cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return reply;
}
