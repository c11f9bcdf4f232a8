import type { Lexicon } from '../../lexicon/who/entry.ts';
import type { Expression } from './expressions.ts';

/** Nouns of organs that every state has, with their PLOVER sectors. */
const ORGANS: readonly (readonly [RegExp, string])[] = [
  [/\b(court|tribunal|prosecutor|prosecutors|judicial council)\b/, 'JUD'],
  [/\b(parliament|senate|national assembly|house of representatives|federation council|guardian council)\b/, 'LEG'],
  [/\b(army|navy|air force|armed forces|general staff|coast guard|national guard|border guard|fleet)\b/, 'MIL'],
  [/\b(police)\b/, 'COP'],
  [/\b(intelligence service|intelligence agency|security service)\b/, 'SPY'],
  [
    /\b(government|presidency|ministry|cabinet|embassy|consulate|central bank|state council|security council|customs service)\b/,
    'GOV',
  ],
];
/** Words by which those who fight a state call their own armies and councils. */
const RIVALS = /\b(free|liberation|resistance|revolutionary|democratic|independence|islamic|republican|opposition)\b/;

/**
 * The state whose organ an unlisted name names: "Supreme Court of Israel", "Russia's Federation Council",
 * "Kenyan Navy". A state's name or adjective must begin the name or end it behind "of".
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
    const states = new Set(
      match.candidates.flatMap((candidate) =>
        (candidate.as === 'name' || candidate.as === 'demonym') && candidate.entry.kind === 'state'
          ? [candidate.entry.id]
          : [],
      ),
    );
    const [state] = states;
    if (state && states.size === 1) return { state, sector };
  }
  return undefined;
}
