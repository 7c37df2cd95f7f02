import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What the ID token of a forging service says and how it is signed; what is left out is right. */
export interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Seconds by which the clock of the service goes wrong. */
  readonly clockSeconds?: number;
  /** Signed by a key that the service does not own up to. */
  readonly isForeignKey?: boolean;
  /** What the metadata calls the issuer. */
  readonly issuer?: string;
  /** What the token endpoint answers instead of tokens. Shape: status and body. */
  readonly tokenReply?: readonly [number, object];
}

export interface ForgingService {
  readonly issuer: string;
  /** What the next answers are like. */
  forge(forgery: Forgery): void;
  /** The address to go back to, as if somebody had logged in. */
  answer(url: string): URL;
  close(): Promise<void>;
}

/** A log-in service that can lie in every way: for answers that must not be taken. */
export async function openForgingService(redirectUri: string, claims: Readonly<Record<string, unknown>>): Promise<ForgingService> {
  const [own, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let forgery: Forgery = {};
  let nonce = '';
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const reply = (status: number, body: object): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (path === '/.well-known/openid-configuration') return reply(200, { issuer: forgery.issuer ?? issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] });
    if (path === '/jwks') return reply(200, { keys: [jwk] });
    if (forgery.tokenReply !== undefined) return reply(...forgery.tokenReply);
    const now = Math.floor(Date.now() / 1000) + (forgery.clockSeconds ?? 0);
    void new SignJWT({ iss: issuer, aud: 'mot-cua', sub: 'forged', nonce, iat: now, exp: now + 60, ...claims, ...forgery.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(forgery.isForeignKey === true ? foreign.privateKey : own.privateKey)
      .then((idToken) => reply(200, { access_token: 'x', token_type: 'Bearer', id_token: idToken }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    issuer,
    forge: (next) => (forgery = next),
    answer: (url) => {
      const asked = new URL(url).searchParams;
      nonce = asked.get('nonce') ?? '';
      return new URL(`${redirectUri}?${new URLSearchParams({ code: 'a-code', state: asked.get('state') ?? '' }).toString()}`);
    },
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}
