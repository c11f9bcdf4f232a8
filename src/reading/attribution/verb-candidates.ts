import type { CueLexicon } from '../../lexicon/words/cues.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Agent } from '../clause/agents.ts';
import type { Tree } from '../clause/tree.ts';
import type { AttributionCandidate } from './candidate.ts';
import { asideSubject, raisedFrom } from './content-clauses.ts';
import { caseOf, SPOKEN_PREPOSITIONS, sourceSigns, verbGroup, WHEN } from './cue-words.ts';
import { readConstruction, type VerbCue, type VerbReading } from './verb-constructions.ts';
import { repairReading } from './verb-repairs.ts';

const GERUND_PREPOSITIONS = wordClass('prepositions before a gerund as content');

/** A verb that may be a cue, with its source and its content: by its construction, mended where the tree is known to slip. */
export function verbCandidate(tree: Tree, verb: number, cues: CueLexicon): AttributionCandidate | undefined {
  const relation = tree.relation(verb);
  if (relation === 'amod' || relation === 'compound' || relation === 'aux') return undefined;
  const cue = verbCue(tree, verb, cues);
  const { name, lemma, entry, passive, agent } = cue;
  const reading: VerbReading = {
    construction: 'bare',
    content: [],
    addressee: tree.child(verb, 'iobj'),
    cueTokens: verbGroup(tree, verb),
    signs: [],
    source: undefined,
  };
  readConstruction(cue, reading);
  repairReading(cue, reading);
  const { construction, addressee, cueTokens, signs } = reading;
  const source = reading.source ?? (passive || (lemma !== 'seem' && lemma !== 'appear') ? agent?.source : undefined);
  const taken = new Set([...(source?.tokens ?? []), ...cueTokens]);
  const content = reading.content.filter((t) => !taken.has(t));
  if (content.length === 0 && entry === undefined) return undefined;
  signs.push(...verbSigns(cue, reading), ...sourceSigns(tree, source));
  return {
    tree,
    cue: verb,
    pos: 'verb',
    lemma: name,
    entry,
    cueTokens,
    construction,
    source,
    addressee,
    content,
    signs,
  };
}

/** What stands at a verb that may be a cue. */
function verbCue(tree: Tree, verb: number, cues: CueLexicon): VerbCue {
  const children = tree.children(verb);
  const lemma = tree.lemma(verb);
  const particle = children.find((child) => tree.token(child).deprel === 'compound:prt');
  const name = particle === undefined ? lemma : `${lemma} ${tree.lemma(particle)}`;
  const entry = cues.cue(name, 'verb') ?? cues.cue(lemma, 'verb');
  const aside = entry?.class === 'speech' ? asideSubject(tree, verb) : undefined;
  const subject = children.find((child) => /^nsubj/u.test(tree.token(child).deprel));
  return {
    tree,
    cues,
    verb,
    lemma,
    name,
    entry,
    passive: aside === undefined && tree.isPassive(verb),
    agent: aside === undefined ? sharedAgent(tree, verb, cues, entry !== undefined) : { source: aside, how: 'subject' },
    subject,
    object: tree.child(verb, 'obj'),
    clause: children.find((child) => tree.relation(child) === 'ccomp' && child !== subject),
    infinitive: tree.child(verb, 'xcomp'),
    oblique: children.find((child) => {
      if (tree.relation(child) !== 'obl' || child < verb || WHEN.has(tree.lemma(child))) return false;
      const preposition = caseOf(tree, child);
      return (
        preposition !== undefined &&
        SPOKEN_PREPOSITIONS.has(preposition) &&
        (entry === undefined || entry.takes[preposition] !== undefined)
      );
    }),
    gerund: children.find((child) => {
      if (tree.relation(child) !== 'advcl' || child < verb || tree.token(child).xpos !== 'VBG') return false;
      const mark = tree.child(child, 'mark');
      return mark !== undefined && GERUND_PREPOSITIONS.has(tree.lemma(mark));
    }),
  };
}

/** Who says what a verb says; of a cue that the tree has hung on the content of another one, whoever says that. */
function sharedAgent(
  tree: Tree,
  verb: number,
  cues: CueLexicon,
  known: boolean,
): Pick<Agent, 'source' | 'how'> | undefined {
  const raised = known ? raisedFrom(tree, verb, cues) : undefined;
  const above = raised === undefined ? undefined : tree.agentOf(raised);
  return above === undefined ? tree.agentOf(verb) : { source: above.source, how: 'shared' };
}

function verbSigns({ tree, verb, passive, agent, clause }: VerbCue, { source }: VerbReading): readonly string[] {
  const children = tree.children(verb);
  return [
    `rel=${tree.relation(verb)}`,
    `xpos=${tree.token(verb).xpos}`,
    `agent=${source !== undefined ? 'subject' : (agent?.how ?? 'none')}`,
    ...(passive ? ['passive'] : []),
    ...(tree.hasNegator(verb) ? ['negated'] : []),
    ...children.filter((child) => tree.relation(child) === 'aux').map((child) => `aux=${tree.lemma(child)}`),
    ...(clause === undefined ? [] : tree.children(clause, 'mark').map((mark) => `mark=${tree.lemma(mark)}`)),
    ...children.filter((child) => tree.relation(child) === 'mark').map((mark) => `own-mark=${tree.lemma(mark)}`),
  ];
}
