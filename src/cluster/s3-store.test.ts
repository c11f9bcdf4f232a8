import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadAws4fetch } from './load-aws4fetch.ts';
import { type S3Address, s3Address } from './s3-address.ts';
import { type Lie, type S3Server, signatureOf, startS3 } from './s3-server.fixture.ts';
import { S3Store, type S3StoreOptions } from './s3-store.ts';

let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.remove());

const bytes = new TextEncoder().encode('Envoys met. '.repeat(2000));
const storeAt = (options: S3StoreOptions = {}, other: Partial<S3Address> = {}): S3Store =>
  new S3Store(s3.address('news', other), { pauses: [1, 1, 1], ...options });

describe('a store of objects', () => {
  it('is listed to its end, a thousand names a page', async () => {
    const names = Array.from({ length: 2500 }, (_, i) => `pages/${i}`).toSorted();
    for (const name of names) s3.objects.set(`news/${name}`, bytes);
    s3.requests();
    expect(await storeAt().list('pages/')).toEqual(names);
    expect(s3.requests()).toHaveLength(3);
  });

  it.each<[string, Lie]>([
    ['is overloaded', { status: 503, code: 'SlowDown' }],
    ['fails', { status: 500, code: 'InternalError' }],
    ['is asked too often', { status: 429 }],
    ['found other bytes than were signed', { status: 400, code: 'XAmzContentSHA256Mismatch' }],
    ['gave up waiting for bytes', { status: 400, code: 'RequestTimeout' }],
    ['cuts the line', 'cut'],
    ['gives half an answer', 'half an answer'],
    ['says nothing', 'silence'],
  ])('that %s is asked again, with the same bytes in the end', async (_, lie) => {
    // Patience counts only where nothing is heard; a busy machine may take a while for a true answer.
    const store = storeAt(lie === 'silence' ? { patience: 250, pauses: Array(20).fill(1) } : {});
    await store.put('again/x', bytes);
    s3.lie(lie);
    expect(Buffer.compare(await store.get('again/x'), bytes)).toBe(0);
    s3.lie(lie);
    await store.put('again/y', bytes);
    expect(Buffer.compare(await store.get('again/y'), bytes)).toBe(0);
    s3.lie(lie);
    expect(await store.list('again/')).toEqual(['again/x', 'again/y']);
    s3.lie(lie);
    await store.remove('again/y');
    expect(await store.list('again/')).toEqual(['again/x']);
  });

  it('that goes on failing is given up, and the sentence says how it failed', async () => {
    const down: Lie = { status: 503, code: 'SlowDown' };
    s3.lie(down, down, down, down);
    await expect(storeAt().get('a')).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(
        /^The store s3:\/\/press\/news cannot be read \(a\): http.* answers 503, SlowDown\.$/u,
      ),
    });
    s3.lie('cut', 'cut', 'cut', 'cut');
    await expect(storeAt().put('a', bytes)).rejects.toMatchObject({
      code: 'unwritable',
      message: expect.stringMatching(/cannot be written \(a\): .* breaks off in the middle\.$/u),
    });
    s3.lie('silence');
    await expect(storeAt({ patience: 50, pauses: [] }).get('a')).rejects.toThrow('does not answer in time');
  });

  it('signs the token of a key that is lent', async () => {
    const store = storeAt({}, { sessionToken: 'l3nt/for+a=while' });
    await store.put('lent', bytes);
    expect(Buffer.compare(await store.get('lent'), bytes)).toBe(0);
  });

  it.each<[string, RegExp, Partial<S3Address>, Lie | undefined]>([
    ['no such bucket', /^There is no bucket nowhere at http.*make it first\.$/u, { bucket: 'nowhere' }, undefined],
    ['an unknown key', /does not accept the key of AWS_ACCESS_KEY_ID/u, { keyId: 'AKIAUNKNOWN' }, undefined],
    ['a wrong key', /does not accept the key of AWS_ACCESS_KEY_ID/u, { secretKey: 'wr0ng/secret' }, undefined],
    ['no right', /^The key has no right to do this in s3:\/\/press\/news/u, {}, { status: 403, code: 'AccessDenied' }],
    ['a key that was lent', /^AWS_SESSION_TOKEN is not valid/u, {}, { status: 400, code: 'ExpiredToken' }],
    ['a region that is not the bucket’s', /set AWS_REGION/u, { region: 'mars-1' }, undefined],
    ['another region', /does not lie in eu-north-1; set AWS_REGION/u, {}, { status: 301, code: 'PermanentRedirect' }],
    ['a wrong clock', /^The clock of this machine/u, {}, { status: 403, code: 'RequestTimeTooSkewed' }],
  ])('says %s in a sentence without a key, and is not asked again', async (_, words, other, lie) => {
    s3.requests();
    const secret = 'wr0ng/secret AKIAUNKNOWN';
    for (const work of ['get', 'put', 'list', 'remove'] as const) {
      if (lie !== undefined && typeof lie === 'object') s3.lie({ ...lie, words: secret });
      const error: unknown = await storeAt({}, other)
        [work]('parts/x', bytes)
        .catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: 'usage', message: expect.stringMatching(words) });
      expect(String(error)).not.toMatch(/wr0ng|AKIA/u);
    }
    expect(s3.requests()).toHaveLength(4);
  });

  it.each([
    ['ENOTFOUND', 'There is no host objects.example.org, at which s3://press/news should lie.'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'cannot be reached: DEPTH_ZERO_SELF_SIGNED_CERT.'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'cannot be reached: UNABLE_TO_VERIFY_LEAF_SIGNATURE.'],
  ])('says at once what does not mend itself: %s', async (code, words) => {
    const cause = Object.assign(new Error('What Node says'), { code });
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed', { cause }));
    await expect(storeAt({}, { endpoint: 'https://objects.example.org' }).get('x')).rejects.toThrow(words);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('says that nobody listens', async () => {
    const gone = await startS3();
    await gone.remove();
    await expect(new S3Store(gone.address('news'), { pauses: [1] }).get('x')).rejects.toThrow(
      /^The store s3:\/\/press\/news cannot be read \(x\): http:\S+ cannot be reached: ECONNREFUSED\.$/u,
    );
  });

  it('does not take a page of the web for an empty store', async () => {
    s3.lie({ status: 200, words: 'Welcome', code: 'Hello' });
    await expect(storeAt().list('')).rejects.toThrow('does not list s3://press/news as S3 does');
  });
});

it('is tested against the signature that Amazon publishes as an example', () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
  };
  const signed = {
    method: 'GET',
    url: '/test.txt',
    headers,
    signedHeaders: Object.keys(headers).join(';'),
    region: 'us-east-1',
    secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  expect(signatureOf(signed)).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
});

it('without aws4fetch says how to install it', async () => {
  const missing = (): Promise<never> => Promise.reject(new Error('Cannot find package'));
  await expect(loadAws4fetch(missing)).rejects.toThrow('npm install -g aws4fetch');
});

describe('the address of a store of objects', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 's3cret' };

  it('has service, region and key from the environment', () => {
    expect(s3Address('s3://press//a/b/', keys)).toEqual({
      bucket: 'press',
      prefix: 'a/b/',
      endpoint: 'https://s3.us-east-1.amazonaws.com',
      region: 'us-east-1',
      keyId: 'id',
      secretKey: 's3cret',
      shown: 's3://press/a/b',
    });
    const own = { ...keys, AWS_ENDPOINT_URL: 'http://minio:9000/', AWS_REGION: 'here', AWS_SESSION_TOKEN: 'lent' };
    expect(s3Address('s3://press', own)).toMatchObject({
      prefix: '',
      endpoint: 'http://minio:9000',
      region: 'here',
      sessionToken: 'lent',
    });
    const both = { ...own, AWS_ENDPOINT_URL_S3: 'https://objects.example.org/s3' };
    expect(s3Address('s3://press', both).endpoint).toBe('https://objects.example.org/s3');
  });

  it.each([
    ['s3://id:s3cret@press/a', keys, '--store is a folder or s3://BUCKET/PREFIX'],
    ['s3://Press', keys, '--store is a folder or s3://BUCKET/PREFIX'],
    ['s3://press/a/../b', keys, '--store is a folder or s3://BUCKET/PREFIX'],
    ['s3://press/a', { ...keys, AWS_SECRET_ACCESS_KEY: '' }, 'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'],
    ['s3://press/a', { ...keys, AWS_ENDPOINT_URL_S3: 'https://id:s3cret@host' }, 'AWS_ENDPOINT_URL_S3'],
    ['s3://press/a', { ...keys, AWS_REGION: 'a b' }, 'AWS_REGION is no name of a region'],
  ])('is refused where it makes no sense, and shows no key: %s %#', (store, environment, words) => {
    let message = '';
    try {
      s3Address(store, environment);
    } catch (cause) {
      message = String(cause);
    }
    expect(message).toContain(words);
    expect(message).not.toContain('s3cret');
  });
});
