import { codebookCode } from '../../src/casefile/export/answer-key.ts';
import type { CodePoints, KeyPosition } from '../../src/casefile/export/answer-key-form.ts';
import { createEnglish } from '../../src/language/english.ts';
import { evidenceModel, NONE, type VectorOf } from '../../src/learning/evidence-model.ts';
import type { LinearModel } from '../../src/learning/linear-classifier.ts';
import { loadLexicon } from '../../src/lexicon/load.ts';
import { loadDiscourse } from '../../src/lexicon/words/discourse.ts';
import { loadPolarity } from '../../src/lexicon/words/polarity.ts';
import { findActors } from '../../src/reading/actors/actors.ts';
import type { ActorsContext } from '../../src/reading/actors/actors-context.ts';
import { loadCoreference } from '../../src/reading/actors/antecedent-model.ts';
import { loadMetonymyModel } from '../../src/reading/actors/metonymy-model.ts';
import { findStatements } from '../../src/reading/attribution/statements.ts';
import { treesOf } from '../../src/reading/clause/tree.ts';
import { readRegions } from '../../src/reading/document/layout.ts';
import { voicesOf } from '../../src/reading/parties/voices.ts';
import type { FoundPosition, PositionSight } from '../../src/reading/positions/found-position.ts';
import { positionEvidence } from '../../src/reading/positions/position-evidence.ts';
import { POSITION, type PositionWeights } from '../../src/reading/positions/position-model.ts';
import { positionsAt } from '../../src/reading/positions/position-rules.ts';
import type { TextFacts } from '../../src/reading/reader.ts';
import type { Actor } from '../../src/records/actor.ts';
import { quote } from '../../src/records/offsets.ts';
import { documentFromText } from '../../src/sources/text-document.ts';
import { type EvidenceExample, learntEvidence, trainEvidence } from '../../training/learn/train-evidence.ts';
import { givenOffsets } from '../texts/article-offsets.ts';
import { iou, many } from '../texts/key-values.ts';
import { samePlace } from './same-record.ts';

/** A text whose positions are marked. */
export interface MarkedText {
  readonly id: string;
  readonly text: string;
  readonly facts: TextFacts;
  readonly positions: readonly KeyPosition[];
}

/** What makes examples and weights. */
export interface PositionTraining {
  readonly examplesOf: (marked: MarkedText) => Promise<readonly EvidenceExample[]>;
  readonly train: (examples: readonly EvidenceExample[]) => LinearModel;
  readonly weights: (model: LinearModel) => PositionWeights;
}

/** Settings, chosen by cross-validation over articles. */
const SETTINGS = { c: 0.03, minCount: 4, epochs: 15, balance: 0 };

/** A proposal nearly as close to a key's words as the closest one counts as right too. */
const AS_CLOSE = 0.7;

/** Loads what training needs. */
export async function loadPositionTraining(): Promise<PositionTraining> {
  const [engine, lexicon, discourse, polarity, metonymy, coreference] = await Promise.all([
    createEnglish(),
    loadLexicon(),
    loadDiscourse(),
    loadPolarity(),
    loadMetonymyModel(),
    loadCoreference(),
  ]);
  const vectorOf: VectorOf = engine.vectorOf ?? (() => undefined);
  return {
    examplesOf: async ({ id, text, facts: { name: _, ...given }, positions }) => {
      const document = documentFromText(text, { given });
      const regions = readRegions(document);
      const analysis = treesOf(await engine.analyse(document.text, regions));
      const context: ActorsContext = { document, analysis, lexicon, coreference, ...(metonymy ? { metonymy } : {}) };
      const actors = findActors(context);
      const statements = findStatements(context, actors, discourse.cues).filter(({ within }) => within === undefined);
      const voices = voicesOf(actors, statements);
      const known = new Map<string, Actor>(actors.actors.map((actor) => [actor.id, actor]));
      const toCodePoint = givenOffsets(text, document.text, id);
      const proposals = analysis.sentences.flatMap((tree) => {
        const sight: PositionSight = { tree, words: discourse, voices, actors, lexicon };
        return tree.tokens.flatMap((token) =>
          positionsAt(sight, token).flatMap((found) => {
            const evidence = wordsOf(found, sight);
            if (evidence === undefined) return [];
            const issue = tree.stretch(found.issue[0] ?? found.at, found.issue.at(-1) ?? found.at);
            return {
              actors: found.holders.map((holder) => codebookCode(holder, known)),
              stance: found.stance,
              issue: issue ? quote(document.text, issue) : '',
              evidence: [toCodePoint(evidence.start), toCodePoint(evidence.end)] as CodePoints,
              facts: positionEvidence(sight, found, polarity),
            };
          }),
        );
      });
      const labels = labelsOf(proposals, positions);
      return proposals.flatMap(({ facts }, i) => {
        const label = labels[i];
        return label === undefined ? [] : [{ evidence: facts, label }];
      });
    },
    train: (examples) => trainEvidence(examples, vectorOf, SETTINGS),
    weights: (model) => ({ name: 'learnt here', model: evidenceModel(learntEvidence(model), vectorOf), polarity }),
  };
}

function wordsOf(
  { from, to, issue, at }: FoundPosition,
  { tree }: PositionSight,
): { start: number; end: number } | undefined {
  return tree.stretch(Math.min(from, issue[0] ?? at), Math.max(to, issue.at(-1) ?? at));
}

interface Proposed {
  readonly actors: readonly string[];
  readonly stance: string;
  readonly issue: string;
  readonly evidence: CodePoints;
}

/** Whether each proposal is a position of the key; undefined where it is another telling of one and says nothing. */
function labelsOf(proposals: readonly Proposed[], keys: readonly KeyPosition[]): readonly (string | undefined)[] {
  const labels: (string | undefined)[] = proposals.map(() => NONE);
  for (const key of keys) {
    const close = proposals.map((proposal) =>
      proposal.actors.some((actor) => many(key.actor).includes(actor)) && samePlace(key, proposal)
        ? Math.max(0.3, iou(key.evidence, proposal.evidence))
        : 0,
    );
    const best = Math.max(0, ...close);
    proposals.forEach(({ stance }, i) => {
      const value = close[i] ?? 0;
      if (value === 0 || labels[i] === POSITION) return;
      labels[i] = many(key.stance).includes(stance) && value >= AS_CLOSE * best ? POSITION : undefined;
    });
  }
  return labels;
}
