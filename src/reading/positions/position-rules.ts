import type { Token } from '../../language/tree.ts';
import type { FoundPosition, PositionSight } from './found-position.ts';
import { adjectivePositions } from './position-adjectives.ts';
import { aimPositions } from './position-aims.ts';
import { ratings, saidJudgements } from './position-judgements.ts';
import { lawsuitPositions } from './position-lawsuits.ts';
import { modalPositions, willPositions } from './position-modals.ts';
import { nounPositions, prepositionPositions, sidePositions } from './position-nouns.ts';
import { appealPositions, attributePositions, needPositions } from './position-spoken.ts';
import { verbPositions } from './position-verbs.ts';

/** A rule that looks for positions at a token. */
type Rule = (sight: PositionSight, token: number) => readonly FoundPosition[];

/** The rules in the order in which they are asked, by part of speech; the first that finds something decides. */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  VERB: [
    modalPositions,
    verbPositions,
    needPositions,
    adjectivePositions,
    ratings,
    saidJudgements,
    willPositions,
    appealPositions,
  ],
  NOUN: [
    lawsuitPositions,
    aimPositions,
    nounPositions,
    sidePositions,
    prepositionPositions,
    adjectivePositions,
    saidJudgements,
    modalPositions,
    attributePositions,
  ],
  PROPN: [prepositionPositions],
  ADJ: [adjectivePositions, saidJudgements, modalPositions],
};

/** Positions that the rules see at a token. */
export function positionsAt(sight: PositionSight, token: Token): readonly FoundPosition[] {
  for (const rule of RULES[token.upos] ?? []) {
    const found = rule(sight, token.index);
    if (found.length > 0) return found;
  }
  return [];
}
