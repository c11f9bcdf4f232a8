import { describe, expect, it } from 'vitest';
import { createEnglish } from '../../language/english.ts';
import { loadLexicon } from '../../lexicon/load.ts';
import { loadDiscourse } from '../../lexicon/words/discourse.ts';
import type { Statement } from '../../records/statement.ts';
import { documentFromText } from '../../sources/text-document.ts';
import { findActors } from '../actors/actors.ts';
import { treesOf } from '../clause/tree.ts';
import { passageReader } from '../passage.fixture.ts';
import { findStatements } from './statements.ts';

const read = await passageReader();

/** The statements that are found where the learnt weights were removed from the package. */
async function statementsByRules(text: string): Promise<readonly Statement[]> {
  const [english, lexicon, { cues }] = await Promise.all([
    createEnglish(),
    loadLexicon(),
    loadDiscourse({ learnt: false }),
  ]);
  const context = { document: documentFromText(text), analysis: treesOf(await english.analyse(text)), lexicon };
  return findStatements(context, findActors(context), cues);
}

/** text, source, cue, a part of the content, speaker's state or body (or undefined) */
const PASSAGES: readonly (readonly [string, string, string, string, string?])[] = [
  [
    '“The grain corridor must stay open,” said Turkish Foreign Minister Mevlut Cavusoglu.',
    'Turkish Foreign Minister Mevlut Cavusoglu',
    'said',
    'The grain corridor must stay open',
    'TUR',
  ],
  [
    'Norway said on Tuesday that it would send divers to the damaged pipeline.',
    'Norway',
    'said',
    'it would send divers to the damaged pipeline',
    'NOR',
  ],
  [
    'The ceasefire has collapsed, according to the United Nations.',
    'the United Nations',
    'according to',
    'The ceasefire has collapsed',
    'igo:UN',
  ],
  ['"Nobody fired first," the general added. "It was an accident."', 'the general', 'added', 'It was an accident'],
  [
    'The strait, the Iranian navy said, would be closed for three days.',
    'the Iranian navy',
    'said',
    'would be closed for three days',
    'IRN',
  ],
  ['Chile wants to reopen its consulate in La Paz.', 'Chile', 'wants', 'to reopen its consulate', 'CHL'],
  [
    'Kenya fears that the drought will drive more families across the border.',
    'Kenya',
    'fears',
    'that the drought will drive more families',
    'KEN',
  ],
  [
    'The treaty leaves no room for doubt, said the joint statement.',
    'the joint statement',
    'said',
    'The treaty leaves no room for doubt',
  ],
  [
    'Elena Marsh, a scholar of the Arctic at a university in Oslo, says that the new base is a symbol.',
    'Elena Marsh',
    'says',
    'that the new base is a symbol',
  ],
  [
    'Officials in Canberra warned that the tariffs would hurt both sides.',
    'Officials in Canberra',
    'warned',
    'that the tariffs would hurt both sides',
  ],
  ['The pilots, who said they had lost radio contact, landed in Cyprus.', 'who', 'said', 'they had lost radio contact'],
  [
    'Brazil called for an emergency session of the assembly.',
    'Brazil',
    'called for',
    'an emergency session of the assembly',
    'BRA',
  ],
  [
    'Ottawa accused Moscow of jamming the signals of its rescue planes.',
    'Ottawa',
    'accused',
    'jamming the signals',
    'CAN',
  ],
  [
    'The minister denied that any prisoner had been harmed, adding that inspectors were welcome.',
    'The minister',
    'denied',
    'that any prisoner had been harmed',
  ],
  [
    'India\'s decision to suspend the talks was "regrettable," the Pakistani ambassador told reporters.',
    'the Pakistani ambassador',
    'told',
    'regrettable',
    'PAK',
  ],
  ["'No concessions,' says defence chief", 'defence chief', 'says', 'No concessions'],
  [
    "''We heard three explosions,'' a fisherman said by telephone. ''Then the lights went out.''",
    'a fisherman',
    'said',
    'Then the lights went out',
  ],
  [
    'Asked about the missing aid, the spokesman for the agency declined to comment.',
    'the spokesman for the agency',
    'declined',
    'comment',
  ],
  [
    'The report, which concludes that the dam is unsafe, was published in Addis Ababa.',
    'which',
    'concludes',
    'that the dam is unsafe',
  ],
  [
    'It was a mistake to close the embassy, Sweden’s prime minister acknowledged on Friday.',
    'Sweden’s prime minister',
    'acknowledged',
    'It was a mistake to close the embassy',
    'SWE',
  ],
];

describe('findStatements', () => {
  it.each(PASSAGES)('%s', async (text = '', source = '', cue = '', content = '', side) => {
    const { statements, said } = await read(text);
    const found = statements.find(
      (statement) => said(statement.cue).includes(cue) && said(statement.content).includes(content),
    );
    expect(
      found === undefined ? undefined : said(found.source) || 'nobody',
      JSON.stringify(statements.map((s) => [said(s.source), said(s.cue), said(s.content)])),
    ).toContain(source);
    if (side !== undefined) expect([...(found?.actsFor ?? []), ...(found?.speakers ?? [])]).toContain(side);
  });

  it('finds the plain cases by rules alone, without learnt weights', async () => {
    const text = 'Norway said on Tuesday that it would send divers. “That is enough,” said the mayor.';
    const sources = (await statementsByRules(text)).flatMap(({ source }) => source);
    expect(sources.map(({ start, end }) => text.slice(start, end))).toEqual(['Norway', 'the mayor']);
  });

  it('takes the owner of a post for the speaker of the words behind its dash', async () => {
    const { statements } = await read('Macron’s latest post left no doubt – “We will not recognise the vote.”');
    expect(statements.flatMap((statement) => statement.speakers)).toContain('per:emmanuel macron');
  });

  it('joins a quotation that runs over two paragraphs', async () => {
    const text =
      '“We have waited for ten years,” the envoy said. “We can wait a little longer.\n\n“But we cannot wait forever.”';
    const { statements, said } = await read(text);
    expect(statements).toHaveLength(1);
    expect(said(statements[0]?.content ?? [])).toContain('But we cannot wait forever');
  });

  it('leaves a quotation that ends a sentence with a full stop to that sentence', async () => {
    const text = 'Spain called the Gibraltar accord “a dead letter.” Britain said that the border would stay open.';
    const { statements, said } = await read(text);
    const told = statements.find(({ cue }) => said(cue) === 'said');
    expect(said(told?.content ?? [])).toEqual('that the border would stay open');
  });

  it('calls a statement direct, indirect or mixed', async () => {
    const kinds = async (text: string) => (await read(text)).statements[0]?.type;
    expect(await kinds('“The road is closed,” the mayor said.')).toBe('direct');
    expect(await kinds('The mayor said that the road was closed.')).toBe('indirect');
    expect(await kinds('The mayor said that the road was “closed for good” and that nobody had been told.')).toBe(
      'mixed',
    );
  });

  it('names both speakers of a joint statement', async () => {
    const { statements } = await read('France and Germany said that the fund would be opened in June.');
    expect(statements[0]?.actsFor).toEqual(expect.arrayContaining(['FRA', 'DEU']));
  });

  it('leaves the source empty where the text names none', async () => {
    const { statements } = await read('The convoy is expected to reach the city by Friday.');
    for (const statement of statements) {
      expect(statement.source).toEqual([]);
      expect(statement.speakers).toEqual([]);
    }
  });

  it('gives the same ids and bytes twice', async () => {
    const text = 'Norway said that it would send divers.';
    expect(JSON.stringify((await read(text)).statements)).toBe(JSON.stringify((await read(text)).statements));
  });

  it('records what one side says that another has told, under the statement that reports it', async () => {
    const { reported, statements, said } = await read(
      'Finland said that Estonia had told Latvia that the cable would be repaired by June.',
    );
    expect(statements.map(({ speakers }) => speakers)).toEqual([['FIN']]);
    const inner = reported.find(({ within }) => within !== undefined);
    expect(inner?.within).toBe(statements[0]?.id);
    expect(inner?.speakers).toEqual(['EST']);
    expect(inner?.addressees).toEqual(['LVA']);
    expect(said(inner?.content ?? [])).toContain('the cable would be repaired');
  });

  it.each([
    ['He told Toyo Keizai that the tariffs were “a mistake”.', 'Toyo Keizai'],
    ['The prime minister told the newspaper Helsingin Sanomat that the border would stay closed.', 'Helsingin Sanomat'],
    ['In an interview with Le Monde, the minister said that the talks had failed.', 'Le Monde'],
    ['The minister told the Security Council that the talks had failed.', ''],
  ])('names the medium: %s', async (text, medium) => {
    const { statements, said } = await read(text);
    const named = said(statements[0]?.outlet ?? []);
    if (medium === '') expect(named).toBe('');
    else expect(named).toContain(medium);
  });

  it('dates a statement by the words around its cue, not by those of its content or of an aside', async () => {
    const dateOf = async (text: string) => (await read(text)).statements[0]?.date?.first;
    expect(await dateOf('The pact is dead, the Kremlin said in a statement on 4 March 2024.')).toBe('2024-03-04');
    expect(await dateOf('The Kremlin said that the pact had ended on 4 March 2024.')).toBeUndefined();
  });

  it('keeps both marks of a quotation in the content', async () => {
    const { statements, said } = await read('She said that the tariffs were “a mistake”.');
    expect(said(statements[0]?.content ?? [])).toBe('that the tariffs were “a mistake”');
  });

  it('takes the words behind a colon for a post without quotation marks', async () => {
    const { statements, said } = await read('The president tweeted: We will never accept this border.');
    expect(said(statements[0]?.source ?? [])).toBe('The president');
    expect(said(statements[0]?.content ?? [])).toContain('We will never accept this border');
  });

  it('gives a speaker in capitals the whole paragraph of a transcript', async () => {
    const { statements, said } = await read(
      'The debate went on for hours.\n\nMINISTER: We will not wait any longer. They know it.\n\nREPORTER: When will you leave?',
    );
    expect(statements.map(({ source }) => said(source))).toEqual(['MINISTER', 'REPORTER']);
    expect(said(statements[0]?.content ?? [])).toContain('They know it');
  });

  it('takes words held up with tongs for nobody’s statement', async () => {
    expect((await read('The so-called "peace corridor" was shelled again on Sunday.')).statements).toEqual([]);
  });

  it('reads text without sentences', async () => {
    expect((await read('')).statements).toEqual([]);
    expect((await read('"\n\n"')).statements).toEqual([]);
  });
});

describe('how sure a statement is', () => {
  it('is no surer than who said it', async () => {
    const { reported } = await read(
      'China denied that it had shelled the town. The army said that it would leave the valley.',
    );
    const [denial, ofArmy] = reported;
    expect(denial?.provenance.grade).not.toBe('weak');
    expect([ofArmy?.speakers, ofArmy?.provenance.grade]).toEqual([['CHN'], 'weak']);
  });

  it('is not strong where nobody known said it', async () => {
    const { reported } = await read('Another said that the talks would fail.');
    const [statement] = reported;
    expect(statement?.provenance.score).toBeGreaterThan(0.9);
    expect([statement?.speakers, statement?.provenance.grade]).toEqual([[], 'fair']);
  });
});
