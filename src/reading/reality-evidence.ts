import {
  ancestors,
  auxiliaries,
  caseOf,
  children,
  isNegated,
  markOf,
  modalOf,
  relationOf,
  tokenAt,
} from '../language/trees.ts';
import type { Category } from '../records/plover.ts';
import type { ActCandidate, SentenceWords } from './act-candidates.ts';
import type { Evidence } from './act-model.ts';
import { operatorOf } from './reality.ts';

/** Steps up the tree that are told. */
const STEPS = 4;

/** What speaks for an act having happened, being planned, asked for, denied ...: what the rules say, and the words above it. */
export function realityEvidence(words: SentenceWords, candidate: ActCandidate, category: Category): Evidence {
  const { sentence, found } = words;
  const { trigger, finding, reality } = candidate;
  const facts: string[] = [];
  const say = (...all: readonly string[]): void => {
    facts.push(...all);
  };
  const kind = trigger.kind.charAt(0);
  const token = tokenAt(sentence, trigger.token);
  say(
    `rule ${reality}`,
    `rule ${reality} ${kind}`,
    `found ${finding.reality} ${kind}`,
    `why ${finding.rule}`,
    `rule ${reality} ${category}`,
  );
  say(
    finding.absorbed ? 'absorbed' : '',
    finding.reporting === undefined ? 'told' : 'reported',
    `category ${category}`,
  );
  say(
    `word ${token.lemma.toLowerCase()}`,
    `tag ${token.xpos} ${kind}`,
    `relation ${token.deprel}`,
    `tag ${token.xpos} ${token.deprel}`,
  );
  let at = trigger.token;
  for (let step = 0; step < STEPS && at >= 0; step++) {
    const here = tokenAt(sentence, at);
    const near = step === 0 ? 'own' : step === 1 ? 'next' : 'far';
    const modal = modalOf(sentence, at);
    if (modal !== undefined) say(`${near} modal ${tokenAt(sentence, modal).form.toLowerCase()}`);
    const helpers = auxiliaries(sentence, at).map((a) => tokenAt(sentence, a).lemma.toLowerCase());
    say(`${near} auxiliaries ${helpers.join(' ')} ${here.xpos}`);
    if (isNegated(sentence, at)) say(`${near} negated`);
    const mark = markOf(sentence, at);
    const preposition = caseOf(sentence, at);
    if (mark) say(`${near} mark ${mark}`, `${near} mark ${mark} ${relationOf(here)}`);
    if (preposition) say(`${near} case ${preposition}`);
    for (const c of children(sentence, at, 'advmod', 'det', 'amod').slice(0, 4))
      say(`${near} modifier ${tokenAt(sentence, c).lemma.toLowerCase()}`);
    for (const c of children(sentence, at, 'advcl')) say(`${near} clause ${markOf(sentence, c)}`);
    if (here.head >= 0) {
      const head = tokenAt(sentence, here.head);
      const operator = operatorOf(found, here.head) ?? '-';
      const lemma = head.lemma.toLowerCase();
      say(
        `${near} under ${operator} ${relationOf(here)}`,
        `${near} under ${lemma}`,
        `${near} under ${lemma} ${relationOf(here)} ${mark || preposition}`,
      );
      say(
        `${near} under ${found.verb[head.index]?.frame.category ?? found.noun[head.index]?.frame.category ?? '-'} ${relationOf(here)}`,
      );
    }
    at = here.head;
  }
  const root = ancestors(sentence, trigger.token).at(-1) ?? trigger.token;
  say(`root ${tokenAt(sentence, root).xpos}`, sentence.tokens.some((t) => t.form === '?') ? 'question' : 'statement');
  return {
    facts: [...new Set(facts)].filter((fact) => fact !== ''),
    words: token.head < 0 ? [] : [['above', tokenAt(sentence, token.head).lemma.toLowerCase()]],
  };
}
