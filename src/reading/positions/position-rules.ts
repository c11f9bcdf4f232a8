import type { Token } from '../../language/tree.ts';
import type { FoundPosition, PositionSight } from './found-position.ts';
import { adjectivePositions } from './position-adjectives.ts';
import { ratings } from './position-judgements.ts';
import { modalPositions } from './position-modals.ts';
import { nounPositions, prepositionPositions } from './position-nouns.ts';
import { verbPositions } from './position-verbs.ts';

/** A rule that looks for positions at a token. */
type Rule = (sight: PositionSight, token: number) => readonly FoundPosition[];

/** The rules in the order in which they are asked, by part of speech; the first that finds something decides. */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  VERB: [modalPositions, verbPositions, adjectivePositions, ratings],
  NOUN: [nounPositions, prepositionPositions, adjectivePositions, modalPositions],
  PROPN: [prepositionPositions],
  ADJ: [adjectivePositions, modalPositions],
};

/** Positions that the rules see at a token. */
export function positionsAt(sight: PositionSight, token: Token): readonly FoundPosition[] {
  for (const rule of RULES[token.upos] ?? []) {
    const found = rule(sight, token.index);
    if (found.length > 0) return found;
  }
  return [];
}
