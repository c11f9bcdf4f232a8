import { agentForms, type PetrarchAgent, parsePetrarchAgents } from '../petrarch/petrarch-agents.ts';
import { isOfficialSector, mainSector, readActorCode } from '../petrarch/petrarch-codes.ts';
import type { LexiconData, RoleNoun } from '../who/entry.ts';
import { pluralOf, pluralOfRole } from '../who/plural.ts';
import { type Imported, ImportTally } from './import-report.ts';
import { knownNames } from './known-names.ts';

/** Ends of nouns that old dictionaries cut off, to match "minister" and "ministry" at once. */
const STEMS: readonly (readonly [stem: RegExp, ends: readonly string[]])[] = [
  [/ministr?$/, ['minister', 'ministry']],
  [/compan$/, ['company']],
  [/industr$/, ['industry']],
];

/**
 * Makes role nouns of a PETRARCH or Phoenix agent dictionary. Nouns that the lexicon knows are passed over: it also
 * tells who acts for a state and which office is meant.
 *
 * @param text the dictionary
 * @param data the lexicon that the file will be used with
 */
export function importPetrarchAgents(text: string, data: LexiconData): Imported {
  const { agents, substitutions, problems } = parsePetrarchAgents(text);
  const known = knownNames(data);
  const tally = new ImportTally();
  const roles = new Map<string, RoleNoun>();
  for (const agent of agents) {
    const { phrase, code, line } = agent;
    const parts = readActorCode(code);
    const coded = parts && mainSector(parts);
    if (coded === undefined) {
      tally.skip('PLOVER has no sector for this code', line, `${phrase} [~${code}]`);
      continue;
    }
    for (const { text, plural } of nounsOf(agent, substitutions)) {
      // A government's newspaper reports; it does not speak for the state.
      const sector = /\b(?:newspaper|press|media|radio|television|news agency|broadcaster)$/.test(text) ? 'JRN' : coded;
      const official = isOfficialSector(sector) && agent.place === 'after';
      if (known.isRole(text)) tally.skip('the lexicon knows already', line, text);
      else if (known.actors(text).length > 0 || known.isPlace(text)) {
        tally.skip('is a name in the lexicon', line, text);
      } else if (roles.has(text)) tally.skip('stands in the dictionary twice', line, text);
      else {
        const noun: RoleNoun = { text, sector, official };
        const regular = pluralOfRole(noun);
        roles.set(text, plural === undefined || plural === regular ? noun : { text, plural, sector, official });
        tally.keep('role nouns');
      }
    }
  }
  const file = { name: 'actors.yaml', actors: [], notActors: [], readAs: [], roles: [...roles.values()] };
  return { file, report: tally.report('petrarch-agents', agents.length, problems) };
}

interface Noun {
  readonly text: string;
  /** Equal to the text where there is no plural. */
  readonly plural?: string;
}

/** The nouns of an agent in small letters, each with its plural where it is irregular. */
function nounsOf(agent: PetrarchAgent, substitutions: ReadonlyMap<string, readonly string[]>): readonly Noun[] {
  const forms = agentForms(agent, substitutions);
  const spell = (words: readonly string[]): string => words.join(' ').toLowerCase().replace(/^the /, '');
  const singular = forms.filter((form) => !form.plural).map((form) => spell(form.words));
  if (agent.phrase.includes('!')) {
    // "MAN, MEN, WOMAN, WOMEN": a plural is no noun of its own.
    const plurals = new Set(
      singular.flatMap((text) => [pluralOfRole({ text, sector: '', official: false }), pluralOf(text)]),
    );
    return singular.filter((text) => !plurals.has(text)).map((text) => ({ text }));
  }
  const [text = ''] = singular;
  const stem = STEMS.find(([end]) => end.test(text));
  if (stem) return stem[1].map((end) => ({ text: text.replace(stem[0], end) }));
  if (agent.plural === 'none') return [{ text, plural: text }];
  const plural = forms.find((form) => form.plural);
  return [{ text, ...(agent.plural === 'regular' || !plural ? {} : { plural: spell(plural.words) }) }];
}
