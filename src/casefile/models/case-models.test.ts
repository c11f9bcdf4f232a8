import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCase } from '../store/case-file.ts';
import { isModelName, modelNames, openModel, writeModel } from './case-models.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-models-'));
const file = createCase(join(folder, 'case'));
afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});
const inside = (name: string): string => join(file.place, 'models', name);

describe('models of a case', () => {
  it('are written whole, once, and changed only by whoever saw them as they are', () => {
    expect([modelNames(file), openModel(file, 'dam')]).toEqual([[], undefined]);
    const made = writeModel(file, 'dam', 'conflict: A dam # mine\n');
    expect(made).toMatchObject({ kind: 'written', model: { path: 'models/dam.yaml' } });
    expect(readFileSync(inside('dam.yaml'), 'utf8')).toBe('conflict: A dam # mine\n');
    expect(writeModel(file, 'dam', 'conflict: B\n')).toMatchObject({ kind: 'changed', now: { name: 'dam' } });
    const { version = '' } = openModel(file, 'dam') ?? {};
    writeFileSync(inside('dam.yaml'), 'conflict: Elsewhere\n');
    expect(writeModel(file, 'dam', 'conflict: B\n', version)).toMatchObject({
      kind: 'changed',
      now: { text: 'conflict: Elsewhere\n' },
    });
    expect(writeModel(file, 'dam', 'conflict: B\n', openModel(file, 'dam')?.version).kind).toBe('written');
    rmSync(inside('dam.yaml'));
    expect(writeModel(file, 'dam', 'conflict: C\n', version)).toEqual({ kind: 'changed' });
    expect(readdirSync(join(file.place, 'models'))).toEqual([]);
  });

  it('keep the ending that they have, and are listed by name', () => {
    writeFileSync(inside('old.yml'), 'conflict: Old\n');
    writeFileSync(inside('notes.txt'), 'no model');
    writeModel(file, 'Ä new one', 'conflict: New\n');
    expect(modelNames(file)).toEqual(['Ä new one', 'old']);
    expect(writeModel(file, 'old', 'conflict: Still\n', openModel(file, 'old')?.version)).toMatchObject({
      model: { path: 'models/old.yml' },
    });
  });

  it('never lie elsewhere: no name and no link leads out of the folder', () => {
    for (const name of ['../case', 'a/b', 'a\\b', '.hidden', '', 'x.yaml', 'x\0', 'a.', 'x'.repeat(101)])
      expect([name, isModelName(name)]).toEqual([name, false]);
    expect(() => writeModel(file, '../out', 'x')).toThrow('cannot name a model');
    writeFileSync(join(folder, 'secret.yaml'), 'conflict: Secret\n');
    symlinkSync(join(folder, 'secret.yaml'), inside('link.yaml'));
    expect(openModel(file, 'link')).toBeUndefined();
    const other = createCase(join(folder, 'other'));
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(other.place, 'models'));
    expect(() => writeModel(other, 'dam', 'x')).toThrow('models in');
    other.close();
  });

  it('that are no text are refused in a sentence', () => {
    writeFileSync(inside('bytes.yaml'), Uint8Array.of(0xff, 0xfe));
    expect(() => openModel(file, 'bytes')).toThrow('models/bytes.yaml is no UTF-8 text');
    writeFileSync(inside('long.yaml'), 'x'.repeat(1_000_001));
    expect(() => openModel(file, 'long')).toThrow('longer than a model');
  });
});
