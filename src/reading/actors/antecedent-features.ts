import type { Token } from '../../language/tree.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isPerson } from '../../records/actor-id.ts';
import type { Tree } from '../clause/tree.ts';
import { isSayer, isSaying } from '../quotes/quote-speakers.ts';
import type { PronounClass, Referent } from './referent.ts';

const EMPTY_VERBS = wordClass('verbs of an empty subject');

/** Somebody whom a pronoun may mean, with the places at which he was met, the latest last. */
export interface Candidate {
  readonly id: string;
  readonly mentions: readonly Referent[];
}

/** A pronoun in its place. */
export interface PronounPlace {
  readonly token: Token;
  readonly kind: PronounClass;
  readonly sentence: Tree;
  /** Number of the quotation that it stands in; -1 for none. */
  readonly quote: number;
  /** Id of who speaks in that quotation, if known. */
  readonly speaker?: string;
  readonly paragraph: number;
  /** Whether its sentence is the first of its paragraph. */
  readonly opensParagraph: boolean;
}

export type Features = ReadonlyMap<string, number>;

type Place = 'subject' | 'object' | 'possessor' | 'other';

function placeOf(relation: string): Place {
  if (relation.startsWith('nsubj')) return 'subject';
  if (relation === 'obj' || relation === 'iobj') return 'object';
  return relation === 'nmod:poss' ? 'possessor' : 'other';
}

/**
 * What speaks for and against each candidate: nearness in sentences and among the candidates, grammatical role and parallel
 * role, how often and how it was mentioned, quotations and their speakers, and how it stands above the pronoun in the same
 * sentence. After the features of Lappin and Leass (1994), Ng and Cardie (2002) and Clark and Manning (2016).
 *
 * @param candidates the latest met last
 */
export function antecedentFeatures(pronoun: PronounPlace, candidates: readonly Candidate[]): readonly Features[] {
  const most = Math.max(...candidates.map((candidate) => candidate.mentions.length));
  const latestSubject = candidates.findLastIndex((candidate) =>
    candidate.mentions.some((mention) => mention.subject && !mention.quoted),
  );
  return candidates.map((candidate, i) => {
    const features = new Map<string, number>();
    const add = (name: string, value = 1): void => {
      features.set(`${pronoun.kind}:${name}`, value);
    };
    const rank = candidates.length - 1 - i;
    add(`rank=${Math.min(rank, 4)}`);
    if (candidates.length === 1) add('only');
    if (i === latestSubject) add('latest subject');
    if (candidate.mentions.length === most && most > 1) add('most frequent');
    addDistance(pronoun, candidate, add);
    addQuotes(pronoun, candidate, add);
    addSentence(pronoun, candidate, add);
    return features;
  });
}

type Add = (name: string, value?: number) => void;

function latestOf(candidate: Candidate): Referent {
  const latest = candidate.mentions.at(-1);
  if (!latest) throw new RangeError('a candidate without mentions');
  return latest;
}

function addDistance(pronoun: PronounPlace, candidate: Candidate, add: Add): void {
  const latest = latestOf(candidate);
  const distance = pronoun.sentence.index - latest.sentence;
  const near = Math.min(distance, 2);
  const own = placeOf(pronoun.token.deprel);
  add(`distance=${distance > 4 ? '5+' : distance}`);
  add(`distance+place=${near} ${placeOf(latest.relation)}`);
  // "Macron, Scholz and Draghi": names in a row are met as a row, whatever they are.
  const isRow = latest.actors.length > 1 && latest.form !== 'pronoun';
  const form = isRow ? 'row' : latest.form;
  add(`form=${form}`);
  add(`distance+form=${near} ${form}`);
  add(`parallel=${near} ${own} ${placeOf(latest.relation)}`);
  add('count', Math.log2(candidate.mentions.length));
  add(`kind=${latest.kind}`);
  if (latest.gender) add('gender known');
  if (!isRow && isPerson(candidate.id)) add('full name');
  if (latest.after) add('after');
  if (latest.paragraph === pronoun.paragraph) add('same paragraph');
  if (pronoun.opensParagraph) add(`opens+distance=${near}`);
  if (pronoun.opensParagraph && candidate.mentions.length > 2) add('opens, often');
  const before = candidate.mentions.filter((mention) => mention.sentence === pronoun.sentence.index - 1);
  if (before.some((mention) => mention.subject)) add('subject before');
  if (before.some((mention) => mention.first)) add('first before');
  if (!isRow && candidate.mentions.some((mention) => mention.form === 'name')) add('named');
  if (latest.form === 'pronoun' && latest.noun === pronoun.token.lemma) add('same pronoun');
}

function addQuotes(pronoun: PronounPlace, candidate: Candidate, add: Add): void {
  const latest = latestOf(candidate);
  const where = (mention: Referent): string =>
    mention.quote < 0 ? 'out' : mention.quote === pronoun.quote ? 'same' : 'other';
  add(`quotes=${pronoun.quote < 0 ? 'out' : 'in'} ${where(latest)}`);
  if (pronoun.quote >= 0) {
    if (pronoun.speaker === candidate.id) add('speaker');
    else if (pronoun.speaker) add('not speaker');
    if (candidate.mentions.some((mention) => mention.quote === pronoun.quote)) add('met in quotation');
  } else {
    if (isSayer(pronoun.sentence, pronoun.token.index)) {
      add(latest.saying ? 'says, said' : 'says, said nothing');
      if (candidate.mentions.every((mention) => mention.quoted)) add('says, only spoken of');
    }
  }
}

/** How a candidate that stands in the pronoun's own sentence stands to it. */
function addSentence(pronoun: PronounPlace, candidate: Candidate, add: Add): void {
  const { sentence, token } = pronoun;
  const here = candidate.mentions.filter((mention) => mention.sentence === sentence.index);
  if (!here.length) return;
  const heads = new Set(here.map((mention) => mention.token));
  let depth = 0;
  let relation = '';
  for (const up of [token.index, ...sentence.ancestors(token.index)]) {
    const at = sentence.token(up);
    if (up !== token.index) {
      const subject = sentence.children(up, 'nsubj').find((other) => heads.has(other));
      if (subject !== undefined && subject !== token.index) {
        add(`subject above=${Math.min(depth, 2)} ${relation || '-'}`);
        if (isSaying(at) && depth > 0) add('sayer above');
        return;
      }
      if (sentence.children(up, 'obj', 'iobj', 'obl').some((other) => heads.has(other))) {
        add(`object above=${Math.min(depth, 2)} ${relation || '-'}`);
        return;
      }
      if (sentence.children(up, 'nmod').some((other) => heads.has(other))) {
        add('noun beside');
        return;
      }
    }
    if (heads.has(up)) {
      add('dominates');
      return;
    }
    if (at.upos === 'VERB' || sentence.child(up, 'nsubj') !== undefined) {
      depth++;
      relation = sentence.relation(at.index);
    }
  }
  add('elsewhere in sentence');
}

/** What speaks for a pronoun meaning none of the candidates. */
export function noneFeatures({ token, kind, sentence, quote }: PronounPlace): Features {
  const features = new Map<string, number>();
  const add = (name: string): void => {
    features.set(`${kind}:none ${name}`, 1);
  };
  add('');
  add(`place=${placeOf(token.deprel)}`);
  add(quote < 0 ? 'out' : 'in');
  if (token.index <= 1) add('first');
  const head = token.head >= 0 ? sentence.token(token.head) : undefined;
  if (head) {
    add(`head=${head.upos}`);
    if (isSaying(head)) add('says');
    if (sentence.child(head.index, 'ccomp', 'csubj', 'xcomp', 'advcl') !== undefined) add('clause');
    if (sentence.child(head.index, 'cop') !== undefined) add('copula');
    if (EMPTY_VERBS.has(head.lemma)) add('empty verb');
  }
  return features;
}
