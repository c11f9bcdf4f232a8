import { wordClass } from '../../lexicon/words/word-classes.ts';
import { hasFinite, medialContent, reportingTail } from './content-clauses.ts';
import { CARRIER, caseOf, isInfinitive, verbGroup } from './cue-words.ts';
import type { VerbCue, VerbReading, VerbRule } from './verb-constructions.ts';

const ASKED_ABOUT = wordClass('prepositions of what is asked about');
const ASKING_SOMEBODY = wordClass('verbs of asking or telling somebody');
const INVERTED = wordClass('verbs whose subject may follow');

/** What mends the reading of a verb where the tree is known to slip; each is asked, in this order. */
export const REPAIRS: readonly VerbRule[] = [
  {
    name: 'what somebody is asked about is the content, and who is asked the addressee',
    example: { text: 'Reporters asked the minister about the plan.', cue: 'asked', construction: 'about' },
    read: ({ tree, lemma, entry, object, oblique, passive }, reading) => {
      if (reading.construction !== 'object' || object === undefined || oblique === undefined) return false;
      if (oblique <= object || passive || entry?.class !== 'speech' || !ASKING_SOMEBODY.has(lemma)) return false;
      const preposition = caseOf(tree, oblique) ?? '';
      if (!ASKED_ABOUT.has(preposition) || (entry.takes[preposition] ?? 0) < 0.6) return false;
      reading.construction = preposition;
      reading.addressee = object;
      reading.content = tree.subtree(oblique, (t) => tree.relation(t) === 'case' && tree.token(t).head === oblique);
      return true;
    },
  },
  {
    name: 'an object right behind a verb of saying that closes a sentence is its subject',
    example: {
      text: 'The treaty leaves no room for doubt, said the joint statement.',
      cue: 'said',
      construction: 'parataxis',
    },
    read: ({ tree, verb, lemma, entry, object, agent }, reading) => {
      const { head } = tree.token(verb);
      if (tree.relation(verb) !== 'parataxis' || head < 0 || head >= verb || object === undefined) return false;
      if (object !== verb + 1 + tree.children(object, 'det', 'amod', 'compound', 'nummod').length) return false;
      if (entry?.class !== 'speech' || (entry.takes.parataxis ?? 0) < 0.85 || !INVERTED.has(lemma)) return false;
      if (agent?.how === 'subject' || !/^(?:,|”|"|'')$/u.test(tree.token(verb - 1).form)) return false;
      if (hasFinite(tree.tokens.slice(object + 1))) return false;
      reading.construction = 'parataxis';
      reading.content = tree.tokens.slice(0, verb - 1).map((t) => t.index);
      reading.source = { tokens: tree.phraseOf(object), head: object };
      reading.signs.length = 0;
      reading.signs.push('inverted');
      return true;
    },
  },
  {
    name: 'a reporting clause between two commas stands in its content',
    example: { text: 'The plan, she said, was dead.', cue: 'said', construction: 'parataxis' },
    read: ({ tree, verb, entry, passive, agent }, reading) => {
      if ((entry?.takes.parataxis ?? 0) < 0.8 || passive || agent?.how !== 'subject') return false;
      const around = medialContent(tree, verb, agent.source);
      if (around === undefined) return false;
      reading.construction = 'parataxis';
      reading.content = around;
      reading.signs.push('medial');
      return true;
    },
  },
  {
    name: 'a reporting clause at the end of a sentence reports what stands before it',
    example: {
      text: 'Talks with Seoul have failed, the ministry spokesman said on Monday.',
      cue: 'said',
      construction: 'parataxis',
    },
    read: (cue, reading) => {
      const { tree, verb, entry, object } = cue;
      const { construction, content } = reading;
      if (!speaks(cue) || (entry?.takes.parataxis ?? 0) < 0.85) return false;
      if (content.length > 0 && construction !== 'parataxis' && construction !== 'object') return false;
      const tail = reportingTail(tree, verb);
      if (tail === undefined) return false;
      reading.construction = 'parataxis';
      reading.content = tail.content;
      reading.source = tail.source;
      reading.addressee ??= object;
      reading.signs.push('tail');
      return true;
    },
  },
  {
    name: 'what a "that" near the verb opens is the content',
    example: { text: 'Ana Roth noted – and repeated – that nobody will pay.', cue: 'noted', construction: 'clause' },
    read: (cue, reading) => {
      const { tree, verb, entry } = cue;
      if (!speaks(cue) || (entry?.takes.clause ?? 0) < 0.85) return false;
      if (reading.content.length > 0 && reading.construction !== 'bare') return false;
      const that = tree.tokens.find(
        (t) => t.index > verb && t.index - verb < 10 && t.upos === 'SCONJ' && t.form.toLowerCase() === 'that',
      );
      if (that === undefined) return false;
      reading.construction = 'clause';
      reading.content = tree.tokens.slice(that.index).map((t) => t.index);
      reading.signs.push('surface-that');
      return true;
    },
  },
  {
    name: 'a clause behind the verb that the tree has not seen is the content',
    example: { text: 'Seoul, who added the dam was never closed, left.', cue: 'added', construction: 'clause' },
    read: (cue, reading) => {
      const { tree, verb, entry } = cue;
      if (!speaks(cue) || (entry?.takes.clause ?? 0) < 0.9 || reading.content.length > 0) return false;
      const rest = tree.tokens.slice(verb + 1);
      const [next] = rest;
      if (next === undefined || !OPENS_CLAUSE.has(next.upos) || !hasFinite(rest)) return false;
      reading.construction = 'clause';
      reading.content = rest.map((t) => t.index);
      reading.signs.push('surface-clause');
      return true;
    },
  },
  {
    name: 'a verb that only carries the next one belongs to the cue',
    example: { text: 'Seoul continued to insist that nobody will pay.', cue: 'insist', construction: 'clause' },
    read: ({ tree, verb }, { cueTokens, signs }) => {
      const carrier = tree.token(verb).head;
      if (tree.relation(verb) !== 'xcomp' || carrier < 0 || !CARRIER.has(tree.lemma(carrier))) return false;
      if (!isInfinitive(tree, verb)) return false;
      const mark = tree.child(verb, 'mark');
      cueTokens.unshift(...verbGroup(tree, carrier), ...(mark === undefined ? [] : [mark]));
      for (let at = carrier + 1; at < verb; at++)
        if (!cueTokens.includes(at) && tree.dominates(carrier, at)) cueTokens.push(at);
      cueTokens.sort((a, b) => a - b);
      signs.push('carried');
      return true;
    },
  },
];

/** Mends the reading of a verb. */
export function repairReading(cue: VerbCue, reading: VerbReading): void {
  for (const repair of REPAIRS) repair.read(cue, reading);
}

const OPENS_CLAUSE = new Set(['PRON', 'DET', 'PROPN', 'NOUN', 'ADJ', 'NUM', 'SCONJ']);

/** Whether a verb of saying in a tense of its own may report what the tree has not hung on it. */
function speaks({ tree, verb, entry, passive }: VerbCue): boolean {
  return entry?.class === 'speech' && /^VB[DZP]$/u.test(tree.token(verb).xpos) && !passive;
}
