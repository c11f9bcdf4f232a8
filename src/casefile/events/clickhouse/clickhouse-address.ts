import { EntenteError } from '../../../records/failure.ts';

/** A server of ClickHouse as a user names it, and the database on it. */
export interface ClickHouseAddress {
  /** Without user, password and database. */
  readonly url: string;
  readonly database: string;
  readonly user: string;
  /** Where the address gives one; else that of the environment counts. */
  readonly password: string | undefined;
  /** What may be shown of it: all but the password. */
  readonly words: string;
}

/** What addresses begin with, and how the server is spoken to. */
const PROTOCOLS: Readonly<Record<string, 'http:' | 'https:'>> = {
  'clickhouse:': 'http:',
  'http:': 'http:',
  'https:': 'https:',
};
/** Where ClickHouse listens for HTTP and HTTPS unless it was told otherwise. */
const PORTS = { 'http:': '8123', 'https:': '8443' } as const;

/**
 * Takes the address of a server apart: `clickhouse://user@host:8123/database`, or the same with `http://` or `https://`.
 * @throws EntenteError `usage`, which does not repeat what may hold a password
 */
export function clickHouseAddress(text: string): ClickHouseAddress {
  const protocol = PROTOCOLS[/^[a-z]+:(?=\/\/)/u.exec(text)?.[0] ?? ''];
  // Read as HTTP: of a scheme that it does not know, URL does not check the host.
  const given = protocol && URL.parse(`${protocol}${text.slice(text.indexOf('//'))}`);
  if (!protocol || !given || given.hostname === '') {
    throw new EntenteError(
      'usage',
      'A server of event data is named as clickhouse://user@host:8123/database (or http://, https://); its password is best given as CLICKHOUSE_PASSWORD in the environment.',
    );
  }
  const database = decodeURIComponent(given.pathname.replace(/^\//u, '')) || 'default';
  if (!/^[\w-]+$/u.test(database)) {
    throw new EntenteError('usage', `"${database}" is no name of a database; it has letters, digits, _ and - only.`);
  }
  // URL leaves a port out that is the protocol's own.
  const port = /^[a-z]+:\/\/[^/]*:(\d+)(?:\/|$)/u.exec(text)?.[1] ?? PORTS[protocol];
  const user = decodeURIComponent(given.username) || 'default';
  const url = `${protocol}//${given.hostname}:${port}`;
  return {
    url,
    database,
    user,
    password: given.password === '' ? undefined : decodeURIComponent(given.password),
    words: `${url}/${database}${user === 'default' ? '' : `, as ${user}`}`,
  };
}
