import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish } from '../../language/english.ts';
import type { LanguageEngine } from '../../language/tree.ts';
import { type Tree, treeOf, treesOf } from './tree.ts';

let english: LanguageEngine;
beforeAll(async () => {
  english = await createEnglish();
});

async function read(text: string): Promise<{ tree: Tree; at: (form: string) => number }> {
  const [tree] = treesOf(await english.analyse(text)).sentences;
  if (tree === undefined) throw new Error('no sentence');
  return { tree, at: (form) => tree.tokens.findIndex((token) => token.form === form) };
}

describe('Tree', () => {
  it('is made once for a sentence', async () => {
    const { sentences } = await english.analyse('Oslo agreed.');
    const [sentence] = sentences;
    if (sentence === undefined) throw new Error('no sentence');
    expect(treeOf(sentence)).toBe(treeOf(sentence));
    expect(treeOf(treeOf(sentence))).toBe(treeOf(sentence));
  });

  it.each([
    ['The envoy was expelled by Lima.', 'expelled', true],
    ['Lima had expelled the envoy.', 'expelled', false],
    ['Lima expelled the envoy.', 'expelled', false],
    ['An offer made by Rome failed.', 'made', true],
    ['The envoy was arrested and expelled.', 'expelled', true],
    ['Lima has condemned and rejected the offer.', 'rejected', false],
  ])('%s The verb "%s" is passive: %s', async (text, verb, passive) => {
    const { tree, at } = await read(text);
    expect(tree.isPassive(at(verb))).toBe(passive);
  });

  it.each([
    ['Quito did not sign the treaty.', 'sign', true, true],
    ['No government signed the treaty.', 'signed', true, false],
    ['No government signed the treaty.', 'government', true, true],
    ['Quito not only signed the treaty but praised it.', 'signed', false, false],
    ['Quito signed the treaty.', 'signed', false, false],
  ])('%s The word "%s" is denied: %s, and carries the negator itself: %s', async (text, word, negated, own) => {
    const { tree, at } = await read(text);
    expect(tree.isNegated(at(word))).toBe(negated);
    expect(tree.hasNegator(at(word))).toBe(own);
  });

  it.each([
    ['The envoy was expelled by Lima.', 'expelled', 'Lima', 'agent'],
    ['Lima expelled the envoy.', 'expelled', 'Lima', 'subject'],
    ['Lima met the envoy and expelled him.', 'expelled', 'Lima', 'shared'],
    ['Lima urged Quito to withdraw.', 'withdraw', 'Quito', 'control'],
    ['Lima promised to withdraw.', 'withdraw', 'Lima', 'control'],
  ])('%s Who does "%s": %s, by %s', async (text, verb, agent, how) => {
    const { tree, at } = await read(text);
    const found = tree.agentOf(at(verb));
    expect(found && { agent: tree.token(found.source.head).form, how: found.how }).toEqual({ agent, how });
  });

  it('refuses an index outside the sentence', async () => {
    const { tree } = await read('Oslo agreed.');
    for (const ask of [() => tree.token(9), () => tree.lemma(9), () => tree.relation(-1)])
      expect(ask).toThrow(RangeError);
  });
});
