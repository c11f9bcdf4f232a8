import type { CaseFile } from '../../casefile/store/case-file.ts';
import { loadVotes } from '../../casefile/votes/stored-votes.ts';
import type { SignedNetwork, TieThresholds } from '../../measures/networks/signed-network.ts';
import { VOTE_THRESHOLDS, type VoteNetwork, voteNetwork } from '../../measures/networks/vote-network.ts';
import { NO_DAY } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import { type RollCalls, VOTES, yearOfSession } from '../../records/roll-calls.ts';
import { seatName, seatOn } from '../../records/seats.ts';
import type { Behind, BehindItem } from '../../report/measures/measure-report.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import { counted } from '../../report/words/wording.ts';
import type { Asker } from '../kit/asker.ts';
import { shareOption } from '../kit/share-words.ts';
import { inSentence, stateOf } from '../kit/state-words.ts';
import type { NetworkWindow } from './network-windows.ts';
import { type AskedNetwork, type OpenSource, thresholdsOf } from './open-source.ts';

/**
 * The votes of a case as a source of networks.
 * @throws EntenteError (usage) for a case without votes, issues or states that it does not hold
 */
export async function openVotes(asker: Asker, file: CaseFile, asked: AskedNetwork): Promise<OpenSource> {
  const stored = loadVotes(file);
  if (!stored) {
    throw new EntenteError(
      'usage',
      `There are no votes in ${file.folder}; bring some in with: ${asker.program} import votes FILE... (docs/votes.md says where they are found)`,
    );
  }
  const { calls } = stored;
  checkIssues(calls, asked.issue ?? []);
  const among = asked.among === undefined ? undefined : await seatsOf(asked.among, calls);
  const contested = shareOption(asked.contested, '--contested');
  const days = [...calls.day].filter((day) => day !== NO_DAY).sort((a, b) => a - b);
  const sessions = [...new Set([...calls.session].filter((n) => n > 0).map(yearOfSession))].sort((a, b) => a - b);
  return {
    source: 'votes',
    span: { from: isoDay(days[0] ?? 0), to: isoDay(days.at(-1) ?? 0), ...(sessions.length > 0 ? { sessions } : {}) },
    thresholds: votesThresholds(asked.thresholds),
    network: ({ session, from, to }: NetworkWindow, thresholds) =>
      voteNetwork(calls, session === undefined ? { from, to } : { session }, {
        thresholds,
        contested,
        issues: asked.issue,
        among,
      }),
    nameOf: (seat) => inSentence(seatName(seat)),
    labelOf: seatName,
    shortOf: (seat) => seat,
    remarks: (network) => [...oneSideWords(network.thresholds), ...fewWords(network)],
    opens: async (network, window, behind) => rollCallsBehind(calls, network as VoteNetwork, window, behind),
    behindNote: `A tie opens the roll calls in which the two parted, the latest first; of two who never parted, those in which others did. How each answered: ${asker.program} votes STATE STATE --rollcalls.`,
    limits: [
      'Votes are on what came to a vote: when the agenda changes, ties change although no state did.',
      'Pi compares with what chance would give. Two states that nearly always say yes are hardly told apart from chance; two that always did count as with each other.',
      'Most resolutions pass without a vote and are not here. Votes are also bought, traded and cast with a bloc.',
    ],
  };
}

/** @throws EntenteError (usage) for thresholds on one side of 0 of which one cannot be reached, so that all pairs are of one kind */
function votesThresholds(words: string | undefined): TieThresholds {
  const thresholds = thresholdsOf(words, VOTE_THRESHOLDS);
  const { minus, plus } = thresholds;
  const none = minus > 0 && plus > 1 ? 'a friend' : plus < 0 && minus < -1 ? 'a foe' : undefined;
  if (none === undefined) return thresholds;
  throw new EntenteError(
    'usage',
    `With --thresholds ${words} no pair can be ${none}: how alike two states vote lies between -1 and 1; give two numbers such as -0.1,0.5.`,
  );
}

/** What thresholds on one side of chance make of pairs that lie on the same side. */
function oneSideWords({ minus, plus }: TieThresholds): readonly string[] {
  if (minus > 0) {
    return [
      `Both thresholds lie above 0: pairs that vote alike more often than by chance count as foes up to ${minus}.`,
    ];
  }
  if (plus >= 0) return [];
  return [`Both thresholds lie below 0: pairs that part more often than by chance count as friends from ${plus} on.`];
}

async function seatsOf(words: readonly string[], calls: RollCalls): Promise<readonly string[]> {
  const seats: string[] = [];
  for (const one of words.filter((word) => word !== '')) {
    const code = one.toUpperCase();
    const seat = calls.states.includes(code) ? code : await seatOfName(one, calls);
    if (!seats.includes(seat)) seats.push(seat);
  }
  return seats;
}

async function seatOfName(words: string, calls: RollCalls): Promise<string> {
  const { code } = await stateOf(words);
  return calls.states.includes(code) ? code : (seatOn(code, NO_DAY) ?? code);
}

function checkIssues(calls: RollCalls, issues: readonly string[]): void {
  const known = new Set(calls.issues.flat());
  const wrong = issues.find((issue) => !known.has(issue));
  if (wrong === undefined) return;
  const list =
    known.size > 0
      ? `those of these votes are ${[...known].sort().slice(0, 30).join(', ')}`
      : 'these votes came without issues';
  throw new EntenteError('usage', `No roll call is on "${wrong}"; ${list}.`);
}

/** States that are left out, named where they are few. */
function fewWords(network: SignedNetwork): readonly string[] {
  const { few = [], rows = [] } = network as Partial<VoteNetwork>;
  if (few.length === 0) return [];
  const names = few.length <= 8 ? `: ${few.map(seatName).join(', ')}` : '';
  return [
    `${counted(few.length, 'state')} that answered fewer than half of the ${rows.length} roll calls ${few.length === 1 ? 'is' : 'are'} left out${names}.`,
  ];
}

/** Roll calls that a tie opens at most. */
const OPENED = 12;
const ANSWERED: ReadonlySet<number> = new Set([VOTES.yes, VOTES.abstain, VOTES.no]);

/** Each roll call of the window stands behind the network once; a tie opens those that tell most of it. */
function rollCallsBehind(
  calls: RollCalls,
  { actors, ties, rows }: VoteNetwork,
  window: NetworkWindow,
  behind: Behind,
): (tie: number) => readonly number[] | undefined {
  const latest = [...rows].sort((a, b) => (calls.day[b] ?? 0) - (calls.day[a] ?? 0) || b - a);
  const places = behind.add({
    title: `Roll calls of ${window.name}`,
    from: counted(rows.length, 'roll call'),
    items: latest.map((row) => itemOf(calls, row)),
  });
  const width = calls.states.length;
  const seats = actors.map((actor) => calls.states.indexOf(actor));
  return (number) => {
    const tie = ties[number];
    if (!tie) return undefined;
    const [a, b] = [seats[tie.a] ?? 0, seats[tie.b] ?? 0];
    const vote = (row: number, seat: number): number => calls.votes[row * width + seat] ?? 0;
    const joint = [...latest.keys()].filter((n) => [a, b].every((seat) => ANSWERED.has(vote(latest[n] ?? 0, seat))));
    const parted = joint.filter((n) => vote(latest[n] ?? 0, a) !== vote(latest[n] ?? 0, b));
    return (parted.length > 0 ? parted : joint).slice(0, OPENED).map((n) => places[n] ?? 0);
  };
}

function itemOf(calls: RollCalls, row: number): BehindItem {
  const width = calls.states.length;
  const count = (answer: number): number =>
    calls.votes.subarray(row * width, (row + 1) * width).filter((vote) => vote === answer).length;
  const day = calls.day[row] ?? NO_DAY;
  return {
    kind: 'row',
    day: day === NO_DAY ? `session ${calls.session[row]}` : isoDay(day),
    sides: `${count(VOTES.yes)} yes, ${count(VOTES.abstain)} abstained, ${count(VOTES.no)} no`,
    what: calls.title[row] || calls.resolution[row] || 'no title',
    notes: (calls.issues[row] ?? []).length > 0 ? [(calls.issues[row] ?? []).join(', ')] : [],
    source: calls.resolution[row] ?? '',
    place: `roll call ${calls.id[row]}`,
  };
}
