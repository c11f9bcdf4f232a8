/**
 * Learns who is to do an act of which no words say so, from texts with keys of drafts: `node training/draft-doers.ts KEY...`
 * prints the weights of `src/conflict/draft/doer-weights.ts`, and how often the choice is right in texts that it did not
 * learn from (each left out in turn), at several thresholds.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { DraftKey } from '../bench/conflict/score-draft.ts';
import { loadReader } from '../bench/kit/reader.ts';
import { DoerChoice, scoreOf } from '../src/conflict/draft/doer-choice.ts';
import { DOER_FEATURES, type DoerFeature, type DoerFeatures } from '../src/conflict/draft/doer-weights.ts';
import { gatherActs } from '../src/conflict/draft/draft-acts.ts';
import { doerlessActs } from '../src/conflict/draft/draft-options.ts';
import type { ToldAct } from '../src/conflict/draft/told-act.ts';

/** An act without a doer, with what speaks for each side and whether the key has it do it. */
interface Example {
  readonly text: string;
  readonly sides: readonly { readonly features: DoerFeatures; readonly isRight: boolean }[];
}

const STEPS = 400;
const RATE = 0.3;
const PENALTY = 0.01;

const reader = await loadReader();
const examples: Example[] = [];
let nobodys = 0;
for (const file of process.argv.slice(2).filter((one) => existsSync(one.replace(/\.json$/u, '.txt')))) {
  const key = JSON.parse(readFileSync(file, 'utf8')) as DraftKey & { readonly date?: string };
  const text = readFileSync(file.replace(/\.json$/u, '.txt'), 'utf8');
  const reading = await reader.read(text, { name: basename(file), ...(key.date ? { date: key.date } : {}) });
  const gathered = gatherActs([{ reading, acts: await reader.acts(reading) }]);
  const choice = new DoerChoice(gathered);
  for (const told of doerlessActs(gathered)) {
    const by = doersByKey(told, key, reading.document.text);
    const names = (by ?? []).flatMap((id) => [id, ...(key.sides[id] ?? [])]);
    const sides = choice.sides.map((side) => ({
      features: choice.features(told, side),
      isRight: names.includes(side) || names.includes(gathered.names.get(side) ?? ''),
    }));
    const isNobodys = !sides.some(({ isRight }) => isRight);
    if (isNobodys) nobodys++;
    // Nobody is a choice too: an act of which the key has nothing is best left alone.
    examples.push({ text: basename(file), sides: [...sides, { features: {}, isRight: isNobodys }] });
  }
}

/** Who may do it, of the option of the key whose words the act has most of. */
function doersByKey(told: readonly ToldAct[], { options }: DraftKey, text: string): readonly string[] | undefined {
  let best: { readonly by: readonly string[]; readonly shared: number } | undefined;
  for (const { by, does, undoes = [] } of Object.values(options)) {
    for (const words of [...does, ...undoes]) {
      for (const { phrase } of told) {
        const at = text.indexOf(words);
        const both = Math.min(phrase.span.end, at + words.length) - Math.max(phrase.span.start, at);
        const shared = at < 0 ? 0 : both / words.length;
        if (shared > (best?.shared ?? 0.5)) best = { by, shared };
      }
    }
  }
  return best?.by;
}

function learn(learnt: readonly Example[]): DoerFeatures {
  const weights: Partial<Record<DoerFeature, number>> = {};
  for (let step = 0; step < STEPS; step++) {
    const slope: Partial<Record<DoerFeature, number>> = {};
    for (const { sides } of learnt) {
      const likely = likelihoods(sides, weights);
      const right = sides.reduce((sum, { isRight }, i) => sum + (isRight ? (likely[i] ?? 0) : 0), 0);
      for (const [i, { features, isRight }] of sides.entries()) {
        const pull = (isRight ? (likely[i] ?? 0) / right : 0) - (likely[i] ?? 0);
        for (const name of DOER_FEATURES) slope[name] = (slope[name] ?? 0) + pull * (features[name] ?? 0);
      }
    }
    for (const name of DOER_FEATURES)
      weights[name] =
        (weights[name] ?? 0) + RATE * ((slope[name] ?? 0) / learnt.length - PENALTY * (weights[name] ?? 0));
  }
  return weights;
}

function likelihoods(sides: Example['sides'], weights: DoerFeatures): readonly number[] {
  const scores = sides.map(({ features }) => Math.exp(scoreOf(features, weights)));
  const sum = scores.reduce((all, score) => all + score, 0);
  return scores.map((score) => score / sum);
}

const chosen = [...new Set(examples.map(({ text }) => text))].flatMap((text) => {
  const weights = learn(examples.filter((one) => one.text !== text));
  return examples
    .filter((one) => one.text === text)
    .map(({ sides }) => {
      const likely = likelihoods(sides, weights);
      const best = likely.indexOf(Math.max(...likely));
      return { isMade: best < sides.length - 1, sure: likely[best] ?? 0, isRight: sides[best]?.isRight === true };
    });
});
console.error(`${examples.length} acts, ${nobodys} of them nobody's by the key`);
for (const least of [0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5]) {
  const made = chosen.filter(({ isMade, sure }) => isMade && sure >= least);
  console.error(`${least}: ${made.filter(({ isRight }) => isRight).length} of ${made.length} right`);
}
for (const [name, weight] of Object.entries(learn(examples))) console.log(`  '${name}': ${weight.toFixed(2)},`);
