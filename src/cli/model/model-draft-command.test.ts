import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseModelFile } from '../../conflict/file/model-file.ts';
import { testFolder } from '../command-line.fixture.ts';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
const shared = process.env.ENTENTE_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const article = join(shared, 'seed/article.txt');
if (!existsSync(article)) {
  console.warn('SEED ARTICLE NOT DRAFTED: no shared data; let ENTENTE_SHARED name its folder.');
}

const { path: folder, entente } = testFolder();

/** Statements by side: what is wanted, in words. */
function wants(yaml: string): Readonly<Record<string, readonly string[]>> {
  const { model } = parseModelFile(yaml, 'draft.yaml');
  return Object.fromEntries(
    model.decisionMakers.map(({ id, preference }) => [
      id,
      preference.kind === 'statements' ? preference.levels.flat().map(({ label }) => label ?? '') : [],
    ]),
  );
}

describe('entente model draft', { timeout: 120_000 }, () => {
  it.each(['nile-dam-one-text-2020', 'gas-transit-2009', 'ceasefire-donbas-2015', 'missile-test-2017'])(
    'makes of %s.txt a model that check accepts and solve solves',
    async (name) => {
      const file = `${name}.yaml`;
      const drafted = await entente(['model', 'draft', join(examples, `${name}.txt`), '--out', file]);
      expect(drafted.stderr).toContain(`The draft lies in ${file}`);
      expect(await entente(['model', 'check', file])).toMatchObject({ status: 0, stderr: '' });
      expect(await entente(['model', 'solve', file])).toMatchObject({ status: 0, stderr: '' });
    },
  );

  it('finds sides, options and wishes of a text, and says what each rests on', async () => {
    const { stdout } = await entente(['model', 'draft', join(examples, 'nile-dam-one-text-2020.txt')]);
    const said = wants(stdout);
    expect(said.eth).toContain('does not release an agreed amount of water in years of drought (rejects it)');
    expect(said.egy).toContain('Ethiopia: does not fill the reservoir without an agreement (opposes it)');
    expect(stdout).toMatch(/record: p-[0-9a-f]{12}, place: "nile-dam-one-text-2020.txt, sentence \d+", words: "/);
  });

  it('names the sentences behind a conclusion of a draft, and the assumptions that carry it', async () => {
    await entente(['model', 'draft', join(examples, 'ceasefire-donbas-2015.txt'), '--out', 'war.yaml']);
    const flat = (text: string): string => text.replace(/\s+/gu, ' ');
    const explained = flat((await entente(['model', 'explain', 'war.yaml', 'closeBorder', '--by', 'rus'])).stdout);
    expect(explained).toContain('rests on: “');
    expect(explained).toContain('(ceasefire-donbas-2015.txt, sentence');
    expect(flat((await entente(['model', 'sensitivity', 'war.yaml'])).stdout)).toContain('rests on: assumption');
  });

  it('drafts from readings that were written before, and from standard input', async () => {
    const path = join(examples, 'gas-transit-2009.txt');
    writeFileSync(join(folder, 'gas.json'), (await entente(['read', path, '--json'])).stdout);
    const direct = (await entente(['model', 'draft', path])).stdout;
    expect((await entente(['model', 'draft', path])).stdout).toBe(direct);
    expect((await entente(['model', 'draft', '--reading', 'gas.json'])).stdout).toBe(direct);
    expect(wants((await entente(['model', 'draft', '-'], readFileSync(path, 'utf8'))).stdout)).toEqual(wants(direct));
  });

  it('says what was found where there is nothing to draft, and offers a skeleton', async () => {
    const { status, stdout, stderr } = await entente(
      ['model', 'draft', '-'],
      'It rained in Oslo on Monday. Nobody minded.',
    );
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^No proposal, demand or threat .* \(found: .*\); entente model new writes a model[^\n]*\n$/,
    );
  });

  it('refuses with a sentence what it cannot do', async () => {
    writeFileSync(join(folder, 'there.yaml'), '');
    writeFileSync(join(folder, 'bad.json'), '{"a": 1}');
    const text = join(examples, 'gas-transit-2009.txt');
    expect(await entente(['model', 'draft'])).toMatchObject({ status: 2 });
    expect(await entente(['model', 'draft', text, '--out', 'there.yaml'])).toMatchObject({ status: 2 });
    expect(await entente(['model', 'draft', 'nowhere.txt'])).toMatchObject({ status: 3 });
    const bad = await entente(['model', 'draft', '--reading', 'bad.json']);
    expect(bad).toMatchObject({ status: 3 });
    expect(bad.stderr).toBe('entente: bad.json is no reading; write one with entente read --json or --jsonl.\n');
  });

  it.skipIf(!existsSync(article))('holds what the first article says of its crisis', async () => {
    const { status, stdout } = await entente(['model', 'draft', article]);
    expect(status).toBe(0);
    const { model } = parseModelFile(stdout, 'draft.yaml');
    const options = model.form.kind === 'options' ? model.form.options : [];
    const owner = (pattern: RegExp) => options.find(({ name }) => pattern.test(name))?.owners;
    expect(owner(/moratorium/)).toEqual(['prk']);
    expect(owner(/halts .*exercises/)).toEqual(['usa', 'kor']);
    expect(owner(/THAAD|Theater High Altitude/)).toEqual(['kor']);
    const said = wants(stdout);
    for (const side of ['usa', 'kor']) {
      expect(said[side]?.[0]).toMatch(/^does not halt .*exercises.* \(rejects the proposal\)$/);
    }
    for (const side of ['chn', 'rus']) {
      expect(said[side]).toContainEqual(
        expect.stringMatching(
          /^South Korea: (?:no|does not carry out the) deployment of .*(?:THAAD|Theater High Altitude).* \(opposes it\)$/,
        ),
      );
      expect(said[side]).toContainEqual(
        expect.stringMatching(/^(?:continues to keep|keeps) North Korea afloat.*, unless United States: /),
      );
    }
  });
});
