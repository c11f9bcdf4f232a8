import type { Token } from '../../language/tree.ts';
import { adjectiveStances } from './stance-adjectives.ts';
import { aimStances } from './stance-aims.ts';
import type { FoundStance, StanceSight } from './stance-found.ts';
import { ratings, saidJudgements } from './stance-judgements.ts';
import { lawsuitStances } from './stance-lawsuits.ts';
import { modalStances, willStances } from './stance-modals.ts';
import { nounStances, prepositionStances, sideStances } from './stance-nouns.ts';
import { appealStances, attributeStances, needStances } from './stance-spoken.ts';
import { verbStances } from './stance-verbs.ts';

/** A rule that looks for stands at a token. */
type Rule = (sight: StanceSight, token: number) => readonly FoundStance[];

/** The rules in the order in which they are asked, by part of speech; the first that finds something decides. */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  VERB: [modalStances, verbStances, needStances, adjectiveStances, ratings, saidJudgements, willStances, appealStances],
  NOUN: [
    lawsuitStances,
    aimStances,
    nounStances,
    sideStances,
    prepositionStances,
    adjectiveStances,
    saidJudgements,
    modalStances,
    attributeStances,
  ],
  PROPN: [prepositionStances],
  ADJ: [adjectiveStances, saidJudgements, modalStances],
};

/** Stands that the rules see at a token. */
export function stancesAt(sight: StanceSight, token: Token): readonly FoundStance[] {
  for (const rule of RULES[token.upos] ?? []) {
    const found = rule(sight, token.index);
    if (found.length > 0) return found;
  }
  return [];
}
