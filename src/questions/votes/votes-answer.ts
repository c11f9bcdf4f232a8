import type { CaseFile } from '../../casefile/store/case-file.ts';
import { loadVotes, type StoredVotes } from '../../casefile/votes/stored-votes.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Asker } from '../kit/asker.ts';
import { type AskedVotes, type ChosenVotes, chosenVotes } from './asked-votes.ts';
import { checkIssues, seatsOf } from './seats.ts';
import { betweenVotes, seriesOf, type VoteSeries } from './vote-series.ts';

/** How alike two states vote, session by session, and where they parted. */
export interface VotesAnswer {
  readonly calls: StoredVotes['calls'];
  readonly source: StoredVotes['source'];
  /** Seats of the two. */
  readonly codes: readonly [string, string];
  readonly asked: ChosenVotes;
  readonly series: VoteSeries;
}

/**
 * How alike two states vote, session by session, and where they parted.
 * @param names two names, or one word that names both: `CHN-RUS`
 * @param called how the case is called where it holds no votes
 * @throws EntenteError (usage) for what cannot be asked, states that do not vote, a case without votes
 */
export async function votesAnswer(
  asker: Asker,
  file: CaseFile,
  names: readonly string[],
  words: AskedVotes,
  called: string = file.folder,
): Promise<VotesAnswer> {
  const asked = chosenVotes(words);
  const stored = loadVotes(file);
  if (!stored) {
    throw new EntenteError(
      'usage',
      `There are no votes in ${called}; bring some in with: ${asker.program} import votes FILE... (docs/votes.md says where they are found)`,
    );
  }
  const { calls, source } = stored;
  const codes = await seatsOf(names, calls);
  checkIssues(calls, asked.filter.issues ?? []);
  return { calls, source, codes, asked, series: betweenVotes(seriesOf(calls, codes, asked)) };
}
