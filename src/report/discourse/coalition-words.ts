import type {
  CoalitionClaim,
  CoalitionProfile,
  CoalitionProfiles,
} from '../../measures/discourse/coalition-profiles.ts';
import { andList, counted } from '../words/wording.ts';
import { type DiscourseTable, shortNumber } from './discourse-report.ts';

/** So many coalitions and concepts of each are put into words; the table has all. */
const MOST_COALITIONS = 6;
const MOST_CONCEPTS = 3;
const MOST_MEMBERS = 8;

/** What holds each coalition of two or more together, what parts it, and what sets it apart, a sentence each. */
export function coalitionSentences({ coalitions, levels }: CoalitionProfiles): readonly string[] {
  return [...coalitions.entries()]
    .filter(([, { members }]) => members.length > 1)
    .slice(0, MOST_COALITIONS)
    .map(([n, coalition]) => sentenceOf(n, coalition, levels));
}

function sentenceOf(n: number, { members, concepts, joined }: CoalitionProfile, levels: readonly string[]): string {
  const holds = concepts.filter(({ within }) => within > 0).slice(0, MOST_CONCEPTS);
  const parts = concepts.filter(({ within }) => within < 0).at(-1);
  const apart = concepts.filter(({ across }) => across < 0).toSorted((a, b) => a.across - b.across)[0];
  const held =
    holds.length === 0
      ? 'has no claim in common'
      : `is held together by ${andList(holds.map((concept) => conceptWords(concept, levels, joined)))}`;
  return [
    `Coalition ${n + 1} (${membersWords(members)}) ${held}`,
    ...(parts ? [`what parts it most is “${parts.concept}” (${sidesWords(parts, levels)})`] : []),
    ...(apart ? [`what sets it apart from the others most is “${apart.concept}”`] : []),
  ]
    .join('; ')
    .concat('.');
}

/** `“Deploy THAAD” (7 against, 3 members, 41 % of what joins it)`. */
function conceptWords(concept: CoalitionClaim, levels: readonly string[], joined: number): string {
  const share = Math.round((100 * concept.within) / joined);
  return `“${concept.concept}” (${sidesWords(concept, levels)}, ${share} % of what joins it)`;
}

function sidesWords({ counts, speakers }: CoalitionClaim, levels: readonly string[]): string {
  const members = counted(speakers, 'member');
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (levels.length === 0) return `${counted(all, 'statement')} of ${members}`;
  const said = levelNames(levels).flatMap((name, k) => ((counts[k] ?? 0) > 0 ? [`${counts[k]} ${name}`] : []));
  return `${said.join(', ')}, ${members}`;
}

/** How levels are called: for and against of yes and no. */
export function levelNames(levels: readonly string[]): readonly string[] {
  return levels.join() === '0,1' ? ['against', 'for'] : levels.map((level) => `“${level}”`);
}

function membersWords(members: readonly string[]): string {
  const rest = members.length - MOST_MEMBERS;
  return rest > 1 ? `${members.slice(0, MOST_MEMBERS).join(', ')} and ${rest} more` : andList(members);
}

/** More levels than this are no columns of a table. */
const MOST_LEVELS = 6;

/** Each coalition with its concepts, what joins it first. */
export function coalitionTable(
  { coalitions, levels }: CoalitionProfiles,
  opens: (statements: readonly number[]) => readonly number[],
): DiscourseTable {
  const shown = levels.length <= MOST_LEVELS ? levels : [];
  const rows = coalitions.flatMap(({ concepts }, n) => concepts.map((concept) => ({ n, concept })));
  return {
    label: 'Concepts of each coalition, what joins it first',
    head: [
      'Concept',
      'Coalition',
      'Joins',
      'Others',
      'Members',
      ...levelNames(shown).map((name) => name.charAt(0).toUpperCase() + name.slice(1)),
      shown.length > 0 ? 'All' : 'Statements',
    ],
    names: 1,
    rows: rows.map(({ n, concept: { concept, within, across, speakers, counts, statements } }) => [
      concept,
      `${n + 1}`,
      shortNumber(within),
      shortNumber(across),
      `${speakers}`,
      ...shown.map((_, k) => `${counts[k]}`),
      `${statements.length}`,
    ]),
    opens: rows.map(({ concept: { statements } }) => opens(statements)),
  };
}
