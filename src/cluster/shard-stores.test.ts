import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Server, startS3 } from './s3-server.fixture.ts';
import { S3Store } from './s3-store.ts';
import { nameOf } from './shard-file.ts';
import { checkStore, FolderStore, markStore, type ShardStore } from './shard-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-store-'));
let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await s3.remove();
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textIn = async (store: ShardStore, name: string): Promise<string> =>
  new TextDecoder().decode(await store.get(name));

describe.each<[string, (place: string) => ShardStore]>([
  ['in a folder', (place) => new FolderStore(join(folder, place), `the store ${place}`)],
  ['in a store of objects', (place) => new S3Store(s3.address(place, { shown: `the store ${place}` }))],
])('a store %s', (_, storeAt) => {
  it('has what was put under a name, whole, and lists it by its beginning', async () => {
    const store = storeAt('news');
    const name = nameOf('parts', bytesOf('one'), '.parquet');
    await store.put(name, bytesOf('one'));
    await store.put(name, bytesOf('one'));
    await store.put('lists/aa/y', bytesOf('three'));
    await store.put('lists/aa/x', bytesOf('two'));
    expect(await textIn(store, name)).toBe('one');
    expect(await store.list('parts/')).toEqual([name]);
    expect(await store.list('lists/')).toEqual(['lists/aa/x', 'lists/aa/y']);
    expect(await store.list('lists/aa/x')).toEqual(['lists/aa/x']);
    expect(await store.list('nothing/')).toEqual([]);
    await store.remove(name);
    await store.remove(name);
    expect(await store.list('parts/')).toEqual([]);
  });

  it('gives every byte, of nothing and of much', async () => {
    const store = storeAt('bytes');
    const much = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 256);
    await store.put('much', much);
    await store.put('nothing', new Uint8Array());
    expect(Buffer.compare(await store.get('much'), much)).toBe(0);
    expect(await store.get('nothing')).toHaveLength(0);
  });

  it('sees nothing of its neighbour, whose name begins as its own does', async () => {
    const [own, other] = [storeAt("It's {ours} & 50+1 %"), storeAt("It's {ours} & 50+1 % too")];
    await other.put('parts/x', bytesOf('theirs'));
    expect(await own.list('')).toEqual([]);
    await own.put('parts/x', bytesOf('ours'));
    expect([await textIn(own, 'parts/x'), await textIn(other, 'parts/x')]).toEqual(['ours', 'theirs']);
    expect(await own.list('parts/')).toEqual(['parts/x']);
  });

  it('says where nothing lies under a name', async () => {
    const error = await storeAt('empty')
      .get('parts/none')
      .catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/the store empty.*parts\/none/u),
    });
  });

  it('belongs to one cluster: another one, or an empty place, is refused', async () => {
    const own = storeAt('own');
    await expect(checkStore(own, 'c1')).rejects.toMatchObject({ code: 'unreadable' });
    await markStore(own, 'c1');
    await markStore(own, 'c1');
    await checkStore(own, 'c1');
    await expect(checkStore(own, 'c2')).rejects.toThrow('the store own is the store of another cluster');
    await expect(markStore(own, 'c2')).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('a store in a folder', () => {
  const store = new FolderStore(folder, 'the store');

  it('leaves no half of a file, and marks the folder', async () => {
    await store.put('half/x', bytesOf('one'));
    await markStore(new FolderStore(join(folder, 'marked')), 'c1');
    expect(readdirSync(folder, { recursive: true }).filter((file) => String(file).endsWith('.tmp'))).toEqual([]);
    expect(existsSync(join(folder, 'marked', 'entente-cluster.json'))).toBe(true);
  });

  it('says what is wrong where it cannot be written or read', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(store.put('file/x', bytesOf('x'))).rejects.toMatchObject({
      code: 'unwritable',
      message: expect.stringContaining('the store'),
    });
    await expect(store.get('parts/none')).rejects.toThrow('Is it mounted on this machine?');
  });
});
