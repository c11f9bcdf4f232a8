import { describe, expect, it } from 'vitest';
import type { Sentence, Token, Upos } from './tree.ts';
import {
  agentsOf,
  children,
  clauseOf,
  conjunctsOf,
  doersOf,
  dominates,
  headOfName,
  isNegated,
  isPassive,
  modalOf,
  nounPhrase,
  objectsOf,
  obliques,
  possessorsOf,
  subjectsOf,
  subtree,
  subtreeSpan,
  tenseOf,
  undergoersOf,
  verbLemma,
} from './trees.ts';

/** A sentence from lines of `form lemma UPOS XPOS head deprel`, head counted from 1, 0 for the root. */
function parse(lines: string): { sentence: Sentence; text: string; words(indices: readonly number[]): string } {
  let at = 0;
  const tokens = lines
    .trim()
    .split('\n')
    .map((line, index): Token => {
      const [form = '', lemma = '', upos = 'X', xpos = '', head = '0', deprel = ''] = line.trim().split(/\s+/);
      const start = at;
      at += form.length + 1;
      return {
        index,
        start,
        end: start + form.length,
        form,
        lemma,
        upos: upos as Upos,
        xpos,
        head: Number(head) - 1,
        deprel,
      };
    });
  return {
    sentence: { index: 0, start: 0, end: at - 1, tokens, names: [] },
    text: tokens.map((t) => t.form).join(' '),
    words: (indices) => indices.map((i) => tokens[i]?.form).join(' '),
  };
}

const active = parse(`
  Lima lima PROPN NNP 4 nsubj
  and and CCONJ CC 3 cc
  Quito quito PROPN NNP 1 conj
  condemned condemn VERB VBD 0 root
  the the DET DT 6 det
  raid raid NOUN NN 4 obj
  and and CCONJ CC 9 cc
  will will AUX MD 9 aux
  seek seek VERB VB 4 conj
  talks talk NOUN NNS 9 obj
  with with ADP IN 12 case
  Bern bern PROPN NNP 9 obl`);

const passive = parse(`
  The the DET DT 2 det
  pact pact NOUN NN 5 nsubj:pass
  was be AUX VBD 5 aux:pass
  not not PART RB 5 advmod
  signed sign VERB VBN 0 root
  by by ADP IN 7 case
  Oslo oslo PROPN NNP 5 obl:agent
  but but CCONJ CC 9 cc
  welcomed welcome VERB VBN 5 conj
  by by ADP IN 11 case
  Riga riga PROPN NNP 9 obl:agent`);

const control = parse(`
  Quito quito PROPN NNP 2 nsubj
  told tell VERB VBD 0 root
  Lima lima PROPN NNP 2 obj
  to to PART TO 5 mark
  call call VERB VB 2 xcomp
  off off ADP RP 5 compound:prt
  drills drill NOUN NNS 5 obj
  that that PRON WDT 9 nsubj
  threatened threaten VERB VBD 7 acl:relcl
  its its PRON PRP$ 11 nmod:poss
  coast coast NOUN NN 9 obj`);

describe('subjects and objects', () => {
  it('gives all coordinated subjects, and shares them with a coordinated verb', () => {
    expect(active.words(subjectsOf(active.sentence, 3))).toBe('Lima Quito');
    expect(active.words(subjectsOf(active.sentence, 8))).toBe('Lima Quito');
    expect(active.words(objectsOf(active.sentence, 3))).toBe('raid');
    expect(active.words(obliques(active.sentence, 8, 'with'))).toBe('Bern');
  });

  it('tells who acts from who is acted on in the passive, in coordinated verbs too', () => {
    expect(isPassive(passive.sentence, 4)).toBe(true);
    expect(isPassive(passive.sentence, 8)).toBe(true);
    expect(passive.words(doersOf(passive.sentence, 4))).toBe('Oslo');
    expect(passive.words(agentsOf(passive.sentence, 8))).toBe('Riga');
    expect(passive.words(undergoersOf(passive.sentence, 8))).toBe('pact');
    expect(isPassive(active.sentence, 3)).toBe(false);
  });

  it('gives an infinitive the object of its governor, and a relative clause its noun', () => {
    expect(control.words(subjectsOf(control.sentence, 4))).toBe('Lima');
    expect(control.words(subjectsOf(control.sentence, 8))).toBe('drills');
    expect(control.words(possessorsOf(control.sentence, 10))).toBe('its');
  });
});

describe('predicates', () => {
  it('knows negation, modals, tense and particles', () => {
    expect(isNegated(passive.sentence, 4)).toBe(true);
    expect(isNegated(active.sentence, 3)).toBe(false);
    expect(modalOf(active.sentence, 8)).toBe(7);
    expect([tenseOf(active.sentence, 3), tenseOf(active.sentence, 8), tenseOf(control.sentence, 4)]).toEqual([
      'past',
      'future',
      'none',
    ]);
    expect(verbLemma(control.sentence, 4)).toBe('call off');
  });
});

describe('phrases', () => {
  it('walks down and up', () => {
    expect(children(passive.sentence, 4, 'nsubj')).toEqual([1]);
    expect(conjunctsOf(active.sentence, 2)).toEqual([0, 2]);
    expect(control.words(subtree(control.sentence, 6))).toBe('drills that threatened its coast');
    expect(control.words(nounPhrase(control.sentence, 6))).toBe('drills');
    const { start, end } = subtreeSpan(control.sentence, 6);
    expect(control.text.slice(start, end)).toBe('drills that threatened its coast');
    expect(dominates(control.sentence, 6, 10)).toBe(true);
    expect(clauseOf(control.sentence, 9)).toBe(8);
  });

  it('finds the head of a name', () => {
    const sentence = parse(`
      President president PROPN NNP 4 nsubj
      Ada ada PROPN NNP 1 flat
      Reis reis PROPN NNP 1 flat
      left leave VERB VBD 0 root`).sentence;
    expect(headOfName(sentence, { first: 0, last: 2, type: 'person' })).toBe(0);
  });
});
