import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings, readSettings } from './settings.ts';

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'entente-settings-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const path = (): string => join(place, 'entente.yaml');

describe('the settings of a case', () => {
  it('are read again as they were changed, however small a share is, and keep comments', () => {
    writeFileSync(path(), '# ours\ntitle: A case\n');
    for (const blind of [0, 1e-7, 0.07, 1]) {
      changeSettings(place, place, { blind });
      expect(readSettings(place, place)).toEqual({ title: 'A case', blind });
    }
    expect(readFileSync(path(), 'utf8')).toContain('# ours');
  });

  it('stay readable where nothing stands in them and nothing is changed', () => {
    changeSettings(place, place, {});
    expect(existsSync(path())).toBe(false);
    writeFileSync(path(), '# nothing yet\n');
    changeSettings(place, place, { coder: undefined });
    expect(readSettings(place, place)).toEqual({});
    expect(readFileSync(path(), 'utf8')).toBe('# nothing yet\n');
  });
});
