import type { LexiconEntry } from '../../lexicon/who/entry.ts';
import type { Grade } from '../../records/grade.ts';
import type { InOffice, Tenure } from './change-of-office.ts';
import type { FocusState } from './focus-state.ts';
import type { Referent } from './referent.ts';

/** A role of which is asked who is meant. */
export interface RoleAsked {
  /** The states or bodies whose role it is. */
  readonly states: readonly string[];
  /** Whether whoever holds it acts for its state or group. */
  readonly acts: boolean;
  readonly official: boolean;
  /** Whether it is held on the document's date, or at the time that is told of. */
  readonly standing: boolean;
  /** Whether the words mean somebody who is known: "the minister", "ministers". */
  readonly known: boolean;
  /** Who holds the office on the day, with whether the words give it to a state, and how sure that is. */
  readonly holder: (InOffice & { readonly ofState: boolean; readonly grade: Grade }) | undefined;
  /** Who was driven out of the office, where the words speak of such a one. */
  readonly ousted: LexiconEntry | undefined;
  /** Who was met in this role before. */
  readonly before: () => Referent | undefined;
  /** The one organization or person named before who may be what the role says, though the text never called them so. */
  readonly named: () => Referent | undefined;
  /** The one state that is spoken of, where the role may be its. */
  readonly stateInFocus: () => FocusState | undefined;
  /** The state with which the sentence opens as the place of what it tells, where the role is an organ's. */
  readonly stateAtHead: () => string | undefined;
  /** Who holds the office in a state that the words do not name. */
  readonly holderIn: (state: string) => LexiconEntry | undefined;
}

/** Whom a role means, and for whom they act. */
export interface RoleMeant {
  readonly actors: readonly string[];
  readonly actsFor: readonly string[];
  readonly grade: Grade;
  /** By what the role is tied to them; by the office that its words name if nothing is said. */
  readonly link?: 'antecedent' | 'topic' | 'words';
  /** Whether this is a guess that the words do not bear out. */
  readonly guessed?: boolean;
}

/** A rule that tells whom a role means; its name stands in the provenance of the mention. */
export interface RoleRule {
  readonly name: string;
  /** A text in which the rule decides, and the words of the role. */
  readonly example: { readonly text: string; readonly words: string; readonly date?: string };
  readonly meant: (role: RoleAsked) => RoleMeant | undefined;
}

/** The role of somebody whom the text has named before: its words keep what he or she was called there. */
export const MET_BEFORE = 'role met before';

/** The holder of the office that the words name, if he or she comes to be meant in this way. */
function byOffice({ holder, official, states }: RoleAsked, tenure: Tenure): RoleMeant | undefined {
  if (holder?.tenure !== tenure || !(official || holder.ofState)) return undefined;
  return { actors: [holder.entry.id], actsFor: official ? states : [], grade: holder.grade };
}

/** Somebody of the state that a text speaks of. */
function byFocus({ state, told }: FocusState, actor: string): RoleMeant {
  return { actors: [actor], actsFor: [state], grade: 'weak', link: 'topic', guessed: !told };
}

/** Whom a role means that stands beside no name: the first rule that knows somebody decides. */
export const ROLE_RULES: readonly RoleRule[] = [
  {
    name: 'office of a state on the date',
    example: { text: 'The Russian president arrived in Berlin.', words: 'The Russian president' },
    meant: (role) => byOffice(role, 'holds it'),
  },
  {
    name: 'office of a state that its holder left that day',
    example: {
      text: 'The American president was shot in Dallas.',
      words: 'The American president',
      date: '1963-11-22',
    },
    meant: (role) => byOffice(role, 'left it that day'),
  },
  {
    name: 'office of a state that was last held by',
    example: { text: 'The Syrian president stayed in Moscow.', words: 'The Syrian president', date: '2024-12-10' },
    meant: (role) => byOffice(role, 'held it last'),
  },
  {
    name: 'who was driven out of an office',
    example: {
      text: "Egypt's ousted president appeared in court.",
      words: "Egypt's ousted president",
      date: '2013-11-04',
    },
    meant: ({ ousted }) => ousted && { actors: [ousted.id], actsFor: [], grade: 'weak' },
  },
  {
    name: 'official role of a state',
    example: { text: 'A Chinese official rejected the claim.', words: 'A Chinese official' },
    meant: ({ acts, standing, states }) =>
      acts && standing && states.length > 0 ? { actors: states, actsFor: states, grade: 'strong' } : undefined,
  },
  {
    name: 'organ of the state where it happens',
    example: { text: 'The Turkish army attacked. In Iraq, the army closed the border.', words: 'the army' },
    meant: ({ stateAtHead }) => {
      const state = stateAtHead();
      return state === undefined ? undefined : { actors: [state], actsFor: [state], grade: 'fair', link: 'topic' };
    },
  },
  {
    name: MET_BEFORE,
    example: { text: 'Angela Merkel, the chancellor, arrived. The chancellor smiled.', words: 'The chancellor' },
    meant: ({ known, before }) => {
      const back = known ? before() : undefined;
      return back && { actors: back.actors, actsFor: back.actsFor, grade: 'strong', link: 'antecedent' };
    },
  },
  {
    name: 'what one named before is',
    example: { text: 'Gazprom cut supplies. The company gave no reason.', words: 'The company' },
    meant: ({ named }) => {
      const back = named();
      return back && { actors: back.actors, actsFor: back.actsFor, grade: 'fair', link: 'antecedent' };
    },
  },
  {
    name: 'office of the state that is spoken of',
    example: {
      text: 'The Pentagon published a plan. The defense secretary flew to Tokyo.',
      words: 'The defense secretary',
      date: '2015-04-08',
    },
    meant: ({ stateInFocus, holderIn }) => {
      const focus = stateInFocus();
      const holder = focus && holderIn(focus.state);
      return focus && holder && byFocus(focus, holder.id);
    },
  },
  {
    name: 'official role of the state that is spoken of',
    example: { text: 'Kenya closed the border. Officials gave no reason.', words: 'Officials' },
    meant: ({ stateInFocus }) => {
      const focus = stateInFocus();
      return focus && byFocus(focus, focus.state);
    },
  },
];

/** Whom a role means by the first rule that knows, with the rule's name; nobody where none does. */
export function meantByRole(role: RoleAsked): RoleMeant & { readonly rule: string } {
  for (const { name, meant } of ROLE_RULES) {
    const found = meant(role);
    if (found) return { ...found, rule: name };
  }
  return { actors: [], actsFor: [], grade: 'fair', link: 'words', rule: 'role' };
}
