import type { Draft } from '../../src/conflict/draft/draft-model.ts';
import type { DraftOption } from '../../src/conflict/draft/draft-options.ts';
import { readModelFile } from '../../src/conflict/file/model-file.ts';
import { atomsOf, evaluate, type Formula, parseFormula } from '../../src/conflict/model/logic.ts';
import { isUnsourced } from '../../src/conflict/model/model.ts';
import { EntenteError } from '../../src/records/failure.ts';
import type { Span } from '../../src/records/span.ts';

/** What a side wants, over the key's options. */
export interface KeyStatement {
  readonly of: string;
  readonly want: string;
  /** Other wordings that are as good. */
  readonly or?: readonly string[];
  /** Why a draft must not say it. */
  readonly why?: string;
}

/** What a right draft of a text holds, and what it must not hold. */
export interface DraftKey {
  /** Names of each side. */
  readonly sides: Readonly<Record<string, readonly string[]>>;
  /** Who may do it, and the words of the text that tell it or its contrary. */
  readonly options: Readonly<
    Record<
      string,
      { readonly by: readonly string[]; readonly does: readonly string[]; readonly undoes?: readonly string[] }
    >
  >;
  readonly statements: readonly KeyStatement[];
  /** Right where they are drafted, and not asked for. */
  readonly also?: readonly KeyStatement[];
  /** What the text does not say: a condition left out, a wish read out of a deed. */
  readonly never?: readonly KeyStatement[];
}

export interface DraftScore {
  readonly sides: Counted;
  readonly options: Counted;
  /** Statements that rest on words of the text, by whether the text makes them. */
  readonly statements: Counted;
  /** Those of the key that hold under a condition only. */
  readonly conditional: Counted;
  /** Options by their words alone, whoever is to do them: what would be right if who acts were always known. */
  readonly whoever: Counted;
  /** Statements of those sides and options alone that were drafted: what is left to the stands and their conditions. */
  readonly reachable: Counted;
  /** How many of those that are not found the draft states without their condition. */
  readonly bare: number;
  /** How often a draft says as the text's words what the key says that it must not. */
  readonly forbidden: number;
  /** A line for each option and statement. */
  readonly lines: readonly string[];
}

/** How many of the drafted are right, and how many of the key are found. */
export interface Counted {
  readonly right: number;
  readonly drafted: number;
  readonly found: number;
  readonly wanted: number;
}

interface Meant {
  readonly id: string;
  /** Whether the draft's option is taken where the key's is. */
  readonly positive: boolean;
}

/**
 * Compares a draft with its key. An option of the draft is the key's if it has the same owner and was made of the words
 * that the key names; a statement is right if it says the same as one of the key in every combination of the options.
 */
export function scoreDraft(name: string, key: DraftKey, text: string, { yaml, parts }: Draft): DraftScore {
  const lines: string[] = [];
  const names = Object.keys(key.options);
  const sideOf = (...called: readonly string[]): string | undefined =>
    Object.entries(key.sides).find(([id, all]) => [id, ...all].some((one) => called.includes(one)))?.[0];
  const makers = new Map(parts.makers.map(({ id, name: called, actor }) => [id, sideOf(called, actor)]));
  const byActor = new Map(parts.makers.map(({ id, actor }) => [actor, makers.get(id)]));
  const drafted = yaml === undefined ? [] : parts.options;
  const meant = new Map<string, Meant>();
  const whoever = new Set<string>();
  let byWords = 0;
  for (const option of drafted) {
    const owners = option.owners.map((owner) => byActor.get(owner));
    const found = meantBy(option, key, text, owners);
    const named = found ?? meantBy(option, key, text);
    if (named) {
      whoever.add(named.id);
      byWords++;
    }
    if (found) meant.set(option.id, found);
    lines.push([name, 'option', found ? `= ${found.id}` : 'not in the key', owners.join('+'), option.text].join('\t'));
  }
  // Over the options that it names, as a key may have too many for all combinations.
  const truths = (formula: Formula, of: (id: string) => Meant | undefined): string => {
    const about = [...new Set(atomsOf(formula).flatMap((id) => of(id)?.id ?? []))].toSorted();
    const holds = (code: number): boolean =>
      evaluate(
        formula,
        (id) => {
          const one = of(id);
          return one !== undefined && (Math.floor(code / 2 ** about.indexOf(one.id)) % 2 === 1) === one.positive;
        },
        names,
      );
    const table = Array.from({ length: 2 ** about.length }, (_, code) => holds(code));
    // An option on which nothing hangs is none of the statement's.
    const matters = about.filter((_, i) => table.some((value, code) => value !== table[code ^ (2 ** i)]));
    const kept = table.filter((_, code) =>
      about.every((id, i) => matters.includes(id) || Math.floor(code / 2 ** i) % 2 === 0),
    );
    return `${matters.join(' ')}: ${kept.map(Number).join('')}`;
  };
  const keyed = (statements: readonly KeyStatement[]) =>
    statements.map((statement) => ({
      statement,
      truths: [statement.want, ...(statement.or ?? [])].map((want) =>
        truths(parseFormula(want, names), (id) => ({ id, positive: true })),
      ),
      found: false,
    }));
  const [wanted, also, never] = [keyed(key.statements), keyed(key.also ?? []), keyed(key.never ?? [])];
  const conditional = wanted.filter(({ statement }) => goalOf(statement.want) !== undefined);
  const bare = new Set<KeyStatement>();
  let right = 0;
  let known = 0;
  let forbidden = 0;
  const sourced = sourcedOf(name, yaml);
  for (const { maker, label, formula } of sourced) {
    const side = makers.get(maker);
    const atoms = atomsOf(formula);
    const truth = atoms.every((id) => meant.has(id)) ? truths(formula, (id) => meant.get(id)) : undefined;
    if (truth !== undefined && side !== undefined) known++;
    const same = (list: ReturnType<typeof keyed>) =>
      list.filter(({ statement, truths: all }) => statement.of === side && truth !== undefined && all.includes(truth));
    const hits = [...same(wanted), ...same(also)];
    const bad = same(never);
    for (const hit of hits) hit.found = true;
    if (hits.length > 0) right++;
    if (bad.length > 0) forbidden++;
    const [only, ...more] = atoms;
    const alone = more.length === 0 && only !== undefined ? meant.get(only)?.id : undefined;
    if (hits.length === 0)
      for (const { statement } of conditional)
        if (statement.of === side && goalOf(statement.want) === alone) bare.add(statement);
    const verdict = hits.length > 0 ? 'right' : bad[0] ? `never: ${bad[0].statement.why}` : 'not in the key';
    lines.push([name, 'statement', verdict, side ?? maker, label].join('\t'));
  }
  for (const { statement, found } of wanted)
    if (!found) lines.push([name, 'missed', '', statement.of, statement.want].join('\t'));
  const inKey = [...makers.values()].filter((id) => id !== undefined);
  const options = new Set([...meant.values()].map(({ id }) => id));
  const reachable = wanted.filter(
    ({ statement: { of, want } }) =>
      inKey.includes(of) && atomsOf(parseFormula(want, names)).every((id) => options.has(id)),
  );
  return {
    sides: {
      right: inKey.length,
      drafted: makers.size,
      found: new Set(inKey).size,
      wanted: Object.keys(key.sides).length,
    },
    options: { right: meant.size, drafted: drafted.length, found: options.size, wanted: names.length },
    statements: {
      right,
      drafted: sourced.length,
      found: wanted.filter(({ found }) => found).length,
      wanted: wanted.length,
    },
    conditional: {
      right: 0,
      drafted: 0,
      found: conditional.filter(({ found }) => found).length,
      wanted: conditional.length,
    },
    whoever: { right: byWords, drafted: drafted.length, found: whoever.size, wanted: names.length },
    reachable: {
      right,
      drafted: known,
      found: reachable.filter(({ found }) => found).length,
      wanted: reachable.length,
    },
    bare: conditional.filter(({ statement, found }) => !found && bare.has(statement)).length,
    forbidden,
    lines,
  };
}

/** What is wanted in "A unless B" and "if B then A"; undefined without a condition. */
function goalOf(want: string): string | undefined {
  const [, first, second] = /^(?:(.+?) unless .+|if .+ then (.+))$/u.exec(want) ?? [];
  return (first ?? second)?.replace(/^not /u, '');
}

/** The statements of a model file that rest on words of the text. */
function sourcedOf(name: string, yaml: string | undefined) {
  if (yaml === undefined) return [];
  const read = readModelFile(yaml);
  if (!read.ok) throw new EntenteError('internal', `draft of ${name}: ${read.problems[0]?.message}`);
  return read.file.model.decisionMakers.flatMap(({ id, preference }) =>
    preference.kind !== 'statements'
      ? []
      : preference.levels
          .flat()
          .filter((statement) => !isUnsourced(statement))
          .map(({ formula, label }) => ({ maker: id, label: label ?? '', formula })),
  );
}

/** The key's option of which a drafted one tells: the same owner, where one is asked for, and most of the words in common. */
function meantBy(
  option: DraftOption,
  key: DraftKey,
  text: string,
  owners?: readonly (string | undefined)[],
): Meant | undefined {
  const sign = option.keys[0]?.sign ?? 1;
  let best: (Meant & { readonly shared: number; readonly length: number }) | undefined;
  for (const [id, { by, does, undoes = [] }] of Object.entries(key.options)) {
    if (owners && !owners.every((owner) => owner !== undefined && by.includes(owner))) continue;
    for (const { phrase } of option.told) {
      const plain = (phrase.keys[0]?.sign ?? 1) * (phrase.denied ? -1 : 1);
      for (const [words, done] of [
        ...does.map((one) => [one, true] as const),
        ...undoes.map((one) => [one, false] as const),
      ]) {
        const shared = sharedWith(phrase.span, words, text);
        // "Cancel the deployment" holds "the deployment" as well: the longer words tell more.
        const isBetter = shared === best?.shared ? words.length > best.length : shared > (best?.shared ?? 0.5);
        if (isBetter) best = { id, positive: (plain === sign) === done, shared, length: words.length };
      }
    }
  }
  return best && { id: best.id, positive: best.positive };
}

/** How much of the words a span holds, wherever they stand; of two that hold as much the shorter one tells more. */
function sharedWith({ start, end }: Span, words: string, text: string): number {
  let most = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const both = Math.min(end, at + words.length) - Math.max(start, at);
    if (both > 0) most = Math.max(most, both / words.length - (end - start) / 10_000);
  }
  return most;
}
