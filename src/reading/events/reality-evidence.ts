import type { EvidenceTaker } from '../../learning/evidence.ts';
import type { Category } from '../../records/plover.ts';
import type { ActCandidate, SentenceWords } from './act-candidates.ts';
import { operatorOf } from './operator-words.ts';

/** Steps up the tree that are told. */
const STEPS = 4;

/** What speaks for an act having happened, being planned, asked for, denied ...: what the rules say, and the words above it. */
export function realityEvidence(
  words: SentenceWords,
  candidate: ActCandidate,
  category: Category,
  { fact, word }: EvidenceTaker,
): void {
  const { sentence, found } = words;
  const { trigger, finding, reality } = candidate;
  const kind = trigger.kind.charAt(0);
  const token = sentence.token(trigger.token);
  fact`rule ${reality}`;
  fact`rule ${reality} ${kind}`;
  fact`found ${finding.reality} ${kind}`;
  fact`why ${finding.rule}`;
  fact`rule ${reality} ${category}`;
  if (finding.absorbed) fact`absorbed`;
  fact`${finding.reporting === undefined ? 'told' : 'reported'}`;
  fact`category ${category}`;
  fact`word ${token.lemma.toLowerCase()}`;
  fact`tag ${token.xpos} ${kind}`;
  fact`relation ${token.deprel}`;
  fact`tag ${token.xpos} ${token.deprel}`;
  let at = trigger.token;
  for (let step = 0; step < STEPS && at >= 0; step++) {
    const here = sentence.token(at);
    const near = step === 0 ? 'own' : step === 1 ? 'next' : 'far';
    const modal = sentence.modalOf(at);
    if (modal !== undefined) fact`${near} modal ${sentence.token(modal).form.toLowerCase()}`;
    const helpers = sentence.auxiliaries(at).map((a) => sentence.token(a).lemma.toLowerCase());
    fact`${near} auxiliaries ${helpers.join(' ')} ${here.xpos}`;
    if (sentence.isNegated(at)) fact`${near} negated`;
    const mark = sentence.markOf(at);
    const preposition = sentence.prepositionOf(at);
    if (mark) {
      fact`${near} mark ${mark}`;
      fact`${near} mark ${mark} ${sentence.relation(here.index)}`;
    }
    if (preposition) fact`${near} case ${preposition}`;
    for (const c of sentence.children(at, 'advmod', 'det', 'amod').slice(0, 4))
      fact`${near} modifier ${sentence.token(c).lemma.toLowerCase()}`;
    for (const c of sentence.children(at, 'advcl')) fact`${near} clause ${sentence.markOf(c)}`;
    if (here.head >= 0) {
      const head = sentence.token(here.head);
      const operator = operatorOf(found, here.head) ?? '-';
      const lemma = head.lemma.toLowerCase();
      fact`${near} under ${operator} ${sentence.relation(here.index)}`;
      fact`${near} under ${lemma}`;
      fact`${near} under ${lemma} ${sentence.relation(here.index)} ${mark || preposition}`;
      fact`${near} under ${found.verb[head.index]?.frame.category ?? found.noun[head.index]?.frame.category ?? '-'} ${sentence.relation(here.index)}`;
    }
    at = here.head;
  }
  const root = sentence.ancestors(trigger.token).at(-1) ?? trigger.token;
  fact`root ${sentence.token(root).xpos}`;
  fact`${sentence.tokens.some((t) => t.form === '?') ? 'question' : 'statement'}`;
  if (token.head >= 0) word('above', sentence.token(token.head).lemma.toLowerCase());
}
