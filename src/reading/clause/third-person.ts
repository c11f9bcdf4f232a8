const IRREGULAR: Readonly<Record<string, string>> = {
  be: 'is',
  have: 'has',
  can: 'can',
  stomach: 'stomachs',
};

/** The third person singular of a verb: "halt" becomes "halts", "carry" "carries". */
export function thirdPerson(lemma: string): string {
  const known = IRREGULAR[lemma];
  if (known) return known;
  if (/(?:s|x|z|ch|sh|[^aeiou]o)$/u.test(lemma)) return `${lemma}es`;
  if (/[^aeiou]y$/u.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return `${lemma}s`;
}
