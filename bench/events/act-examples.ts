import type { ReadingKey } from '../../src/casefile/export/answer-key-form.ts';
import { createEnglish } from '../../src/language/english.ts';
import type { Sentence } from '../../src/language/tree.ts';
import { ancestors } from '../../src/language/trees.ts';
import { evidenceModel, NONE, type VectorOf } from '../../src/learning/evidence-model.ts';
import type { LinearModel } from '../../src/learning/linear-classifier.ts';
import { loadLexicon } from '../../src/lexicon/load.ts';
import { loadEventFrames } from '../../src/lexicon/words/event-frames.ts';
import { findActors } from '../../src/reading/actors/actors.ts';
import type { ActorsContext } from '../../src/reading/actors/actors-context.ts';
import { loadCoreference } from '../../src/reading/actors/antecedent-model.ts';
import { loadMetonymyModel } from '../../src/reading/actors/metonymy-model.ts';
import { treesOf } from '../../src/reading/clause/tree.ts';
import { readRegions } from '../../src/reading/document/layout.ts';
import { type ActCandidate, sentenceWords } from '../../src/reading/events/act-candidates.ts';
import { actFrame } from '../../src/reading/events/act-decisions.ts';
import { actEvidence } from '../../src/reading/events/act-evidence.ts';
import type { ActModel } from '../../src/reading/events/act-model.ts';
import { EventCalendar } from '../../src/reading/events/event-dates.ts';
import type { Party } from '../../src/reading/events/event-sides.ts';
import type { ActWeights } from '../../src/reading/events/events.ts';
import { actCandidates } from '../../src/reading/events/find-candidates.ts';
import { type KindredWords, kindredWords } from '../../src/reading/events/kindred-words.ts';
import { realityEvidence } from '../../src/reading/events/reality-evidence.ts';
import { type SideCandidate, sideCandidates } from '../../src/reading/events/side-candidates.ts';
import { sideEvidence } from '../../src/reading/events/side-evidence.ts';
import type { Document } from '../../src/records/document.ts';
import type { Span } from '../../src/records/span.ts';
import { documentFromText } from '../../src/sources/text-document.ts';
import {
  type EvidenceExample,
  evidenceOf,
  learntEvidence,
  trainEvidence,
} from '../../training/learn/train-evidence.ts';
import type { Article } from '../texts/articles.ts';
import { type ActLabel, labelsOfKey, labelsOfSentence } from './act-labels.ts';
import type { EventSentence } from './event-sentences.ts';

/** Examples for the three classifiers out of one labelled text. */
export interface LabelledExamples {
  readonly acts: readonly EvidenceExample[];
  readonly sides: readonly EvidenceExample[];
  readonly realities: readonly EvidenceExample[];
}

/** Weights of the three classifiers. */
export interface ActWeightTables {
  readonly acts: LinearModel;
  readonly sides: LinearModel;
  readonly realities: LinearModel;
}

/** What makes examples and models: the engine's vectors and the table of frames. */
export interface ActTraining {
  readonly examplesOf: (row: EventSentence) => Promise<LabelledExamples>;
  /** Examples out of an article with its answer key. */
  readonly examplesOfArticle: (article: Article, key: ReadingKey) => Promise<LabelledExamples>;
  readonly train: (examples: readonly LabelledExamples[]) => ActWeightTables;
  readonly weights: (models: ActWeightTables) => ActWeights;
}

/** Loads what training needs. */
export async function loadActTraining(): Promise<ActTraining> {
  const [engine, lexicon, frames, metonymy, coreference] = await Promise.all([
    createEnglish(),
    loadLexicon(),
    loadEventFrames(),
    loadMetonymyModel(),
    loadCoreference(),
  ]);
  const vectorOf: VectorOf = engine.vectorOf ?? (() => undefined);
  const kindred: KindredWords = kindredWords(frames, vectorOf);
  const examplesOf = async (document: Document, labels: readonly ActLabel[]): Promise<LabelledExamples> => {
    const analysis = treesOf(await engine.analyse(document.text, readRegions(document)));
    const context: ActorsContext = { document, analysis, lexicon, coreference, ...(metonymy ? { metonymy } : {}) };
    const actors = findActors(context);
    const calendar = new EventCalendar(document.date, analysis, undefined);
    const acts: EvidenceExample[] = [];
    const sides: EvidenceExample[] = [];
    const realities: EvidenceExample[] = [];
    for (const sentence of analysis.sentences) {
      calendar.enter(sentence);
      const words = { ...sentenceWords(context, actors, frames, sentence), kindred };
      const candidates = actCandidates(words, true, []);
      const here = labels.filter(({ trigger }) => trigger.start < sentence.end && sentence.start < trigger.end);
      const answers = align(sentence, candidates, here);
      candidates.forEach((candidate, i) => {
        const answer = answers[i];
        if (answer === 'part') return;
        acts.push({
          evidence: evidenceOf((take) => actEvidence(words, candidate, take)),
          label: answer?.category ?? NONE,
        });
        if (!answer) return;
        realities.push({
          evidence: evidenceOf((take) => realityEvidence(words, candidate, answer.category, take)),
          label: answer.reality,
        });
        const act = actFrame(words, candidate, answer.category);
        const people = sideCandidates(words);
        for (const side of people) {
          const role = roleOf(sentence, side, actors.headedBy(sentence.index, side.token)?.span, candidate, answer);
          if (role)
            sides.push({ evidence: evidenceOf((take) => sideEvidence(words, act, side, people, take)), label: role });
        }
      });
    }
    return { acts, sides, realities };
  };
  return {
    examplesOf: (row) => {
      const document = documentFromText(row.text, { given: row.date ? { date: row.date } : {} });
      return examplesOf(document, labelsOfSentence(row));
    },
    examplesOfArticle: (article, key) => {
      const { name, ...given } = article.options;
      const document = documentFromText(article.text, { given, ...(name ? { name } : {}) });
      return examplesOf(document, labelsOfKey(article, key, document.text));
    },
    train: (examples) => ({
      acts: trainEvidence(
        examples.flatMap(({ acts }) => acts),
        vectorOf,
        ACTS,
      ),
      sides: trainEvidence(
        examples.flatMap(({ sides }) => sides),
        vectorOf,
        SIDES,
      ),
      realities: trainEvidence(
        examples.flatMap(({ realities }) => realities),
        vectorOf,
        REALITIES,
      ),
    }),
    weights: ({ acts, sides, realities }) => {
      const model: ActModel = {
        acts: evidenceModel(learntEvidence(acts), vectorOf),
        sides: evidenceModel(learntEvidence(sides), vectorOf),
        reality: evidenceModel(learntEvidence(realities), vectorOf),
        name: 'acts of a fold',
      };
      return { model, kindred };
    },
  };
}

/** Settings of the two classifiers, chosen by cross-validation. */
const ACTS = { c: 0.03, minCount: 3, epochs: 15, balance: 0 };
const SIDES = { c: 0.03, minCount: 3, epochs: 15, balance: 0 };

const REALITIES = { c: 0.03, minCount: 3, epochs: 15, balance: 0 };

/** For each candidate the act that it names; `part`: a word inside the words of an act that another one stands for. */
function align(
  sentence: Sentence,
  candidates: readonly ActCandidate[],
  labels: readonly ActLabel[],
): readonly (ActLabel | 'part' | undefined)[] {
  const answers: (ActLabel | 'part' | undefined)[] = candidates.map(() => undefined);
  for (const label of labels) {
    const inside = candidates.flatMap((candidate, i) =>
      tokensOf(candidate).some((t) => touches(sentence, t, label.trigger)) ? [i] : [],
    );
    if (label.repeated) {
      for (const i of inside) answers[i] ??= 'part';
      continue;
    }
    const worth = (i: number): number => {
      const candidate = candidates[i] as ActCandidate;
      const top = !ancestors(sentence, candidate.trigger.token).some((a) => touches(sentence, a, label.trigger));
      return (candidate.known ? (candidate.category === label.category ? 4 : 1) : 0) + (top ? 2 : 0);
    };
    const [best] = inside.filter((i) => !isLabel(answers[i])).sort((a, b) => worth(b) - worth(a) || a - b);
    for (const i of inside) if (!isLabel(answers[i])) answers[i] = i === best ? label : 'part';
  }
  return answers;
}

const isLabel = (answer: ActLabel | 'part' | undefined): boolean => answer !== undefined && answer !== 'part';

function tokensOf({ trigger }: ActCandidate): readonly number[] {
  return trigger.noun === undefined ? [trigger.token] : [trigger.token, trigger.noun];
}

function touches(sentence: Sentence, token: number, span: Span): boolean {
  const at = sentence.tokens[token];
  return at !== undefined && at.start < span.end && span.start < at.end;
}

/** What somebody is in an act: `source`, `target` or none; undefined where the label leaves it open. `mention`: the side's words. */
function roleOf(
  sentence: Sentence,
  side: SideCandidate,
  mention: Span | undefined,
  candidate: ActCandidate,
  { source, target }: ActLabel,
): string | undefined {
  const within = (span: Span): 'head' | 'inside' | 'outside' => {
    // "Erdogan" of "President Recep Tayyip Erdogan": a part of the name stands for the whole.
    if (mention && mention.start <= span.start && span.end <= mention.end) return 'head';
    if (!touches(sentence, side.token, span)) return 'outside';
    const head = sentence.tokens[side.token]?.head ?? -1;
    return head >= 0 && touches(sentence, head, span) ? 'inside' : 'head';
  };
  for (const [role, { words }] of [
    ['source', source],
    ['target', target],
  ] as const) {
    const found = words.map(within);
    if (found.includes('head')) return role;
    if (found.includes('inside')) return undefined;
  }
  const codes = new Set([...side.acting, ...side.suffering].map(({ actor }) => actor));
  // "it" for somebody named elsewhere: where it stands at the act, it is the side itself.
  const has = (list: readonly string[]): boolean => list.some((code) => codes.has(code));
  const stands = (parties: readonly Party[]): boolean => parties.some(({ actor }) => codes.has(actor));
  if (has(source.codes) && !has(target.codes) && stands(candidate.own.source)) return 'source';
  if (has(target.codes) && !has(source.codes) && stands(candidate.own.target)) return 'target';
  const named = [...source.codes, ...target.codes].some((code) => codes.has(code));
  return named ? undefined : NONE;
}
