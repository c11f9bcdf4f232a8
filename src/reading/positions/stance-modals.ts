import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { isPassive } from '../clause/agents.ts';
import { isSupposed } from '../clause/hypothetical.ts';
import { isNegated, lemmaAt, relationOf, subtree } from '../clause/sentence-tree.ts';
import { issueTokens } from './issue-phrase.ts';
import { doersOf, type FoundStance, namedBy, type StanceSight, speakersAt, standsOn } from './stance-found.ts';
import { isConditional, isDenied, isTo } from './stance-grammar.ts';
import { isForetold } from './stance-verbs.ts';

/** "X said Y should stop Z", "Y must be stopped", "it is time to stop Z": what a speaker wants done. */
export function modalStances(sight: StanceSight, predicate: number): FoundStance[] {
  const { tree } = sight;
  const ought = oughtOf(tree, predicate);
  if (ought === undefined || isSupposed(tree, predicate)) return [];
  const claimed = claimOver(sight, predicate);
  const holders = claimed === undefined ? speakersAt(sight, predicate) : claimed;
  if (holders.length === 0) return [];
  if (childrenBy(tree, predicate, 'aux').some((aux) => lemmaAt(tree, aux) === 'have' && aux !== ought.word)) return [];
  const subject = childBy(tree, predicate, 'nsubj', 'csubj') ?? childBy(tree, ought.word, 'nsubj');
  if (
    ought.subject === true &&
    subject !== undefined &&
    (ought.rule === 'need' ? /^i$/iu : /^(?:i|you)$/iu).test(tokenAt(tree, subject).form)
  )
    return [];
  const verbal = tokenAt(tree, predicate).upos === 'VERB';
  // "should keep their word and not make remarks": the second act is an issue of its own.
  const others = childrenBy(tree, predicate, 'conj').filter(
    (other) =>
      other > predicate && tokenAt(tree, other).upos === 'VERB' && childBy(tree, other, 'obj', 'nsubj') !== undefined,
  );
  const own = issueTokens(tree, predicate, [...childrenBy(tree, predicate, 'nsubj', 'csubj'), ...others]).filter(
    (token) =>
      token >=
      Math.min(
        predicate,
        ...childrenBy(tree, predicate, 'cop', 'aux', 'amod', 'det', 'compound').filter((child) => child > ought.word),
      ),
  );
  const negated = ought.negated !== isNegated(tree, predicate);
  const words = own.filter(
    (token) => !/^(?:should|must|not|n't|n’t|to|ought|can|cannot)$/u.test(lemmaAt(tree, token)) || token > predicate,
  );
  if (words.length < 2 && !isPassive(tree, predicate) && subject === undefined) return [];
  if (ought.rule === 'need' && subject !== undefined && holders.every((id) => id.startsWith('loc:'))) return [];
  // "should be careful not to interfere"
  const warned = /^(?:careful|cautious|sure)$/u.test(lemmaAt(tree, predicate))
    ? childrenBy(tree, predicate, 'xcomp', 'advcl', 'ccomp').find((child) => isTo(tree, child))
    : undefined;
  if (warned !== undefined)
    return standsOn(sight, {
      holder: { ids: holders, head: predicate },
      word: { act: 'demand', stance: '+' },
      at: predicate,
      root: warned,
      rule: 'careful',
    });
  // "has to do with": what something is about.
  if (lemmaAt(tree, predicate) === 'do' && childBy(tree, predicate, 'obj') === undefined) return [];
  // "You must be joking", "there can be no doubt".
  if (/^(?:doubt|mistake|say|admit|remember|note|recall|know)$/u.test(lemmaAt(tree, predicate))) return [];
  const whole =
    subject !== undefined && (isPassive(tree, predicate) || !verbal) && tokenAt(tree, subject).upos !== 'PRON';
  const issue = whole ? [...subtree(tree, subject), ...words].sort((a, b) => a - b) : words;
  const from =
    subject === undefined
      ? Math.min(ought.word, predicate)
      : Math.min(subtree(tree, subject)[0] ?? predicate, predicate);
  const stands = standsOn(sight, {
    holder: { ids: holders, head: predicate },
    word: { act: 'demand', stance: '+' },
    at: predicate,
    root: predicate,
    rule: ought.rule,
  });
  return stands
    .map((stand, order) =>
      stand.implied || order > 0
        ? { ...stand, from: stand.implied ? from : stand.from }
        : {
            ...stand,
            issue,
            act: negated ? ('oppose' as const) : ('demand' as const),
            stance: negated ? ('-' as const) : ('+' as const),
            from,
          },
    )
    .filter((stand) => !(negated && stand.implied));
}

/**
 * Whose claim a clause under a noun is: "the court's finding that the ruling must stand" is the court's, "suggestions that the troops
 * should leave" are nobody's; undefined where no noun of claim governs it.
 */
function claimOver(sight: StanceSight, predicate: number): readonly string[] | undefined {
  const { tree } = sight;
  const head = tokenAt(tree, predicate).head;
  if (head < 0 || relationOf(tree, predicate) !== 'acl' || tokenAt(tree, predicate).deprel === 'acl:relcl')
    return undefined;
  if (!CLAIM.test(lemmaAt(tree, head))) return undefined;
  const owner = childrenBy(tree, head).find((child) => tokenAt(tree, child).deprel === 'nmod:poss');
  if (owner !== undefined) return namedBy(sight, owner);
  const plural = tokenAt(tree, head).xpos === 'NNS';
  return plural ? [] : undefined;
}

const CLAIM =
  /^(?:suggestion|statement|claim|argument|view|position|finding|assertion|opinion|call|insistence|demand|contention|stance|line|warning|remark|comment|idea|complaint)$/u;

/** The word of obligation over a predicate: "should", "must", "need to", "has to", "ought to", "cannot", "it is time to". */
function oughtOf(
  tree: Sentence,
  predicate: number,
): { word: number; negated: boolean; rule: string; subject?: boolean } | undefined {
  const modal = childrenBy(tree, predicate, 'aux').find((aux) => /^(?:should|must|ought)$/u.test(lemmaAt(tree, aux)));
  if (modal !== undefined) return { word: modal, negated: false, rule: 'should', subject: true };
  const can = childrenBy(tree, predicate, 'aux').find(
    (aux) => /^(?:can|cannot)$/iu.test(tokenAt(tree, aux).form) || /^ca$/iu.test(tokenAt(tree, aux).form),
  );
  if (can !== undefined && isPassive(tree, predicate) && isNegated(tree, predicate))
    return { word: can, negated: false, rule: 'cannot' };
  const head = tokenAt(tree, predicate).head;
  if (head < 0 || !isTo(tree, predicate)) return undefined;
  const lemma = lemmaAt(tree, head);
  const relation = relationOf(tree, predicate);
  const yet = childrenBy(tree, head, 'advmod').some((child) => lemmaAt(tree, child) === 'yet');
  const aside = tokenAt(tree, head).deprel === 'acl:relcl';
  if (
    !aside &&
    relation === 'xcomp' &&
    (/^(?:need|have|ought)$/u.test(lemma) ||
      // "we've got to act"
      (lemma === 'get' && childrenBy(tree, head, 'aux').some((aux) => lemmaAt(tree, aux) === 'have'))) &&
    childBy(tree, head, 'obj') === undefined &&
    !yet
  )
    return { word: head, negated: isNegated(tree, head), rule: 'need', subject: true };
  // "it is time (for X) to act"
  if (/^(?:acl|csubj|advcl|xcomp)$/u.test(relation) && lemma === 'time' && childBy(tree, head, 'cop') !== undefined)
    return { word: head, negated: isNegated(tree, head), rule: 'time' };
  return undefined;
}

/** Verbs that tell what befalls somebody rather than what he decides. */
const NO_WILL =
  /^(?:be|have|lose|face|suffer|become|remain|need|get|see|find|feel|know|happen|take|depend|fall|fail|die|benefit|gain|win|grow|rise|live|exist|seem|appear|cost|mean|come|run|think|like|want|understand|struggle|pay|say|tell|learn|become|end|experience|receive|last|hurt|regret|prove|look|show|realize|realise|add|ask|host|hold|meet|mark|turn|arrive|inherit|celebrate|speak|attend|visit)$/u;

/** "its prediction that it would leave the slump behind": foretold, not promised. */
function isPrediction({ tree }: StanceSight, verb: number): boolean {
  const head = tokenAt(tree, verb).head;
  return (
    head >= 0 &&
    /^(?:acl|ccomp)$/u.test(relationOf(tree, verb)) &&
    /^(?:predict|prediction|forecast|expect|expectation|estimate|hope|fear|foresee|bet|belief|believe|projection)$/u.test(
      lemmaAt(tree, head),
    )
  );
}

/** "X will not sign Y", "X said it would send Y": what somebody says of his own acts. */
export function willStances(sight: StanceSight, verb: number): FoundStance[] {
  const { tree } = sight;
  const will = childrenBy(tree, verb, 'aux').find((aux) =>
    /^(?:will|would|['’]ll|wo)$/iu.test(tokenAt(tree, aux).form),
  );
  if (will === undefined || isSupposed(tree, verb) || isPassive(tree, verb)) return [];
  if (childrenBy(tree, verb, 'aux').some((aux) => /^have$/iu.test(tokenAt(tree, aux).form))) return [];
  const denied = isDenied(tree, verb);
  if (
    !denied &&
    !isConditional(tree, verb) &&
    NO_WILL.test(lemmaAt(tree, verb)) &&
    childBy(tree, verb, 'obj') === undefined
  )
    return [];
  if (/^(?:be|have|result|lead|do|lose|face|suffer|become|remain|need|cost|mean|like)$/u.test(lemmaAt(tree, verb)))
    return [];
  const holder = doersOf(sight, verb);
  if (holder === undefined) return [];
  const speakers = speakersAt(sight, verb);
  const own = holder.ids.some((id) => speakers.includes(id));
  if (isForetold(sight, verb) || isPrediction(sight, verb)) return [];
  const conditional = isConditional(tree, verb);
  // "Would" of the author's tells what might be, unless it goes with a refusal or a condition.
  const would = /^would$/iu.test(tokenAt(tree, will).form);
  if (!own && (speakers.length > 0 || (would && !denied && !conditional))) return [];
  if (!own && !denied && !conditional) return [];
  if (childrenBy(tree, verb).length < 2 || !childrenBy(tree, verb).some((child) => child > verb)) return [];
  return standsOn(sight, {
    holder,
    word: { act: 'commit', stance: '+' },
    at: verb,
    root: verb,
    denied,
    rule: denied ? 'will-not' : 'will',
    grade: 'weak',
    without: childrenBy(tree, verb, 'nsubj', 'aux').filter((child) => child < verb),
  }).map((stand) => {
    // The verb is the issue itself, so its own "not" has been counted twice.
    const issue = stand.issue.filter((token) => token >= verb || stand.head !== verb);
    if (stand.head !== verb) return { ...stand, issue };
    return {
      ...stand,
      issue,
      act: conditional && !stand.implied ? ('accept' as const) : denied ? ('reject' as const) : ('commit' as const),
      stance: conditional ? ('conditional' as const) : denied ? ('-' as const) : ('+' as const),
    };
  });
}
