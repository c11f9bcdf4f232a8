import { describe, expect, it } from 'vitest';
import type { ActPhrase } from '../../records/act-phrase.ts';
import { OFFER_RULES, type Offer } from './draft-offers.ts';
import type { DraftOption } from './draft-options.ts';
import { type Literal, Statements } from './draft-statements.ts';
import type { Citation, ToldProposal } from './told-act.ts';

const option = (id: string, ...owners: readonly string[]): DraftOption => ({
  id,
  owners,
  text: id,
  denial: `no ${id}`,
  told: [],
  weight: 5,
  taken: false,
  mutual: false,
  kinds: [],
  keys: [],
  ends: false,
});
const phrase = (words: string): ActPhrase => ({
  span: { start: 0, end: words.length },
  words,
  denial: `no ${words}`,
  short: [words],
  doers: [],
  named: [],
  places: [],
  keys: [],
  denied: false,
  ends: false,
  underWay: false,
  doubted: false,
});
const cited: Citation = {
  record: 'o-000000000001',
  key: 'o-000000000001',
  source: 'text.txt',
  kind: 'proposal',
  place: 'text.txt, sentence 1',
  words: 'words',
  text: 'd-000000000001',
  sentence: 0,
};

const freeze: Literal = { option: option('freeze', 'AAA'), positive: true };
const halt: Literal = { option: option('halt', 'BBB'), positive: true };
const drill: Literal = { option: option('drill', 'BBB'), positive: false };

/** An offer of C with a term of each literal. */
function offer(
  terms: readonly Literal[],
  more: Partial<ToldProposal> & Pick<Partial<Offer>, 'ties' | 'hanging'> = {},
): Offer {
  const { ties = [], hanging = [], ...proposal } = more;
  return {
    proposal: { by: ['CCC'], terms: [], links: [], answers: [], cited, ...proposal },
    terms,
    told: terms.map((term) => ({ ...term, phrase: phrase(term.option.id) })),
    ties,
    hanging,
  };
}

const answer = (actor: string, said: string): ToldProposal['answers'][number] => ({ actor, answer: said, cited });

type Case = readonly [situation: string, offer: Offer, says: readonly (readonly [holder: string, want: string])[]];
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'whoever proposes wants what others are to do, or else its own part': [
    ['C offers what A does', offer([freeze]), [['CCC', 'freeze']]],
    ['A offers a bargain with B', offer([freeze, halt], { by: ['AAA'] }), [['AAA', 'halt']]],
    ['A offers what it does itself', offer([freeze], { by: ['AAA'] }), [['AAA', 'freeze']]],
    ['A offers it on a condition that is no option', offer([freeze], { by: ['AAA'], hanging: [freeze] }), []],
  ],
  'whoever rejects a proposal wants the contrary of its part': [
    ['A rejects its part', offer([freeze, halt], { answers: [answer('AAA', 'reject')] }), [['AAA', 'not freeze']]],
    ['A rejects what B is to do', offer([halt], { answers: [answer('AAA', 'reject')] }), [['AAA', 'not halt']]],
    ['A rejects that B stops', offer([drill], { answers: [answer('AAA', 'reject')] }), [['AAA', 'not (not drill)']]],
    [
      'C rejects what A and B are to do',
      offer([freeze, drill], { by: ['AAA'], answers: [answer('CCC', 'reject')] }),
      [['CCC', 'not (freeze and not drill)']],
    ],
  ],
  'whoever accepts a proposal wants all of it': [
    ['A accepts', offer([freeze, halt], { answers: [answer('AAA', 'accept')] }), [['AAA', 'freeze and halt']]],
    ['A accepts on a condition', offer([halt], { answers: [answer('AAA', 'conditional')] }), [['AAA', 'halt']]],
  ],
  'whoever has part in a tie wants it kept': [
    [
      'A freezes if B halts',
      offer([freeze, halt], { ties: [{ kind: 'condition', from: freeze, to: halt }] }),
      [['AAA', 'if halt then freeze']],
    ],
    [
      'A freezes only if B halts',
      offer([freeze, halt], { ties: [{ kind: 'condition', from: freeze, to: halt, only: true }] }),
      [['AAA', 'not freeze unless halt']],
    ],
    [
      'A rejects that',
      offer([freeze, halt], {
        ties: [{ kind: 'condition', from: freeze, to: halt }],
        answers: [answer('AAA', 'reject')],
      }),
      [],
    ],
  ],
  'nobody gives for nothing, and everybody keeps a bargain': [
    [
      'A is to freeze and B to halt',
      offer([freeze, halt]),
      [
        ['AAA', 'not freeze unless halt'],
        ['AAA', 'if halt then freeze'],
        ['BBB', 'not halt unless freeze'],
        ['BBB', 'if freeze then halt'],
      ],
    ],
    ['only A is to do something', offer([freeze]), []],
  ],
  'whoever is offered something is welcome to it': [
    [
      'A is to freeze and B to halt',
      offer([freeze, halt]),
      [
        ['AAA', 'halt'],
        ['BBB', 'freeze'],
      ],
    ],
  ],
};

describe('what a proposal lets one suppose', () => {
  const statements = new Statements(['AAA', 'BBB', 'CCC'], new Map());
  describe.each(OFFER_RULES)('$name', ({ name, says }) => {
    it.each(CASES[name] ?? [])('%s', (_, told, expected) => {
      expect(says(told, statements).map(({ holder, want }) => [holder, want])).toEqual(expected);
    });
  });

  it('is tested for each rule', () => {
    expect(Object.keys(CASES)).toEqual(OFFER_RULES.map(({ name }) => name));
  });
});
