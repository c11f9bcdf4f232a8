import type { Contradiction } from '../../measures/contradictions.ts';
import type { Estimate } from '../../measures/estimate.ts';
import type { Picture } from '../../measures/picture.ts';
import type { PictureAct } from '../../measures/picture-act.ts';
import type { PictureProposal } from '../../measures/proposals-over-time.ts';
import type { Account, Conduct, PairRelation } from '../../measures/relation-matrix.ts';
import type { StanceCell } from '../../measures/stance-table.ts';
import type { Trend } from '../../measures/trend.ts';
import { countLeft, leftOutWords } from '../../records/left-out.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { type Names, unresolvedWords } from '../words/naming.ts';
import { ANSWER_WORDS, andList, claimWords, counted, noneWords, whoToWhom } from '../words/wording.ts';

/** `+3 −12 ○1`: cooperative and conflictual acts, and calls for restraint; empty without any. */
export function conductWords({
  cooperation,
  conflict,
  neutral,
}: Pick<Conduct, 'cooperation' | 'conflict' | 'neutral'>): string {
  return [
    cooperation > 0 ? `+${cooperation}` : '',
    conflict > 0 ? `−${conflict}` : '',
    neutral > 0 ? `○${neutral}` : '',
  ]
    .filter((w) => w !== '')
    .join(' ');
}

/** A number with a real minus sign. */
export function signedNumber(value: number, digits = 1): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return (value < 0 ? '−' : '+') + text;
}

/** `−2.1 (−3.0 to −1.2)`, or `−2.1 (no interval)` where there are too few documents for one. */
export function scoreWords(score: Estimate | undefined): string {
  if (!score) return '';
  const mean = signedNumber(score.value);
  if (!score.interval) return `${mean} (too few for an interval)`;
  return `${mean} (${score.interval.map((bound) => signedNumber(bound)).join(' to ')})`;
}

export function trendWords(trend: Trend): string {
  switch (trend.verdict) {
    case 'too few':
      return 'too few';
    case 'no clear trend':
      return 'no clear trend';
    default:
      return `${trend.verdict} (${signedNumber(trend.early)} → ${signedNumber(trend.late)})`;
  }
}

/** `hostile`, `partner, moving closer`, `Russia is the patron`. */
function accountWords({ quality, change, patron }: Account, names: Names): string {
  const what = patron === undefined ? quality : `${names.full(patron)} is the patron`;
  return change === 'none' ? what : `${what}, moving ${change}`;
}

/** What is said of a relation, the same accounts together: `hostile (4 times: the author, Israel)`. */
export function saidWords(said: readonly Account[], names: Names): string {
  const groups = new Map<string, Account[]>();
  for (const account of said) {
    const words = accountWords(account, names);
    groups.set(words, [...(groups.get(words) ?? []), account]);
  }
  return [...groups]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([words, accounts]) => {
      const speakers = [...new Set(accounts.map(({ speaker }) => speakerName(speaker, names)))];
      const times = accounts.length > 1 ? `${accounts.length} times: ` : '';
      return `${words} (${times}${speakers.slice(0, 3).join(', ')}${speakers.length > 3 ? ' …' : ''})`;
    })
    .join('; ');
}

/** By whose account: a text's own words are those of its author. */
export function speakerName(speaker: string, names: Names): string {
  if (speaker === 'unknown') return 'somebody not named';
  return speaker === 'author' ? 'the text' : shorten(names.full(speaker), 40);
}

/** `+2 −1 ±1`: for, against, on terms. */
export function stanceCounts(cell: Pick<StanceCell, 'for' | 'against' | 'onTerms'>): string {
  return [
    cell.for > 0 ? `+${cell.for}` : '',
    cell.against > 0 ? `−${cell.against}` : '',
    cell.onTerms > 0 ? `±${cell.onTerms}` : '',
  ]
    .filter((words) => words !== '')
    .join(' ');
}

/** The course of a stance in words; nothing where it is steady. */
export function courseWords(cell: StanceCell): string {
  if (cell.course === 'steady') return '';
  if (cell.course === 'divided') return 'for and against';
  const first = cell.stands.find(({ stance }) => stance !== 'conditional')?.stance;
  const turn = cell.stands.find(({ stance }) => stance !== 'conditional' && stance !== first);
  return `${first === '+' ? 'for, then against' : 'against, then for'}${turn?.day ? ` from ${turn.day}` : ''}`;
}

/** The day or days of an act; `~` before the day of a text that tells an act without any. */
export function actDay(act: PictureAct): string {
  if (act.date) return act.date.first === act.date.last ? act.date.first : `${act.date.first} to ${act.date.last}`;
  return act.day === undefined ? 'undated' : `~${act.day}`;
}

/** `Russia → Turkey`, `Egypt + Ethiopia`, `United States → nobody named`. */
export function actSides(act: PictureAct, name: (id: string) => string): string {
  const on = (side: 'source' | 'target'): readonly string[] => [
    ...act[side].map(name),
    ...(act.open ?? []).filter((open) => open.side === side).map(({ words }) => unresolvedWords(words)),
  ];
  return whoToWhom(on('source'), on('target'));
}

/** What an act tells: a claimed one as a claim (`Ukraine says: Russia → Ukraine`), others by their sides. */
export function actHead(act: PictureAct, name: (id: string) => string): string {
  const sides = actSides(act, name);
  return act.reality === 'claimed' ? `${claimWords(act.claimedBy ?? [], name)}: ${sides}` : sides;
}

/** Claimed acts, those that somebody denies first, then those that most texts tell. */
export function claimedActs({ acts }: Picture): readonly PictureAct[] {
  const denied = (act: PictureAct): number => (act.deniedBy === undefined ? 0 : 1);
  return acts
    .filter(({ reality }) => reality === 'claimed')
    .toSorted((a, b) => denied(b) - denied(a) || b.documents - a.documents);
}

export function actWhat(act: PictureAct): string {
  const what = act.mode ? `${act.category}/${plainText(act.mode)}` : act.category;
  return act.code === undefined ? what : `${plainText(act.code)} (${what})`;
}

/** Who is asked to do what, term by term. */
export function termWords(proposal: PictureProposal, names: Names): readonly string[] {
  return proposal.terms.map(({ actors, action }) => {
    const who = actors.length > 0 ? andList(actors.map((id) => shorten(names.full(id), 40))) : 'someone';
    return `${who}: ${plainText(action)}`;
  });
}

/** `2017-07-06 United States: rejected`. */
export function answerLine(answer: PictureProposal['answers'][number], names: Names): string {
  return `${answer.day ?? 'no date'} ${shorten(names.full(answer.actor), 40)}: ${ANSWER_WORDS[answer.answer]}`;
}

const CLAIM_WORDS: Readonly<Record<string, string>> = {
  happened: 'told as done',
  claimed: 'claimed by somebody',
  denied: 'told as not done',
  for: 'for',
  against: 'against',
  accept: 'accepted',
  reject: 'rejected',
  conditional: 'accepted on terms',
  friendly: 'called friendly',
  hostile: 'called hostile',
  closer: 'said to move closer',
  apart: 'said to move apart',
};

export const COURSE_WORDS: Readonly<Record<Contradiction['course'], string>> = {
  changed: 'changed over time',
  'between sources': 'between sources',
  'within a source': 'within a source',
};

export interface ContradictionWords {
  /** Whom and what it is about. */
  readonly about: string;
  /** A line for each claim: what it says, by how many texts and when. */
  readonly claims: readonly string[];
}

/** A contradiction in words. */
export function contradictionWords(contradiction: Contradiction, picture: Picture, names: Names): ContradictionWords {
  const claims = contradiction.claims.map(({ says, documents, first, last }) => {
    const when = first === undefined ? '' : first === last ? `, ${first}` : `, ${first} to ${last}`;
    return `${CLAIM_WORDS[says] ?? says} (${counted(documents.length, 'text')}${when})`;
  });
  return { about: aboutWords(contradiction, picture, names), claims };
}

function aboutWords({ kind, actors, about }: Contradiction, picture: Picture, names: Names): string {
  const who = andList(actors.map((id) => shorten(names.full(id), 40)));
  switch (kind) {
    case 'act': {
      const act = picture.acts.find(({ id }) => id === about);
      return act ? `${actHead(act, names.full)}: ${actWhat(act)}, ${actDay(act)}` : who;
    }
    case 'stance':
      return `${who} on ${plainText(picture.issues.find(({ id }) => id === about)?.name ?? about)}`;
    case 'answer': {
      const proposal = picture.proposals.find(({ id }) => id === about);
      return `${who} on the proposal “${shorten(proposal ? termWords(proposal, names).join('; ') : about, 120)}”`;
    }
    case 'relation':
      return who;
  }
}

/** The picture in a few sentences, from counts alone. */
export function gistSentences(picture: Picture, names: Names): readonly string[] {
  const { relations, issues, contradictions, proposals } = picture;
  const name = (id: string): string => shorten(names.full(id), 40);
  const counts = (pair: PairRelation): string => `${name(pair.a)} and ${name(pair.b)} (${conductWords(pair.all)})`;
  const sentences: string[] = [];
  const top = (pick: (pair: PairRelation) => number): readonly PairRelation[] =>
    relations
      .filter((pair) => pick(pair) > 1 && pick(pair) > pair.all.acts.length / 2)
      .toSorted((a, b) => pick(b) - pick(a))
      .slice(0, 3);
  const hostile = top(({ all }) => all.conflict);
  const friendly = top(({ all }) => all.cooperation);
  if (hostile.length > 0) sentences.push(`Most conflict: ${andList(hostile.map(counts))}.`);
  if (friendly.length > 0) sentences.push(`Most cooperation: ${andList(friendly.map(counts))}.`);
  const patrons = new Set(
    relations.flatMap(({ a, b, said }) =>
      said.flatMap(({ patron }) => (patron === undefined ? [] : [`${name(patron)} of ${name(patron === a ? b : a)}`])),
    ),
  );
  if (patrons.size > 0) sentences.push(`Called a patron: ${andList([...patrons].slice(0, 4))}.`);
  const turning = relations.filter(({ trend }) => trend.verdict === 'warmer' || trend.verdict === 'colder').slice(0, 3);
  if (turning.length > 0) {
    const words = turning.map((pair) => `${name(pair.a)} and ${name(pair.b)} (${pair.trend.verdict})`);
    sentences.push(`With a clear trend: ${andList(words)}.`);
  }
  const shared = issues.filter(({ actors }) => actors.length > 1).slice(0, 3);
  if (shared.length > 0) {
    const words = shared.map(
      (issue) => `“${shorten(plainText(issue.name), 60)}” (${counted(issue.actors.length, 'actor')})`,
    );
    sentences.push(`Issues on which most take a stand: ${andList(words)}.`);
  }
  const answered = proposals.filter(({ answers }) => answers.length > 0).length;
  if (proposals.length > 0) {
    sentences.push(`${counted(proposals.length, 'proposal')}, ${answered === 0 ? 'none' : answered} with an answer.`);
  }
  if (contradictions.length > 0) {
    const changed = contradictions.filter(({ course }) => course === 'changed').length;
    const between = contradictions.filter(({ course }) => course === 'between sources').length;
    sentences.push(
      `${counted(contradictions.length, 'contradiction')}: ${between} between sources, ${changed} that may be a change over time.`,
    );
  }
  return sentences;
}

/** `6 texts, 2016-03-01 to 2016-08-30; 35 acts that took place, 4 of them told by several texts; 3 acts that somebody only claims.` */
export function scopeWords({ documents, period, acts }: Picture): string {
  const actual = acts.filter(({ reality }) => reality === 'actual');
  const several = actual.filter((act) => act.documents > 1).length;
  const when = period
    ? period.first === period.last
      ? `, ${period.first}`
      : `, ${period.first} to ${period.last}`
    : '';
  const told = several > 0 ? `, ${several} of them told by several texts` : '';
  const claims = acts.filter(({ reality }) => reality === 'claimed').length;
  const claimed = claims > 0 ? `; ${counted(claims, 'act')} that somebody only claims` : '';
  return `${counted(documents.length, 'text')}${when}; ${counted(actual.length, 'act')} that took place${told}${claimed}.`;
}

/** What an empty picture says. */
export function nothingFound({ left }: Picture): string {
  return noneWords(
    'No acts, positions, proposals or relations of political actors were found in these texts. Entente reads English reports on states, organisations and their officials.',
    countLeft(left),
  );
}

/** One line that counts what is not in the picture; empty where nothing was left out. */
export function leftWords({ left }: Picture): string {
  return leftOutWords(left, '--weak takes them in', 'counted');
}
