import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Run, testFolder } from '../command-line.fixture.ts';

const korea = fileURLToPath(new URL('../../../examples/korea-2017.yaml', import.meta.url));

const dilemma = `conflict: two prisoners
decisionMakers: { ann: Ann, ben: Ben }
options:
  annTells: { by: ann, text: tells }
  benTells: { by: ben, text: tells }
statusQuo: []
preferences:
  ann: [ not benTells, annTells ]
  ben: [ not annTells, benTells ]
`;

const { path: folder, file, entente } = testFolder();
file('dilemma.yaml', dilemma);
file('wrong.yaml', dilemma.replace('annTells ]', 'annTalks ]').replace('by: ben', 'by: bill'));
file('bytes.yaml', Uint8Array.of(0xff, 0xfe, 0x00));

const model = (args: readonly string[], input?: string): Promise<Run> => entente(['model', ...args], input);

async function json(args: readonly string[]): Promise<unknown> {
  const { status, stdout, stderr } = await model([...args, '--json']);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

describe('entente model', () => {
  it('new, check and solve lead a newcomer from nothing to an answer', async () => {
    expect(await model(['new', 'case.yaml'])).toMatchObject({ status: 0, stdout: '' });
    expect(await model(['check', 'case.yaml'])).toMatchObject({
      status: 0,
      stdout: 'The model can be solved; there is nothing to remark.\n',
    });
    const { stdout } = await model(['solve', 'case.yaml']);
    expect(stdout).toContain('Upstream state: fills the reservoir in one season');
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(stdout).not.toContain('\u001b');
    expect(await model(['new', 'case.yaml'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/exists already.*--force/),
    });
    expect((await model(['new', 'case.yaml', '--force'])).status).toBe(0);
    expect((await model(['new'])).stdout).toBe(readFileSync(join(folder, 'case.yaml'), 'utf8'));
  });

  it('check says every problem with its place and exits with 1; the others name the first and exit with 3', async () => {
    const { status, stdout } = await model(['check', 'wrong.yaml']);
    expect(status).toBe(1);
    expect(stdout.trim().split('\n')).toEqual([
      'wrong.yaml:5:19: the decision maker “bill” is not known.',
      'wrong.yaml:8:24: “annTalks” is not known; did you mean annTells?',
      '2 problems; the model cannot be solved yet.',
    ]);
    expect(JSON.parse((await model(['check', 'wrong.yaml', '--json'])).stdout)).toMatchObject({
      ok: false,
      problems: [{ line: 5 }, { line: 8, column: 24 }],
    });
    expect(await model(['solve', 'wrong.yaml'])).toMatchObject({
      status: 3,
      stdout: '',
      stderr: expect.stringMatching(
        /^entente: wrong\.yaml, line 5, column 19: .* There is one more problem: entente model check/,
      ),
    });
  });

  it('check looks up the records that a model cites', async () => {
    writeFileSync(
      join(folder, 'cites.yaml'),
      `${dilemma}`.replace('benTells ]', '{ want: benTells, evidence: s-5c1f0a92b3d4 } ]'),
    );
    writeFileSync(join(folder, 'reading.jsonl'), '{"statements":[{"id":"s-5c1f0a92b3d4"}]}\n');
    writeFileSync(join(folder, 'other.jsonl'), '{"statements":[]}\n');
    expect((await model(['check', 'cites.yaml', '--reading', 'reading.jsonl'])).stdout).not.toContain('s-5c1f0a92b3d4');
    expect((await model(['check', 'cites.yaml', '--reading', 'other.jsonl'])).stdout).toMatch(
      /cites\.yaml:9:\d+: note: the record s-5c1f0a92b3d4/,
    );
    expect(await model(['check', 'cites.yaml', '--reading', 'dilemma.yaml'])).toMatchObject({ status: 3 });
  });

  it('solve gives data, a table, Markdown and a picture', async () => {
    expect(await json(['solve', 'dilemma.yaml'])).toMatchObject({
      statusQuo: 1,
      equilibria: { Nash: [4], SEQ: [1, 4] },
      nonMyopic: { equilibria: [1, 4] },
      states: [
        { pattern: 'NN', payoffs: { ann: 2, ben: 2 } },
        {},
        {},
        { equilibrium: expect.arrayContaining(['Nash']) },
      ],
    });
    const rows = (await model(['solve', 'dilemma.yaml', '--csv'])).stdout.split('\r\n');
    expect(rows[0]).toBe(
      'state,pattern,annTells,benTells,payoff_ann,stable_ann,payoff_ben,stable_ben,equilibrium,status_quo,words',
    );
    expect(rows[1]).toMatch(/^1,NN,0,0,2,.*,true,nothing is done$/);
    expect((await model(['solve', 'dilemma.yaml', '--md'])).stdout).toMatch(/^# two prisoners\n/);
    const { stderr } = await model(['solve', 'dilemma.yaml', '--svg', 'two.svg']);
    expect(stderr).toContain('two.svg');
    expect(readFileSync(join(folder, 'two.svg'), 'utf8')).toMatch(/^<svg .*status quo/s);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('solve answers for coalitions, blocks and limited foresight', async () => {
    const { stdout } = await model(['solve', 'dilemma.yaml', '--coalitions', '--block', 'ann,ben', '--horizon', '3']);
    expect(stdout).toMatch(/Against every coalition[\s\S]*CNash {2}none/);
    expect(stdout).toMatch(/If Ann and Ben act as one[\s\S]*Nash {2}1, 2, 3/);
    expect(stdout).toMatch(/if both look 3 moves ahead:\n\n {2}1 {2}nothing is done\n {2}4 {2}Ann: tells; Ben: tells/);
    expect(stdout).toMatch(/GMR {3}1, 2, 3\n\n {2}1 {2}nothing is done\n {2}2 {2}Ann: tells\n {2}3 {2}Ben: tells/);
    expect(await model(['solve', korea, '--horizon', 'far'])).toMatchObject({ status: 2 });
    expect((await model(['solve', 'dilemma.yaml', '--from', 'annTells'])).stdout).toMatch(
      /Where it may go from state 2\n.*\n\n {2}4 {2}Ben: tells \(4\)/,
    );
  });

  it('explain proves, for whoever is named, in the concept that is named', async () => {
    const { stdout } = await model(['explain', 'dilemma.yaml', 'nothing', '--by', 'Ann', '--concept', 'SEQ']);
    expect(stdout).toMatch(/Ann, state 1 is SEQ-stable/);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/The others can answer: Ben goes to state 4/);
    expect(await json(['explain', 'dilemma.yaml', 'now', '--by', 'ann,ben', '--concept', 'Nash,SEQ'])).toMatchObject([
      { decisionMaker: 'ann', concept: 'Nash', stable: false, sentences: expect.any(Array) },
      { decisionMaker: 'ann', concept: 'SEQ', stable: true },
      { decisionMaker: 'ben', concept: 'Nash' },
      { decisionMaker: 'ben', concept: 'SEQ' },
    ]);
  });

  it('inverse finds the smallest change, and what it writes has it', async () => {
    const answer = await json(['inverse', 'dilemma.yaml', '1', '--concept', 'Nash']);
    expect(answer).toMatchObject({
      stable: [],
      answers: [{ formula: '1 >= 2', rankings: { count: '12', of: '24' }, edits: { size: 1 } }, {}],
    });
    const held = ['inverse', 'dilemma.yaml', '1', '--concept', 'Nash', '--edits', 'drop,add', '--write', 'held.yaml'];
    expect((await model(held)).status).toBe(0);
    expect(await json(['solve', 'held.yaml'])).toMatchObject({ equilibria: { Nash: expect.arrayContaining([1]) } });
    expect((await model(['inverse', 'dilemma.yaml', '4', '--concept', 'Nash'])).stdout).toContain(
      'it holds as the model stands',
    );
  });

  it('whatif compares files and changes, and keeps the changed model', async () => {
    const changed = await model([
      'whatif',
      'dilemma.yaml',
      '--drop',
      'ann.2',
      '--add',
      'ben.1: not benTells',
      '--write',
      'kind.yaml',
    ]);
    expect(changed.stdout).toMatch(
      /^What if: two prisoners\nAnn: drop “annTells” \(rank 2, an assumption\)\nBen: add “not benTells” at rank 1/,
    );
    const files = await model(['whatif', 'dilemma.yaml', 'kind.yaml']);
    expect(files.stdout).toContain('dilemma.yaml beside kind.yaml');
    expect(files.stdout.split('What changes')[1]).toBe(changed.stdout.split('What changes')[1]);
    expect(await json(['whatif', 'dilemma.yaml', '--swap', 'ann.1,2'])).toMatchObject({
      changes: [expect.stringMatching(/change places/)],
    });
    expect(await json(['whatif', 'dilemma.yaml', '--move', 'ann.2:1'])).toMatchObject({ equilibria: { Nash: {} } });
  });

  it('sensitivity asks about the equilibria where the file makes no claims', async () => {
    const { stdout } = await model(['sensitivity', 'dilemma.yaml', '--orders', '20', '--rules']);
    expect(stdout).toMatch(/state 4 is a Nash equilibrium/);
    expect(stdout).toMatch(/\n {2}4 {2}Ann: tells; Ben: tells\n/);
    expect(stdout).toContain('rests on: nothing');
    expect((await model(['sensitivity', korea, '--orders', '50', '--seed', '3'])).stdout).toBe(
      (await model(['sensitivity', korea, '--orders', '50', '--seed', '3'])).stdout,
    );
  });

  it('import and export go to GMCR+ and back; a .gmcr file can be used as it is', async () => {
    expect(
      (await model(['export', korea, '--gmcr', 'korea.gmcr', '--nfg', 'korea.nfg', '--csv', 'korea.csv'])).status,
    ).toBe(0);
    expect(readFileSync(join(folder, 'korea.nfg'), 'utf8')).toMatch(/^NFG 1 R "Korea, July 2017"/);
    expect(readFileSync(join(folder, 'korea.csv'), 'utf8').trim().split('\r\n')).toHaveLength(89);
    expect(await json(['solve', 'korea.gmcr'])).toMatchObject({ equilibria: { Nash: [14, 18] } });
    const { stderr } = await model(['import', 'korea.gmcr', 'again.yaml']);
    expect(stderr).toContain('no status quo and no evidence');
    expect(await json(['solve', 'again.yaml'])).toMatchObject({ equilibria: { Nash: [14, 18] } });
  });

  it('import says where a whole save file is no model', async () => {
    const save = {
      program: 'gmcr-py',
      useManualPreferenceRanking: true,
      options: [{ name: 'a', permittedDirection: 'both' }],
      decisionMakers: [{ name: 'X', options: [0], preferences: [], preferenceRanking: [1] }],
    };
    writeFileSync(join(folder, 'short.gmcr'), JSON.stringify(save));
    const { status, stderr } = await model(['import', 'short.gmcr', 'short.yaml']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/short\.yaml, line \d+, column \d+: the ranking of x misses state 2 of 2\.\n$/);
  });

  it('issues and hypergame answer from the same file', async () => {
    const [line] = (await json(['issues', korea])) as readonly {
      readonly median: { readonly low: number };
      readonly pivot: string;
    }[];
    expect(line).toMatchObject({ id: 'presence', pivot: 'rok' });
    expect(line?.median.low).toBeGreaterThanOrEqual(0);
    expect(await json(['hypergame', korea])).toMatchObject({
      concept: 'SEQ',
      surprises: expect.arrayContaining([
        expect.objectContaining({ kind: 'disappointed', decisionMaker: 'us', movers: ['china'] }),
      ]),
    });
  });

  it('graph looks from where one says', async () => {
    expect((await model(['graph', korea, 'strike.svg', '--from', 'strike,thaad', '--states', '6'])).status).toBe(0);
    expect(readFileSync(join(folder, 'strike.svg'), 'utf8')).toContain('6 of 88 states');
    expect((await model(['graph', 'dilemma.yaml'])).stdout).toMatch(/^<svg/);
  });

  it.each<readonly [what: string, args: readonly string[], code: number, said: RegExp]>([
    ['no subcommand', [], 2, /Usage/],
    ['a file that is not there', ['solve', 'no.yaml'], 3, /Cannot read no\.yaml: there is no such file/],
    ['a folder', ['solve', '.'], 3, /it is a folder/],
    ['bytes that are no text', ['solve', 'bytes.yaml'], 3, /no UTF-8 text/],
    ['two formats', ['solve', 'dilemma.yaml', '--json', '--csv'], 2, /--json and --csv cannot be used together/],
    ['a width that is no number', ['solve', 'dilemma.yaml', '--width', 'wide'], 2, /--width/],
    ['an unknown state', ['explain', 'dilemma.yaml', '9'], 2, /there is no state 9; states are numbered from 1 to 4/],
    [
      'an unknown option',
      ['explain', 'dilemma.yaml', 'annTels'],
      2,
      /“annTels” is no option \(did you mean annTells\?\)/,
    ],
    [
      'an unknown decision maker',
      ['explain', 'dilemma.yaml', '1', '--by', 'bob'],
      2,
      /no decision maker “bob”; there are ann, ben/,
    ],
    [
      'an unknown concept',
      ['explain', 'dilemma.yaml', '1', '--concept', 'Pareto'],
      2,
      /“Pareto” is no stability concept/,
    ],
    ['nothing to compare', ['whatif', 'dilemma.yaml'], 2, /Name a second model, or say what to change/],
    [
      'a statement that is not there',
      ['whatif', 'dilemma.yaml', '--drop', 'ann.7'],
      2,
      /“ann” has no statement “7”; there are 1, 2/,
    ],
    [
      'a change that is not understood',
      ['whatif', 'dilemma.yaml', '--swap', 'ann'],
      2,
      /write --swap us\.statement,other/,
    ],
    ['a formula with a slip', ['whatif', 'dilemma.yaml', '--add', 'ann.1: not ben'], 2, /column 5: “ben” is not known/],
    ['no views', ['hypergame', 'dilemma.yaml'], 2, /has no views/],
    ['no issue lines', ['issues', 'dilemma.yaml'], 2, /has no issue lines/],
    ['nothing to export', ['export', 'dilemma.yaml'], 2, /Say what to write/],
    ['a picture in no folder', ['graph', 'dilemma.yaml', 'no/such/x.svg'], 2, /no\/such/],
    ['a .gmcr file that is none', ['import', 'dilemma.yaml'], 3, /the file is damaged/],
  ])('%s gives one clear sentence and its exit code', async (_, args, code, said) => {
    const { status, stdout, stderr } = await model(args);
    expect(stderr).toMatch(said);
    if (args.length > 0) expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(code);
  });

  it('reads a model from standard input', async () => {
    expect((await model(['solve', '-'], dilemma)).stdout).toContain('two prisoners');
    expect(existsSync(join(folder, '-'))).toBe(false);
  });
});
