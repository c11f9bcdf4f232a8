import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const elmira = fileURLToPath(new URL('../../../examples/conflicts/elmira.yaml', import.meta.url));
const { entente } = testFolder();
const tables = (...args: readonly string[]) => entente(['model', 'tables', elmira, ...args]);

describe('entente model tables', () => {
  it('prints a page, Markdown, LaTeX, data, and one table as CSV', async () => {
    expect((await tables()).stdout).toMatch(
      /Option form[\s\S]*Ranking of Uniroyal[\s\S]*Status quo analysis, from state 1/,
    );
    expect((await tables('--md')).stdout).toMatch(/^# Elmira groundwater contamination\n/);
    expect((await tables('--latex')).stdout).toContain('\\begin{tabular}');
    expect(JSON.parse((await tables('--json', '--table', 'moves,stability')).stdout)).toMatchObject({
      stateCount: 9,
      moves: [{ state: 1 }, {}, {}, {}, {}, {}, {}, {}, {}],
    });
    expect((await tables('--csv', '--table', 'stability')).stdout).toMatch(
      /^state,concept,ministry,company,local,equilibrium\r\n1,Nash,/,
    );
    expect((await tables('--table', 'status-quo', '--from', 'delay,insist')).stdout).toContain('from state 6');
  });

  it('says what it cannot print', async () => {
    expect(await tables('--csv')).toMatchObject({ status: 2, stderr: expect.stringContaining('--table options') });
    expect(await tables('--table', 'moods')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there are options'),
    });
    expect(await tables('--table', 'tableau')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('for two decision makers'),
    });
    expect(await tables('--latex', '--md')).toMatchObject({ status: 2 });
  });
});
