import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { loadAsset, loadOptionalAsset, setAssetBase } from '#load-asset';
import { CUE_WEIGHTS_FILE, loadCues } from '../lexicon/words/cues.ts';

const root = new URL('../../', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'entente-assets-'));
const put = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};

afterEach(() => {
  setAssetBase(root);
  rmSync(folder, { recursive: true, force: true });
});

describe("the package's own files", () => {
  it('only a file that is not there is passed over, and only where it may be missing', async () => {
    put('models/there.tsv', 'weights');
    setAssetBase(`${pathToFileURL(folder).href}/`);
    expect(new TextDecoder().decode(await loadOptionalAsset('models/there.tsv'))).toBe('weights');
    expect(await loadOptionalAsset('models/gone.tsv')).toBeUndefined();
    await expect(loadAsset('models/gone.tsv')).rejects.toThrow(/models\/gone\.tsv is missing; install Entente again/);
    // A folder in the place of the file stands for all that keeps a file that is there from being read.
    await expect(loadOptionalAsset('models')).rejects.toThrow(/models could not be read \(EISDIR\)/);
  });

  it('a damaged file of weights is told, and does not turn the reader into a weaker one in silence', async () => {
    const lexicon = 'src/lexicon/data/cues.jsonl';
    mkdirSync(join(folder, dirname(lexicon)), { recursive: true });
    copyFileSync(fileURLToPath(new URL(lexicon, root)), join(folder, lexicon));
    setAssetBase(`${pathToFileURL(folder).href}/`);
    expect((await loadCues()).weights).toBeUndefined();
    put(CUE_WEIGHTS_FILE, 'ENTENTEW');
    await expect(loadCues()).rejects.toThrow(/attribution\.weights cannot be read/);
  });
});
