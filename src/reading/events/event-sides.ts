import type { Token } from '../../language/tree.ts';
import type { EventFrames } from '../../lexicon/words/event-frames.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Link, Mention } from '../../records/actor.ts';
import { isOfOneText } from '../../records/actor-id.ts';
import type { Grade } from '../../records/grade.ts';
import type { Category } from '../../records/plover.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import { classesOf, objectsShared, type SentenceFrames, type Trigger } from './event-triggers.ts';
import { reportingVerb } from './reporting-verb.ts';

const SPEAKERS = wordClass('pronouns of the speaker');
const BLAMED_FOR = wordClass('links behind a word of blame');
const ASKED_TO = wordClass('links behind a word of asking');

/** Someone who may be a side of an act. */
export interface Party {
  /** The state, body, group or person. */
  readonly actor: string;
  /** Who acted for it. */
  readonly through?: string;
  readonly span: Span;
  /** A state, a body of states, an armed group, or someone who acts for one. */
  readonly strong: boolean;
  /** Named by the words at the side's own place, not by a place name or a modifier. */
  readonly direct: boolean;
  /** By what the words are tied to the actor; absent where the text does not tell who it is, and the actor is a guess. */
  readonly link?: Link;
  /** How sure that is. */
  readonly grade: Grade;
}

const BLAMES = new Set<Category>(['ACCUSE', 'SUPPORT', 'SANCTION', 'COERCE', 'PROTEST']);
const ASKS = new Set<Category>(['REQUEST', 'CONCEDE', 'AID', 'THREATEN']);

/** Both sides of an act as the words give them. */
export interface Sides {
  readonly source: readonly Party[];
  readonly target: readonly Party[];
}

/** Sectors whose organizations bear arms. */
const ARMED = new Set(['REB', 'UAF', 'PRM', 'SEP', 'INS', 'MIL', 'SPY', 'COP']);

/**
 * Finds who stands where in one sentence: from a role of a frame to tokens, from tokens to actors. A state that is only
 * the modifier of a noun ("Russian jets", "Beijing's navy") acts through it, unless the noun means private people
 * ("a Russian analyst").
 */
export class SideFinder {
  private readonly context: ReadingContext;
  private readonly actors: ActorIndex;
  private readonly found: SentenceFrames;
  private readonly sentence: Tree;
  private readonly classes: EventFrames['classes'];

  constructor(context: ReadingContext, actors: ActorIndex, found: SentenceFrames) {
    this.context = context;
    this.actors = actors;
    this.found = found;
    this.sentence = found.sentence;
    this.classes = found.classes;
  }

  /** Source and target of a trigger by its frame. */
  sidesOf(trigger: Trigger): Sides {
    const { frame, nounFrame } = trigger;
    if (!nounFrame) {
      const source = this.fill(frame.roles.source, trigger, frame.roles.joint, true);
      const target = this.fill(frame.roles.target, trigger, false, false, source);
      return { source, target: target.length > 0 ? target : without(this.beneficiary(trigger), source) };
    }
    // A light verb: its subject acts, or suffers the act, as its frame says; the rest stands at the noun or the verb.
    const noun = trigger.noun as number;
    const carrier = this.parties(this.carriers(trigger), true);
    const suffers = frame.roles.target.includes('s');
    const joint = nounFrame.roles.joint;
    const own = this.fillNoun(nounFrame.roles.source, noun, trigger.token, joint);
    if (suffers) {
      const source = own.length > 0 ? own : this.fillNoun(frame.roles.source, noun, trigger.token, joint);
      // "has a plan", "has complaints about": nobody else is named, so the subject is the one who acts.
      if (!joint && source.length === 0 && /^(?:have|enjoy)$/.test(this.sentence.token(trigger.token).lemma)) {
        const target = this.fillNoun(nounFrame.roles.target, noun, trigger.token, false, carrier);
        return { source: carrier, target };
      }
      if (!joint) return { source, target: carrier };
      // "faces an axis of two others": who faces it is no part of it.
      const outside = source.length >= 2 && this.sentence.token(trigger.token).lemma === 'face';
      return { source: outside ? source : merge(carrier, source), target: [] };
    }
    if (joint)
      return {
        source: merge(
          carrier,
          merge(own, this.fillNoun(['with', 'to', 'between', 'among'], noun, trigger.token, true)),
        ),
        target: [],
      };
    const source = carrier.length > 0 ? carrier : own;
    const target = this.fillNoun(nounFrame.roles.target, noun, trigger.token, false, source);
    const indirect =
      target.length > 0
        ? target
        : this.parties(
            this.sentence.children(trigger.token, 'iobj').filter((t) => t !== noun),
            false,
          );
    return { source, target: indirect };
  }

  /** "moved in with Tehran's blessing": the one who acts has the blessing. */
  private beneficiary(trigger: Trigger): readonly Party[] {
    if (trigger.kind !== 'noun' || (trigger.category !== 'SUPPORT' && trigger.category !== 'AID')) return [];
    const token = this.sentence.token(trigger.token);
    if (this.sentence.relation(token.index) !== 'obl' || this.sentence.prepositionOf(trigger.token) !== 'with')
      return [];
    return this.parties(this.sentence.doersOf(token.head), true);
  }

  /** The subject of a light verb; that of a passive is the act itself, so its agent. */
  private carriers(trigger: Trigger): readonly number[] {
    return this.doers(trigger.token, { ...trigger, first: trigger.token }).filter((t) => t !== trigger.noun);
  }

  /** Fills a side: every role of a joint act, else the best role, where a named state goes before a guess. */
  private fill(
    roles: readonly string[],
    trigger: Trigger,
    all: boolean,
    isSource: boolean,
    other: readonly Party[] = [],
  ): readonly Party[] {
    return best(roles, all, (role) =>
      without(this.parties(this.tokensAt(role, trigger), isSource && role !== 'mod' && role !== 'poss', role), other),
    );
  }

  private fillNoun(
    roles: readonly string[],
    noun: number,
    verb: number,
    all: boolean,
    other: readonly Party[] = [],
  ): readonly Party[] {
    return best(roles, all, (role) => without(this.parties(this.nounTokens(role, noun, verb), false, role), other));
  }

  private nounTokens(role: string, noun: number, verb: number): readonly number[] {
    if (role === 'poss' || role === 'mod') return this.modifiers(noun, role);
    if (role === 'x') return this.clauseSubjects(noun);
    if (role === 'acl') {
      // "a lawsuit challenging Beijing's claims"
      return this.sentence
        .children(noun, 'acl')
        .filter((c) => this.sentence.token(c).xpos === 'VBG')
        .flatMap((c) => this.sentence.children(c, 'obj'));
    }
    if (role === 's') return this.holders(noun);
    if (role === 'o' || role === 'i') return [];
    const shared = role === 'by' || role === 'of' || verb === noun ? [] : this.obliques(verb, role);
    return [...this.obliques(noun, role), ...this.lower(noun, role), ...shared];
  }

  /** Who is said to be it: "the Kurds are an ally of Washington", "Ankara, a backer of the rebels". */
  holders(noun: number): readonly number[] {
    const { sentence } = this;
    const token = sentence.token(noun);
    if (sentence.children(noun, 'cop').length > 0) return sentence.subjectsOf(noun);
    if (sentence.relation(token.index) === 'appos') return sentence.withConjuncts(token.head);
    if (sentence.relation(token.index) === 'xcomp') return sentence.subjectsOf(noun);
    return [];
  }

  /** "the withdrawal of forces from Somalia", "talks in Cairo between the two": the second phrase may hang on the first. */
  private lower(noun: number, role: string): readonly number[] {
    if (role === 'of' || role === 'by' || role === 'in') return [];
    const middle = role === 'between' || role === 'with' ? ['of', 'in', 'at', 'on', 'for'] : ['of'];
    return middle.flatMap((m) => this.obliques(noun, m)).flatMap((o) => this.obliques(o, role));
  }

  /** Who a clause under a noun speaks of: "complaints that Beijing floods the market". */
  private clauseSubjects(noun: number): readonly number[] {
    return this.sentence.children(noun, 'acl', 'ccomp').flatMap((clause) =>
      this.sentence
        .children(clause, 'nsubj')
        .filter((t) => !/^W/.test(this.sentence.token(t).xpos))
        .flatMap((t) => this.sentence.withConjuncts(t)),
    );
  }

  private tokensAt(role: string, trigger: Trigger): readonly number[] {
    const { sentence } = this;
    const at = trigger.token;
    if (trigger.kind === 'noun') {
      switch (role) {
        case 's':
        case 'o':
        case 'i':
        case 'x':
        case 'acl':
          return this.nounTokens(role, at, at);
        case 'poss':
        case 'mod':
          return this.modifiers(at, role);
        default:
          return [...this.obliques(at, role), ...this.lower(at, role)];
      }
    }
    switch (role) {
      case 's':
        // "U.S.-backed rebels": the doer stands before the hyphen.
        if (isAttributive(sentence, at))
          return sentence.children(at, 'compound', 'nsubj', 'obl', 'nmod', 'amod').filter((t) => t < at);
        // "Washington's backing independence": the possessor of a gerund acts.
        if (sentence.token(at).xpos === 'VBG' && sentence.children(at, 'nmod:poss').length > 0)
          return this.modifiers(at, 'poss');
        return this.doers(at, trigger);
      case 'o': {
        if (isAttributive(sentence, at)) return sentence.withConjuncts(sentence.token(at).head);
        const objects = objectsShared(sentence, at).filter(
          (t) => !(t >= trigger.first && t <= trigger.last && t !== at && this.found.noun[t]),
        );
        return objects.length > 0 || !sentence.isPassive(at) ? objects : sentence.subjectsOf(at);
      }
      case 'i':
        return [
          ...sentence.children(at, 'iobj').flatMap((t) => sentence.withConjuncts(t)),
          // "gave Nepal ten million dollars": the tree may take the receiver for a modifier of the gift.
          ...sentence.children(at, 'obj').flatMap((o) => sentence.children(o, 'compound').filter((t) => t === at + 1)),
        ];
      case 'x':
        return this.complementSubjects(at);
      case 'poss':
      case 'mod':
        return objectsShared(sentence, at).flatMap((o) => this.modifiers(o, role));
      default:
        return [
          ...this.obliques(at, role),
          ...objectsShared(sentence, at).flatMap((o) => this.obliques(o, role)),
          ...this.distant(at, role, trigger),
        ];
    }
  }

  /** Tokens of whoever does what a verb says; of the agent of a passive. */
  doersAt(verb: number): readonly number[] {
    return this.doers(verb, { first: verb, token: verb });
  }

  private doers(at: number, trigger: Pick<Trigger, 'first' | 'token'>): readonly number[] {
    const { sentence } = this;
    const plain = sentence.doersOf(at);
    const found = plain.length === 0 && !sentence.isPassive(at) ? sentence.subjectsOf(at) : plain;
    // Words of the trigger do nothing, but for a subject that the frame names ("drones struck").
    const doers = (this.controllers(at) ?? found).filter(
      (t) => t < trigger.first || t > trigger.token || sentence.relation(t) === 'nsubj',
    );
    if (doers.length > 0) return doers;
    // A finite verb under a noun is its predicate, whatever the tree calls it.
    const token = sentence.token(at);
    if (/^(?:acl|amod)$/.test(token.deprel) && token.head < at && /^VB[DZP]$/.test(token.xpos))
      return sentence.withConjuncts(token.head);
    if (
      sentence.relation(token.index) === 'conj' &&
      /^VB[DZP]$/.test(token.xpos) &&
      sentence.token(token.head).upos === 'NOUN'
    ) {
      // A finite verb coordinated with a noun belongs to the verb above it.
      const verb = sentence.ancestors(at).find((a) => sentence.token(a).upos === 'VERB');
      if (verb !== undefined) return sentence.subjectsOf(verb);
    }
    if (isMisreadRoot(sentence, at)) return sentence.withConjuncts(token.head);
    if (sentence.isPassive(at)) {
      // "sent to the frontier by Kenya": the agent may hang on a nearer noun.
      const below = sentence.children(at, 'obl', 'obj').flatMap((o) => this.obliques(o, 'by'));
      return below.length > 0 ? below : [];
    }
    return this.leftNeighbour(trigger.first);
  }

  /** The actor whose words end right before a finite verb, where the tree gives the verb no subject. */
  private leftNeighbour(first: number): readonly number[] {
    const { sentence } = this;
    const verb = sentence.token(first);
    let at = first - 1;
    while (at >= 0 && /^(?:AUX|ADV|PART|PUNCT)$/.test(sentence.token(at).upos) && sentence.token(at).form !== ',') at--;
    if (at < 0) return [];
    const token = sentence.token(at);
    if (!/^V|^NN/.test(verb.xpos) || verb.xpos === 'VBG' || (verb.xpos === 'VB' && at === first - 1)) return [];
    if (sentence.token(first - 1).form === 'to') return [];
    const mention = this.actors.headedBy(sentence.index, at);
    return mention &&
      token.upos === 'PROPN' &&
      !sentence.children(at, 'case').some((c) => sentence.token(c).upos === 'ADP')
      ? [at]
      : [];
  }

  /**
   * Who acts in a clause without a subject below a word of blame, thanks or demand: the one blamed or asked
   * ("accused Damascus of using gas", "called on Tehran to halt", "lashed out at Ankara for shooting down a jet").
   */
  private controllers(at: number): readonly number[] | undefined {
    const { sentence } = this;
    const token = sentence.token(at);
    const relation = sentence.relation(token.index);
    if (relation === 'conj') {
      const head = sentence.token(token.head);
      const shared = head.xpos === token.xpos && sentence.children(at, 'nsubj').length === 0;
      return shared ? this.controllers(token.head) : undefined;
    }
    if ((relation !== 'advcl' && relation !== 'xcomp') || sentence.children(at, 'nsubj').length > 0) return undefined;
    const words = this.found.verb[token.head];
    const frame = words?.frame;
    if (!words) return undefined;
    if (!frame?.category || frame.category === '=' || sentence.isPassive(at)) return undefined;
    const mark = sentence.children(at, 'mark').map((m) => sentence.token(m).form.toLowerCase())[0] ?? '';
    const blamed = BLAMES.has(frame.category) && BLAMED_FOR.has(mark);
    const asked = ASKS.has(frame.category) && ASKED_TO.has(mark);
    if (!blamed && !asked) return undefined;
    const governor: Trigger = {
      token: token.head,
      kind: 'verb',
      category: frame.category,
      mode: undefined,
      frame,
      first: words.first,
      last: words.last,
    };
    for (const role of frame.roles.target) {
      if (role === 'x') continue;
      const tokens = this.tokensAt(role, governor);
      if (tokens.length > 0) return tokens;
    }
    return undefined;
  }

  /** Who says something, if it is a strong voice. */
  speakersAt(says: number): readonly Party[] {
    if (this.sentence.isPassive(says)) return [];
    const named = this.doersAt(says).filter((t) => !/^(?:i|we)$/i.test(this.sentence.token(t).form));
    return this.parties(named, true).filter((party) => party.strong);
  }

  /** Who says "I" or "we" at a token. */
  private voiceAt(token: number): readonly Party[] {
    const says = reportingVerb(this.found, token);
    const speakers = says === undefined ? [] : this.speakersAt(says);
    return speakers.map((party) => (party.link === undefined ? party : { ...party, link: 'speaker' }));
  }

  /** A preposition that hangs on a noun inside the verb's words ("put pressure on Tehran"). */
  private distant(verb: number, role: string, trigger: Trigger): readonly number[] {
    if (trigger.last === verb) return [];
    const out: number[] = [];
    for (const token of this.sentence.tokens) {
      if (token.index <= verb || token.form.toLowerCase() !== role || token.index > trigger.last + 1) continue;
      if (this.sentence.relation(token.index) === 'case' && token.head > verb)
        out.push(...this.sentence.withConjuncts(token.head));
      // "backpedal on", "lash out at" with the preposition taken for a particle
    }
    return out;
  }

  /** Who is to act in the complement: "demanded that Seoul withdraw", "called for Seoul to withdraw". */
  private complementSubjects(verb: number): readonly number[] {
    const out: number[] = [];
    for (const clause of this.sentence.children(verb, 'ccomp', 'xcomp', 'advcl')) {
      if (this.sentence.relation(clause) === 'advcl' && this.sentence.token(clause).xpos !== 'VB') continue;
      for (const subject of this.sentence.children(clause, 'nsubj')) out.push(...this.sentence.withConjuncts(subject));
    }
    return out;
  }

  private obliques(at: number, preposition: string): readonly number[] {
    const out: number[] = [];
    for (const o of this.sentence.children(at, 'obl', 'nmod')) {
      if (this.sentence.token(o).deprel === 'nmod:poss') continue;
      const marker = this.sentence.prepositionOf(o);
      if (
        marker === preposition ||
        (preposition === 'against' && marker === 'as against') ||
        (preposition === 'by' && this.sentence.token(o).deprel === 'obl:agent')
      ) {
        out.push(...this.sentence.withConjuncts(o));
      }
    }
    return out;
  }

  /** Possessors ("Moscow's") or modifiers ("Russian", "US-Chinese") of a noun. */
  private modifiers(noun: number, role: 'poss' | 'mod'): readonly number[] {
    if (role === 'poss') {
      const owners = this.sentence.children(noun, 'nmod:poss').flatMap((t) => this.sentence.withConjuncts(t));
      return owners.flatMap((t) => (this.isTheir(t, noun) ? this.partiesOfClause(noun) : [t]));
    }
    return this.sentence
      .children(noun, 'amod', 'compound', 'nmod', 'obl')
      .filter((t) => t < noun && this.sentence.token(t).deprel !== 'nmod:poss' && this.sentence.prepositionOf(t) === '')
      .flatMap((t) => [...this.sentence.withConjuncts(t), ...this.sentence.children(t, 'compound', 'amod', 'conj')]);
  }

  /** "their meeting" of nobody named before: of the two sides of the clause it stands in. */
  private isTheir(owner: number, noun: number): boolean {
    const token = this.sentence.token(owner);
    if (token.form.toLowerCase() !== 'their' || !this.found.noun[noun]?.frame.roles.joint) return false;
    return (this.actors.headedBy(this.sentence.index, owner)?.actors.length ?? 0) === 0;
  }

  private partiesOfClause(noun: number): readonly number[] {
    const verb = this.sentence.token(noun).head;
    if (verb < 0 || this.sentence.token(verb).upos !== 'VERB') return [];
    return [...this.sentence.doersOf(verb), ...objectsShared(this.sentence, verb).filter((t) => t !== noun)];
  }

  /** The words of the sentence. */
  private forms: readonly string[] | undefined;

  /** How deep `parties` is nested: event nouns look for their own sides, and a wrong tree may lead round in a circle. */
  private nesting = 0;

  /** What single tokens stand for, asked from outside, by token and {@link roleKey}: every act asks for the same ones again. */
  private readonly known = new Map<number, readonly Party[]>();

  /** The actors that tokens stand for, each once. */
  parties(tokens: readonly number[], agentive: boolean, role = ''): readonly Party[] {
    if (this.nesting > 4) return [];
    this.nesting++;
    let out: readonly Party[] = [];
    for (const token of tokens) {
      const key = token * ROLE_KEYS + roleKey(agentive, role);
      const before = this.nesting === 1 ? this.known.get(key) : undefined;
      const found = before ?? this.partiesAt(token, agentive, role, 0);
      if (this.nesting === 1 && before === undefined) this.known.set(key, found);
      out = merge(out, found);
    }
    this.nesting--;
    return out;
  }

  /** Who is meant by a token at a place of a side. A model is to replace it. */
  private partiesAt(index: number, agentive: boolean, role: string, depth: number): readonly Party[] {
    if (depth > 3) return [];
    const { sentence, actors } = this;
    const token = sentence.token(index);
    const mention = actors.headedBy(sentence.index, index) ?? this.properCover(token);
    const named = mention && mention.actors.length > 0 ? this.ofMention(mention) : [];
    // Somebody known by a role only: whose role it is may stand further down ("the deputy head of China's delegation").
    const vague = mention?.kind === 'role' && named.every((party) => !party.strong && isOfOneText(party.actor));
    if (named.length > 0 && !vague)
      return token.xpos === 'NNS' && mention?.kind === 'role' ? merge(named, this.coOwners(index, depth)) : named;
    if (SPEAKERS.has(token.form.toLowerCase()) && token.upos === 'PRON') return this.voiceAt(index);
    const sets = classesOf(this.classes, token);
    const isPrivate = sets.some((set) => set.has('private'));
    if (named.length > 0 && !agentive) {
      const nations = this.nationsOf(named);
      if (nations.length > 0) return nations;
    }
    if (isPrivate && (agentive || vague)) return named;
    const weaker = (parties: readonly Party[]): readonly Party[] =>
      parties.map((party) => ({ ...party, direct: false, ...(isByName(party.link) ? { link: 'owner' } : {}) }));
    // A place that stands for its state as the object of an act ("visited Seoul", "bombed Tripoli"), or a name of several
    // where only a state can act.
    if ((!agentive || mention) && role !== 'mod' && token.upos === 'PROPN') {
      const place = this.stateOfPlace(token);
      if (place) return [place];
    }
    const owners = this.modifiers(index, 'poss');
    const modifiers = owners.length > 0 ? owners : this.modifiers(index, 'mod');
    const act = this.found.noun[index];
    if (act?.frame.category && act.frame.category !== '=') {
      const { joint } = act.frame.roles;
      const roles = joint ? ['with', 'between', 'poss', 'mod'] : act.frame.roles.source;
      const source = this.fillNoun(roles, index, index, joint);
      if (source.length > 0) return weaker(source);
    }
    for (const modifier of modifiers) {
      const owner = actors.headedBy(sentence.index, modifier);
      if (owner && owner.actors.length > 0) {
        const all = modifiers
          .map((m) => actors.headedBy(sentence.index, m))
          .filter((m): m is Mention => m !== undefined && m.actors.length > 0);
        return weaker(all.reduce<readonly Party[]>((sum, m) => merge(sum, this.ofMention(m)), []));
      }
    }
    for (const preposition of ['of', 'by', 'from', ...(role === 'in' || role === 'at' ? ['in'] : [])]) {
      for (const o of this.obliques(index, preposition)) {
        const inner = this.partiesAt(o, agentive && preposition !== 'by', role, depth + 1);
        if (inner.length > 0) return weaker(inner);
      }
    }
    for (const modifier of modifiers) {
      const inner = this.partiesAt(modifier, agentive, 'mod', depth + 1);
      if (inner.length > 0) return weaker(inner);
    }
    for (const appos of sentence.children(index, 'appos')) {
      const inner = this.partiesAt(appos, agentive, role, depth + 1);
      if (inner.length > 0) return inner;
    }
    // "shells fired by the army", "rebels backed by Riyadh": no; a passive participle says who made it act.
    for (const participle of sentence.children(index, 'acl')) {
      if (sets.some((set) => set.has('weapon')) && sentence.isPassive(participle)) {
        const inner = this.parties(sentence.agentsOf(participle), true);
        if (inner.length > 0) return weaker(inner);
      }
    }
    return named;
  }

  /** "the foreign ministers of China and Japan" act for both. */
  private coOwners(index: number, depth: number): readonly Party[] {
    return this.obliques(index, 'of')
      .flatMap((o) => this.partiesAt(o, false, 'of', depth + 1))
      .filter((party) => party.strong);
  }

  /** People known by their nationality only ("two Indonesian workers") stand for their state where something is done to them. */
  private nationsOf(parties: readonly Party[]): readonly Party[] {
    return parties.flatMap((party) => {
      const nationality = this.actors.actor(party.actor)?.nationality;
      return nationality
        ? [{ actor: nationality, span: party.span, strong: true, direct: false, link: 'owner', grade: 'strong' }]
        : [];
    });
  }

  /** A mention around a proper noun whose head the tree puts elsewhere. */
  private properCover(token: Token): Mention | undefined {
    if (token.upos !== 'PROPN') return undefined;
    const cover = this.actors.covering(this.sentence.index, token.index);
    if (!cover) return undefined;
    // The token must be what its clause governs, not a modifier within the mention.
    const head = token.head >= 0 ? this.sentence.token(token.head) : undefined;
    return head && head.start >= cover.span.start && head.end <= cover.span.end ? undefined : cover;
  }

  private ofMention(mention: Mention): readonly Party[] {
    const { actors } = this;
    const { span, link } = mention;
    const tied = { ...(link ? { link } : {}), grade: mention.provenance.grade };
    if (mention.actsFor.length > 0) {
      const paired = mention.actors.length === mention.actsFor.length;
      return mention.actsFor.map((actor, i) => {
        const through = paired ? mention.actors[i] : mention.actors[0];
        return {
          actor,
          span,
          strong: true,
          direct: true,
          ...tied,
          ...(through !== undefined && through !== actor ? { through } : {}),
        };
      });
    }
    return mention.actors.map((actor) => {
      const known = actors.actor(actor);
      const strong =
        known?.kind === 'state' ||
        known?.kind === 'igo' ||
        (known?.kind !== 'person' && ARMED.has(known?.sector ?? ''));
      return { actor, span, strong, direct: true, ...tied };
    });
  }

  /** Whether any words of the sentence may mean a strong party, wherever they stand: without one there is no act. */
  mayBeStrong(): boolean {
    const { sentence, actors } = this;
    return sentence.tokens.some((token) => {
      const mention = actors.headedBy(sentence.index, token.index) ?? this.properCover(token);
      const parties = mention ? this.ofMention(mention) : [];
      return (
        parties.some((party) => party.strong) ||
        this.nationsOf(parties).length > 0 ||
        (token.upos === 'PROPN' && this.stateOfPlace(token) !== undefined)
      );
    });
  }

  /** The state whose name or capital a proper noun is, although it does not act there. */
  private stateOfPlace(token: Token): Party | undefined {
    this.forms ??= this.sentence.tokens.map((t) => t.form);
    const words = this.forms;
    for (const at of [token.index, token.index - 1, token.index - 2]) {
      if (at < 0) continue;
      const match = this.context.lexicon.match(words, at);
      if (!match || at + match.length <= token.index) continue;
      for (const candidate of match.candidates) {
        if (candidate.as === 'place' || candidate.as === 'role' || candidate.as === 'demonym') continue;
        if (candidate.entry.kind !== 'state') continue;
        const first = this.sentence.token(at);
        const last = this.sentence.token(at + match.length - 1);
        const span = { start: first.start, end: last.end };
        return { actor: candidate.entry.id, span, strong: true, direct: false, link: 'named', grade: 'strong' };
      }
      return undefined;
    }
    return undefined;
  }
}

/** "Biden, echoing Ankara, called on them ...": a name as root with its verb taken for a participle. */
function isMisreadRoot(sentence: Tree, verb: number): boolean {
  const token = sentence.token(verb);
  if (token.deprel !== 'acl' || token.xpos !== 'VBN' || token.head < 0) return false;
  const head = sentence.token(token.head);
  return head.head < 0 && head.upos === 'PROPN' && head.index < verb && sentence.agentsOf(verb).length === 0;
}

/** A participle with a hyphen before its noun ("the Saudi-led coalition"). */
export function isAttributive(sentence: Tree, verb: number): boolean {
  const token = sentence.token(verb);
  return token.xpos === 'VBN' && token.deprel === 'amod' && sentence.tokens[verb - 1]?.form === '-';
}

/** Whether words give a name or an office of whom they mean. */
function isByName(link: Link | undefined): boolean {
  return link === 'named' || link === 'office';
}

const ROLE_KEYS = 6;

/** Roles in which a token stands for the same actors have the same number. */
function roleKey(agentive: boolean, role: string): number {
  return (role === 'mod' ? 2 : role === 'in' || role === 'at' ? 4 : 0) + (agentive ? 1 : 0);
}

/** Two lists of parties, each actor once; the first mention stays. */
export function merge(a: readonly Party[], b: readonly Party[]): readonly Party[] {
  if (a.length === 0) return b;
  const seen = new Set(a.map((party) => party.actor));
  const more = b.filter((party) => !seen.has(party.actor));
  return more.length > 0 ? [...a, ...more] : a;
}

function without(parties: readonly Party[], others: readonly Party[]): readonly Party[] {
  return others.length === 0
    ? parties
    : parties.filter((party) => !others.some((other) => other.actor === party.actor));
}

/** The parties of the best role: a named strong one first, then any strong one, then the first that is filled; of all roles if `all`. */
function best(roles: readonly string[], all: boolean, at: (role: string) => readonly Party[]): readonly Party[] {
  let chosen: readonly Party[] = [];
  let value = 0;
  for (const role of roles) {
    const parties = at(role);
    if (parties.length === 0) continue;
    if (all) {
      chosen = merge(chosen, parties);
      continue;
    }
    const strong = parties.filter((party) => party.strong);
    const worth = strong.some((party) => party.direct) ? 3 : strong.length > 0 ? 2 : 1;
    if (worth > value) {
      chosen = parties;
      value = worth;
    }
    if (value === 3) break;
  }
  return chosen;
}
