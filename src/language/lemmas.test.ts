import { describe, expect, it } from 'vitest';
import { createLemmatizer } from './lemmas.ts';
import type { Upos } from './tree.ts';

const words = ['hope', 'hop', 'stop', 'agree', 'test', 'accuse', 'ally', 'box', 'cause', 'fail', 'bar', 'bare'];
const lemma = createLemmatizer(
  (word) => (words.includes(word) ? words.indexOf(word) + 1 : undefined),
  new Map([['data|NNS', 'datum']]),
);

describe('createLemmatizer', () => {
  it.each<[string, Upos, string, string]>([
    ['hoping', 'VERB', 'VBG', 'hope'],
    ['hopped', 'VERB', 'VBD', 'hop'],
    ['stopped', 'VERB', 'VBN', 'stop'],
    ['agreed', 'VERB', 'VBD', 'agree'],
    ['accusing', 'VERB', 'VBG', 'accuse'],
    ['was', 'AUX', 'VBD', 'be'],
    ['’ll', 'AUX', 'MD', 'will'],
    ["n't", 'PART', 'RB', 'not'],
    ['denies', 'VERB', 'VBZ', 'deny'],
    ['overthrew', 'VERB', 'VBD', 'overthrow'],
    ['Allies', 'NOUN', 'NNS', 'ally'],
    ['statesmen', 'NOUN', 'NNS', 'statesman'],
    ['boxes', 'NOUN', 'NNS', 'box'],
    ['causes', 'NOUN', 'NNS', 'cause'],
    ['crises', 'NOUN', 'NNS', 'crisis'],
    ['data', 'NOUN', 'NNS', 'datum'],
    ['Koreans', 'PROPN', 'NNPS', 'Korean'],
    ['Athens', 'PROPN', 'NNP', 'Athens'],
    ['them', 'PRON', 'PRP', 'they'],
    ['worse', 'ADJ', 'JJR', 'bad'],
    ['Turkish', 'ADJ', 'JJ', 'Turkish'],
    ['happier', 'ADJ', 'JJR', 'happy'],
  ])('takes %s (%s %s) back to its lemma', (form, upos, xpos, expected) => {
    expect(lemma(form, upos, xpos, false)).toBe(expected);
  });
});
