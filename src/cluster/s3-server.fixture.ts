import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Address } from './s3-address.ts';

/** What is done to a request instead of answering it. */
export type Lie =
  /** An answer that refuses. */
  | { readonly status: number; readonly code?: string; readonly words?: string }
  /** The true answer, of which only the half arrives. */
  | 'half an answer'
  /** No answer at all. */
  | 'silence'
  /** The line is cut when the request is in. */
  | 'cut';

/** A store of objects in memory, on this machine: it checks signatures and hashes, lists in pages, and lies when it is told to. */
export interface S3Server {
  /** The bucket, the key and where the server is. */
  readonly address: (prefix: string, other?: Partial<S3Address>) => S3Address;
  /** The same for a program, by its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** What lies in the bucket. */
  readonly objects: Map<string, Uint8Array>;
  /** Requests that came in since the last time. */
  readonly requests: () => readonly string[];
  /** What is done to the next requests, one each. */
  readonly lie: (...lies: readonly Lie[]) => void;
  readonly remove: () => Promise<void>;
}

const BUCKET = 'press';
const REGION = 'eu-north-1';
const KEY_ID = 'AKIAENTENTETEST';
const SECRET_KEY = 'kept/secret+by=nobody';

interface Asked {
  readonly method: string;
  /** As it came, escapes and all. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

interface Told {
  readonly status: number;
  readonly body?: string | Uint8Array;
}

export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Uint8Array>();
  const lies: Lie[] = [];
  const seen: string[] = [];
  const server = createServer(async (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const lie = lies.shift();
    const asked = await askedBy(request);
    if (lie === 'silence') return;
    if (lie === 'cut') return void request.socket.destroy();
    tell(response, typeof lie === 'object' ? refusal(lie) : (refused(asked) ?? answer(objects, asked)), lie);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: (prefix, other = {}) => ({
      bucket: BUCKET,
      prefix: `${prefix}/`,
      endpoint,
      region: REGION,
      keyId: KEY_ID,
      secretKey: SECRET_KEY,
      shown: `s3://${BUCKET}/${prefix}`,
      ...other,
    }),
    environment: {
      AWS_ACCESS_KEY_ID: KEY_ID,
      AWS_SECRET_ACCESS_KEY: SECRET_KEY,
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL_S3: endpoint,
    },
    objects,
    requests: () => seen.splice(0),
    lie: (...more) => void lies.push(...more),
    remove: async () => {
      const end = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await end;
    },
  };
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const body = Buffer.concat(await request.toArray());
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { method: request.method ?? '', url: request.url ?? '', headers, body };
}

function tell(response: ServerResponse, { status, body = '' }: Told, lie: Lie | undefined): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, status === 204 ? {} : { 'content-length': bytes.length });
  if (lie !== 'half an answer') return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

function refusal({ status, code, words = '' }: Exclude<Lie, string>): Told {
  if (code === undefined) return { status };
  return { status, body: `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>${words}</Message></Error>` };
}

/** Why a request is not answered: its key, its signature, its bytes. */
function refused({ method, url, headers, body }: Asked): Told | undefined {
  const { authorization = '', 'x-amz-content-sha256': hash } = headers;
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/u;
  const [, keyId, , region = '', signedHeaders = '', signature] = parts.exec(authorization) ?? [];
  if (keyId !== KEY_ID) return refusal({ status: 403, code: 'InvalidAccessKeyId', words: keyId ?? '' });
  if (region !== REGION) return refusal({ status: 400, code: 'AuthorizationHeaderMalformed' });
  const mustBeSigned = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  const isSigned = mustBeSigned.every((name) => signedHeaders.split(';').includes(name));
  if (!isSigned || signature !== signatureOf({ method, url, headers, signedHeaders, region, secretKey: SECRET_KEY }))
    return refusal({ status: 403, code: 'SignatureDoesNotMatch', words: `${keyId} ${signature}` });
  if (hash !== sha256(body)) return refusal({ status: 400, code: 'XAmzContentSHA256Mismatch' });
  return undefined;
}

interface Signed {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Names with semicolons between them. */
  readonly signedHeaders: string;
  readonly region: string;
  readonly secretKey: string;
}

/** The signature of a request, from Amazon's description of version 4 and not from the client's code. */
export function signatureOf({ method, url, headers, signedHeaders, region, secretKey }: Signed): string {
  const [path = '', query = ''] = url.split('?');
  const time = headers['x-amz-date'] ?? '';
  const canonical = [
    method,
    path,
    query.split('&').toSorted().join('&'),
    ...signedHeaders.split(';').map((name) => `${name}:${headers[name]?.trim()}`),
    '',
    signedHeaders,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = [time.slice(0, 8), region, 's3', 'aws4_request'];
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  let key: string | Buffer = `AWS4${secretKey}`;
  for (const part of scope) key = createHmac('sha256', key).update(part).digest();
  return createHmac('sha256', key).update(text).digest('hex');
}

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function answer(objects: Map<string, Uint8Array>, { method, url, body }: Asked): Told {
  const { pathname, searchParams } = new URL(url, 'http://x');
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/u.exec(decodeURIComponent(pathname)) ?? [];
  if (bucket !== BUCKET) return refusal({ status: 404, code: 'NoSuchBucket' });
  if (method === 'PUT') {
    objects.set(key, body);
    return { status: 200 };
  }
  if (method === 'DELETE') {
    objects.delete(key);
    return { status: 204 };
  }
  if (key === '') return { status: 200, body: listed([...objects.keys()], searchParams) };
  const found = objects.get(key);
  return found ? { status: 200, body: found } : refusal({ status: 404, code: 'NoSuchKey' });
}

/** ListObjectsV2: no page has more than 1,000 names, and only what it was given as a token leads to the next. */
function listed(keys: readonly string[], query: URLSearchParams): string {
  const begin = query.get('prefix') ?? '';
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64').toString();
  const found = keys.filter((key) => key.startsWith(begin) && key > after).toSorted();
  const page = found.slice(0, Math.min(1000, Number(query.get('max-keys') ?? 1000)));
  const more = page.length < found.length;
  const next = more
    ? `<NextContinuationToken>${Buffer.from(page.at(-1) ?? '').toString('base64')}</NextContinuationToken>`
    : '';
  const contents = page.map((key) => `<Contents><Key>${xml(key)}</Key><Size>1</Size></Contents>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${BUCKET}</Name><Prefix>${xml(begin)}</Prefix>${next}<KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${contents}</ListBucketResult>`;
}

const xml = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`);
