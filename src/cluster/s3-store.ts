import { createHash, randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { EntenteError } from '../records/failure.ts';
import { loadAws4fetch } from './load-aws4fetch.ts';
import type { S3Address } from './s3-address.ts';
import { networkCode, s3Refused, s3Unreached } from './s3-failure.ts';
import type { ShardStore } from './shard-store.ts';

/** How long a service is waited for; tests are less patient. */
export interface S3StoreOptions {
  /** Before each further attempt up to so many milliseconds are waited. */
  readonly pauses?: readonly number[];
  /** So long, in milliseconds, nothing may be heard; an upload has time for its bytes besides. */
  readonly patience?: number;
}

/** Some twelve seconds at most; whoever has more patience asks again. */
const PAUSES = [200, 400, 800, 1600, 3200, 6400];
const PATIENCE = 60_000;
/** What the slowest line takes in that is worth waiting for: bytes in a millisecond. */
const SLOWEST = 100;
/** Refusals of what was lost or changed on the way. */
const AGAIN = new Set(['RequestTimeout', 'IncompleteBody', 'BadDigest', 'XAmzContentSHA256Mismatch']);

interface Request {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** What of the store is meant, in messages. */
  readonly name: string;
  /** Path and query behind the endpoint, escaped. */
  readonly path: string;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** What a failure of it is. */
  readonly failure: 'unreadable' | 'unwritable';
}

interface Answer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Refused, broken off or not heard of: the same once more may go well. */
type Outcome = { readonly answer: Answer } | { readonly again: EntenteError };

/**
 * A store in a bucket of S3, or of a service with its REST interface. A put is whole or not at all by itself; its bytes are hashed and
 * the hash is signed, so that the service refuses what was changed on the way. The bucket stands in the path, as most services of one's
 * own want it. Signatures are version 4 (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html).
 */
export class S3Store implements ShardStore {
  readonly shown: string;
  readonly #address: S3Address;
  readonly #options: Required<S3StoreOptions>;
  /** Keys of the day that the signer derives once. */
  readonly #derived = new Map<string, ArrayBuffer>();

  constructor(address: S3Address, options: S3StoreOptions = {}) {
    this.#address = address;
    this.shown = address.shown;
    this.#options = { pauses: PAUSES, patience: PATIENCE, ...options };
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const failure = 'unwritable';
    // A copy only where the bytes lie in memory that threads share, which no request takes.
    const body = bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
    const answer = await this.#ask({ method: 'PUT', name, path: this.#pathOf(name), body, failure });
    if (answer.status !== 200) throw s3Refused(this.#address, failure, name, refusalOf(answer));
  }

  async get(name: string): Promise<Uint8Array> {
    const failure = 'unreadable';
    const answer = await this.#ask({ method: 'GET', name, path: this.#pathOf(name), failure });
    if (answer.status === 200) return answer.body;
    const refusal = refusalOf(answer);
    if (!isMissing(answer)) throw s3Refused(this.#address, failure, name, refusal);
    throw new EntenteError(failure, `The store ${this.shown} holds no ${name}. Is it the one that was set up?`);
  }

  async list(prefix: string): Promise<readonly string[]> {
    const names: string[] = [];
    let token: string | undefined;
    do {
      const page = await this.#page(prefix, token);
      names.push(...page.names);
      token = page.next;
    } while (token !== undefined);
    return names.toSorted();
  }

  async remove(name: string): Promise<void> {
    const failure = 'unwritable';
    const answer = await this.#ask({ method: 'DELETE', name, path: this.#pathOf(name), failure });
    if (answer.status < 300 || isMissing(answer)) return;
    throw s3Refused(this.#address, failure, name, refusalOf(answer));
  }

  async #page(prefix: string, token: string | undefined): Promise<{ names: readonly string[]; next?: string }> {
    const failure = 'unreadable';
    const begin = this.#address.prefix;
    const query = {
      ...(token === undefined ? {} : { 'continuation-token': token }),
      'list-type': '2',
      prefix: `${begin}${prefix}`,
    };
    const words = Object.entries(query).map(([key, value]) => `${key}=${escaped(value)}`);
    const name = `the list of ${prefix}`;
    const answer = await this.#ask({
      method: 'GET',
      name,
      path: `/${this.#address.bucket}?${words.join('&')}`,
      failure,
    });
    if (answer.status !== 200) throw s3Refused(this.#address, failure, name, refusalOf(answer));
    const text = new TextDecoder().decode(answer.body);
    const [more] = elements(text, 'IsTruncated');
    const [next] = elements(text, 'NextContinuationToken');
    if (!text.includes('<ListBucketResult') || (more === 'true') !== (next !== undefined)) {
      throw new EntenteError(failure, `${this.#address.endpoint} does not list ${this.shown} as S3 does; is it one?`);
    }
    const names = elements(text, 'Key').map((key) => key.slice(begin.length));
    return next === undefined ? { names } : { names, next };
  }

  #pathOf(name: string): string {
    const { bucket, prefix } = this.#address;
    return `/${bucket}/${`${prefix}${name}`.split('/').map(escaped).join('/')}`;
  }

  /** Asks until there is an answer that will not be another one in a while. */
  async #ask(request: Request): Promise<Answer> {
    const { pauses } = this.#options;
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.#try(request);
      if ('answer' in outcome) return outcome.answer;
      const pause = pauses[attempt];
      if (pause === undefined) throw outcome.again;
      // Hundreds of workers that were told to slow down should not come back at once.
      await wait(randomInt(pause + 1));
    }
  }

  async #try(request: Request): Promise<Outcome> {
    const { name, failure, body } = request;
    const { AwsV4Signer } = await loadAws4fetch();
    const signed = await this.#sign(AwsV4Signer, request);
    const patience = new Patience(this.#options.patience);
    try {
      patience.begin((body?.length ?? 0) / SLOWEST);
      const response = await fetch(signed.url, { ...signed, redirect: 'manual', signal: patience.signal });
      const answer = { status: response.status, body: await wholeBody(response, patience) };
      const passing = answer.status === 429 || answer.status >= 500 || AGAIN.has(refusalOf(answer).code);
      return passing ? { again: s3Refused(this.#address, failure, name, refusalOf(answer)) } : { answer };
    } catch (cause) {
      const error = s3Unreached(this.#address, failure, name, cause);
      // Names and certificates do not mend themselves.
      if (/^ENOTFOUND$|CERT|^UNABLE_TO_|^ERR_TLS|^ERR_SSL/u.test(networkCode(cause))) throw error;
      return { again: error };
    } finally {
      patience.end();
    }
  }

  async #sign(Signer: typeof import('aws4fetch').AwsV4Signer, { method, path, body }: Request) {
    const { endpoint, region, keyId, secretKey, sessionToken } = this.#address;
    const signer = new Signer({
      method,
      url: `${endpoint}${path}`,
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
      ...(body === undefined ? {} : { body }),
      accessKeyId: keyId,
      secretAccessKey: secretKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      service: 's3',
      region,
      cache: this.#derived,
    });
    const { url, headers } = await signer.sign();
    return { url, method, headers, ...(body === undefined ? {} : { body }) };
  }
}

/** Ends a request of which nothing is heard for a while. */
class Patience {
  readonly #ms: number;
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.#ms = ms;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Begins to wait anew. @param more milliseconds besides */
  begin(more = 0): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), this.#ms + more);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** All of an answer; fetch itself complains of one that is shorter than it was said to be. */
async function wholeBody(response: Response, patience: Patience): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  patience.begin();
  for await (const chunk of response.body ?? []) {
    patience.begin();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** No object lies there: the service says so, or says nothing but 404. */
function isMissing(answer: Answer): boolean {
  return answer.status === 404 && ['', 'NoSuchKey'].includes(refusalOf(answer).code);
}

function refusalOf({ status, body }: Answer): { status: number; code: string } {
  if (status < 300) return { status, code: '' };
  const [code = ''] = elements(new TextDecoder().decode(body.subarray(0, 10_000)), 'Code');
  return { status, code: /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/u.test(code) ? code : '' };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands in elements of a name that hold no others; the answers of S3 are as plain as that. */
function elements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'gu'))].map(([, text = '']) =>
    text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, decimal?: string, word?: string) => {
      if (word !== undefined) return ENTITIES[word] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    }),
  );
}

/** Escaped as signatures want it: all but letters, digits, - . _ and ~. */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
