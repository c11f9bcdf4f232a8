import type { Affiliation } from '../../lexicon/who/entry.ts';
import type { Grade } from '../../records/provenance.ts';
import { type ActorDraft, FORMER_ELITE } from './actor-register.ts';
import { isInOffice, type Standing } from './role-words.ts';

/** What a mention says of its actor beyond what the actor is on the document's date. */
export interface PartHere {
  readonly role?: string;
  readonly sector?: string;
  readonly actsFor?: readonly string[];
  readonly grade?: Grade;
}

/** A title or an apposition beside a name, with what the lexicon knows of the person's offices. */
export interface ToldTitle {
  /** What is known of the person so far; the rules add to it. */
  readonly draft: ActorDraft;
  readonly role: { readonly text: string; readonly sector: string; readonly official: boolean };
  /** The role as it is called here: "former president". */
  readonly title: string;
  readonly sector: string;
  readonly standing: Standing;
  /** The state whose role the words say it is, else that of the person's own office of this name. */
  readonly state: string | undefined;
  /** All spells of office that the lexicon knows, those on the day, and those of this very office. */
  readonly spells: readonly Affiliation[];
  readonly now: readonly Affiliation[];
  readonly held: readonly Affiliation[];
  /** Whether the words name an office that one holds alone: "president", not "official". */
  readonly isOffice: boolean;
  /** Whether a spell is of the office that the words name. */
  readonly names: (spell: Affiliation) => boolean;
  /** Whether the title is told of a time that is over. */
  readonly past: boolean;
}

/** A rule that weighs a title against the dated offices of the lexicon. */
export interface TitleRule {
  readonly name: string;
  /** A text of a day, the words of the mention, and the role that it has by the rule; undefined for that of the lexicon. */
  readonly example: { readonly text: string; readonly date: string; readonly words: string; readonly role?: string };
  readonly fits: (told: ToldTitle) => boolean;
  /** What the title says of this one mention; may add to what is known of the person. */
  readonly tell: (told: ToldTitle) => PartHere;
}

/** What a title says of somebody: the first rule that fits decides. */
export const TITLE_RULES: readonly TitleRule[] = [
  {
    name: 'an office of the time that is told of',
    example: {
      text: 'In 1987 President Ronald Reagan went to Geneva.',
      date: '2017-07-06',
      words: 'President Ronald Reagan',
      role: 'president',
    },
    fits: ({ past }) => past,
    tell: ({ draft, role, title, sector, standing, state, spells }) => {
      if (spells.length === 0 && role.official) {
        draft.role ??= `former ${role.text}`;
        draft.sector ??= FORMER_ELITE;
        if (state) draft.nationality ??= state;
      }
      if (!role.official || !state) return {};
      return { role: title, sector, actsFor: [state], grade: standing === 'then' ? 'fair' : 'weak' };
    },
  },
  {
    name: 'an office that is not held yet',
    example: {
      text: 'The incoming president, Ana Roth, thanked the voters.',
      date: '2017-07-06',
      words: 'Ana Roth',
      role: 'president-elect',
    },
    fits: ({ standing }) => standing === 'elect',
    tell: ({ draft, role, title }) => {
      draft.role = title;
      draft.sector = role.sector === 'GOV' ? 'PTY' : role.sector;
      return { role: title, sector: draft.sector, actsFor: [] };
    },
  },
  {
    name: 'a text that calls former whom the lexicon has in office knows its own day better',
    example: {
      text: 'The former Russian president, Vladimir Putin, arrived.',
      date: '2017-07-06',
      words: 'Vladimir Putin',
      role: 'former president',
    },
    fits: ({ standing, now, held }) => standing === 'former' && now.some((spell) => held.includes(spell)),
    tell: ({ title, sector }) => ({ role: title, sector, actsFor: [] }),
  },
  {
    name: 'another office of one who is in office',
    example: {
      text: 'Prime Minister Vladimir Putin arrived.',
      date: '2017-07-06',
      words: 'Prime Minister Vladimir Putin',
      role: 'prime minister',
    },
    fits: ({ draft, role, standing, now, isOffice }) =>
      now.length > 0 &&
      standing !== 'former' &&
      role.official &&
      (isOffice || role.text.includes(' ')) &&
      draft.actsFor !== undefined,
    tell: ({ title, sector }) => ({ role: title, sector }),
  },
  {
    name: 'what the lexicon knows of one who is in office',
    example: { text: 'Vladimir Putin, a former spy, arrived.', date: '2017-07-06', words: 'Vladimir Putin' },
    fits: ({ now }) => now.length > 0,
    tell: ({ standing, now, names }) => {
      const also = standing === 'held' ? now.find(names) : undefined;
      return also ? { role: also.role, sector: also.sector } : {};
    },
  },
  {
    name: 'an office that the lexicon knows to have ended, or not to have begun, is not held on the word of a title',
    example: {
      text: 'President Emmanuel Macron arrived.',
      date: '2000-02-01',
      words: 'President Emmanuel Macron',
    },
    fits: ({ held, standing }) => held.length > 0 && standing !== 'former',
    tell: () => ({}),
  },
  {
    name: 'what the text says of somebody of whom the lexicon knows nothing on the day',
    example: {
      text: 'Icelandic Finance Minister Ana Roth spoke in Oslo.',
      date: '2017-07-06',
      words: 'Icelandic Finance Minister Ana Roth',
      role: 'finance minister',
    },
    fits: () => true,
    tell: ({ draft, role, title, sector, standing, state, spells }) => {
      if (spells.length > 0 || !draft.role) {
        draft.role = title;
        draft.sector = sector;
      }
      const home = state ?? (spells.length > 0 ? draft.nationality : undefined);
      if (home && role.official && isInOffice(standing)) draft.actsFor ??= home;
      else if (home) draft.nationality ??= home;
      return {};
    },
  },
];

/** What a title says of the mention beside which it stands. */
export function partByTitle(told: ToldTitle): PartHere {
  return TITLE_RULES.find(({ fits }) => fits(told))?.tell(told) ?? {};
}
