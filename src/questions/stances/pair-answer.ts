import { importedFiles } from '../../casefile/events/event-files.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { loadVotes } from '../../casefile/votes/stored-votes.ts';
import { EntenteError } from '../../records/failure.ts';
import type { CompareFindings } from '../../report/measures/compare-report.ts';
import { Behind } from '../../report/measures/measure-report.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import { eventFilterOf } from '../kit/asked-events.ts';
import type { Asker } from '../kit/asker.ts';
import { dyadOf, inSentence } from '../kit/state-words.ts';
import { type AskedCompare, accountsOf } from './asked-stances.ts';
import { type CasePositions, casePositions, sentencesBehind } from './case-positions.ts';
import { type CompareWindow, compareWindow } from './compare-window.ts';
import { deedEvidence, openDeeds } from './deed-evidence.ts';
import { type NamedActor, namedActor } from './named-actor.ts';
import { voteEvidence } from './vote-evidence.ts';
import { wordEvidence } from './word-evidence.ts';

/** Two actors that are compared. */
export type ComparedPair = readonly [NamedActor, NamedActor];

/** Votes, words and deeds of two actors side by side, with what stands behind each. */
export interface PairAnswer {
  readonly pair: ComparedPair;
  readonly found: Omit<CompareFindings, 'next'>;
}

/**
 * Votes, words and deeds of two actors side by side.
 * @param words two names, or one word that names both: `CHN-RUS`
 * @throws EntenteError for what cannot be asked, actors whom nobody knows, a case that holds nothing of them
 */
export async function pairAnswer(
  asker: Asker,
  file: CaseFile,
  words: readonly string[],
  asked: AskedCompare,
  { rows = false }: { readonly rows?: boolean } = {},
): Promise<PairAnswer> {
  const accounts = accountsOf(asked.accounts);
  // Votes and event data of two states can be compared without a text.
  const textless = loadVotes(file) !== undefined || importedFiles(file).length > 0;
  const texts = casePositions(asker, file, { weak: asked.weak ?? false, textless });
  const pair = await pairOf(words, texts);
  const own = texts.stands.filter(({ actor }) => pair.some(({ id }) => id === actor));
  const { window, bins, grain } = windowOf(asked, own, file);
  const behind = new Behind();
  const numbers = sentencesBehind(texts, own, behind);
  const votes = voteEvidence(asker, file, pair, window, bins, behind);
  const said = wordEvidence(texts, pair, { window, bins, grain, accounts }, numbers);
  const deeds = await openDeeds(file, eventFilterOf(asked.origin ? { origin: asked.origin } : {}).origins);
  try {
    const events = await deedEvidence(file, deeds, pair, { window, bins, grain, rows }, behind);
    return {
      pair,
      found: {
        spoken: [spokenOf(pair[0]), spokenOf(pair[1])],
        names: [pair[0].name, pair[1].name],
        from: window.from,
        to: window.to,
        grain,
        evidence: [votes, said.evidence, events],
        issues: said.issues,
        behind: behind.groups,
      },
    };
  } finally {
    if ('store' in deeds) await deeds.store.close();
  }
}

async function pairOf(words: readonly string[], { actors }: CasePositions): Promise<ComparedPair> {
  const [a = '', b] = words;
  if (words.length > 2) {
    throw new EntenteError('usage', 'Two actors are compared; put names of several words in quotation marks.');
  }
  if (b === undefined) {
    const [one, other] = await dyadOf(a);
    return [
      { id: one.code, name: one.name, state: true },
      { id: other.code, name: other.name, state: true },
    ];
  }
  const pair = [await namedActor(a, actors), await namedActor(b, actors)] as const;
  if (pair[0].id === pair[1].id)
    throw new EntenteError('usage', `"${a}" and "${b}" are both ${pair[0].name}; name two actors.`);
  return pair;
}

/** Where no text has a day, the time of the votes that the case holds. */
function windowOf(asked: AskedCompare, own: CasePositions['stands'], file: CaseFile): CompareWindow {
  if (own.some(({ day }) => day !== undefined) || (asked.from !== undefined && asked.to !== undefined)) {
    return compareWindow(asked, own);
  }
  const calls = loadVotes(file)?.calls;
  const days = calls ? [...calls.day].filter((day) => day > NO_DAY_BEFORE) : [];
  const last = days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(last)) return compareWindow(asked, own);
  const to = isoDay(last).slice(0, 4);
  return compareWindow({ ...asked, from: asked.from ?? String(Number(to) - LAST_YEARS + 1), to: asked.to ?? to }, own);
}

/** Years of votes that are compared where no text says which time is meant. */
const LAST_YEARS = 5;
/** Days before it are none. */
const NO_DAY_BEFORE = -1_000_000;

function spokenOf({ name, state }: NamedActor): string {
  return state ? inSentence(name) : name;
}
