import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Run, testFolder } from '../command-line.fixture.ts';

const { path: folder, file, entente } = testFolder();
const parse = (args: readonly string[], input?: string | Uint8Array): Promise<Run> =>
  entente(['parse', ...args], input);
file('note.txt', 'Riga signed.');

describe('entente parse', () => {
  it('draws the tree of a sentence, without colour when piped', async () => {
    const { status, stdout, stderr } = await parse(['The proposal was rejected by Finland.']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/2 proposal +NOUN +nsubj:pass → 4/);
    expect(stdout).toMatch(/4 rejected +VERB +root/);
    expect(stdout).toContain('names: Finland (place)');
    expect(stdout).not.toContain('\u001b');
  });

  it('takes words without quotes as one text, and standard input', async () => {
    expect((await parse(['Talks', 'failed.'])).stdout).toBe((await parse(['Talks failed.'])).stdout);
    expect((await parse(['-'], 'Talks failed.\n')).stdout).toBe((await parse(['Talks failed.'])).stdout);
  });

  it('shows each of several sentences above its tree', async () => {
    const { stdout } = await parse(['Talks failed. All left.', '--width', '60']);
    expect(stdout).toMatch(/^Talks failed\.\n\n.*\n.*\n.*\n\nAll left\.\n\n/);
  });

  it('prints CoNLL-U and JSON with offsets and features', async () => {
    expect((await parse(['Talks failed.', '--conllu'])).stdout).toContain(
      '\t2\tnsubj\t_\t_\n2\tfailed\tfail\tVERB\tVBD\tMood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No\n',
    );
    const { sentences, text } = JSON.parse((await parse(['Talks failed.', '--json'])).stdout);
    expect(text.slice(sentences[0].tokens[1].start, sentences[0].tokens[1].end)).toBe('failed');
    expect(sentences[0].tokens[1].morphology).toMatchObject({ Tense: 'Past' });
  });

  it('draws a picture, whole or not at all', async () => {
    const { status, stdout, stderr } = await parse(['Talks failed.', '--svg', 'tree.svg']);
    expect(status).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('tree.svg');
    expect(readFileSync(join(folder, 'tree.svg'), 'utf8')).toContain('>nsubj<');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.each<readonly [string, readonly string[], string | Uint8Array | undefined, number, RegExp]>([
    ['an empty text', [''], undefined, 2, /no words/],
    ['white space from standard input', ['-'], ' \n', 2, /no words/],
    ['nothing at all', [], undefined, 2, /text/],
    ['a file where a text belongs', ['note.txt'], undefined, 2, /parse - < note\.txt/],
    ['two formats', ['a', '--json', '--conllu'], undefined, 2, /--conllu and --json/],
    ['a width that is no number', ['a', '--width', 'wide'], undefined, 2, /--width/],
    ['a picture in no folder', ['a', '--svg', 'no/such/x.svg'], undefined, 2, /no\/such/],
    ['bytes that are no text', ['-'], Uint8Array.of(0xff, 0xfe, 0xfd), 3, /UTF-8/],
  ])('%s gives one clear sentence and its exit code', async (_, args, input, code, words) => {
    const { status, stdout, stderr } = await parse(args, input);
    expect(stderr).toMatch(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(code);
  });
});
