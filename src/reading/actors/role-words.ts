import type { LexiconCandidate } from '../../lexicon/who/entry.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import type { Expression } from './expressions.ts';

/**
 * How a role is held: on the document's date (`acting` for somebody else), no longer (`former`), at the time that is
 * told of (`then`), or not yet (`elect`).
 */
export type Standing = 'held' | 'acting' | 'former' | 'then' | 'elect';

/** What a word of a role phrase tells of its standing; undefined for words that tell nothing. */
export function standingOf(form: string): Standing | undefined {
  return STANDINGS.find(([words]) => words.has(form))?.[1];
}

const STANDINGS: readonly (readonly [ReadonlySet<string>, Standing])[] = [
  [wordClass('words of former holders'), 'former'],
  [wordClass('words of holders for a time'), 'acting'],
  [wordClass('words of holders to come'), 'elect'],
  [new Set(['then', 'then-']), 'then'],
  [new Set(['outgoing']), 'held'],
];

/** Whether a word makes a role phrase mean another holder than that of the day: "the next president", "the 45th". */
export function isOfAnotherDay(form: string): boolean {
  return OF_ANOTHER_DAY.has(form) || /^\d+(st|nd|rd|th)$/.test(form);
}

const OF_ANOTHER_DAY = wordClass('words of other holders');

/** Whether whoever is in the role acts in it: on the document's date, or at the time that is told of. */
export function isInOffice(standing: Standing): boolean {
  return standing === 'held' || standing === 'acting' || standing === 'then';
}

/** How a role is called: `former president`, `acting president`, `president-elect`. */
export function nameOfRole(role: string, standing: Standing): string {
  if (standing === 'former' || standing === 'acting') return `${standing} ${role}`;
  return standing === 'elect' && !role.endsWith('-elect') ? `${role}-elect` : role;
}

/** A role that an expression may name. */
export type RoleCandidate = Extract<LexiconCandidate, { as: 'role' }>;

/** The role candidate of an expression, if the lexicon has one. */
export function roleOf(expression: Expression): RoleCandidate | undefined {
  for (const candidate of expression.candidates) if (candidate.as === 'role') return candidate;
  return undefined;
}

/** "the State Department", "Congress": a role noun that is also the name of one actor's organ. */
export function isNameOfOrgan({ candidates }: Expression): boolean {
  return candidates.some((candidate) => candidate.as === 'name' || candidate.as === 'metonym');
}

/** The noun that heads a role: "secretary" of "secretary of state", "minister" of "foreign minister". */
export function headNoun(text: string): string {
  const head = text.replace(/ (?:of|to|for|in|at) .*$/, '');
  return head.slice(head.lastIndexOf(' ') + 1);
}

/** Whether a role noun names an organ or thing rather than a person. */
export function isBody(noun: string): boolean {
  return BODY.has(noun.toLowerCase());
}

const BODY = wordClass('nouns of bodies and things');

/** Whether a token is the mark of a possessor: "'s". */
export function possessive(sentence: Tree, index: number): boolean {
  const token = sentence.tokens[index];
  return token !== undefined && (token.xpos === 'POS' || /^['’]s?$/.test(token.form));
}
