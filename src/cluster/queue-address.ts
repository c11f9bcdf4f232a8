import { EntenteError } from '../records/failure.ts';

/** The address of the server that holds the queue, and what of it may be shown. */
export interface QueueAddress {
  /** As the user typed it; never shown. */
  readonly url: string;
  /** Server and database, without password and options. */
  readonly shown: string;
  /** What must appear nowhere, longest first. */
  readonly secrets: readonly string[];
}

/** Options of an address that are secret. */
const SECRET_OPTIONS = ['password', 'sslpassword', 'passfile'];

/**
 * Understands the address of a PostgreSQL server.
 * @throws EntenteError('usage') that repeats nothing of it, since a password may stand anywhere in what cannot be read
 * @example
 * queueAddress('postgres://reader:secret@db.example.org/news').shown; // 'postgres://reader@db.example.org/news'
 */
export function queueAddress(text: string): QueueAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(?:ql)?:$/u.test(url.protocol)) {
    throw new EntenteError(
      'usage',
      '--queue is the address of a PostgreSQL server, such as postgres://name@host:5432/database; what was given is none.',
    );
  }
  const host = url.host || (url.searchParams.get('host') ?? 'localhost');
  const name = decoded(url.username);
  const found = [url.password, decoded(url.password), ...SECRET_OPTIONS.flatMap((key) => url.searchParams.getAll(key))];
  return {
    url: text,
    shown: `postgres://${name ? `${name}@` : ''}${host}${url.pathname === '/' ? '' : url.pathname}`,
    secrets: [...new Set([text, ...found])].filter((secret) => secret !== '').toSorted((a, b) => b.length - a.length),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Words of others, such as the server's, without anything secret of the address.
 * @example
 * withoutSecrets('no entry with secret', queueAddress('postgres://a:secret@b/c')); // 'no entry with ***'
 */
export function withoutSecrets(words: string, address: QueueAddress): string {
  let shown = words;
  for (const secret of address.secrets)
    shown = shown.replaceAll(secret, secret === address.url ? address.shown : '***');
  return shown;
}
