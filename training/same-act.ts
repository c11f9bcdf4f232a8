/**
 * Learns whether two mentions tell one act: `node training/same-act.ts` prints the odds of `src/reading/events/same-act.ts`, and how
 * often they are right in texts that they did not learn from (five folds by text). It learns from the licence-clean texts of the training
 * part of `bench/data/marks` as far as they are at hand, without those on which calibration is measured.
 */
import { loadReader } from '../bench/kit/reader.ts';
import { givenOffsets } from '../bench/texts/article-offsets.ts';
import { spans, touch } from '../bench/texts/key-values.ts';
import { isClean, markedDocuments, markedTexts, NOT_LEARNT, partOf } from '../bench/texts/marks.ts';
import { loadEventFrames } from '../src/lexicon/words/event-frames.ts';
import { type Odds, shareRight } from '../src/reading/context/share-right.ts';
import type { ActMention } from '../src/reading/events/act-mentions.ts';
import { readActs } from '../src/reading/events/events.ts';
import { alikeActs } from '../src/reading/events/gather-events.ts';
import {
  type SameActFact,
  type SameActFacts,
  sameActFacts,
  sameActShare,
  tellOtherDays,
} from '../src/reading/events/same-act.ts';
import { createAnchorReader } from '../src/reading/heads/anchors.ts';
import { loadRecordHeads } from '../src/reading/heads/load-heads.ts';
import { createReader } from '../src/reading/reader.ts';
import { fitOdds } from './learn/fit-odds.ts';

const FOLDS = 5;
const RIDGE = 3;

interface Pair {
  readonly text: number;
  readonly facts: SameActFacts;
  readonly isRight: boolean;
}

const { engine } = await loadReader();
const heads = await loadRecordHeads(engine.heads ?? '');
if (!heads) throw new Error('The heads of records are missing.');
const [frames, anchors] = [await loadEventFrames(), createAnchorReader(heads)];
let acts: readonly ActMention[] = [];
const reader = await createReader({
  engine,
  stages: {
    events: (context, { actors }) => {
      acts = readActs(context, actors, frames, anchors);
      return { events: [], actors: [], mentions: [], warnings: [] };
    },
  },
});
const belongs = partOf();
const texts = markedTexts(
  markedDocuments().filter(
    (document) => isClean(document) && belongs(document.id) === 'training' && !NOT_LEARNT.test(document.id),
  ),
);
const pairs: Pair[] = [];
for (const [text, { article, key }] of texts.entries()) {
  const { document } = await reader.read(article.text, article.options);
  const at = givenOffsets(article.text, document.text, article.id);
  const told = (mention: ActMention): ReadonlySet<number> => {
    const span = [at(mention.trigger.start), at(mention.trigger.end)] as const;
    const touched = (key.events ?? []).flatMap(({ trigger, also }, n) =>
      [...spans(trigger), ...spans(also)].some((one) => touch(one, span)) ? [n] : [],
    );
    return new Set(touched);
  };
  const factsOf = sameActFacts(document);
  for (const alike of alikeActs(acts)) {
    for (const [n, later] of alike.entries()) {
      for (const earlier of alike.slice(0, n)) {
        const [a, b] = [told(earlier), told(later)];
        if (a.size === 0 || b.size === 0 || tellOtherDays(earlier, later)) continue;
        const isRight = [...a].some((one) => b.has(one));
        pairs.push({ text, facts: factsOf(earlier, later, alike.length), isRight });
      }
    }
  }
}
const said = pairs.map(({ facts }) => sameActShare(facts));
const folded = new Array<number>(pairs.length).fill(0);
for (let fold = 0; fold < FOLDS; fold++) {
  const odds = fitOdds(
    pairs.filter(({ text }) => text % FOLDS !== fold),
    RIDGE,
  );
  pairs.forEach(({ text, facts }, n) => {
    if (text % FOLDS === fold) folded[n] = shareRight(odds as Odds<SameActFact>, facts);
  });
}
console.error(
  `${texts.length} texts, ${pairs.length} pairs, ${share(pairs.map(({ isRight }) => isRight))} tell one act`,
);
console.error(`right: ${rightOf(folded)} out of fold, ${rightOf(said)} by the odds that the program has`);
console.log(
  Object.fromEntries(Object.entries(fitOdds(pairs, RIDGE)).map(([fact, odds]) => [fact, Math.round(odds * 100) / 100])),
);

function rightOf(shares: readonly number[]): number {
  return share(shares.map((one, n) => one >= 0.5 === pairs[n]?.isRight));
}

function share(rows: readonly boolean[]): number {
  return Math.round((rows.filter(Boolean).length / rows.length) * 1000) / 1000;
}
