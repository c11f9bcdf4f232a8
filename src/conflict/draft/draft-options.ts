import type { ActKey } from '../../records/act-phrase.ts';
import { isOrganization, isState } from '../../records/actor-id.ts';
import { RESERVED_WORDS } from '../model/logic.ts';
import { actWording, isNoun } from './act-wording.ts';
import { DoerChoice } from './doer-choice.ts';
import { type Gathered, likeness, type ToldAct, type Unused } from './told-act.ts';

/** What a side can do or leave undone, with the tellings it was made of. */
export interface DraftOption {
  readonly id: string;
  readonly owners: readonly string[];
  /** Where no words name the owner: on what the guess rests. */
  readonly ownerAssumed?: string;
  readonly text: string;
  /** The words for not doing it. */
  readonly denial: string;
  readonly told: readonly ToldAct[];
  readonly weight: number;
  readonly taken: boolean;
  /** Telling that says whether it is done today; absent: assumed. */
  readonly takenBy?: ToldAct;
  /** It takes several to do it ("talks"). */
  readonly mutual: boolean;
  readonly kinds: readonly string[];
  /** What is done where the option is taken: the keys of its first telling. */
  readonly keys: readonly ActKey[];
  /** The option says that an act ends ("halts the exercises"). */
  readonly ends: boolean;
}

export interface DraftOptions {
  readonly options: readonly DraftOption[];
  /** Those that the model has no room for. */
  readonly left: readonly DraftOption[];
  /** Whether the option is taken where the telling comes true; undefined if the telling became no option. */
  readonly literal: (told: ToldAct) => { readonly option: DraftOption; readonly positive: boolean } | undefined;
  readonly unused: readonly Unused[];
}

/** What a side may say of an act of its own without making a choice of it; what it offers to others is one. */
const OWN_WORDS = /^(?:supported|committed to|planned|wanted|proposed|demanded)$/u;
/** Told less than this, an act becomes no option. */
const LEAST_WEIGHT = 3;

interface Cluster {
  doers: readonly string[];
  readonly told: ToldAct[];
  assumed?: string;
}

/**
 * Makes options of told acts: those that tell one act in other words become one option (the same class of acts or mostly
 * the same words, by the same side), and what nobody demands, offers, refuses or makes a condition becomes none.
 */
export function draftOptions(gathered: Gathered, most: number): DraftOptions {
  const { clusters, clusterOf } = clustersOf(gathered);
  return optionsOf(gathered, most, clusters, clusterOf);
}

/** Puts together what tells one act. */
function clustersOf(gathered: Gathered): { readonly clusters: Cluster[]; readonly clusterOf: Map<ToldAct, Cluster> } {
  const clusters: Cluster[] = [];
  const ordered = gathered.acts.toSorted((a, b) => b.weight - a.weight);
  const clusterOf = new Map<ToldAct, Cluster>();
  const join = (told: ToldAct, into: readonly Cluster[]): boolean => {
    const best = into
      .map((cluster) => ({ cluster, score: closeness(cluster, told) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)[0];
    if (!best) return false;
    best.cluster.told.push(told);
    if (best.cluster.doers.length === 0) best.cluster.doers = told.doers;
    else if (told.phrase.keys.some(({ joint }) => joint) && (!told.assumed || told.phrase.keys[0]?.mutual)) {
      if (told.assumed && told.doers.some((id) => !best.cluster.doers.includes(id)))
        best.cluster.assumed = told.assumed;
      best.cluster.doers = [...new Set([...best.cluster.doers, ...told.doers])];
    }
    clusterOf.set(told, best.cluster);
    return true;
  };
  // What has a doer first; what has none is then put with what it fits, or stands by itself.
  for (const told of [
    ...ordered.filter((one) => one.doers.length > 0 && !one.assumed && !isPronoun(one)),
    ...ordered.filter((one) => one.doers.length > 0 && !one.assumed && isPronoun(one)),
    ...ordered.filter(({ assumed }) => assumed),
    ...ordered.filter(({ doers }) => doers.length === 0),
  ]) {
    // What merely happened or might happen adds to acts that somebody speaks for or against, and makes none of its own.
    const fit = clusters.filter(
      ({ doers }) =>
        doers.length === 0 ||
        told.doers.length === 0 ||
        told.assumed !== undefined ||
        (told.phrase.keys[0]?.mutual ?? false) ||
        doers.some((id) => told.doers.includes(id)),
    );
    if (join(told, fit)) continue;
    const cluster: Cluster = {
      doers: told.doers,
      told: [told],
      ...(told.assumed ? { assumed: told.assumed } : {}),
    };
    clusters.push(cluster);
    clusterOf.set(told, cluster);
  }
  for (const manner of rejectedManners(gathered, clusterOf)) {
    clusters.push(manner);
    for (const told of manner.told) clusterOf.set(told, manner);
  }
  return { clusters, clusterOf };
}

function optionsOf(
  gathered: Gathered,
  most: number,
  clusters: readonly Cluster[],
  clusterOf: ReadonlyMap<ToldAct, Cluster>,
): DraftOptions {
  const unused: Unused[] = [];
  const choice = new DoerChoice(gathered);
  const drop = (cluster: Cluster, reason: string): void => {
    for (const { cited } of cluster.told) unused.push({ cited, reason });
  };
  const ids = new Set<string>(RESERVED_WORDS);
  const made = new Map<Cluster, DraftOption>();
  const sorted = clusters
    .filter((cluster) => {
      if (cluster.doers.length === 0 && weightOf(cluster) >= LEAST_WEIGHT) guessDoer(cluster, gathered.names, choice);
      if (cluster.doers.length === 0) drop(cluster, 'no text says who would do it');
      else if (weightOf(cluster) < LEAST_WEIGHT) {
        const ways = [...new Set(cluster.told.map(({ as }) => as))].join(', ');
        drop(cluster, `nobody demands, offers, refuses or makes a condition of it (only: ${ways})`);
      } else if (isPast(cluster)) drop(cluster, 'it lies in the past, and nobody asks for it now');
      else return true;
      return false;
    })
    .toSorted((a, b) => weightOf(b) - weightOf(a));
  const shared = new Map<string, number>();
  for (const cluster of sorted) {
    const name = plainId(cluster.told[0] as ToldAct);
    shared.set(name, (shared.get(name) ?? 0) + 1);
  }
  for (const cluster of sorted) made.set(cluster, optionOf(cluster, ids, shared));
  const all = [...made.values()];
  const kept = new Set(all.slice(0, most));
  const order = gathered.acts.map((told) => clusterOf.get(told));
  const options = [...kept].toSorted((a, b) => positionOf(a, order, made) - positionOf(b, order, made));
  return {
    options,
    left: all.slice(most),
    unused,
    literal: (told) => {
      const cluster = clusterOf.get(told);
      const option = cluster && made.get(cluster);
      if (!cluster || !option || !kept.has(option)) return undefined;
      return { option, positive: comesTrue(told, cluster.told[0] as ToldAct) };
    },
  };
}

/**
 * "A plans to fill the lake" and "A rejected the proposal to fill it over seven years": what A rejects is the manner. The
 * terms, and what else is told of them in the same sentence, become an act of their own.
 */
function rejectedManners({ proposals }: Gathered, clusterOf: ReadonlyMap<ToldAct, Cluster>): readonly Cluster[] {
  return proposals.flatMap(({ terms, answers, cited }) =>
    terms.flat().flatMap((term) => {
      const cluster = clusterOf.get(term);
      const refuses = answers.some(({ actor, answer }) => answer === 'reject' && term.doers.includes(actor));
      if (!cluster || !refuses) return [];
      const first = cluster.told[0] as ToldAct;
      const meant = comesTrue(term, first);
      const own = cluster.told.filter(
        (told) =>
          (told.as === 'committed to' || told.as === 'planned') &&
          told.doers.some((id) => term.doers.includes(id)) &&
          comesTrue(told, first) === meant &&
          lessThan(told, term),
      );
      if (own.length === 0) return [];
      const moved = cluster.told.filter(
        (told) => told === term || (told.cited.text === cited.text && told.cited.sentence === cited.sentence),
      );
      if (moved.length === cluster.told.length) return [];
      for (const told of moved) cluster.told.splice(cluster.told.indexOf(told), 1);
      return [{ doers: term.doers, told: [term, ...moved.filter((told) => told !== term)] }];
    }),
  );
}

/** Whether the words of one telling leave out something that those of another say of the act. */
function lessThan(told: ToldAct, full: ToldAct): boolean {
  const words = (one: ToldAct): readonly string[] => one.phrase.keys[0]?.content ?? [];
  return words(full).some((word) => !words(told).includes(word));
}

/** The acts of which no words say who does them, each with all of its tellings: what a choice of doers has to decide. */
export function doerlessActs(gathered: Gathered): readonly (readonly ToldAct[])[] {
  return clustersOf(gathered)
    .clusters.filter((cluster) => cluster.doers.length === 0 && weightOf(cluster) >= LEAST_WEIGHT)
    .map(({ told }) => told);
}

/** Acts of forces, which are those of whoever is named with them ("the stationing of Dutch troops in Mali"). */
const OF_FORCES = new Set(['presence']);

/** Gives an act that no words give to anybody to whose forces it is about, or else to the side for which most speaks. */
function guessDoer(cluster: Cluster, names: ReadonlyMap<string, string>, choice: DoerChoice): void {
  const phrases = cluster.told.map(({ phrase }) => phrase);
  const ofForces = phrases.some(({ keys }) => keys.some(({ kind }) => kind !== undefined && OF_FORCES.has(kind)));
  const named = ofForces ? [...new Set(phrases.flatMap((phrase) => phrase.named))] : [];
  const [owner, ...more] = named;
  if (owner !== undefined && more.length === 0 && names.has(owner)) {
    cluster.doers = [owner];
    cluster.assumed = `no text says who does it; its words name ${names.get(owner)}`;
    return;
  }
  const places = [...new Set(phrases.flatMap((phrase) => phrase.places))].filter((id) => isState(id) && names.has(id));
  const [place, ...elsewhere] = places;
  if (place !== undefined && elsewhere.length === 0) {
    cluster.doers = [place];
    cluster.assumed = `no text says who does it; it takes place in ${names.get(place)}`;
    return;
  }
  const doer = choice.choose(cluster.told);
  if (doer === undefined) return;
  cluster.doers = [doer];
  cluster.assumed = `no text says who does it; of all sides most speaks for ${names.get(doer)}`;
}

function positionOf(
  option: DraftOption,
  order: readonly (Cluster | undefined)[],
  made: ReadonlyMap<Cluster, DraftOption>,
): number {
  return order.findIndex((cluster) => cluster !== undefined && made.get(cluster) === option);
}

/** Done long ago, and since then only blamed or praised. */
function isPast({ told }: Cluster): boolean {
  return (
    told.some(({ past }) => past) &&
    !told.some(({ as }) =>
      /^(?:proposed|demanded|foreseen on a condition|a condition|threatened|planned|committed to)$/u.test(as),
    )
  );
}

function weightOf({ told }: Cluster): number {
  const byRecord = new Map<string, number>();
  for (const { cited, weight, phrase, as, by, doers, chosen } of told) {
    // An act of a known class counts for more than loose words, where these are only wished, foreseen or feared, or are a
    // side's words about what it does itself.
    const isWord = !chosen && OWN_WORDS.test(as) && !(as === 'proposed' && cited.kind === 'proposal');
    const own = isWord && (by ?? []).some((id) => doers.includes(id) || phrase.doers.includes(id));
    const sure = (weight >= 3 && !own) || phrase.keys.some(({ kind }) => kind !== undefined);
    byRecord.set(cited.key, Math.max(byRecord.get(cited.key) ?? 0, sure ? weight : weight / (own ? 3 : 2)));
  }
  return [...byRecord.values()].reduce((sum, weight) => sum + weight, 0);
}

/** How much speaks for a telling being of a cluster's act; 0: it is not. */
function closeness(cluster: Cluster, told: ToldAct): number {
  const doers = cluster.doers.length > 0 && told.doers.length > 0 ? 0.5 : 0;
  const score = Math.max(
    0,
    ...cluster.told.map((known) => {
      if (!fitNamed(known, told)) return 0;
      const alike = known.phrase.keys.flatMap((a) =>
        told.phrase.keys.map((b) => (isVague(known, told) && !shareWords(a, b) ? 0 : likeness(a, b))),
      );
      const same = Math.max(0, ...alike);
      return Math.max(same, saysAgain(known, told) || saysAgain(told, known) ? 1 : 0);
    }),
  );
  if (score === 0) return 0;
  // Of two acts that fit alike, it is the one with more of its words.
  const most = Math.max(
    ...cluster.told.flatMap((known) =>
      known.phrase.keys.flatMap((a) =>
        told.phrase.keys.map((b) => a.content.filter((word) => b.content.includes(word)).length),
      ),
    ),
  );
  return score + doers + most / 100;
}

/** "An escalation of the war" is nobody's shelling of a town: force that is nobody's is the same only in the same words. */
function isVague(a: ToldAct, b: ToldAct): boolean {
  const isForce = ({ phrase }: ToldAct): boolean => phrase.keys.some(({ kind }) => kind === 'attack');
  const sameTarget = a.phrase.named.some((id) => b.phrase.named.includes(id));
  return (a.doers.length === 0) !== (b.doers.length === 0) && isForce(a) && isForce(b) && !sameTarget;
}

function shareWords(a: ActKey, b: ActKey): boolean {
  return a.content.some((word) => b.content.includes(word));
}

function isPronoun({ phrase }: ToldAct): boolean {
  return /^(?:it|them|this|that|these|those|so)$/u.test(phrase.keys[0]?.head ?? '');
}

/** "Refused to withdraw it", soon after a demand to withdraw something. */
function saysAgain(full: ToldAct, short: ToldAct): boolean {
  return (
    isPronoun(short) &&
    !isPronoun(full) &&
    short.phrase.ends === full.phrase.ends &&
    short.phrase.short[0] === full.phrase.short[0] &&
    short.cited.text === full.cited.text &&
    Math.abs(short.cited.sentence - full.cited.sentence) <= 3
  );
}

/** Acts done to others are not the same: sanctions on one state, or talks with one group, are none on another. */
function fitNamed(a: ToldAct, b: ToldAct): boolean {
  const own = (told: ToldAct): string[] => told.phrase.named.filter((id) => isState(id) || isOrganization(id));
  const [left, right] = [own(a), own(b)];
  return left.length === 0 || right.length === 0 || left.some((id) => right.includes(id) || b.doers.includes(id));
}

/** Whether the first telling of an option names it as done when another telling comes true. */
function comesTrue(told: ToldAct, first: ToldAct): boolean {
  let best = 0;
  let positive = true;
  for (const a of first.phrase.keys) {
    for (const b of told.phrase.keys) {
      const score = likeness(a, b) || (told === first ? 1 : 0);
      if (score > best) {
        best = score;
        positive = takenSign(first, a) === b.sign;
      }
    }
  }
  if (told === first) return !first.phrase.denied;
  if (best === 0) return told.phrase.denied === first.phrase.denied;
  return positive;
}

/** The sign that a key has where the option is taken: a denial is no part of the option's words. */
function takenSign(first: ToldAct, key: ActKey): 1 | -1 {
  return first.phrase.denied === (key.sign === -1) ? 1 : -1;
}

/** Words that say by the text before what they mean: "the deployment of such systems". */
const POINTS_BACK = /\b(?:such|these|those)\s/iu;

/** Where the words of an act point back, another telling of it whose words do not. */
function fullerThan({ phrase }: ToldAct, told: readonly ToldAct[]): ToldAct | undefined {
  if (!POINTS_BACK.test(phrase.words)) return undefined;
  return told.find(
    ({ phrase: other }) =>
      !POINTS_BACK.test(other.words) &&
      isNoun(other) === isNoun(phrase) &&
      other.ends === phrase.ends &&
      other.denied === phrase.denied,
  );
}

function optionOf(cluster: Cluster, ids: Set<string>, shared: ReadonlyMap<string, number>): DraftOption {
  const first = cluster.told[0] as ToldAct;
  const plain = plainId(first);
  const owner = (cluster.doers[0] ?? 'x').replace(/^.*:/u, '').replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = (shared.get(plain) ?? 0) > 1 ? camel([owner.toLowerCase(), ...splitCamel(plain)]) : plain;
  let id = wanted;
  for (let n = 2; ids.has(id); n++) id = `${wanted}${n}`;
  ids.add(id);
  // A noun gives way to a verb for the same, which says what is done.
  const verbal = cluster.told.find((told) => isVerbFor(told, first));
  const named = fullerThan(first, cluster.told) ?? first;
  const wording = isNoun(first.phrase) ? actWording((verbal ?? named).phrase) : named.phrase;
  // What was done once is no "further" doing of it.
  const anew = /\b(?:again|further|another|new|more|renewed|additional)\b/u.test(first.phrase.words);
  const done = anew ? undefined : cluster.told.findLast(({ as }) => as === 'done');
  const assumed = cluster.told.find(({ phrase }) => phrase.underWay);
  let taken = false;
  let takenBy: ToldAct | undefined;
  if (done) {
    taken = comesTrue(done, first);
    takenBy = done;
  } else if (assumed) {
    // "Halt the exercises" takes for granted that they go on; "continue to" that it is done.
    const whenDone = comesTrue(assumed, first) !== assumed.phrase.denied;
    taken = assumed.phrase.ends ? !whenDone : whenDone;
    takenBy = assumed;
  }
  return {
    id,
    owners: cluster.doers,
    ...(cluster.assumed ? { ownerAssumed: cluster.assumed } : {}),
    text: wording.words,
    denial: wording.denial,
    // What is only taken for granted says how things stand, and is no evidence of anybody's option.
    told: cluster.told.filter(({ as }) => as !== 'taken for granted'),
    weight: weightOf(cluster),
    taken,
    ...(takenBy ? { takenBy } : {}),
    mutual: first.phrase.keys[0]?.mutual ?? false,
    kinds: [...new Set(cluster.told.flatMap(({ phrase }) => phrase.keys.flatMap(({ kind }) => kind ?? [])))],
    keys: first.phrase.keys.map((key) => ({ ...key, sign: takenSign(first, key) })),
    ends: first.phrase.ends,
  };
}

function isVerbFor(told: ToldAct, first: ToldAct): boolean {
  return !isNoun(told.phrase) && !isPronoun(told) && !told.phrase.denied && comesTrue(told, first);
}

/** A name made of the few words that say most: `haltExercise`. */
function plainId({ phrase }: ToldAct): string {
  const words = phrase.short
    .flatMap((lemma) => lemma.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word !== '');
  const [first] = words;
  return first !== undefined && /^\p{L}/u.test(first) ? camel(words) : camel(['act', ...words]);
}

function camel(words: readonly string[]): string {
  return words.map((word, i) => (i === 0 ? word : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)).join('');
}

function splitCamel(id: string): string[] {
  return id.split(/(?=\p{Lu})/u).map((word) => word.toLowerCase());
}
