import { leftOutWords, sumLeft } from '../../records/left-out.ts';
import { type LeftOut, type ShownOptions, shownReading } from '../../records/shown.ts';
import { readModelFile } from '../file/model-file.ts';
import { takenIn } from '../model/state-space.ts';
import { solve } from '../solve/solve.ts';
import { gatherActs } from './draft-acts.ts';
import { writeDraft } from './draft-file.ts';
import { type DraftOption, type DraftOptions, draftOptions } from './draft-options.ts';
import { type AlikePair, type DraftClaim, type DraftParts, type DraftRule, makerId } from './draft-parts.ts';
import { type DraftPreference, draftPreferences } from './draft-preferences.ts';
import { atom } from './draft-statements.ts';
import { type DraftSource, type Gathered, shortName, type ToldProposal, type Unused } from './told-act.ts';

/** What keeps a draft from being a model, or what a person has to decide first; a sentence each. */
export type DraftProblem =
  | { readonly kind: 'nothing' | 'one side'; readonly sentence: string }
  | { readonly kind: 'contradiction' | 'too many options'; readonly sentence: string };

export interface Draft {
  /** The model file; absent where there is nothing to make a model of. */
  readonly yaml?: string;
  readonly parts: DraftParts;
  readonly problems: readonly DraftProblem[];
}

/** Most options of a model that can be solved. */
const MOST_OPTIONS = 20;

/**
 * Drafts a conflict model of what texts say: sides, options, status quo, rules and ordered statements, each with the
 * records that it rests on. Nothing is made of weak records unless they are asked for, or unless
 * their sentence itself names who does what on which act. A person edits it; nothing is left out silently.
 *
 * @example
 * const reader = await createReader();
 * const draft = draftModel([{ reading, acts: await reader.acts(reading) }]);
 * readModelFile(draft.yaml).ok; // true
 */
export function draftModel(given: readonly DraftSource[], options: ShownOptions = {}): Draft {
  const sure = given.map(({ reading, acts }) => ({ ...shownReading(reading, options), acts }));
  const sources: readonly DraftSource[] = sure;
  const gathered = gatherActs(sources, given);
  const drafted = draftOptions(gathered, MOST_OPTIONS);
  const ids = makerIds(gathered, drafted);
  const { preferences, contradictions, unused } = draftPreferences(gathered, drafted, ids);
  const withWords = preferences.filter(
    ({ holder, levels }) => levels.length > 0 || drafted.options.some(({ owners }) => owners.includes(holder)),
  );
  const makers = withWords.map(({ holder }) => ({
    id: makerId(holder),
    name: gathered.names.get(holder) ?? holder,
    actor: holder,
  }));
  const first = sources[0]?.reading.document;
  const dates = sources.flatMap(({ reading }) => reading.document.date ?? []).toSorted();
  const base: DraftParts = {
    title: titleOf(sources),
    ...(dates.at(-1) === undefined ? {} : { date: dates.at(-1) as string }),
    texts: sources.map(({ reading: { document } }) =>
      [document.source.name, document.title, document.date].filter((part) => part !== undefined).join(', '),
    ),
    sources: sourcesOf(sources),
    makers,
    options: drafted.options,
    left: drafted.left,
    rules: rulesOf(drafted.options, gathered),
    preferences: withWords,
    contradictions,
    claims: [],
    alike: alikePairs(drafted, gathered),
    weaker: weakerOf(sure.map(({ left }) => left)),
    unused: uniqueUnused([...gathered.unused, ...drafted.unused, ...unused], withWords, drafted.options),
  };
  const problems = problemsOf(base, gathered, first === undefined ? 0 : sources.length);
  if (problems.some(({ kind }) => kind === 'nothing' || kind === 'one side')) return { parts: base, problems };
  const parts = { ...base, claims: claimsOf(base, drafted, gathered.proposals) };
  return { yaml: writeDraft(parts), parts, problems };
}

function sourcesOf(texts: readonly DraftSource[]): DraftParts['sources'] {
  const byName = new Map(texts.map(({ reading: { document } }) => [shortName(document.source.name), document.date]));
  return [...byName].map(([name, date]) => ({ name, ...(date ? { date } : {}) }));
}

/** The lists of records that a draft is made of. */
const USED = ['proposals', 'positions', 'motives', 'forecasts', 'events'] as const;

function weakerOf(all: readonly LeftOut[]): LeftOut {
  const sums = sumLeft(all);
  return Object.fromEntries(USED.map((list) => [list, sums[list] ?? 0] as const).filter(([, n]) => n > 0));
}

/** Who decides: whoever owns an option, and whoever says what it wants of one, in the order in which they act. */
function makerIds({ wishes, proposals }: Gathered, { options, literal }: DraftOptions): string[] {
  const owners = options.flatMap((option) => option.owners);
  const holders = wishes
    .filter(
      ({ act, as, under }) => as !== 'foreseen' && literal(act) && (!under || under.acts.every((one) => literal(one))),
    )
    .map(({ holder }) => holder);
  const offering = proposals
    .filter(({ terms }) => terms.flat().some((act) => literal(act)))
    .flatMap(({ by, answers }) => [...by, ...answers.map(({ actor }) => actor)]);
  return [...new Set([...owners, ...holders, ...offering])];
}

function titleOf(sources: readonly DraftSource[]): string {
  const [only, ...more] = sources;
  if (!only) return 'a conflict';
  const { title, source } = only.reading.document;
  const name = title ?? source.name;
  return more.length === 0 ? `draft from: ${name}` : `draft from ${sources.length} texts, the first: ${name}`;
}

/**
 * Combinations that cannot be: an act done without something and the same act done with it, and an attack while giving way.
 */
function rulesOf(options: readonly DraftOption[], { names }: Gathered): DraftRule[] {
  const lacking = ({ keys }: DraftOption): readonly string[] => keys.flatMap(({ without }) => without);
  const apart = options.flatMap((option) =>
    lacking(option).length === 0
      ? []
      : options
          .filter(
            (other) =>
              lacking(other).length === 0 &&
              // What somebody asks for or offers has what is lacking here; what a side does of its own may lack it too.
              other.told.some(({ as }) => as === 'proposed' || as === 'demanded') &&
              other.owners.some((id) => option.owners.includes(id)) &&
              other.keys.some(({ kind, sign }) =>
                option.keys.some((key) => key.kind !== undefined && key.kind === kind && key.sign === sign),
              ),
          )
          .map((other) => ({
            never: `${option.id} and ${other.id}`,
            text: `one of the two, as “${option.text}” leaves out what the other has`,
            assumption: 'read out of the words “without”',
          })),
  );
  const attacks = options
    .filter(({ kinds, ends }) => kinds[0] === 'attack' && !ends)
    .flatMap((attack) => {
      const owner = attack.owners[0] ?? '';
      const ids = options
        .filter((option) => option !== attack && option.owners.includes(owner) && givesWay(option))
        .map(({ id }) => id);
      if (ids.length === 0) return [];
      return [
        {
          never: `${attack.id} and ${ids.length === 1 ? ids[0] : `any of (${ids.join(', ')})`}`,
          text: `${names.get(owner) ?? owner} does not attack while it gives way`,
          assumption: 'no text says so',
        },
      ];
    });
  return [...apart, ...attacks];
}

/** Acts of force, whose end is a giving way. */
const FORCE = new Set(['attack', 'presence', 'exercise', 'weapon test', 'deploy weapons', 'blockade', 'nuclear arms']);

function givesWay({ ends, kinds }: DraftOption): boolean {
  return kinds.includes('ceasefire') || (ends && kinds.some((kind) => FORCE.has(kind)));
}

/** Options of one side about the same others, or of the same class, that a person may want to make one. */
function alikePairs({ options, left, literal }: DraftOptions, { names, wishes }: Gathered): AlikePair[] {
  const all = [...options, ...left];
  const askers = (option: DraftOption): string[] =>
    wishes.flatMap(({ holder, act, wants, under }) =>
      (wants && literal(act)?.option === option) || under?.acts.some((one) => literal(one)?.option === option)
        ? [holder]
        : [],
    );
  const named = (id: string): string => names.get(id) ?? id;
  /** What two acts of one side have in common that makes them look alike. */
  const common = (a: DraftOption, b: DraftOption, owner: string): string | undefined => {
    const kind = a.kinds.find((one) => b.kinds.includes(one));
    if (kind !== undefined) return `that have to do with ${kind}`;
    if (a.kinds.length > 0 && b.kinds.length > 0) return undefined;
    const target = namedIn(a, owner).find((id) => namedIn(b, owner).includes(id));
    if (target !== undefined) return `that concern ${named(target)}`;
    const asker = askers(a).find((id) => id !== owner && askers(b).includes(id));
    return asker !== undefined && areToldTogether(a, b) ? `that ${named(asker)} waits for` : undefined;
  };
  const pairs = all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b): readonly AlikePair[] => {
      const owner = a.mutual || b.mutual ? undefined : a.owners.find((id) => b.owners.includes(id));
      const why = owner === undefined ? undefined : common(a, b, owner);
      return owner === undefined || why === undefined
        ? []
        : [{ options: [a.id, b.id], why: `both are acts of ${named(owner)} ${why}` }];
    }),
  );
  return pairs.slice(0, 12);
}

/** Whom the words of an option name besides its owner. */
function namedIn(option: DraftOption, owner: string): string[] {
  return option.told.flatMap(({ phrase }) => phrase.named).filter((id) => id !== owner);
}

/** Told within two sentences of the same text. */
function areToldTogether(a: DraftOption, b: DraftOption): boolean {
  return a.told.some(({ cited: one }) =>
    b.told.some(({ cited: two }) => one.text === two.text && Math.abs(one.sentence - two.sentence) <= 2),
  );
}

/** What a record said and what became of it: a record that serves somewhere is not unused. */
function uniqueUnused(
  unused: readonly Unused[],
  preferences: readonly DraftPreference[],
  options: readonly DraftOption[],
): Unused[] {
  const used = new Set([
    ...preferences.flatMap(({ levels }) => levels.flat().flatMap(({ cited }) => cited.map(({ key }) => key))),
    ...options.flatMap(({ told }) => told.map(({ cited }) => cited.key)),
  ]);
  return unused.filter(
    ({ cited, partly }, i) =>
      (partly || !used.has(cited.key)) && unused.findIndex((other) => other.cited.key === cited.key) === i,
  );
}

function problemsOf(parts: DraftParts, gathered: Gathered, texts: number): DraftProblem[] {
  const { options, makers, left, contradictions } = parts;
  const where = texts === 1 ? 'the text' : `the ${texts} texts`;
  if (options.length === 0) {
    const found = countWords(gathered);
    return [
      {
        kind: 'nothing',
        sentence: `No proposal, demand or threat in ${where} names an act of a known side that could become an option (found: ${found})${tooWeak(parts)}; entente model new writes a model to fill in by hand.`,
      },
    ];
  }
  if (makers.length < 2) {
    return [
      {
        kind: 'one side',
        sentence: `Only ${makers[0]?.name ?? 'nobody'} acts or wants something in ${where}${tooWeak(parts)}; a conflict needs two sides, so add a text that tells of another, or begin with entente model new.`,
      },
    ];
  }
  const problems: DraftProblem[] = contradictions.map(({ holder, option, cited }) => ({
    kind: 'contradiction',
    sentence: `${gathered.names.get(holder) ?? holder} is told to want and not to want ${option.id} (${cited.map(({ place }) => place).join('; ')}); both stand in the draft as equal and cancel out until you strike one.`,
  }));
  if (left.length > 0) {
    const merges = parts.alike.slice(0, 3).map(({ options: [a, b] }) => `${a} and ${b}`);
    problems.push({
      kind: 'too many options',
      sentence: `${options.length + left.length} acts could be options and a model holds ${MOST_OPTIONS}: those with most evidence stand in the draft, ${left.length} are listed at its end${merges.length > 0 ? `; these look alike and may be one: ${merges.join(', ')}` : ''}.`,
    });
  }
  return problems;
}

/** That weak records might have told more. */
function tooWeak({ weaker }: DraftParts): string {
  const words = leftOutWords(weaker, '--weak takes them in', 'used').replace(/\.$/u, '');
  return words === '' ? '' : ` (${words})`;
}

function countWords({ acts, wishes, proposals, unused }: Gathered): string {
  const counts = [
    [proposals.length, 'proposal', 'proposals'],
    [wishes.length, 'wish or refusal', 'wishes and refusals'],
    [new Set(acts.map(({ cited }) => cited.key)).size, 'telling of an act', 'tellings of acts'],
    [unused.length, 'record without an act', 'records without an act'],
  ] as const;
  return counts.map(([n, one, many]) => `${n} ${n === 1 ? one : many}`).join(', ');
}

/** What the draft shows when it is solved: whether today's state holds, and each proposal. */
function claimsOf(parts: DraftParts, { literal }: DraftOptions, proposals: readonly ToldProposal[]): DraftClaim[] {
  const read = readModelFile(writeDraft(parts));
  if (!read.ok || parts.options.length > 14) return [];
  const { model } = read.file;
  const { equilibria, space } = solve(model, { concepts: ['SEQ'] });
  const taken = parts.options.filter((option) => option.taken).map(({ id }) => id);
  const patterns = (equilibria.SEQ ?? []).map((state) => takenIn(space, state - 1));
  const claims: DraftClaim[] = [];
  const stays = patterns.some((state) => state.join() === taken.join());
  if (stays) claims.push({ id: 'goesOn', text: 'things stay as they are', line: `holds: [${taken.join(', ')}]` });
  const others = patterns.filter((state) => state.join() !== taken.join());
  others.slice(0, 3).forEach((state, i) => {
    claims.push({
      id: `outcome${i + 1}`,
      text: `it can come to rest with ${state.length === 0 ? 'nothing done' : state.join(', ')}`,
      line: `holds: [${state.join(', ')}]`,
    });
  });
  proposals.forEach(({ terms, doubted }, i) => {
    if (doubted) return;
    const all = terms.flatMap((acts) => acts.flatMap((act) => literal(act) ?? []));
    const unique = all.filter((one, at) => all.findIndex((other) => other.option === one.option) === at);
    if (unique.length === 0) return;
    const works = patterns.some((state) =>
      unique.every(({ option, positive }) => state.includes(option.id) === positive),
    );
    claims.push({
      id: `proposal${i + 1}`,
      text: works ? 'the proposal can hold' : 'the proposal does not hold',
      line: `${works ? 'some' : 'never'}: ${unique.map(atom).join(' and ')}`,
    });
  });
  return claims;
}
