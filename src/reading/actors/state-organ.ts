import type { Lexicon, LexiconMatch } from '../../lexicon/who/entry.ts';
import type { Tree } from '../clause/tree.ts';
import type { Expression } from './expressions.ts';
import { possessive } from './role-words.ts';

/** Nouns of organs that every state has, with their PLOVER sectors. */
const ORGANS: readonly (readonly [RegExp, string])[] = [
  [/\b(court|tribunal|prosecutor|prosecutors|attorney general|judicial council)\b/, 'JUD'],
  [/\b(parliament|senate|national assembly|house of representatives|federation council|guardian council)\b/, 'LEG'],
  [/\b(army|navy|air force|armed forces|general staff|coast guard|national guard|border guard|fleet)\b/, 'MIL'],
  [/\b(central|european|africa|pacific|northern|southern|strategic|special operations|cyber) command\b/, 'MIL'],
  [/\b(geological survey|census bureau|weather service)\b/, 'GOV'],
  [/\b(police)\b/, 'COP'],
  [/\b(intelligence service|intelligence agency|security service)\b/, 'SPY'],
  [
    /\b(government|presidency|ministry|cabinet|embassy|consulate|central bank|state council|security council|customs service)\b/,
    'GOV',
  ],
  [
    /\b(ministry of|department of|(?:electoral|elections?) (?:commission|council|board|authority)|office of the president|secretariat of|federal (?:agency|service|bureau)|(?:atomic|nuclear) energy (?:organi[sz]ation|commission|agency|authority)|space agency)\b/,
    'GOV',
  ],
  [
    /\b(defen[cs]e|foreign|state|justice|interior|treasury|finance|health|education|labou?r|trade|commerce|energy|transport|agriculture|immigration) (department|directorate|authority|office)\b/,
    'GOV',
  ],
];
/** Words by which those who fight a state call their own armies and councils. */
const RIVALS = /\b(free|liberation|resistance|revolutionary|democratic|independence|islamic|republican|opposition)\b/;

/**
 * The state whose organ an unlisted name names: "Supreme Court of Israel", "Russia's Federation Council",
 * "Kenyan Navy". A state's name or adjective must begin the name, end it behind "of" or own it ("Pakistan's Ministry of
 * Information").
 */
export function stateOrgan(
  { sentence, first, last }: Expression,
  lexicon: Lexicon,
): { readonly state: string; readonly sector: string } | undefined {
  const forms = sentence.tokens.slice(first, last + 1).map((token) => token.form);
  const text = forms.join(' ').toLowerCase();
  const sector = ORGANS.find(([noun]) => noun.test(text))?.[1];
  if (!sector || RIVALS.test(text)) return undefined;
  for (let at = 0; at < forms.length; at++) {
    const match = lexicon.match(forms, at);
    if (
      !match ||
      (at > 0 && !(/\bof( the)?$/i.test(forms.slice(0, at).join(' ')) && at + match.length === forms.length))
    )
      continue;
    const state = onlyState(match);
    if (state) return { state, sector };
  }
  const owner = possessorBefore(sentence, first, lexicon);
  return owner === undefined ? undefined : { state: owner, sector };
}

/** The one state that words may mean. */
function onlyState({ candidates }: LexiconMatch): string | undefined {
  const states = new Set(
    candidates.flatMap((candidate) =>
      (candidate.as === 'name' || candidate.as === 'demonym') && candidate.entry.kind === 'state'
        ? [candidate.entry.id]
        : [],
    ),
  );
  const [state] = states;
  return states.size === 1 ? state : undefined;
}

/** The state whose name with "'s" stands before a token. */
function possessorBefore(sentence: Tree, first: number, lexicon: Lexicon): string | undefined {
  if (!possessive(sentence, first - 1)) return undefined;
  const forms = sentence.tokens.map((token) => token.form);
  for (let at = Math.max(0, first - 1 - LONGEST_NAME); at < first - 1; at++) {
    const match = lexicon.match(forms, at);
    if (match && at + match.length === first - 1) return onlyState(match);
  }
  return undefined;
}

/** Words of the longest name of a state that owns an organ. */
const LONGEST_NAME = 5;
