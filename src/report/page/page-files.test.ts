import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { setAssetBase } from '#load-asset';
import { pageScript, pageStyle } from './page-files.ts';

const here = new URL('./', import.meta.url);
const files = readdirSync(here).filter((name) => /\.(?:js|css)$/.test(name));

describe('the script of a page', () => {
  it.each([
    ['brief.js', 'ReadingView'],
    ['picture.js', 'LongTable'],
  ] as const)('is one classic script of page.js and %s, without import or export', async (name, known) => {
    const script = await pageScript(['page.js', name]);
    expect(() => new Script(script)).not.toThrow();
    expect(script).toMatch(/^'use strict';/);
    expect(script).toContain(`class ${known}`);
    expect(script).toContain('function numbersIn');
    expect(script).not.toMatch(/\b(?:import|export)\b/);
  });
});

describe('the files of a page', () => {
  it('cannot end the element that holds them', () => {
    expect(files).toHaveLength(8);
    for (const name of files) expect(readFileSync(new URL(name, here), 'utf8')).not.toMatch(/<\/|<!--/);
  });

  describe('of another folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-page-files-'));
    const use = (): void => setAssetBase(pathToFileURL(`${folder}/`));
    afterEach(() => {
      setAssetBase(new URL('../../../', here));
      rmSync(folder, { recursive: true, force: true });
    });

    it('are made as a browser reads them, with LF at the end of a line', async () => {
      mkdirSync(join(folder, 'src/report/page'), { recursive: true });
      writeFileSync(join(folder, 'src/report/page/page.css'), 'a {\r\n}\r\n');
      use();
      expect(await pageStyle(['page.css'])).toBe('a {\n}\n');
    });

    it('are missed by name', async () => {
      use();
      await expect(pageStyle(['picture.css'])).rejects.toThrow('src/report/page/picture.css');
    });
  });
});
