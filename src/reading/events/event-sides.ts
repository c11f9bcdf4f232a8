import type { Link, Mention } from '../../records/actor.ts';
import type { Grade } from '../../records/grade.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex } from '../context/context.ts';
import type { Trigger } from './event-triggers.ts';

/** Someone who may be a side of an act. */
export interface Party {
  /** The state, body, group or person. */
  readonly actor: string;
  /** Who acted for it. */
  readonly through?: string;
  readonly span: Span;
  /** Named in the sentence of the act. */
  readonly direct: boolean;
  /** By what the words are tied to the actor; absent where the text does not tell who it is, and the actor is a guess. */
  readonly link?: Link;
  /** How sure that is. */
  readonly grade: Grade;
}

/** Both sides of an act as the words give them. */
export interface Sides {
  readonly source: readonly Party[];
  readonly target: readonly Party[];
}

/** Finds who stands in one sentence where a frame says that the sides of its act stand: from a place to tokens, from tokens to actors. */
export class SideFinder {
  private readonly actors: ActorIndex;
  private readonly sentence: Tree;

  constructor(actors: ActorIndex, sentence: Tree) {
    this.actors = actors;
    this.sentence = sentence;
  }

  /** Source and target of a trigger by its frame; the subject of a light verb acts, or suffers the act, as its frame says. */
  sidesOf(trigger: Trigger): Sides {
    const { frame, nounFrame, token, noun } = trigger;
    const { roles } = nounFrame ?? frame;
    const subject = nounFrame ? this.parties(this.doersAt(token)) : [];
    const at = noun === undefined ? [token] : [noun, token];
    const placed = (places: readonly string[]): readonly Party[] => {
      const each = places.map((place) => this.parties(at.flatMap((one) => this.tokensAt(place, one, one !== noun))));
      return roles.joint ? merge(...each) : (each.find((parties) => parties.length > 0) ?? []);
    };
    if (nounFrame && frame.roles.target.includes('s') && !roles.joint)
      return { source: without(placed(roles.source), subject), target: subject };
    const own = placed(roles.source);
    const source = roles.joint ? merge(subject, own) : subject.length > 0 ? subject : own;
    return { source, target: without(placed(roles.target), source) };
  }

  /** Who says something. */
  speakersAt(says: number): readonly Party[] {
    return this.sentence.isPassive(says) ? [] : this.parties(this.doersAt(says));
  }

  /** Tokens of whoever does what a verb says; of the agent of a passive. */
  doersAt(verb: number): readonly number[] {
    const doers = this.sentence.doersOf(verb);
    return doers.length === 0 && !this.sentence.isPassive(verb) ? this.sentence.subjectsOf(verb) : doers;
  }

  /** The words at a place of a frame: subject, object, possessor, modifier, complement, or behind a preposition. */
  private tokensAt(place: string, at: number, isVerb: boolean): readonly number[] {
    const { sentence } = this;
    const verbal = isVerb && sentence.token(at).upos !== 'NOUN';
    switch (place) {
      case 's':
        return verbal ? this.doersAt(at) : sentence.child(at, 'cop') === undefined ? [] : sentence.subjectsOf(at);
      case 'o':
        return verbal ? sentence.undergoersOf(at) : [];
      case 'i':
        return verbal ? sentence.children(at, 'iobj') : [];
      case 'x':
      case 'acl':
        return sentence.children(at, 'ccomp', 'xcomp', 'acl').flatMap((clause) => sentence.subjectsOf(clause));
      case 'poss':
      case 'mod':
        return (verbal ? sentence.objectsOf(at) : [at]).flatMap((noun) => this.modifiers(noun, place));
      default:
        return [at, ...(verbal ? sentence.objectsOf(at) : [])]
          .flatMap((one) => sentence.obliques(one, place))
          .flatMap((one) => sentence.withConjuncts(one));
    }
  }

  /** Possessors ("Moscow's") or modifiers ("Russian", "US-Chinese") of a noun. */
  private modifiers(noun: number, place: 'poss' | 'mod'): readonly number[] {
    const { sentence } = this;
    const before = sentence.children(noun, 'amod', 'compound', 'nmod').filter((child) => child < noun);
    return before
      .filter((child) => (sentence.token(child).deprel === 'nmod:poss') === (place === 'poss'))
      .flatMap((child) => [...sentence.withConjuncts(child), ...sentence.children(child, 'compound', 'amod')]);
  }

  /** The actors that tokens stand for, each once; "Russian jets" stand for whose they are. */
  private parties(tokens: readonly number[]): readonly Party[] {
    return merge(
      ...tokens.map((token) => {
        const own = this.partiesOf(token);
        if (own.length > 0) return own;
        const owners = (['poss', 'mod'] as const).flatMap((place) => this.modifiers(token, place));
        return merge(...[...owners, ...this.sentence.obliques(token, 'of')].map((owner) => this.partiesOf(owner)));
      }),
    );
  }

  private partiesOf(token: number): readonly Party[] {
    const mention = this.actors.headedBy(this.sentence.index, token);
    return mention ? ofMention(mention) : [];
  }
}

function ofMention({ actors, actsFor, span, link, provenance }: Mention): readonly Party[] {
  const tied = { span, direct: true, ...(link ? { link } : {}), grade: provenance.grade };
  if (actsFor.length === 0) return actors.map((actor) => ({ actor, ...tied }));
  return actsFor.map((actor, i) => {
    const through = actors.length === actsFor.length ? actors[i] : actors[0];
    return { actor, ...tied, ...(through !== undefined && through !== actor ? { through } : {}) };
  });
}

/** Lists of parties, each actor once; the first mention stays. */
function merge(...lists: readonly (readonly Party[])[]): readonly Party[] {
  return lists.flat().filter(({ actor }, n, all) => all.findIndex((other) => other.actor === actor) === n);
}

function without(parties: readonly Party[], others: readonly Party[]): readonly Party[] {
  return parties.filter(({ actor }) => !others.some((other) => other.actor === actor));
}
