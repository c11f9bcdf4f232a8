import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { ActPhrase, StandCondition, ToldStand } from '../../records/act-phrase.ts';
import type { Span } from '../../records/span.ts';
import { StandActs } from './stand-acts.ts';
import { type Found, OWN, SAYING } from './stand-view.ts';
import type { ToldCondition } from './told-conditions.ts';

const PEOPLE = wordClass('nouns of whose people');
const GOES_ON = wordClass('verbs of what goes on or is kept back');
const LASTS = /^(?:continue|go|last|persist|rage)$/u;
const RESPONDS = /^(?:answer|counter|meet|reply|respond|retaliate)$/u;

/** What stands hang on: clauses that a word opens, and what is answered, threatened or given in return. */
export class StandConditions extends StandActs {
  /** The acts of a condition: of its verb where it is a clause, so that "unless the contract is kept" is no contract. */
  protected conditionActs({ first, last }: ToldCondition, span: Span): readonly ActPhrase[] {
    const tree = this.tree;
    const tops = tree.tokens.slice(first, last + 1).filter(({ head }) => head < first || head > last);
    const verb = tops.find(({ upos, index }) => upos === 'VERB' || tree.child(index, 'cop', 'nsubj') !== undefined);
    const acts = verb?.upos === 'VERB' ? this.acts(tree, span, verb.index) : this.acts(tree, span);
    const isState = verb !== undefined && verb.upos !== 'VERB';
    const isHappening = verb?.upos === 'VERB' && !this.isDeed(verb.index);
    const told = acts.filter(
      (act) =>
        this.saysEnough(act, 'will') &&
        !((isState || (isHappening && act.doers.length === 0)) && act.keys.every(({ kind }) => kind === undefined)),
    );
    if (told.length > 0 || verb === undefined) return told;
    // "Unless Chile drops its claim", "as long as the troops stay": whatever is done there is what must be; and where nothing is
    // done ("as long as there is no agreement", "once the study is ready"), what is so.
    if (verb.upos === 'VERB' && this.isDeed(verb.index)) return this.acts(tree, span, verb.index, true);
    return this.acts(tree, span, verb.index, true).map((act) => ({ ...act, ...this.stateWords(span, act.denied) }));
  }

  /** A state of things in its own words. */
  protected stateWords(span: Span, denied: boolean): Pick<ActPhrase, 'span' | 'words' | 'denial'> {
    const words = this.sides.wordsOf(span);
    return denied ? { span, words: `not so: ${words}`, denial: words } : { span, words, denial: `not so: ${words}` };
  }

  /** "The army moves again", "the troops stay" is done by somebody; "the talks fail", "there is hope" is not. */
  protected isDeed(verb: number): boolean {
    const tree = this.tree;
    const subject = tree.child(verb, 'nsubj');
    if (subject === undefined || /^(?:be|have)$/u.test(tree.lemma(verb))) return false;
    if (tree.child(verb, 'obj', 'aux:pass', 'xcomp') !== undefined) return true;
    return this.sides.at(tree, subject).length > 0 || PEOPLE.has(tree.lemma(subject));
  }

  /** "Will not talk while the war lasts": what goes on by itself leaves the refusal as it stands. */
  protected isLasting({ first, last }: ToldCondition): boolean {
    const verb = this.tree.tokens.slice(first, last + 1).find(({ upos }) => upos === 'VERB');
    return verb !== undefined && LASTS.test(verb.lemma.toLowerCase());
  }

  /** "Only if Oslo does": what the stand is about, done by another. */
  protected sameOfOther({ first, last }: ToldCondition, stand: ToldStand): readonly ActPhrase[] {
    const tree = this.tree;
    const does = tree.tokens.slice(first, last + 1).find(({ lemma }) => lemma.toLowerCase() === 'do')?.index;
    const subject = does === undefined ? undefined : tree.child(does, 'nsubj');
    if (does === undefined || subject === undefined) return [];
    const more = tree.children(does, 'obj', 'xcomp', 'ccomp');
    if (more.some((one) => !/^(?:same|so|likewise)$/u.test(tree.lemma(one)))) return [];
    const doers = this.sides.at(tree, subject);
    const span = tree.stretch(first, last);
    if (doers.length === 0 || !span) return [];
    return stand.acts.map((act) => ({ ...act, span, doers, denied: tree.isNegated(does) }));
  }

  /** "Asked it to leave and said that its friends would march unless ...": another clause between is what hangs on it. */
  protected isOfAnother({ opens, first, last }: ToldCondition, at: number): boolean {
    const tree = this.tree;
    const own = tree.tokens.slice(first, last + 1).find(({ head }) => head < opens && head >= 0);
    let below = own?.head ?? -1;
    if (below < 0 || below === at || !tree.dominates(at, below)) return false;
    while (below !== at && below >= 0) {
      const isOwnClause = tree.modalOf(below) !== undefined && tree.child(below, 'nsubj') !== undefined;
      if (isOwnClause && /^(?:ccomp|conj|parataxis)$/u.test(tree.relation(below)) && tree.relation(below) !== 'xcomp')
        return true;
      if (tree.relation(below) === 'conj' && SAYING.has(tree.lemma(below))) return true;
      below = tree.token(below).head;
    }
    return false;
  }

  /** "Would answer any attack with force": what it answers must be. */
  protected answered(one: Found): StandCondition | undefined {
    const tree = this.tree;
    const verb = OWN.has(one.stand.kind) ? this.verbOf(one) : -1;
    if (verb < 0 || !RESPONDS.test(tree.lemma(verb))) return undefined;
    const what = [
      ...tree.children(verb, 'obj'),
      ...tree.children(verb, 'obl').filter((other) => /^(?:to|against|for)$/u.test(tree.caseOf(other))),
    ][0];
    const tokens = what === undefined ? [] : tree.nounPhrase(what);
    const span = tokens.length === 0 ? undefined : tree.stretch(tokens[0] ?? 0, tokens.at(-1) ?? 0);
    return span && { tie: 'if', span, acts: this.acts(tree, span, what) };
  }

  /** The verb of what one does: that of "will", or of the clause under a promise. */
  protected verbOf({ at, stand }: Found): number {
    const { tree } = this;
    if (stand.kind === 'will' || stand.kind === 'may') return at;
    return tree.children(at, 'xcomp', 'ccomp', 'advcl').find((one) => one > at && tree.isInfinitive(one)) ?? -1;
  }

  /** "Will fight any army that enters": only whoever enters is fought. */
  protected ofWhoever(one: Found): StandCondition | undefined {
    const { tree } = this;
    const verb = one.stand.kind === 'will' || one.stand.kind === 'threaten' ? this.verbOf(one) : -1;
    if (verb < 0) return undefined;
    const isWarned = tree.ancestors(verb).some((above) => /^(?:threaten|warn)$/u.test(tree.lemma(above)));
    const { end } = one;
    for (const noun of tree.subtree(verb)) {
      if (noun <= verb || noun > end || tree.relation(noun) === 'nsubj') continue;
      const isAny = tree.children(noun, 'det').some((det) => /^(?:any|every|whichever)$/u.test(tree.lemma(det)));
      const isOpen = isAny || /^(?:anyone|anybody|whoever|those)$/u.test(tree.lemma(noun)) || isWarned;
      const clause = isOpen ? tree.children(noun, 'acl').find((below) => tree.token(below).deprel === 'acl:relcl') : -1;
      if (clause === undefined || clause <= noun) continue;
      const tokens = tree.subtree(clause);
      if (!/^(?:who|that|which)$/u.test(tree.lemma(tokens[0] ?? clause))) continue;
      const span = tree.stretch(tokens[1] ?? clause, tokens.at(-1) ?? clause);
      const doers = this.sides.at(tree, noun);
      if (span) return { tie: 'if', span, acts: this.acts(tree, span, clause, true).map((act) => ({ ...act, doers })) };
    }
    return undefined;
  }

  /** "Wants Oslo to cut its quota, or it will close its ports." */
  protected orElse({ at, stand }: Found, found: readonly Found[]): ToldStand | undefined {
    if (stand.kind !== 'will' && stand.kind !== 'threaten') return undefined;
    const demand = found.findLast((one) => one.at < at && one.stand.kind === 'demand');
    if (!demand || demand.stand.holders.join() !== stand.holders.join()) return undefined;
    const between = this.tree.tokens.slice(demand.end + 1, at).map(({ form }) => form.toLowerCase());
    return between.some((form) => /^(?:or|otherwise|else)$/u.test(form)) ? demand.stand : undefined;
  }

  /** "That Kiev pay the price and that Moscow pay for transit in exchange": what one does itself, for what it asks. */
  protected isInReturn({ end, stand }: Found): boolean {
    const [first, last] = [this.tree.tokens[end - 1]?.form.toLowerCase(), this.tree.tokens[end]?.form.toLowerCase()];
    return OWN.has(stand.kind) && stand.wants && first === 'in' && /^(?:exchange|return)$/u.test(last ?? '');
  }

  /** Gives each condition to the stand that hangs on it: the one in front of it, or behind it where it leads. */
  protected withConditions(found: readonly Found[], conditions: readonly ToldCondition[]): readonly ToldStand[] {
    const on = new Map<Found, StandCondition>();
    for (const condition of conditions) {
      const { opens, last, span, leads, tie, ofRefusals } = condition;
      const near = leads ? found.find(({ at }) => at > last) : found.findLast(({ at }) => at < opens);
      if (ofRefusals && near?.stand.wants && near.stand.acts.every(({ denied }) => !denied)) continue;
      if (!near || (!leads && this.isOfAnother(condition, near.at))) continue;
      if (tie === 'until' && isOnlyTime(near.stand)) continue;
      const same = this.sameOfOther(condition, near.stand);
      if (ofRefusals && same.length === 0 && this.isLasting(condition)) continue;
      const acts = same.length > 0 ? same : this.conditionActs(condition, span);
      const together = found.filter(({ at }) => at === near.at);
      for (const one of together) if (!on.has(one)) on.set(one, { tie, span, acts });
    }
    this.furtherConditions(found, on);
    return found.map((one) => {
      const condition = on.get(one);
      // Words that open a condition are surer than heads.
      return condition ? { ...one.stand, on: condition } : one.stand;
    });
  }

  /** Conditions that no word opens: what is answered, what else would come, what it is done in return for. */
  protected furtherConditions(found: readonly Found[], on: Map<Found, StandCondition>): void {
    for (const one of found) {
      const answered = on.has(one) ? undefined : (this.answered(one) ?? this.ofWhoever(one));
      if (answered) on.set(one, answered);
      const demand = on.has(one) ? undefined : this.orElse(one, found);
      if (demand) on.set(one, { tie: 'unless', span: demand.about, acts: demand.acts });
      const before = found.filter(({ at, stand }) => at < one.at && stand.acts.length > 0).at(-1);
      if (before && !on.has(one) && this.isInReturn(one)) {
        const { about, acts } = before.stand;
        on.set(one, { tie: 'if', span: about, acts });
      }
    }
  }
}

/** "Will leave before the vote" only tells when; "refuses to leave" and "will stay out until the vote" hang on it. */
function isOnlyTime({ wants, acts }: ToldStand): boolean {
  if (!wants || acts.every(({ denied }) => denied)) return false;
  return !acts.some(({ underWay, ends, keys }) => (underWay && !ends) || keys.some(({ head }) => GOES_ON.has(head)));
}
