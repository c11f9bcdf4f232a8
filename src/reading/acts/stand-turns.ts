import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { StandKind } from '../../records/act-phrase.ts';
import { StandConditions } from './stand-conditions.ts';
import type { Complement, Found } from './stand-view.ts';
import type { ToldCondition } from './told-conditions.ts';

const ANSWERS = /^(?:accept|agree|comply|consent|decline|refuse)$/u;
const YES = /^(?:accept|agree|comply|consent)$/u;
const NOUNS_OF_INTENT = wordClass('nouns of an intent');
const NOUNS_OF_OBJECTION = wordClass('nouns of an objection');
const DEMANDS = wordClass('nouns of a demand');
const WORDS_OF_TIME = wordClass('words of a time');
const CHOICES = wordClass('nouns of a choice');
const NOTHING = /^(?:none|nothing)$/u;
const NOT_OWN = wordClass('nouns of whose people');

/** Stands that no verb of demanding, offering or refusing tells, but a turn of phrase. */
export class StandTurns extends StandConditions {
  protected readonly found: Found[] = [];

  /** What stands at a verb that says nothing of itself: "has no plans to", "gave them a month to". */
  protected turn(verb: number): void {
    if (this.tree.lemma(verb) === 'have') this.having(verb);
    if (/^(?:allow|give|grant)$/u.test(this.tree.lemma(verb))) this.givenTime(verb);
    this.ofDemand(verb);
  }

  /** "What it wants is a share of the water", "what it will not do is leave". */
  protected cleft(): void {
    const tree = this.tree;
    const what = tree.tokens.find(({ lemma, upos }) => lemma.toLowerCase() === 'what' && upos === 'PRON')?.index;
    const root = tree.rootOf();
    if (what === undefined || root === undefined || tree.child(root, 'cop') === undefined) return;
    const verb = tree.tokens.find(({ index, upos }) => index > what && index < root && upos === 'VERB')?.index;
    if (verb === undefined || tree.relation(verb) !== 'acl' || tree.child(verb, 'obj') !== undefined) return;
    const complement = { head: root, clausal: tree.token(root).upos === 'VERB' };
    const isDenied = tree.isNegated(verb);
    if (tree.lemma(verb) === 'do' && tree.modalOf(verb) !== undefined && complement.clausal)
      this.add(verb, isDenied ? 'refuse' : 'will', [complement], this.holders(verb), !isDenied);
    const kind = this.kindOfWord(verb);
    if (kind !== undefined && !isDenied)
      this.add(verb, kind, [complement], this.holders(verb), kind !== 'oppose' && kind !== 'refuse');
  }

  /** "Has no plans to withdraw", "has no objection to a vote", "will have none of it". */
  protected having(verb: number): void {
    const tree = this.tree;
    const what = tree.child(verb, 'obj');
    if (what === undefined) return;
    const holders = this.holders(verb);
    const isNone = tree.hasNegator(what) || tree.isNegated(verb);
    const todo = tree.children(what, 'acl')[0] ?? tree.children(verb, 'xcomp', 'advcl')[0];
    const on = [...tree.children(what, 'nmod'), ...tree.children(verb, 'obl')].find((one) =>
      /^(?:about|against|to|with)$/u.test(tree.caseOf(one)),
    );
    if (NOUNS_OF_INTENT.has(tree.lemma(what)) && todo !== undefined)
      this.add(verb, isNone ? 'refuse' : 'commit', [{ head: todo, clausal: true }], holders, !isNone);
    else if (NOUNS_OF_OBJECTION.has(tree.lemma(what)) && on !== undefined)
      this.add(verb, isNone ? 'support' : 'oppose', [{ head: on, clausal: false }], holders, isNone);
    else if (isNone && CHOICES.has(tree.lemma(what))) {
      // "Has no choice but to leave"
      const only = tree.children(verb, 'xcomp', 'advcl').find((one) => one > what && tree.isInfinitive(one));
      if (only !== undefined) this.add(verb, 'will', [{ head: only, clausal: true }], holders, true);
    } else if (NOTHING.test(tree.lemma(what))) {
      const of = tree.children(what, 'nmod').find((one) => tree.caseOf(one) === 'of');
      if (of !== undefined) this.add(verb, 'oppose', [{ head: of, clausal: false }], holders, false);
    }
  }

  /** "Wants nothing to do with independence". */
  protected nothingToDo(verb: number): boolean {
    const tree = this.tree;
    const what = tree.lemma(verb) === 'want' ? tree.child(verb, 'obj') : undefined;
    const clause = what === undefined || tree.lemma(what) !== 'nothing' ? undefined : tree.child(what, 'acl');
    const on =
      clause === undefined ? undefined : tree.children(clause, 'obl').find((one) => tree.caseOf(one) === 'with');
    if (clause === undefined || on === undefined || tree.lemma(clause) !== 'do') return false;
    this.add(verb, 'oppose', [{ head: on, clausal: false }], this.holders(verb), false);
    return true;
  }

  /** "Gave the rebels a month to leave". */
  protected givenTime(verb: number): void {
    const tree = this.tree;
    const time = tree.child(verb, 'obj') ?? tree.children(verb, 'obl').find((one) => tree.caseOf(one) === 'until');
    const isTime = time !== undefined && tree.nounPhrase(time).some((one) => WORDS_OF_TIME.has(tree.lemma(one)));
    const deadline = tree.children(verb, 'obl').some((one) => /^(?:until|till)$/u.test(tree.caseOf(one)));
    if (!isTime && !deadline) return;
    const todo = [
      ...tree.children(verb, 'xcomp', 'advcl'),
      ...tree.children(verb, 'obj', 'obl').flatMap((one) => tree.children(one, 'acl')),
    ].find((one) => one > verb && tree.isInfinitive(one));
    const asked = tree.children(verb, 'iobj', 'obj').flatMap((one) => this.sides.at(tree, one));
    if (todo !== undefined) this.add(verb, 'demand', [{ head: todo, clausal: true }], this.holders(verb), true, asked);
  }

  /** "Its one demand: that the troops leave", "the demand of the rebels is that ...". */
  protected ofDemand(verb: number): void {
    const tree = this.tree;
    const above = tree.token(verb).head;
    if (above < 0 || !/^(?:appos|ccomp|csubj|acl|parataxis)$/u.test(tree.relation(verb))) return;
    const noun = DEMANDS.has(tree.lemma(above)) ? above : undefined;
    if (noun === undefined || verb < noun || !tree.children(verb, 'mark').some((one) => tree.lemma(one) === 'that'))
      return;
    const owners = tree.children(noun, 'nmod:poss', 'nmod', 'amod').flatMap((one) => this.sides.owner(tree, one));
    this.add(verb, 'demand', [{ head: verb, clausal: true }], [...new Set(owners)], true);
  }

  /** "Is to buy the power": what is settled. */
  protected isFuture(verb: number): boolean {
    const tree = this.tree;
    const isTo = tree.token(verb).xpos === 'VB' && tree.child(verb, 'cop') !== undefined && tree.isInfinitive(verb);
    const cop = tree.child(verb, 'cop');
    if (!isTo || cop === undefined || !/^(?:is|are)$/u.test(tree.token(cop).form)) return false;
    const subject = tree.child(verb, 'nsubj');
    const holders = subject === undefined ? [] : this.sides.at(tree, subject);
    this.add(verb, 'will', [{ head: verb, clausal: true }], holders, true);
    return true;
  }

  /** Whose act "will" tells; of a passive that names nobody, whoever says so. */
  protected holdersOfWill(verb: number): readonly string[] {
    const tree = this.tree;
    const own = this.holders(verb);
    if (own.length > 0 || !tree.isPassive(verb)) return own;
    const subject = tree.child(verb, 'nsubj');
    const isPerson = subject !== undefined && NOT_OWN.has(tree.lemma(subject));
    const whose =
      subject === undefined || isPerson
        ? []
        : tree.children(subject, 'amod', 'compound').flatMap((one) => this.sides.at(tree, one));
    return whose.length > 0 ? [...new Set(whose)] : this.speakerOf(verb);
  }

  /** Whether the words of a condition hang on a clause, as far as their place tells. */
  protected isOnCondition(verb: number): boolean {
    return this.conditions.some(({ opens, last, leads }) => (leads ? last < verb : opens > verb));
  }

  /** "Argentina agreed.", "The army has refused.": an answer to what the side was asked. */
  protected answersAlone(verb: number): boolean {
    const tree = this.tree;
    const said = tree.lemma(verb) === 'say' ? (tree.tokens[verb + 1]?.form.toLowerCase() ?? '') : '';
    // "Will do neither": both of what it was asked.
    const isNeither = tree.lemma(verb) === 'do' && /^(?:neither|nothing)$/u.test(tree.tokens[verb + 1]?.form ?? '');
    const isSaid = /^(?:no|yes)$/u.test(said) && tree.children(verb, 'obj', 'discourse').includes(verb + 1);
    const lemma = isNeither ? 'refuse' : isSaid ? (said === 'no' ? 'refuse' : 'agree') : tree.lemma(verb);
    if (!ANSWERS.test(lemma) || tree.isPassive(verb)) return false;
    if (!isNeither && tree.modalOf(verb) !== undefined) return false;
    if (!isSaid && !isNeither && tree.children(verb, 'obj', 'xcomp', 'ccomp', 'obl', 'advcl').length > 0) return false;
    const holders = this.holders(verb);
    const about = tree.stretch(verb, verb);
    if (holders.length === 0 || !about) return false;
    const isYes = YES.test(lemma);
    // "Has not agreed" leaves it open.
    if (tree.isNegated(verb) && !isNeither) return true;
    this.found.push({
      at: verb,
      end: verb,
      stand: {
        sentence: tree.index,
        span: about,
        kind: isYes ? 'accept' : 'oppose',
        holders,
        wants: isYes,
        acts: [],
        about,
        refers: 'demand',
      },
    });
    return true;
  }

  /** "There will be no talks until the siege is lifted": who says so refuses them. */
  protected noneThereIs(conditions: readonly ToldCondition[]): void {
    const tree = this.tree;
    for (const { index } of tree.tokens) {
      if (tree.token(index).deprel !== 'expl') continue;
      const verb = tree.token(index).head;
      if (verb < 0 || tree.modalOf(verb) === undefined) continue;
      const what = tree.child(verb, 'nsubj') ?? (tree.token(verb).upos === 'NOUN' ? verb : undefined);
      if (
        what === undefined ||
        !tree.hasNegator(what) ||
        conditions.some((one) => what >= one.first && what <= one.last)
      )
        continue;
      // "No" is the act's own denial.
      this.add(what, 'oppose', [{ head: what, clausal: false }], this.speakerOf(verb), true);
    }
  }

  protected add(
    at: number,
    kind: StandKind,
    complements: readonly Complement[],
    holders: readonly string[],
    wants: boolean,
    asked: readonly string[] = [],
  ): void {
    if (holders.length === 0) return;
    this.listedSet = new Set(complements.slice(1).map(({ head }) => head));
    for (const complement of complements) {
      const said = this.kindSaid(at, kind, complement, holders);
      const found = said && this.told(at, said, complement, holders, wants);
      if (found) this.found.push(asked.length > 0 ? ofAsked(found, asked) : found);
    }
  }
}

/** Acts of nobody are theirs who were told to do them. */
function ofAsked(found: Found, asked: readonly string[]): Found {
  const acts = found.stand.acts.map((act) => (act.doers.length > 0 ? act : { ...act, doers: asked }));
  return { ...found, stand: { ...found.stand, acts } };
}
