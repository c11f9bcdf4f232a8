import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { RequestError } from './problem.ts';

/** Whom the service answers. */
export interface GuardOptions {
  /** The port on which it listens: part of the names under which a browser may know it. */
  readonly port: number;
  /** Whoever has it may read and decide. */
  readonly token: string;
  /** What is said to who comes without it. */
  readonly closed?: string;
  /** Is told in a line of each request that is refused. */
  readonly refused: (line: string) => void;
}

/** Nothing runs on a page but what the program ships, and nothing leaves it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Frame-Options': 'DENY',
};

/** Puts the headers that keep a page to itself on every answer. */
export const safeHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
  if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-cache, private');
};

/**
 * Lets in only who comes by a name of this machine, from the service's own pages and with the token: a page elsewhere can
 * send a browser here, by a name that it makes lead to this machine (DNS rebinding) or by a form (CSRF).
 */
export function guard(options: GuardOptions): MiddlewareHandler {
  const hosts = new Set(['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${options.port}`));
  const origins = new Set([...hosts].map((host) => `http://${host}`));
  const cookie = `entente-${options.port}`;
  return async (context, next) => {
    const refuse = (error: RequestError): never => {
      const { pathname } = new URL(context.req.url);
      options.refused(`refused ${context.req.method} ${pathname}: ${error.message}`);
      throw error;
    };
    const host = context.req.header('host') ?? '';
    if (!hosts.has(host)) refuse(new RequestError('forbidden', `The service does not answer to the name ${host}.`));
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const foreign = origin !== undefined && !origins.has(origin);
    const sent = site === 'cross-site' || site === 'same-site';
    // Somebody who follows a link to the first address comes from elsewhere, and brings the token.
    if (foreign || (sent && context.req.query('token') === undefined)) {
      refuse(new RequestError('forbidden', 'The request comes from a page elsewhere.'));
    }
    const given = tokenOf(context, cookie);
    if (given === undefined || !isSame(given, options.token)) {
      refuse(
        new RequestError(
          'unauthorized',
          options.closed ?? 'Open the address that entente serve printed: the token in it lets you in.',
        ),
      );
    }
    if (context.req.query('token') !== undefined) {
      setCookie(context, cookie, options.token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      const { pathname } = new URL(context.req.url);
      // The token stays neither in the address bar nor in the history; no path leads to another machine ("//name").
      return context.redirect(pathname.replace(/^\/+/, '/'), 303);
    }
    return await next();
  };
}

/** The token of a request: in its address the first time, then in a cookie; programs send it as a bearer's. */
function tokenOf(context: Context, cookie: string): string | undefined {
  const bearer = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
  const inAddress = context.req.method === 'GET' ? context.req.query('token') : undefined;
  return bearer ?? inAddress ?? getCookie(context, cookie);
}

/** Compares in a time that does not tell how far two words agree. */
function isSame(given: string, token: string): boolean {
  const digest = (words: string): Uint8Array => createHash('sha256').update(words).digest();
  return timingSafeEqual(digest(given), digest(token));
}
