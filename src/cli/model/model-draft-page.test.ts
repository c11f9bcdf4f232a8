import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as conflict from '../../conflict/index.ts';
import { loadActWords } from '../../lexicon/words/act-words.ts';
import * as reading from '../../reading/index.ts';
import { workedExamples } from '../../worked-examples.fixture.ts';

const address = new URL('../../../docs/model-draft.md', import.meta.url);
const page = readFileSync(address, 'utf8');

describe('docs/model-draft.md', () => {
  it('counts the kinds of acts', async () => {
    expect(page).toContain(`${(await loadActWords()).classes.length} kinds of acts`);
  });

  it('shows lines that a draft of the example has', { timeout: 60_000 }, async () => {
    const reader = await reading.createReader();
    const text = readFileSync(new URL('../../../examples/nile-dam-one-text-2020.txt', import.meta.url), 'utf8');
    const read = await reader.read(text, { name: 'nile-dam-one-text-2020.txt' });
    const { yaml = '' } = conflict.draftModel([{ reading: read, acts: await reader.acts(read) }]);
    const shown = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    // Ids of records depend on the weights, and stand in the page as dots.
    const lines = shown
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.includes('…') && !line.startsWith('#'));
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) expect(yaml).toContain(`${line}\n`);
  });

  it('has an example that gives what it says', { timeout: 60_000 }, async () => {
    for (const { run } of workedExamples(address, 'ententejs')) {
      await run({ ...conflict, ...reading }, (actual, expected, line) => expect(actual, line).toEqual(expected));
    }
  });
});
