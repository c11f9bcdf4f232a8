import { describe, expect, it } from 'vitest';
import { readModelFile } from '../file/model-file.ts';
import { formatFormula } from '../model/logic.ts';
import { isUnsourced, type PreferenceStatement } from '../model/model.ts';
import { solve } from '../solve/solve.ts';
import { type Tell, type ToldText, toldText } from './draft.fixture.ts';
import { draftModel } from './draft-model.ts';
import type { DraftSource } from './told-act.ts';

const drills: Tell = { words: 'halts drills', doers: ['BBB'], kind: 'exercise', ends: true, underWay: true };
const tests: Tell = { words: 'freezes tests', doers: ['AAA'], kind: 'weapon test', ends: true, underWay: true };

/** A draft, and the model that its file holds. */
function drafted(...texts: readonly ToldText[]) {
  const draft = draftModel(texts.map(toldText));
  const read = readModelFile(draft.yaml ?? '');
  if (!read.ok)
    throw new Error(`${read.problems.map(({ line, message }) => `${line}: ${message}`).join('\n')}\n${draft.yaml}`);
  const statements = (maker: string): readonly (readonly PreferenceStatement[])[] => {
    const found = read.file.model.decisionMakers.find(({ id }) => id === maker);
    return found?.preference.kind === 'statements' ? found.preference.levels : [];
  };
  const wants = (maker: string): readonly string[] =>
    statements(maker).map((level) => level.map(({ formula }) => formatFormula(formula)).join(' | '));
  return { ...draft, file: read.file, statements, wants };
}

const offer: ToldText = {
  proposals: [{ by: ['CCC'], terms: [tests, drills], answers: [{ actor: 'BBB', answer: 'reject' }] }],
};

describe('a model drafted from records', () => {
  it('makes nothing of weak records unless asked to, and says how many there are', () => {
    const text: ToldText = {
      ...offer,
      positions: [
        { actor: 'AAA', act: 'demand', stance: '+', issue: { words: 'lifts embargo', doers: ['CCC'] }, grade: 'weak' },
      ],
    };
    const { yaml, parts } = drafted(text);
    expect(yaml).not.toContain('lifts embargo');
    expect(parts.weaker).toEqual({ positions: 1 });
    expect(yaml).toContain('# 1 weaker position (●○○) is not used; --weak takes it in.');
    const all = draftModel([toldText(text)], { weak: true });
    expect(all.yaml).toContain('lifts embargo');
    expect(all.yaml).not.toContain('--weak');
  });

  it('says so where only weak records could have made a model', () => {
    const weak = { proposals: (offer.proposals ?? []).map((one) => ({ ...one, grade: 'weak' as const })) };
    const { yaml, problems } = draftModel([toldText(weak)]);
    expect(yaml).toBeUndefined();
    expect(problems[0]?.sentence).toContain('1 weaker proposal (●○○) is not used; --weak takes it in');
  });

  const barter: ToldText = {
    stands: [
      {
        kind: 'will',
        holders: ['AAA'],
        wants: true,
        about: { ...tests, ends: false },
        on: { tie: 'if', act: { ...drills, ends: false } },
      },
    ],
  };
  const answer = { kind: 'oppose', holders: ['BBB'], wants: false } as const;

  it('takes a refusal of what another does on a condition for one of the own part', () => {
    const { wants } = drafted({
      stands: [...(barter.stands ?? []), { ...answer, about: 'the idea', refers: 'offer' }],
    });
    expect(wants('bbb')[0]).toBe('not haltsDrills');
    expect(wants('aaa')).toContain('if haltsDrills then freezesTests');
  });

  it('takes “one” for the act that was told last by a noun or with an article', () => {
    const { wants } = drafted({
      stands: [
        { kind: 'demand', holders: ['AAA'], wants: true, about: { words: 'holds a vote', doers: ['CCC'] } },
        { kind: 'demand', holders: ['AAA'], wants: true, about: { words: 'opens ports', doers: ['CCC'] } },
        { ...answer, about: 'one', refers: 'last' },
      ],
    });
    expect(wants('bbb')[0]).toBe('not holdsA');
  });

  it('makes no statement of an answer whose condition names no act', () => {
    const { statements } = drafted({
      stands: [
        { kind: 'demand', holders: ['AAA'], wants: true, about: { ...tests, doers: ['BBB'] } },
        { kind: 'demand', holders: ['BBB'], wants: true, about: { ...drills, doers: ['AAA'] } },
        { ...answer, holders: ['AAA'], about: 'it', refers: 'last', on: { tie: 'if', act: { words: 'hope' } } },
      ],
    });
    const said = statements('aaa')
      .flat()
      .filter((statement) => !isUnsourced(statement));
    expect(said.map(({ formula }) => formatFormula(formula))).toEqual(['freezesTests']);
  });

  it('makes no statement of a stand whose sentence names a condition that no stand of it hangs on', () => {
    const said = (words: string): readonly string[] =>
      drafted({
        stands: [
          { kind: 'demand', holders: ['AAA'], wants: true, about: { ...tests, doers: ['BBB'] } },
          { kind: 'demand', holders: ['BBB'], wants: true, about: { words, doers: ['AAA'] } },
        ],
      })
        .statements('bbb')
        .flat()
        .filter((statement) => !isUnsourced(statement))
        .map(({ formula }) => formatFormula(formula));
    expect(said('opens ports')).toEqual(['opensPorts']);
    expect(said('opens ports, if the rains end')).toEqual([]);
    expect(said('opens ports, even if the rains end')).toHaveLength(1);
  });

  it('makes options of both terms of an offer, and of its rejection the first thing that side wants', () => {
    const { file, wants, yaml } = drafted(offer);
    expect(file.model.decisionMakers.map(({ name }) => name)).toEqual(['Arland', 'Borsk', 'Cordia']);
    expect(wants('bbb')[0]).toBe('not haltsDrills');
    expect(wants('ccc')).toEqual(['freezesTests', 'haltsDrills']);
    expect(solve(file.model).equilibria.SEQ).toBeDefined();
    expect(yaml).toContain('{ record: o-000000000001, place: "text.txt, sentence 1", words: "freezes tests" }');
  });

  it('marks what it reads into an offer as an assumption, behind what is said', () => {
    const { statements, wants } = drafted(offer);
    expect(wants('aaa')).toEqual([
      'not freezesTests or haltsDrills',
      'if haltsDrills then freezesTests',
      'haltsDrills',
    ]);
    expect(statements('aaa').flat().every(isUnsourced)).toBe(true);
    expect(wants('bbb')).toEqual(['not haltsDrills', 'freezesTests']);
    expect(statements('bbb').flat().map(isUnsourced)).toEqual([false, true]);
  });

  it('takes what is to be halted as going on, and what nobody speaks of as not done, saying which', () => {
    const supply: Tell = { words: 'supplies arms', doers: ['CCC'], kind: 'arms supply' };
    const { file, yaml } = drafted({
      positions: [
        {
          actor: 'AAA',
          act: 'oppose',
          stance: '-',
          issue: { ...drills, words: 'drills', ends: false, underWay: true },
        },
        { actor: 'AAA', act: 'demand', stance: '+', issue: supply },
      ],
    });
    expect(file.model.statusQuo).toBe('YN');
    expect(yaml).toMatch(/# {3}drills: done; taken for granted in “drills”/);
    expect(yaml).toMatch(/# {3}suppliesArms: not done; an assumption/);
  });

  it('knows one act in other words, also where they turn it round', () => {
    const { file, wants } = drafted({
      proposals: [{ by: ['CCC'], terms: [drills] }],
      positions: [
        { actor: 'AAA', act: 'oppose', stance: '-', issue: { words: 'joint manoeuvres', kind: 'exercise' } },
        { actor: 'BBB', act: 'support', stance: '+', issue: { words: 'war games', doers: ['BBB'], kind: 'exercise' } },
      ],
    });
    const { form } = file.model;
    expect(form.kind === 'options' && form.options.map(({ id }) => id)).toEqual(['haltsDrills']);
    expect(wants('aaa')).toEqual(['haltsDrills']);
    expect(wants('bbb')).toEqual(['not haltsDrills']);
  });

  it('knows what “it” is when a demand is refused', () => {
    const ship: Tell = { words: 'withdraws ship', doers: ['BBB'], ends: true };
    const it: Tell = { words: 'withdraws it', doers: ['BBB'], ends: true, denied: true, head: 'it' };
    const { file, wants } = drafted({
      positions: [
        { actor: 'AAA', act: 'demand', stance: '+', issue: ship },
        { actor: 'BBB', act: 'reject', stance: '+', issue: it },
      ],
    });
    expect(file.model.form.kind === 'options' && file.model.form.options.map(({ id }) => id)).toEqual([
      'withdrawsShip',
    ]);
    expect(wants('bbb')).toEqual(['not withdrawsShip']);
  });

  it('keeps acts towards others apart', () => {
    const on = (named: string): Tell => ({
      words: `sanctions ${named}`,
      doers: ['AAA'],
      named: [named],
      kind: 'sanctions',
    });
    const { file } = drafted({
      positions: [
        { actor: 'BBB', act: 'oppose', stance: '-', issue: on('BBB') },
        { actor: 'BBB', act: 'demand', stance: '+', issue: on('CCC') },
      ],
    });
    expect(file.model.form.kind === 'options' && file.model.form.options).toHaveLength(2);
  });

  it.each([
    ['unless', 'accept', '+', 'leavesAlliance or haltsDrills'],
    ['if', 'commit', '+', 'if haltsDrills then leavesAlliance'],
    ['only if', 'commit', '+', 'not leavesAlliance or haltsDrills'],
    ['unless', 'reject', '-', 'not leavesAlliance or haltsDrills'],
    ['until', 'reject', '-', 'not leavesAlliance or haltsDrills'],
    ['until', 'commit', '+', 'leavesAlliance'],
    ['unless', 'threaten', '+', 'leavesAlliance or haltsDrills'],
  ] as const)('keeps the force of a condition: %s, %s %s', (tie, act, stance, statement) => {
    const leave: Tell = { words: 'leaves alliance', doers: ['AAA'], kind: 'treaty exit', under: { tie, act: drills } };
    const { wants, yaml } = drafted({ ...offer, positions: [{ actor: 'AAA', act, stance, issue: leave }] });
    expect(wants('aaa')).toContain(statement);
    if (tie !== 'until') expect(yaml).not.toMatch(/want: (?:not )?leavesAlliance\n +text: .*\n +evidence: \{ record/);
  });

  it('says nothing of a wish whose condition is no act, and lists it', () => {
    const fog: Tell = { words: 'fog lifts', doers: [] };
    const leave: Tell = {
      words: 'leaves alliance',
      doers: ['AAA'],
      kind: 'treaty exit',
      under: { tie: 'if', act: fog },
    };
    const { wants, yaml } = drafted({
      ...offer,
      positions: [
        { actor: 'AAA', act: 'commit', stance: '+', issue: leave },
        {
          actor: 'BBB',
          act: 'demand',
          stance: '+',
          issue: { words: 'leaves alliance', doers: ['AAA'], kind: 'treaty exit' },
        },
      ],
    });
    expect(wants('aaa')).not.toContain('leavesAlliance');
    expect(wants('bbb')).toContain('leavesAlliance');
    expect(yaml?.replace(/\n# +/g, ' ')).toContain('what it hangs on is no act that could be made out');
  });

  it('takes a weak record on a condition where its sentence names who does what on which act of another', () => {
    const on: Tell = { words: 'drops claim', doers: ['BBB'] };
    const seize: Tell = { words: 'seizes island', doers: ['AAA'], under: { tie: 'unless', act: on } };
    const weak = { actor: 'AAA', act: 'threaten', stance: 'conditional', grade: 'weak', issue: seize } as const;
    const source = toldText({ ...offer, positions: [weak] });
    const [position] = source.reading.positions;
    const whole = source.reading.sentences[position?.sentence.index ?? 0];
    const span = position?.issueSpan;
    const of: DraftSource['acts']['of'] = (where) =>
      span && where.start === whole?.start && where.end === whole.end ? source.acts.of(span) : source.acts.of(where);
    expect(draftModel([source]).yaml).not.toContain('seizesIsland');
    expect(draftModel([{ ...source, acts: { ...source.acts, of } }]).yaml).toContain(
      'want: seizesIsland unless dropsClaim',
    );
  });

  it('marks what is only expected as an assumption that names its words', () => {
    const { statements } = drafted({
      ...offer,
      positions: [{ actor: 'CCC', act: 'oppose', stance: '-', issue: tests }],
      forecasts: [{ outcome: { ...tests, words: 'stops tests', head: 'freezes' } }],
    });
    const expected = statements('aaa')
      .flat()
      .filter(({ label }) => label?.includes('is expected to'));
    expect(expected.map(isUnsourced)).toEqual([true]);
  });

  it('turns a conditional forecast into a statement of whoever is to act', () => {
    const shelter: Tell = { words: 'shelters rebels', doers: ['CCC'], kind: 'backing', underWay: true };
    const { wants } = drafted({ ...offer, forecasts: [{ outcome: shelter, unless: drills }] });
    expect(wants('ccc')).toContain('sheltersRebels or haltsDrills');
  });

  it('gives an act without a doer to the state where it takes place, and says that it guessed', () => {
    const radar: Tell = { words: 'deployment radar', places: ['BBB'], kind: 'deploy weapons' };
    const { file, yaml } = drafted({
      positions: [{ actor: 'AAA', act: 'oppose', stance: '-', issue: radar }],
      motives: [{ actor: 'AAA', motive: 'fears', content: radar }],
    });
    expect(file.model.form.kind === 'options' && file.model.form.options[0]?.owners).toEqual(['bbb']);
    expect(yaml).toContain('assumption: "no text says who does it; it takes place in Borsk"');
  });

  it('keeps both of two sayings that exclude each other, marks them, and says so', () => {
    const { problems, wants, yaml } = drafted({
      ...offer,
      positions: [
        { actor: 'CCC', act: 'demand', stance: '+', issue: drills },
        { actor: 'CCC', act: 'oppose', stance: '-', issue: drills },
      ],
    });
    expect(problems.map(({ kind }) => kind)).toEqual(['contradiction']);
    expect(problems[0]?.sentence).toMatch(/^Cordia is told to want and not to want haltsDrills \(.*\); both stand/);
    expect(wants('ccc')[0]).toBe('not haltsDrills | haltsDrills');
    expect(yaml).toContain('# The texts say both. While both stand here they cancel out: strike one.');
  });

  it('lists what it could not use with the reason', () => {
    const { yaml } = drafted({
      ...offer,
      positions: [
        { actor: 'per:jane roe', act: 'oppose', stance: '-', issue: drills },
        { actor: 'AAA', act: 'doubt', stance: '-', issue: drills },
        { actor: 'AAA', act: 'oppose', stance: '-', issue: { words: 'the weather' } },
      ],
      motives: [{ actor: 'AAA', motive: 'believes', content: drills }],
    });
    const plain = yaml?.replace(/\n# +/g, ' ') ?? '';
    expect(plain).toMatch(/position, text.txt, sentence 2, “halts drills”\): Jane Roe is no side of the conflict/);
    expect(plain).toMatch(/sentence 3, .*a doubt says neither/);
    expect(plain).toMatch(/the weather”\): no text says who would do it/);
    expect(plain).toMatch(/a belief is no wish/);
  });

  it.each([
    [
      'nothing that could be done',
      { positions: [{ actor: 'AAA', act: 'oppose', stance: '-', issue: { words: 'fog' } }] },
      /^No proposal, demand or threat in the text .*entente model new/,
    ],
    [
      'one side only',
      { positions: [{ actor: 'BBB', act: 'commit', stance: '+', issue: drills }] },
      /^Only Borsk acts or wants something/,
    ],
  ] as const)('says in one sentence why there is no draft: %s', (_, text, sentence) => {
    const { yaml, problems } = draftModel([toldText(text)]);
    expect(yaml).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.sentence).toMatch(sentence);
  });

  it('keeps the twenty options with most evidence, lists the rest, and proposes what to put together', () => {
    const many = Array.from({ length: 23 }, (_, i) => ({
      actor: 'AAA',
      act: 'demand' as const,
      stance: '+' as const,
      issue: { words: `act${i} thing${i}`, doers: ['BBB'], named: ['CCC'] },
    }));
    const { file, problems, yaml } = drafted({ positions: many });
    expect(file.model.form.kind === 'options' && file.model.form.options).toHaveLength(20);
    expect(problems[0]?.sentence).toMatch(
      /^23 acts could be options and a model holds 20: .* 3 are listed at its end; these look alike/,
    );
    expect(yaml).toContain('# More acts that could be options');
  });

  it('writes whatever words a text has as a file that can be read', () => {
    const nasty: Tell = { ...drills, words: 'halts: "drills" #1\n- {a} ’b’ \\ ends' };
    const { file } = drafted({
      ...offer,
      title: 'A: "title" # with\tsigns',
      positions: [{ actor: 'AAA', act: 'demand', stance: '+', issue: nasty }],
    });
    expect(file.model.title).toBe('draft from: A: "title" # with signs');
  });
});
