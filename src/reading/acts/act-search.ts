import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isOfOneText } from '../../records/actor-id.ts';
import { ActKinds } from './act-kinds.ts';
import { covers } from './phrase-view.ts';

const PARTICLES_OF_ENDING = wordClass('particles of ending');
const PREPOSITIONS_OF_AN_ACT_OF_A_NOUN = wordClass('prepositions of an act of a noun');
const PREPOSITIONS_OF_TERMS = wordClass('prepositions of terms');
const PREPOSITIONS_OF_THE_ACT_OF_A_LIGHT_VERB = wordClass('prepositions of the act of a light verb');
const PREPOSITIONS_OF_WHAT_IS_ENDED = wordClass('prepositions of what is ended');
const VERBS_THAT_END_ONLY_WITH_A_PARTICLE = wordClass('verbs that end only with a particle');
const VERBS_WITH_A_BARE_INFINITIVE = wordClass('verbs with a bare infinitive');
const BACKWARD = [wordClass('nouns of an offer'), wordClass('nouns of a demand')];
const LETTING = /^(?:let|allow|permit)$/u;

/** What the words over an act make of it. */
interface Led {
  readonly ends: boolean;
  readonly underWay: boolean;
  readonly denied: boolean;
  /** Undefined: not said yet; empty: somebody else than an actor. */
  readonly doers: readonly string[] | undefined;
  /** Token from which its name begins: the outermost word ("halt" of "halt the exercises"). */
  readonly top: number;
  /** Tokens from there to the head: "halt", "carry", "exercise". */
  readonly trail: readonly number[];
}

/** An act in a tree, before it is given words. */
export interface Found extends Led {
  readonly head: number;
}

/** The way of a search from the outermost word to the act. */
export interface Way extends Led {
  readonly depth: number;
}

/** A verb that may be an act, or lead to one. */
interface VerbalAct {
  readonly verb: number;
  readonly passive: boolean;
  readonly clause: number | undefined;
  readonly object: number | undefined;
  readonly way: Way;
}

/** Where the act of a stretch is: words that only lead to it, end it or lessen it are looked through. */
export class ActSearch extends ActKinds {
  protected verbAsItStands(verb: number, way: Way): Found[] {
    return [
      {
        ...way,
        trail: [verb],
        denied: this.isDenied(verb, true),
        doers: this.doersOf(verb, true, undefined),
        head: verb,
      },
    ];
  }

  /** "Rejected the corridor": what a stand is about is an act, whatever noun names it. */
  protected forced(head: number, way: Way): Found[] {
    const tree = this.tree;
    const isSomebody = this.mentionAt(head).some((id) => !isOfOneText(id));
    if (!/^(?:NOUN|PROPN)$/u.test(tree.token(head).upos) || isSomebody) return [];
    const heads = [head, ...tree.children(head, 'conj').filter((one) => covers(this.span, tree.token(one)))];
    return heads
      .filter((one) => this.hasComplement(one))
      .map((one) => ({
        ...way,
        head: one,
        top: one,
        trail: [one],
        denied: this.isDenied(one, true),
        doers: this.doersOf(one, false, undefined),
      }));
  }

  /** "A share for its neighbours", but not "a higher price" or "the contract of 1999". */
  protected hasComplement(noun: number): boolean {
    const tree = this.tree;
    const told = tree
      .children(noun, 'nmod', 'acl')
      .filter((one) => one > noun && !/^(?:NUM|PRON)$/u.test(tree.token(one).upos));
    // "The plan" refers back to what was told before.
    if (BACKWARD.some((words) => words.has(tree.lemma(noun)))) return told.length > 0;
    return (
      told.length > 0 || tree.children(noun, 'compound', 'amod', 'nummod', 'det', 'nmod:poss').some((one) => one < noun)
    );
  }

  protected acts(head: number, way: Way): Found[] {
    const tree = this.tree;
    if (way.depth > 8) return [];
    const own = tree.token(head);
    const verbal = own.upos === 'VERB' || own.upos === 'AUX';
    const way2: Way = {
      ...way,
      depth: way.depth + 1,
      trail: [...way.trail, head],
      denied: way.denied !== this.isDenied(head, way.depth === 0),
      doers: this.doersOf(head, verbal, way.doers),
      underWay: way.underWay || this.saysOnGoing(head),
    };
    const main = verbal
      ? this.verb(head, way2)
      : own.upos === 'ADJ'
        ? this.adjective(head, way2)
        : this.noun(head, way2);
    const beside = tree
      .children(head, 'conj')
      .filter(
        (conj) =>
          tree.token(conj).upos === own.upos &&
          covers(this.span, tree.token(conj)) &&
          // "offered to leave and called for talks": the tree may tie a past tense to the infinitive before it.
          (!verbal || tree.token(conj).xpos === own.xpos),
      )
      .flatMap((conj) =>
        this.acts(conj, { ...way, doers: way2.doers, top: verbal ? conj : way.top, depth: way.depth + 1 }),
      );
    return [...main, ...beside];
  }

  protected verb(verb: number, way: Way): Found[] {
    if (this.is('held', verb)) return [];
    // "There is a guarantee": what there is.
    const there =
      this.isAct && this.tree.child(verb, 'expl') !== undefined ? this.tree.child(verb, 'nsubj') : undefined;
    if (there !== undefined)
      return [{ ...way, denied: way.denied !== this.isNone(there), head: there, top: there, trail: [there] }];
    const passive = this.tree.child(verb, 'nsubj:pass', 'aux:pass') !== undefined;
    const clause = this.clauseUnder(verb);
    const object = passive
      ? (this.tree.child(verb, 'nsubj') ?? this.themeOf(verb))
      : this.objectOf(verb, clause !== undefined);
    const isNone =
      this.isAct && [object, passive ? undefined : this.tree.child(verb, 'nsubj')].some((noun) => this.isNone(noun));
    if (isNone) way = { ...way, denied: !way.denied };
    const at: VerbalAct = { verb, passive, clause, object, way };
    const away = this.awayFrom(at);
    if (away) return away;
    // "Lets the refugees return": to let them is the act.
    if (this.isAct && LETTING.test(this.tree.lemma(verb)) && object !== undefined && clause !== undefined && !passive)
      return [{ ...way, head: verb }];
    const ended = this.ended(at);
    if (ended !== undefined) return this.acts(ended, { ...way, ends: !way.ends });
    const averted = this.averted(verb);
    if (averted !== undefined) return [{ ...way, head: averted, denied: !way.denied }];
    if (clause !== undefined && (this.is('toward', verb) || this.is('light', verb)))
      return this.acts(clause, this.wayInto(at));
    return this.underLight(at) ?? [{ ...way, head: verb }];
  }

  /** "Refuses to leave": the act that a verb keeps away from. */
  protected awayFrom(at: VerbalAct): Found[] | undefined {
    const { verb, clause, way } = at;
    if (!this.is('away', verb)) return undefined;
    return clause === undefined ? undefined : this.acts(clause, { ...this.wayInto(at), denied: !way.denied });
  }

  /** "Seeks an end to the drills", "gives aid", "goes on with the tests": the act is the noun. */
  protected underLight({ verb, object, way }: VerbalAct): Found[] | undefined {
    if (object !== undefined && this.namesAct(object)) {
      // "Seeks an end to the drills" says nothing of who holds them.
      if (this.is('ask', verb)) return this.acts(object, { ...way, doers: undefined, top: object, trail: [] });
      if (this.is('light', verb)) return this.acts(object, way);
    }
    const on = this.tree
      .children(verb, 'obl')
      .find((o) => this.namesAct(o) && PREPOSITIONS_OF_THE_ACT_OF_A_LIGHT_VERB.has(this.caseOf(o)));
    return object === undefined && on !== undefined && this.is('light', verb) ? this.acts(on, way) : undefined;
  }

  /** "Will send no troops", "no soldier will leave": the denial is the act's. */
  protected isNone(noun: number | undefined): boolean {
    return noun !== undefined && this.tree.children(noun, 'det').some((d) => this.tree.lemma(d) === 'no');
  }

  /** A clause of which a verb tells that it is to be done, left or helped. */
  protected clauseUnder(verb: number): number | undefined {
    const tree = this.tree;
    // "Goes on fishing"
    const goesOn = this.isAct && tree.lemma(verb) === 'go' && tree.tokens[verb + 1]?.form === 'on';
    if (goesOn && tree.tokens[verb + 2]?.xpos === 'VBG') return verb + 2;
    return tree.children(verb, 'xcomp', 'ccomp').find(
      (c) =>
        (tree.token(c).upos === 'VERB' &&
          // A bare verb stands under few verbs only ("have them go"); elsewhere it is some other word ("keep afloat").
          (tree.token(c).xpos !== 'VB' ||
            this.hasTo(c) ||
            VERBS_WITH_A_BARE_INFINITIVE.has(tree.lemma(verb)) ||
            tree.relation(c) === 'ccomp')) ||
        (tree.token(c).upos === 'ADJ' && (this.is('toward', c) || this.is('away', c))),
    );
  }

  /** How the search goes on into the clause under a verb: "have Beijing press", whom the verb acts upon is to act. */
  protected wayInto({ verb, passive, clause, object, way }: VerbalAct): Way {
    const asked =
      clause !== undefined &&
      object !== undefined &&
      object < clause &&
      this.tree.relation(clause) === 'xcomp' &&
      !passive
        ? this.actorsAt(object)
        : [];
    const promises = this.is('promise', verb);
    const told = promises || this.is('ask', verb);
    return {
      ...way,
      // "Demands that Rome let the refugees return": who lets is to act.
      ...(this.isAct && LETTING.test(this.tree.lemma(verb))
        ? {}
        : asked.length > 0 && !promises
          ? { doers: asked }
          : told && !promises
            ? { doers: undefined }
            : {}),
      // What is asked for or promised is the act; asking and promising are none of its words.
      ...(clause !== undefined && (told || asked.length > 0) ? { top: clause, trail: [] } : {}),
    };
  }

  /** What a verb ends or lessens; undefined where it does neither. */
  protected ended({ verb, passive, clause, object }: VerbalAct): number | undefined {
    const tree = this.tree;
    if (!this.is('end', verb) && !this.is('less', verb)) return undefined;
    // Whoever abandons or drops somebody ends no act.
    const onActor =
      object !== undefined &&
      !passive &&
      /^(?:PROPN|PRON)$/u.test(tree.token(object).upos) &&
      this.actorsAt(object).length > 0;
    if (onActor || !this.reallyEnds(verb, object)) return undefined;
    const subject = tree.child(verb, 'nsubj');
    const shrinking = object === undefined && subject !== undefined && this.actorsAt(subject).length === 0;
    // "What it will end": a question's word names nothing.
    if (this.isAct && object !== undefined && /^(?:what|whatever)$/u.test(tree.lemma(object))) return undefined;
    return (
      (clause !== undefined && tree.token(clause).xpos === 'VBG' ? clause : undefined) ??
      object ??
      tree.children(verb, 'obl').find((o) => PREPOSITIONS_OF_WHAT_IS_ENDED.has(this.caseOf(o)) && !this.isPlace(o)) ??
      (shrinking ? subject : undefined)
    );
  }

  /** "give aid", "put pressure on": such a verb ends something only with its particle or with a fit object. */
  protected reallyEnds(verb: number, object: number | undefined): boolean {
    const tree = this.tree;
    const lemma = tree.lemma(verb);
    if (/^(?:drop|cut)$/u.test(lemma) || !VERBS_THAT_END_ONLY_WITH_A_PARTICLE.has(lemma)) return true;
    const particle = tree.child(verb, 'compound:prt', 'compound') ?? tree.tokens[verb + 1]?.index;
    if (particle !== undefined && PARTICLES_OF_ENDING.has(tree.lemma(particle))) return true;
    return object !== undefined && tree.children(verb, 'obl').some((o) => this.caseOf(o) === 'to' && this.is('end', o));
  }

  /** The act from which somebody is kept safe: "protect the city from attack". */
  protected averted(verb: number): number | undefined {
    if (!this.is('avert', verb)) return undefined;
    const from = this.tree.children(verb, 'obl').find((o) => /^(?:from|against)$/u.test(this.caseOf(o)));
    return from !== undefined && this.kindsOf(from).length > 0 ? from : undefined;
  }

  /** A verb's object; "halt and cancel the drills": what stands behind the second verb is the first one's too. */
  protected objectOf(verb: number, hasClause: boolean): number | undefined {
    const tree = this.tree;
    const own = tree.child(verb, 'obj');
    if (own !== undefined || hasClause || tree.child(verb, 'obl') !== undefined) return own;
    const beside = tree
      .children(verb, 'conj')
      .filter((c) => tree.token(c).upos === 'VERB' && tree.child(c, 'nsubj') === undefined && c - verb <= 3);
    const above = tree.relation(verb) === 'conj' ? tree.token(verb).head : -1;
    const shared = beside.flatMap((c) => tree.children(c, 'obj'))[0];
    return shared ?? (above < 0 ? undefined : tree.children(above, 'obj').find((o) => o > verb));
  }

  protected adjective(adjective: number, way: Way): Found[] {
    const tree = this.tree;
    const clause = tree.children(adjective, 'xcomp', 'advcl', 'ccomp').find((c) => tree.token(c).upos === 'VERB');
    if (clause === undefined) return [];
    if (this.is('away', adjective)) return this.acts(clause, { ...way, top: clause, denied: !way.denied });
    return this.is('toward', adjective) ? this.acts(clause, { ...way, top: clause }) : [];
  }

  protected noun(noun: number, way: Way): Found[] {
    const tree = this.tree;
    // "is the guarantee of", "the belief that": what something is, or is held to be, is no act.
    // But "is against a withdrawal" is a stand.
    if ((tree.child(noun, 'cop') !== undefined && this.caseOf(noun) === '') || this.is('held', noun)) return [];
    // Whoever is named is no act.
    if (tree.token(noun).upos === 'PROPN' && this.mentionAt(noun).length > 0) return [];
    const of = tree
      .children(noun, 'nmod', 'acl')
      .find(
        (c) =>
          c > noun &&
          (PREPOSITIONS_OF_AN_ACT_OF_A_NOUN.has(this.caseOf(c)) ||
            (tree.token(c).upos === 'VERB' &&
              tree.token(c).deprel !== 'acl:relcl' &&
              (this.hasTo(c) || tree.token(c).xpos === 'VBG'))) &&
          !this.isPlace(c) &&
          this.actorsAt(c).length === 0,
      );
    const inFront = tree
      .children(noun, 'compound')
      .find((c) => this.actorsAt(c).length === 0 && this.kindsOf(c).length > 0);
    // "a truce under which A would pull back": what follows are its terms.
    const terms = tree
      .children(noun, 'acl:relcl')
      .filter((c) =>
        tree.children(c, 'obl').some((o) => tree.lemma(o) === 'which' && PREPOSITIONS_OF_TERMS.has(this.caseOf(o))),
      );
    const inner = terms.flatMap((term) =>
      this.acts(term, { ...way, ends: false, denied: false, underWay: false, doers: undefined, top: term, trail: [] }),
    );
    const ending = this.is('end', noun) || this.is('less', noun);
    // "the use of force" names an act by itself, "the use of talks" does not.
    const ownKind = this.kindsOf(noun).length > 0;
    const next = of ?? (ending || this.is('empty', noun) ? inFront : undefined);
    if (next !== undefined && ending) return this.acts(next, { ...way, ends: !way.ends });
    if (next !== undefined && this.is('empty', noun) && !ownKind) {
      return this.acts(next, way.top === noun ? { ...way, top: next, trail: [] } : way);
    }
    // "the right to leave", "a propensity to interfere": the act is the verb.
    const todo = tree.children(noun, 'acl').find((c) => c > noun && this.hasTo(c));
    if (todo !== undefined && !this.isDeed(noun))
      return this.acts(todo, this.isAct && way.ends ? way : { ...way, top: todo, trail: [] });
    // What a verb ends or lessens need be no deed ("withdraw the weapons").
    return way.trail.length > 1 || this.isDeed(noun) ? [{ ...way, head: noun }, ...inner] : inner;
  }
}
