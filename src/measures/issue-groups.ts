/** Positions whose issues are one and the same in other words. */
export interface IssueGroup {
  /** The same for the same words: made of the normalised ones, or the id that was given. */
  readonly id: string;
  /** The wording that most records use; of several the shortest. */
  readonly name: string;
  /** All wordings, most frequent first. */
  readonly wordings: readonly string[];
}

/** A wording of an issue and the document that has it. */
export interface WordedIssue {
  readonly issue: string;
  readonly document: string;
  /** The words under which the document itself has it together with others ("the offer": "a halt to the drills"). */
  readonly named?: string;
}

/** Says which issue a wording is of, where somebody has decided that; undefined leaves it to the words. */
export type GivenIssues = (
  wording: string,
  document: string,
) => { readonly id: string; readonly name: string } | undefined;

/** Words that say nothing of what the issue is. */
const EMPTY = new Set(
  `a an the this that these those its his her their our your my any some all such other more most further additional
   new another own very and or to of for in on at by with from into over as against about between among under
   be is are was were been being it he she they we i you there here now still also both each every
   joint immediate possible potential proposed planned so-called current recent ongoing continued again once more`.split(
    /\s+/,
  ),
);

/** By when or until when: two texts that name other days may still speak of one issue. */
const DAY =
  /\b(?:until|till|by|before|after|since|on|in)\s+(?:early\s+|late\s+|the end of\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?:\s+\d{1,4}\b)?/gi;

/**
 * Groups wordings of issues by head, modifiers and normalised words: "the deployment of THAAD", "THAAD deployment" and
 * "deploying THAAD" are one issue; "sanctions" and "sanctions on Iran" are two, since who speaks of all sanctions need
 * not mean these. A wording that turns an issue round ("an end to the exercises") stays an issue of its own, because a
 * stance is towards the issue as worded and is never turned round here.
 *
 * A wording that only points back into its own text ("the bill", "his record", "such a move") is an issue of that text.
 *
 * @param issues as they stand in the records, with repetitions
 * @param given groups that are known already, by a person or by the reader; they win
 * @returns gives the group of a wording in a document
 * @example
 * const issues = ['the deployment of THAAD', 'deploying THAAD'].map((issue) => ({ issue, document: 'd-1' }));
 * const groupOf = groupIssues(issues);
 * groupOf(issues[0]).id === groupOf(issues[1]).id; // true
 */
export function groupIssues(
  issues: readonly WordedIssue[],
  given: GivenIssues = () => undefined,
): (issue: WordedIssue) => IssueGroup {
  const joined = joinByOneWord(
    new Set(
      issues
        .filter((one) => !given(one.issue, one.document) && !pointsBack(meant(one)))
        .map((one) => issueKey(meant(one))),
    ),
  );
  const idOf = (one: WordedIssue): string => {
    const { issue, document } = one;
    const decided = given(issue, document);
    if (decided) return decided.id;
    const key = issueKey(meant(one));
    return pointsBack(meant(one)) ? `${key}@${document}` : (joined.get(key) ?? key);
  };
  const members = new Map<string, Map<string, number>>();
  const names = new Map<string, string>();
  for (const one of issues) {
    const id = idOf(one);
    const counts = members.get(id) ?? new Map<string, number>();
    counts.set(one.issue, (counts.get(one.issue) ?? 0) + 1);
    members.set(id, counts);
    const name = given(one.issue, one.document)?.name;
    if (name !== undefined) names.set(id, name);
  }
  const groups = new Map(
    [...members].map(([id, counts]): [string, IssueGroup] => {
      const shapes = new Map<string, number>();
      // Where a wider wording was joined to a narrower one, the narrower one names both.
      const own = [...counts].filter(([issue]) => id.startsWith(issueKey(issue)));
      for (const [issue, count] of own.length > 0 ? own : counts) {
        shapes.set(bare(issue), (shapes.get(bare(issue)) ?? 0) + count);
      }
      const [shortest = ['']] = [...shapes].sort(
        (a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1),
      );
      return [
        id,
        {
          id,
          name: names.get(id) ?? shortest[0],
          wordings: [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([issue]) => issue),
        },
      ];
    }),
  );
  return (one) => groups.get(idOf(one)) ?? { id: idOf(one), name: bare(one.issue), wordings: [one.issue] };
}

function meant({ issue, named }: WordedIssue): string {
  return named ?? issue;
}

/** Nouns that stand for something told before, whatever it was (the shell nouns of Schmid 2000, and their like in politics). */
const SHELLS = new Set(
  `act action agenda agreement aim amendment announcement answer approach area argument arrangement attack attempt bid
   bill call campaign candidate candidacy case cause challenge change charge choice claim comment comments concept
   condition conduct country crisis criticism deal decision decree demand development document effort election event fact
   group idea initiative issue judgment law leader legislation letter list matter measure meeting message move movement
   nomination notion offer operation opponent order part party people person plan platform point policy position practice
   problem process program programme project proposal question reason record remark remarks report request resolution
   response rival role rule scenario situation state statement step strategy subject suggestion support system talk task term
   theory thing threat topic undertaking use view vote way word words work world`
    .split(/\s+/)
    .map(normalForm),
);

/** One telling word only, and either a noun for anything or one that its text has just brought up ("his", "such", "a"). */
function pointsBack(issue: string): boolean {
  const words = issueKey(issue).split(' ');
  if (words.length !== 1) return false;
  const known = /^(?:["“”‘’'(]|\s)*(?:an?|his|her|its|their|this|that|these|those|such|another|some|any)\s/i.test(
    issue,
  );
  return known || SHELLS.has(words[0] ?? '');
}

/**
 * The telling words in their normal form and in alphabetical order: `deploy thaad`. Whoever owns or does it keeps a mark,
 * so that "Russia's aid to Syria" and "Syria's aid to Russia" stay two.
 *
 * @example
 * issueKey('the deployment of THAAD'); // 'deploy thaad'
 */
export function issueKey(wording: string): string {
  const tokens = bare(wording.replace(DAY, ' '))
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}'-]+/u)
    .map((token) => token.replace(/^['-]+|['-]+$/g, (end) => (end === "'" ? end : '')).replace(/^'+/, ''));
  const words = tokens.flatMap((token, n) => {
    const owner = /'s?$/.test(token);
    const word = token.replace(/'s?$/, '');
    if (word === '' || EMPTY.has(word)) return [];
    const doer = owner || /^(?:by|from)$/.test(tokens[n - 1] ?? '');
    return [normalForm(word) + (doer ? '(by)' : '')];
  });
  if (words.length === 0) return bare(wording).toLowerCase();
  return [...new Set(words)].sort().join(' ');
}

/** Words that turn an issue round: to end a thing is not the thing. */
const TURNS = new Set(
  `end ending halt stop lift ban remove removal abolish abandon cancel suspend suspension withdraw withdrawal freeze
   delay oppose opposition reject rejection prevent block avoid limit reduce cut cuts repeal reverse scrap quit leave
   refuse refusal deny no not without anti never lifting against cease dismantle renounce less fewer un`
    .split(/\s+/)
    .map(normalForm),
);

/**
 * Joins a wording of two or more telling words with one that says a word more ("immigration reform", "comprehensive
 * immigration reform"), if there is but one such and the word does not turn it round. With several ("nuclear deal" beside
 * "Iran nuclear deal" and "India nuclear deal") nobody knows which is meant, and all stay apart.
 */
function joinByOneWord(keys: ReadonlySet<string>): ReadonlyMap<string, string> {
  const wider = new Map<string, string[]>();
  for (const key of keys) {
    const words = key.split(' ');
    if (words.length < 3) continue;
    for (const [n, word] of words.entries()) {
      const rest = words.filter((_, m) => m !== n).join(' ');
      if (!keys.has(rest) || TURNS.has(word)) continue;
      wider.set(rest, [...(wider.get(rest) ?? []), key]);
    }
  }
  const joined = new Map<string, string>();
  for (const [key, more] of wider) {
    const [only] = more;
    if (only !== undefined && more.length === 1) joined.set(only, key);
  }
  // A chain of such steps ends at its shortest wording.
  for (const key of joined.keys()) {
    let end = joined.get(key);
    while (end !== undefined && joined.has(end)) end = joined.get(end);
    if (end !== undefined) joined.set(key, end);
  }
  return joined;
}

/** Without articles and quotation marks at the start and stops at the end. */
function bare(wording: string): string {
  return wording
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:["“”‘’'(]|(?:the|an?|any|its|his|her|their)\s)+/i, '')
    .replace(/["“”‘’'),.;:!?]+$/, '');
}

/**
 * One form for a verb and its noun, singular and plural: endings of inflection and of nouns of action go. Rough on
 * purpose: it must only bring the same word to the same form, and it leaves short words alone.
 */
function normalForm(word: string): string {
  const singular = word
    .replace(/(?<=.{2})ies$/, 'y')
    .replace(/(?<=[sxz]|[cs]h)es$/, '')
    .replace(/(?<=[^su])s$/, (end) => (word.length > 3 ? '' : end));
  const stem =
    word.length <= 4
      ? singular
      : singular
          .replace(/(?<=.{3})nsions?$/, 'nd')
          .replace(/(?<=.{2})ification$/, 'ify')
          .replace(/(?<=.{4})(?:ment|ations?|ions?|ing|ed|al)$/, '')
          .replace(/(?<=.{3})([bdfgklmnprt])\1$/, '$1');
  return stem.replace(/(?<=.{3})e$/, '');
}
