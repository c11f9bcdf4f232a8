import { describe, expect, it } from 'vitest';
import { agreeOnNames, type NamedSentence } from './name-votes.ts';
import { decodeNames, NAME_TYPES, type ScoredName } from './names.ts';

/** Scores of tags for each word: the given tags get 5, no name gets 1. Tag of kind k and place p is 1 + 4k + p. */
function scores(words: readonly (readonly number[])[], stride = 17): Float32Array {
  const out = new Float32Array(words.length * stride);
  words.forEach((tags, t) => {
    out[t * stride] = 1;
    for (const tag of tags) out[t * stride + tag] = 5;
  });
  return out;
}

const NO_TRANSITIONS = new Float32Array(17 * 17);
const BEGIN = 1;
const INSIDE = 2;
const END = 3;
const SINGLE_PLACE = 1 + 4 * 2 + 3;

describe('decodeNames', () => {
  it('reads names of one and several words', () => {
    const names = decodeNames(scores([[BEGIN], [INSIDE], [END], [0], [SINGLE_PLACE]]), 0, 17, 5, NO_TRANSITIONS);
    expect(names.map(({ first, last, type }) => [first, last, type])).toEqual([
      [0, 2, 'person'],
      [4, 4, 'place'],
    ]);
    expect(names[0]?.probabilities[0]).toBeGreaterThan(0.99);
  });

  it('finds the best legal sequence where the best tags of the words do not fit together', () => {
    // an end without a beginning: the word before must begin the name
    const s = scores([[], [END], []]);
    s[BEGIN] = 0.5;
    expect(decodeNames(s, 0, 17, 3, NO_TRANSITIONS).map(({ first, last }) => [first, last])).toEqual([[0, 1]]);
  });

  it('weighs which tag follows which', () => {
    const s = scores([
      [BEGIN, SINGLE_PLACE],
      [END, SINGLE_PLACE],
    ]);
    const apart = new Float32Array(17 * 17);
    apart[SINGLE_PLACE * 17 + SINGLE_PLACE] = 2;
    expect(decodeNames(s, 0, 17, 2, apart).map(({ first, last }) => [first, last])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const together = new Float32Array(17 * 17);
    together[BEGIN * 17 + END] = 2;
    expect(decodeNames(s, 0, 17, 2, together).map(({ first, last }) => [first, last])).toEqual([[0, 1]]);
  });

  it('gives nothing where no word looks like a name, and reads from an offset', () => {
    expect(decodeNames(scores([[], []]), 0, 17, 2, NO_TRANSITIONS)).toEqual([]);
    const padded = scores([[BEGIN], [], [SINGLE_PLACE]], 24);
    expect(decodeNames(padded, 48, 24, 1, NO_TRANSITIONS)).toMatchObject([{ first: 0, last: 0, type: 'place' }]);
  });
});

describe('agreeOnNames', () => {
  const name = (first: number, last: number, type: (typeof NAME_TYPES)[number], sure: number): ScoredName => ({
    first,
    last,
    type,
    probabilities: NAME_TYPES.map((t) => (t === type ? sure : (1 - sure) / 3)),
  });
  /** Capitalised words count as proper nouns. */
  const sentence = (text: string, ...names: ScoredName[]): NamedSentence => {
    const forms = text.split(' ');
    return { forms, upos: forms.map((form) => (/^\p{Lu}/u.test(form) ? 'PROPN' : 'VERB')), names };
  };

  it('lets mentions of one form agree, the surer ones first', () => {
    const agreed = agreeOnNames([
      sentence('Arda left', name(0, 0, 'person', 0.5)),
      sentence('in Arda', name(1, 1, 'place', 0.95)),
      sentence('Lima left', name(0, 0, 'place', 0.6)),
    ]);
    expect(agreed.map(([n]) => n?.type)).toEqual(['place', 'place', 'place']);
  });

  it('finds a name that was missed where it stands elsewhere in the text, unless it is part of a longer run', () => {
    const agreed = agreeOnNames([
      sentence('Ana Reis spoke', name(0, 1, 'person', 0.99)),
      sentence('Later Reis left'),
      sentence('asked Reis'),
      sentence('left Reis Square'),
    ]);
    expect(agreed.slice(1)).toEqual([[], [{ first: 1, last: 1, type: 'person' }], []]);
  });

  it('lets a full name speak for its last word', () => {
    const agreed = agreeOnNames([
      sentence('Ana Reis spoke', name(0, 1, 'person', 0.99)),
      sentence('Reis left', name(0, 0, 'organization', 0.8)),
    ]);
    expect(agreed[1]?.[0]?.type).toBe('person');
  });
});
