import { EntenteError } from '../records/failure.ts';

/** Where in a store of objects the texts of a cluster lie, and by which key it is asked. */
export interface S3Address {
  readonly bucket: string;
  /** What all names begin with; empty, or it ends in a slash. */
  readonly prefix: string;
  /** Address of the service, without a slash at its end. */
  readonly endpoint: string;
  readonly region: string;
  readonly keyId: string;
  /** Shown nowhere. */
  readonly secretKey: string;
  /** Of a key that is lent for a while; shown nowhere. */
  readonly sessionToken?: string;
  /** As the user calls it. */
  readonly shown: string;
}

/** The variables that say which service and by which key, as the tools of AWS name them. */
type Environment = Readonly<Record<string, string | undefined>>;

const WRITTEN = /^s3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(?<prefix>.*))?$/u;

/** Whether a store that was named lies in a store of objects and not in a folder. */
export function isS3(store: string): boolean {
  return /^s3:/iu.test(store);
}

/**
 * Understands `s3://BUCKET/PREFIX`. Service, region and keys come from the environment (`AWS_ENDPOINT_URL_S3` or `AWS_ENDPOINT_URL`,
 * `AWS_REGION` or `AWS_DEFAULT_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`), so that no key stands on
 * a command line.
 * @throws EntenteError('usage') that repeats nothing which could hold a key
 * @example
 * const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key', AWS_REGION: 'eu-central-1' };
 * s3Address('s3://press/news', keys).endpoint; // 'https://s3.eu-central-1.amazonaws.com'
 */
export function s3Address(store: string, environment: Environment = process.env): S3Address {
  const { bucket, prefix = '' } = WRITTEN.exec(store)?.groups ?? {};
  const parts = prefix.split('/').filter((part) => part !== '');
  if (bucket === undefined || parts.some((part) => /^\.\.?$|\p{Cc}|\p{Surrogate}/u.test(part))) {
    throw new EntenteError(
      'usage',
      '--store is a folder or s3://BUCKET/PREFIX, the bucket in small letters; keys belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    );
  }
  const shown = `s3://${[bucket, ...parts].join('/')}`;
  const given = (...names: readonly string[]): string | undefined =>
    names.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
  const keyId = given('AWS_ACCESS_KEY_ID');
  const secretKey = given('AWS_SECRET_ACCESS_KEY');
  if (keyId === undefined || secretKey === undefined) {
    throw new EntenteError(
      'usage',
      `${shown} is asked with a key: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (files of the AWS tools are not read).`,
    );
  }
  const region = given('AWS_REGION', 'AWS_DEFAULT_REGION') ?? 'us-east-1';
  const sessionToken = given('AWS_SESSION_TOKEN');
  return {
    bucket,
    prefix: parts.map((part) => `${part}/`).join(''),
    endpoint: endpointOf(given('AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'), region),
    region,
    keyId,
    secretKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    shown,
  };
}

function endpointOf(given: string | undefined, region: string): string {
  const text = given ?? `https://s3.${region}.amazonaws.com`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain =
    url && /^https?:$/u.test(url.protocol) && `${url.username}${url.password}${url.search}${url.hash}` === '';
  if (plain) return `${url.origin}${url.pathname}`.replace(/\/+$/u, '');
  throw new EntenteError(
    'usage',
    given === undefined
      ? 'AWS_REGION is no name of a region, such as eu-central-1.'
      : 'AWS_ENDPOINT_URL_S3 (or AWS_ENDPOINT_URL) is the address of a store of objects, such as https://s3.example.org, without name and password.',
  );
}
