import type { KnownNames } from './known-names.ts';

/** Titles that are no role nouns. */
const TITLE =
  /^(?:MR|MRS|MS|DR|PROF|SIR|DAME|LORD|LADY|BARON|BARONESS|SHEIKH|MULLAH|MAWLAWI|HAJI|SAYED|AYATOLLAH|SECRETARY[- ]GENERAL|MINISTER|MONSIGNOR)\.?$/i;

/** The words behind a title: "FOREIGN MINISTER", "SHEIKH", "U.N. SECRETARY-GENERAL"; all where there is none. */
export function withoutTitle(words: readonly string[], known: KnownNames): readonly string[] {
  for (let cut = Math.min(words.length - 1, 6); cut > 0; cut--) {
    // "GENERAL OF THE ..." is no general.
    if (/^(?:OF|FOR|IN|TO|AT|AND|ON|FROM|THE)$/i.test(words[cut] ?? '')) continue;
    if (isTitle(words.slice(0, cut), known)) return words.slice(cut);
  }
  return words;
}

function isTitle(words: readonly string[], known: KnownNames): boolean {
  const [first = '', ...rest] = words;
  if (TITLE.test(words.join(' ')) || known.isRole(words.join(' '))) return true;
  const isQualified = rest.length > 0 && /^(?:ACTING|FORMER|DEPUTY|INTERIM|VICE)$/i.test(first);
  return isQualified ? isTitle(rest, known) : isOwnedRole(words, known);
}

/** A name without where its bearer comes from: "JOHN DOE OF NORWAY" is John Doe. */
export function withoutOrigin(words: readonly string[], known: KnownNames): readonly string[] {
  const of = words.findLastIndex((word) => word.toUpperCase() === 'OF');
  if (of < 2) return words;
  const isState = known.actors(words.slice(of + 1).join(' ')).some((entry) => entry.kind === 'state');
  return isState ? words.slice(0, of) : words;
}

/** "UN SECRETARY GENERAL", "ISRAEL'S TROOPS": a known actor and a role noun, which the reader resolves by itself. */
export function isOwnedRole(words: readonly string[], known: KnownNames): boolean {
  for (let cut = 1; cut < words.length; cut++) {
    const role = words.slice(cut).join(' ');
    const isStem = words.length - cut === 1 && known.isRoleStem(role);
    if (!TITLE.test(role) && !known.isRole(role) && !isStem) continue;
    const owner = words
      .slice(0, cut)
      .join(' ')
      .replace(/['’]S?$/i, '');
    if (known.actors(owner).length > 0) return true;
  }
  return false;
}
