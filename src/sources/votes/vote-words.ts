import { VOTES, type Vote } from '../../records/roll-calls.ts';

/**
 * What files have for a vote. Numbers are Voeten's: 1 yes, 2 abstain, 3 no, 8 absent, 9 no member. Letters are those of
 * the UN's own tables and of the wide form.
 */
const WORDS: Readonly<Record<Vote, readonly string[]>> = {
  yes: ['yes', 'y', '1', 'for', 'in favour', 'in favor', 'favour', 'favor'],
  abstain: ['abstain', 'a', '2', 'abstention', 'abstained', 'abstaining'],
  no: ['no', 'n', '3', 'against'],
  absent: ['absent', 'x', '8', 'not voting', 'non-voting', 'nonvoting', 'did not vote'],
  none: ['', '.', '9', 'na', 'nan', 'null', 'not a member', 'no member', 'nonmember', 'non-member'],
};

/**
 * Makes a reader of the words for votes; it gives undefined for a word that nobody knows.
 * @param own words of a user's own, which win
 */
export function voteReader(own: Readonly<Record<string, Vote>> = {}): (word: string) => number | undefined {
  const known = new Map<string, number>();
  for (const [vote, words] of Object.entries(WORDS)) for (const word of words) known.set(word, VOTES[vote as Vote]);
  for (const [word, vote] of Object.entries(own)) known.set(word.trim().toLowerCase(), VOTES[vote]);
  return (word) => known.get(word) ?? known.get(word.trim().toLowerCase().replace(/\.0+$/u, ''));
}
