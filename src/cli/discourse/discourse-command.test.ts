import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MultiGraph } from 'graphology';
import gexf from 'graphology-gexf';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDna2 } from '../../sources/dna/dna-file.fixture.ts';
import { testFolder } from '../command-line.fixture.ts';

const folder = testFolder();
const example = join(import.meta.dirname, '../../../examples/missile-test.dna');
const discourse = (command: string, ...args: string[]) =>
  folder.entente(['discourse', command, 'case.dna', '--width', '140', ...args]);
const json = async (command: string, ...args: string[]): Promise<Record<string, never>> =>
  JSON.parse((await discourse(command, ...args, '--json')).stdout) as Record<string, never>;

beforeAll(() => copyFileSync(example, join(folder.path, 'case.dna')));

describe('entente discourse network', () => {
  it('prints the heaviest ties, and each tie with the ids of its statements as data', async () => {
    const { status, stdout } = await discourse('network', '--one-mode', '--aggregation', 'congruence');
    expect(status).toBe(0);
    expect(stdout).toContain('8 actors with 25 ties, made of 91 statements.');
    expect(stdout).toMatch(/South Korea +United States +38/);
    const { ties, differs } = (await json('network', '--only', 'organization=Japan')) as unknown as {
      ties: { to: string; weight: number; statements: number[] }[];
      differs: string[];
    };
    expect(differs).toEqual([]);
    expect(ties[0]?.statements).toHaveLength(ties[0]?.weight ?? 0);
  });

  it('with draws says how sure a tie is, and without DNA’s numbers what differs', async () => {
    const { stdout } = await discourse('network', '--draws', '20', '--duplicates', 'month');
    expect(stdout).toContain('there in 95 % of the draws');
    expect(stdout).toContain('DNA compares the number of the week or month alone');
    expect((await discourse('network', '--duplicates', 'month', '--as-dna')).stdout).not.toContain('DNA compares');
  });

  it('writes GraphML with every attribute and the DL form of UCINET, and replaces nothing unasked', async () => {
    const files = ['--graphml', 'net.graphml', '--dl', 'net.dl'];
    expect((await discourse('network', ...files)).status).toBe(0);
    const parser = new SaxesParser({ xmlns: true });
    const seen = { node: 0, edge: 0, key: [] as string[] };
    parser.on('opentag', ({ name, attributes }) => {
      if (name === 'node' || name === 'edge') seen[name]++;
      if (name === 'key') seen.key.push(attributes['attr.name']?.value ?? '');
    });
    parser.write(readFileSync(join(folder.path, 'net.graphml'), 'utf8')).close();
    expect(seen).toEqual({
      node: 14,
      edge: 37,
      key: ['label', 'kind', 'Alias', 'Notes', 'Type', 'colour', 'weight', 'sign'],
    });
    const lines = readFileSync(join(folder.path, 'net.dl'), 'utf8').trim().split('\n');
    expect(lines[0]).toBe('dl nr = 8, nc = 6, format = fullmatrix');
    expect(lines.slice(-8).every((line) => line.split(' ').length === 6)).toBe(true);
    const again = await discourse('network', ...files);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('exists already')]);
    expect((await discourse('network', ...files, '--force')).status).toBe(0);
    expect((await discourse('network', '--graphml', 'case.dna', '--force')).stderr).toContain(
      'is what this command reads',
    );
  });

  it('leaves out who speaks seldom, and what is spoken of seldom', async () => {
    const { rows, columns } = (await json('network', '--min-actor', '10', '--min-concept', '14')) as unknown as {
      rows: readonly string[];
      columns: readonly string[];
    };
    const all = (await json('network', '--qualifier', 'none')) as unknown as {
      ties: readonly { from: string; to: string; weight: number }[];
    };
    const often = (end: 'from' | 'to', least: number): readonly string[] => {
      const counts = new Map<string, number>();
      for (const tie of all.ties) counts.set(tie[end], (counts.get(tie[end]) ?? 0) + tie.weight);
      return [...counts].filter(([, count]) => count >= least).map(([name]) => name);
    };
    expect([...rows].sort()).toEqual([...often('from', 10)].sort());
    expect([...columns].sort()).toEqual([...often('to', 14)].sort());
    expect([rows.length, columns.length]).toEqual([4, 4]);
  });

  it('prints CSV: ties, or the whole table', async () => {
    const ties = (await discourse('network', '--csv')).stdout.trim().split('\r\n');
    expect([ties[0], ties.length]).toEqual(['from,to,weight,statements', 38]);
    const matrix = (await discourse('network', '--csv', '--matrix')).stdout.trim().split('\r\n');
    expect(matrix.map((line) => line.split(',').length)).toEqual(new Array(9).fill(7));
  });
});

describe('pages, pictures and GEXF', () => {
  const page = async (command: string, ...args: string[]): Promise<string> => {
    const { status, stderr } = await discourse(command, ...args, '--html', 'page.html', '--force');
    expect([status, stderr]).toEqual([0, expect.stringContaining('page.html')]);
    return readFileSync(join(folder.path, 'page.html'), 'utf8');
  };
  /** The statements that the first number in a row of a table opens, as the page shows them. */
  const openedBy = (html: string, words: string): readonly string[] => {
    const row = html.split('<tr>').find((part) => part.includes(words)) ?? '';
    const numbers = /data-p="([\d,]+)"/.exec(row)?.[1]?.split(',') ?? [];
    return numbers.map((n) => new RegExp(`<li id="x${n}" class="event-row">(.*?)</li>`, 's').exec(html)?.[1] ?? '');
  };

  it('each tie opens its statements, with their words', async () => {
    const html = await page('network', '--only', 'organization=Japan');
    const behind = openedBy(html, '<th scope="row">Japan</th><td>Military option</td>');
    expect(behind).toHaveLength(4);
    for (const statement of behind) expect(statement).toMatch(/<b>Japan<\/b> (for|against) Military option.*Japan/s);
  });

  it('a tie of two opens what both said of what they share', async () => {
    const html = await page('network', '--one-mode', '--aggregation', 'congruence');
    const behind = openedBy(html, '<td>United States</td>');
    expect(behind.length).toBeGreaterThan(5);
    expect(html).toContain('class="chart matrix-chart"');
    expect(html).toContain('>agree</text>');
    expect(html).not.toMatch(/>friends<|>foes</);
  });

  it.each([
    ['clusters', [], 'Coalition 2 · 4', 'chart network'],
    ['polarization', [], 'Camp 2 · 4', 'chart network'],
    ['polarization', ['--unit', 'months', '--size', '3'], 'How far the network is from camps', 'chart'],
    ['windows', ['--unit', 'months', '--size', '3', '--phases'], 'new phase', 'chart'],
    ['backbone', [], '“Six-party talks” goes last', 'chart'],
    ['backbone', ['--method', 'annealed', '--size', '2'], 'redundant', 'chart'],
    ['barplot', [], '“Six-party talks” is said most often, in 18 statements.', 'chart bars'],
    ['barplot', ['--qualifier', 'none', '--rows', 'organization'], 'said most often', 'chart bars'],
  ] as const)('%s %j has a chart whose numbers open statements', async (command, args, words, chart) => {
    const html = await page(command, ...args);
    expect(html).toContain(words);
    expect(html).toContain(`<svg xmlns="http://www.w3.org/2000/svg" class="${chart}`);
    const opens = [...html.matchAll(/href="#x(\d+)"/g)].map(([, n]) => n);
    expect(opens.length).toBeGreaterThan(3);
    for (const n of opens) expect(html).toContain(`<li id="x${n}"`);
  });

  it('an empty time has a page too, and the picture stands alone', async () => {
    expect(await page('network', '--from', '2030-01-01')).toContain('There are no ties.');
    expect((await discourse('clusters', '--svg', 'picture.svg')).status).toBe(0);
    expect(readFileSync(join(folder.path, 'picture.svg'), 'utf8')).toContain('Coalition 1');
  });

  it('GEXF is opened by another program, with signs, colours and attributes', async () => {
    const asked = ['--one-mode', '--aggregation', 'subtract', '--gexf', 'net.gexf'];
    expect((await discourse('network', ...asked)).status).toBe(0);
    const read = gexf.parse(MultiGraph, readFileSync(join(folder.path, 'net.gexf'), 'utf8'));
    expect(read.order).toBe(8);
    const china = read.findNode((_, { label }) => label === 'China');
    expect(read.getNodeAttributes(china)).toMatchObject({ kind: 'organization', color: expect.any(String) });
    const signs = read.mapEdges((_, { weight, value, sign }) => [
      Math.abs(value) === weight,
      Math.sign(value) === sign,
    ]);
    expect(signs.every(([weight, sign]) => weight && sign)).toBe(true);
    expect(read.someEdge((_, { sign }) => sign === -1)).toBe(true);
    expect((await discourse('network', ...asked)).stderr).toContain('exists already');
  });
});

describe('the other commands', () => {
  it('windows: networks over time, and phases', async () => {
    const { stdout } = await discourse('windows', '--unit', 'months', '--size', '3', '--phases', '--one-mode');
    expect(stdout).toContain('13 networks from 2016-02-04 to 2017-02-04; changes of phase at');
    const { slices } = (await json(
      'windows',
      '--unit',
      'years',
      '--size',
      '2',
      '--kernel',
      'gaussian',
      '--no-indent',
    )) as unknown as {
      slices: unknown[];
    };
    expect(slices).toHaveLength(2);
  });

  it('backbone, polarization, clusters and barplot say what they found', async () => {
    expect((await discourse('backbone')).stdout).toContain('"Six-party talks" holds the network in shape most');
    expect((await discourse('backbone', '--method', 'annealed', '--size', '2')).stdout).toContain('2 concepts of 6');
    expect((await discourse('polarization')).stdout).toContain('Score 0.302 (perfect camps would have 0.250)');
    expect(await json('polarization', '--as-dna')).toMatchObject({
      score: expect.closeTo(0.452620190657, 9),
      differs: [],
    });
    expect((await discourse('clusters', '--draws', '10')).stdout).toMatch(
      /2 coalitions of 8 actors by louvain[\s\S]*Belongs/,
    );
    expect((await discourse('barplot')).stdout).toMatch(/Six-party talks +18 +9 +9 +█{24}\n/);
    expect((await discourse('barplot', '--csv')).stdout.split('\r\n')[1]).toBe('Six-party talks,9,9');
  });
});

describe('what holds coalitions together', () => {
  interface Claims {
    readonly claims: {
      readonly coalitions: readonly {
        readonly members: readonly string[];
        readonly concepts: readonly {
          readonly concept: string;
          readonly share: number;
          readonly statements: number[];
        }[];
      }[];
    };
  }

  it('is said in words, with counts, and as data with the ids of the statements', async () => {
    const words = (await discourse('clusters')).stdout.replace(/\s+/g, ' ');
    expect(words).toContain(
      'Coalition 1 (China, North Korea, Große Koalition and Russia) is held together by “Six-party talks” (2 against, 9 for, 4 members, 47 % of what joins it)',
    );
    expect(words).toContain('what parts it most is “New UN sanctions” (5 against, 2 for, 4 members)');
    const { claims } = (await json('clusters')) as unknown as Claims;
    const [talks] = claims.coalitions[0]?.concepts ?? [];
    expect([talks?.concept, talks?.statements.length]).toEqual(['Six-party talks', 11]);
    for (const { concepts } of claims.coalitions)
      expect(concepts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('opens the statements on its page', async () => {
    expect((await discourse('clusters', '--html', 'claims.html')).status).toBe(0);
    const html = readFileSync(join(folder.path, 'claims.html'), 'utf8');
    const row = html.split('<tr>').find((part) => part.startsWith('<th scope="row">Six-party talks</th>')) ?? '';
    const numbers = /data-p="([\d,]+)"/.exec(row)?.[1]?.split(',') ?? [];
    expect(numbers).toHaveLength(11);
    for (const n of numbers) expect(html).toMatch(new RegExp(`<li id="x${n}"[^>]*>.*?(for|against) Six-party talks`));
  });
});

describe('what cannot be is said in one sentence', () => {
  it.each([
    ['network', ['--rows', 'party'], 2, 'have no variable "party"'],
    ['network', ['--type', 'Story'], 2, 'no statement type "Story"'],
    ['network', ['--aggregation', 'often'], 2, '--aggregation is one of ignore, congruence'],
    ['network', ['--only', 'organization'], 2, '--only takes VARIABLE=VALUE'],
    ['clusters', ['--min-actor', 'many'], 2, '--min-actor must be a whole number above 0, not "many"'],
    ['network', ['--matrix'], 2, '--matrix goes with --csv'],
    ['windows', [], 2, 'Windows need --unit and --size'],
    ['windows', ['--unit', 'years', '--size', '9'], 2, 'No window of 9 years lies wholly in the time'],
    ['backbone', ['--size', '2'], 2, '--size goes with --method annealed'],
    ['clusters', ['--only', 'organization=Japan'], 2, 'There is one actor'],
    ['polarization', ['--only', 'organization=Japan'], 2, 'There is one actor; camps need two or more.'],
    [
      'windows',
      ['--from', '2030-01-01', '--unit', 'months', '--size', '3'],
      2,
      'No statement is left by what is chosen',
    ],
    ['polarization', ['--groups', '0'], 2, '--groups must be a whole number above 0'],
  ] as const)('%s %j', async (command, args, status, sentence) => {
    const result = await discourse(command, ...args);
    expect([result.status, result.stdout, result.stderr.trim().split('\n')]).toEqual([
      status,
      '',
      [expect.stringContaining(sentence)],
    ]);
  });

  it('a file that is not there or of another kind ends with 3', async () => {
    writeFileSync(join(folder.path, 'one.dna'), '<?xml version="1.0"?><discourse/>');
    const old = await folder.entente(['discourse', 'network', 'one.dna']);
    expect([old.status, old.stderr]).toEqual([3, expect.stringContaining('is a file of DNA 1')]);
    writeFileSync(join(folder.path, 'cut.dna'), Buffer.from(readFileSync(example)).fill(7, 4096, 60_000));
    const cut = await folder.entente(['discourse', 'network', 'cut.dna']);
    expect([cut.status, cut.stderr.trim().split('\n')]).toEqual([
      3,
      [expect.stringMatching(/cut\.dna is damaged \(Tree /)],
    ]);
    expect((await folder.entente(['discourse', 'network', 'none.dna'])).status).toBe(3);
    expect(existsSync(join(folder.path, 'none.dna'))).toBe(false);
  });

  it('an empty time has an empty network, and says why', async () => {
    const { stdout } = await discourse('network', '--from', '2030-01-01');
    expect(stdout).toContain('0 actors and 0 concepts with 0 ties');
    expect(stdout).toContain('No statement is left by what is chosen');
  });

  it('places outside the text and ends of lines are told beside a table, too', async () => {
    writeDna2(join(folder.path, 'odd.dna'), ['UPDATE STATEMENTS SET Stop = 99 WHERE ID = 2']);
    const { status, stdout, stderr } = await folder.entente(['discourse', 'network', 'odd.dna', '--csv']);
    expect([status, stdout.split('\r\n')[1], stderr.trim().split('\n')]).toEqual([
      0,
      'Kosk,talks,1,1',
      [
        expect.stringMatching(/^Statement 2 lies outside the text of its document/),
        expect.stringMatching(/^One document has lines that end in CR and LF \(7\)/),
      ],
    ]);
  });
});
