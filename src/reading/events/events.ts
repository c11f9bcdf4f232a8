import { relationOf } from '../../language/structure.ts';
import type { EventFrames } from '../../lexicon/words/event-frames.ts';
import type { Actor } from '../../records/actor.ts';
import { isOfOneText, isState } from '../../records/actor-id.ts';
import { byModel, byRule, type Decision } from '../../records/decision.ts';
import type { Event, Reality } from '../../records/event.ts';
import { announced, type Category, categoryFacts, SYMMETRIC } from '../../records/plover.ts';
import type { Grade } from '../../records/provenance.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import {
  type ActCandidate,
  kindOf,
  openFrame,
  type Proposal,
  type SentenceWords,
  type WhyDropped,
} from './act-candidates.ts';
import {
  type DecidedAct,
  decideAct,
  decideReality,
  decideSides,
  THRESHOLDS,
  type WeighedSides,
} from './act-decisions.ts';
import type { ActModel } from './act-model.ts';
import { EventCalendar } from './event-dates.ts';
import { isAttributive, merge, type Party, SideFinder, type Sides } from './event-sides.ts';
import { findTriggers, objectsShared, readFrames, type SentenceFrames, type Trigger } from './event-triggers.ts';
import { type ActMention, gatherEvents } from './gather-events.ts';
import type { KindredWords } from './kindred-words.ts';
import { type RealityFinding, realityOf } from './reality.ts';
import { type SideCandidate, sideCandidates } from './side-candidates.ts';
import { findSpokenActs, reportingVerb, speakers } from './spoken-acts.ts';

/** What weighs the words of acts: weights and, for words that the table does not hold, their neighbours in it. */
export interface ActWeights {
  readonly model: ActModel;
  readonly kindred: KindredWords;
}

/** Events, and the groups without a name that take part in them. */
export interface FoundEvents {
  readonly events: Event[];
  readonly groups: readonly Actor[];
}

/**
 * Who did what to whom, when, and whether it happened: reads the words that name acts (data/event-frames.tsv), finds
 * the sides where the frame of each word says they stand, works out its reality and date, and gathers mentions of the
 * same act into one record. With weights these decide which words name an act, of which category, and who takes part;
 * what the rules say is part of their evidence.
 *
 * @param frames from `loadEventFrames()`
 * @returns events in the order of the text
 */
export function readEvents(
  context: ReadingContext,
  actors: ActorIndex,
  frames: EventFrames,
  weights?: ActWeights,
): FoundEvents {
  const { date, regions, text } = context.document;
  const dateline = regions.find(({ kind }) => kind === 'dateline')?.span;
  const calendar = new EventCalendar(date, context.analysis, dateline && text.slice(dateline.start, dateline.end));
  const drafts: ActMention[] = [];
  const groups = new Map<string, Actor>();
  for (const sentence of context.analysis.sentences) {
    calendar.enter(sentence);
    if (!mayNameSides(sentence, actors)) continue;
    const reader = new SentenceReader(context, actors, frames, calendar, sentence, drafts);
    drafts.push(...reader.read(weights, groups));
  }
  const events = gatherEvents(context.document.id, drafts);
  const named = new Set(events.flatMap(({ source, target }) => [...source, ...target].map(({ actor }) => actor)));
  return { events, groups: [...groups.values()].filter(({ id }) => named.has(id) && !actors.actor(id)) };
}

/** Whether a sentence has words that may mean a side of an act; every act needs a strong one. */
function mayNameSides({ index, tokens }: Tree, actors: ActorIndex): boolean {
  return tokens.some((token) => token.upos === 'PROPN' || actors.headedBy(index, token.index) !== undefined);
}

/** Acts that a state does with what is its own. */
const MOVES_OWN = new Set<Category>(['MOBILIZE', 'RETREAT']);

/** Acts that count only with a recipient, beyond those that PLOVER names. */
const NEEDS_TARGET = new Set<Category>(['SUPPORT', 'ACCUSE', 'AID', 'COOPERATE', 'SANCTION']);
/** Acts that may be told without their doer. */
const DOERLESS = new Set<Category>(['ASSAULT', 'SANCTION', 'COERCE']);

/** Reads the acts of one sentence. */
export class SentenceReader {
  private readonly context: ReadingContext;
  private readonly frames: EventFrames;
  private readonly calendar: EventCalendar;
  private readonly sentence: Tree;
  /** Acts of the text so far. */
  private readonly told: readonly ActMention[];
  private readonly found: SentenceFrames;
  private readonly finder: SideFinder;
  private readonly actors: ActorIndex;

  constructor(
    context: ReadingContext,
    actors: ActorIndex,
    frames: EventFrames,
    calendar: EventCalendar,
    sentence: Tree,
    told: readonly ActMention[],
  ) {
    this.told = told;
    this.context = context;
    this.actors = actors;
    this.frames = frames;
    this.calendar = calendar;
    this.sentence = sentence;
    this.found = readFrames(sentence, frames, (token) => {
      const [first] = actors.headedBy(sentence.index, token)?.actors ?? [];
      return first === undefined ? undefined : (actors.actor(first)?.kind ?? 'unknown');
    });
    this.finder = new SideFinder(context, actors, this.found, (token) => this.voiceAt(token));
  }

  /** What the words may tell: acts of the table as its rules read them and, if `open`, other words that may name acts. */
  candidates(open: boolean): readonly ActCandidate[] {
    const { found, finder, sentence } = this;
    const triggers = findTriggers(found).filter((trigger) => this.names(trigger));
    const sides = triggers.map((trigger) => finder.sidesOf(trigger));
    const read = (trigger: Trigger, own: Sides, known: boolean): ActCandidate => {
      const finding = realityOf(found, trigger.token);
      return { ...this.propose(trigger, own, finding, triggers, sides), own, finding, known };
    };
    const out = triggers.map((trigger, i) => read(trigger, sides[i] as Sides, true));
    if (!open) return out;
    const taken = new Set(triggers.flatMap(({ token, noun }) => [token, noun ?? token]));
    // What a user's codebook says of a word is not weighed again.
    const users = (i: number): boolean => {
      const frame = found.verb[i]?.frame ?? found.noun[i]?.frame ?? found.adjective[i]?.frame;
      return frame !== undefined && (frame.silent === true || frame.own !== undefined);
    };
    for (const token of sentence.tokens) {
      const at = token.index;
      const settled = taken.has(at) || users(at) || objectsShared(sentence, at).some(users);
      const kind = settled ? undefined : kindOf(token);
      if (!kind || (kind === 'noun' && this.actors.headedBy(sentence.index, at))) continue;
      const frame = openFrame(this.frames, kind, token.lemma.toLowerCase(), undefined);
      const trigger: Trigger = { token: at, kind, category: 'CONSULT', mode: undefined, frame, first: at, last: at };
      out.push(read(trigger, finder.sidesOf(trigger), false));
    }
    return out.sort((a, b) => a.trigger.token - b.trigger.token);
  }

  /** All that decides about acts in this sentence. */
  words(kindred: KindredWords): SentenceWords {
    const { sentence, found, finder, actors, frames } = this;
    return { sentence, found, finder, actors, frames, kindred };
  }

  read(weights: ActWeights | undefined, groups: Map<string, Actor>): ActMention[] {
    if (!this.finder.mayBeStrong()) return [];
    const words = weights && this.words(weights.kindred);
    const people = words ? sideCandidates(words) : [];
    // The weights choose among these people: where none is strong, a word that the rules take for none need not be weighed.
    const mayAct = people.some(isPossibleSide);
    const candidates = this.candidates(words !== undefined);
    const drafts: ActMention[] = [];
    if (weights && words) {
      for (const candidate of candidates) {
        if (!mayAct && !candidate.kept) continue;
        const act = decideAct(words, candidate, weights.model);
        if (!act) continue;
        const sides = decideSides(words, act, people, weights.model.sides);
        for (const group of sides.groups) groups.set(group.id, group);
        const kept = keptSides(act, sides);
        if (!kept) continue;
        const reality = decideReality(words, act, weights.model.reality);
        const decision = act.weighed ? byModel(weights.model.name, offerOf(candidate)) : byRule(ruleOf(candidate));
        drafts.push(this.mention({ ...weighed(act), reality }, kept, decision));
      }
    } else {
      for (const candidate of candidates)
        if (candidate.kept) drafts.push(this.mention(candidate, candidate.kept, byRule(ruleOf(candidate))));
    }
    const known = candidates.filter((candidate) => candidate.known);
    const triggers = known.map(({ trigger }) => trigger);
    const sides = known.map(({ own }) => own);
    const realities = known.map(({ finding }) => finding);
    const { sentence, found, finder, calendar } = this;
    const told = { sentence, found, finder, calendar, contexts: () => this.contexts() };
    const spoken = findSpokenActs(told, triggers, sides, realities);
    // What ought to be done is told as a request; the act itself is not told a second time at the same word.
    const laid = new Set(spoken.map((draft) => draft.trigger.end));
    return [...drafts.filter((draft) => !(draft.reality === 'demanded' && laid.has(draft.trigger.end))), ...spoken];
  }

  /** Words that stand where they name no act: "armed groups", "the occupied territories". */
  private names(trigger: Trigger): boolean {
    const token = this.sentence.token(trigger.token);
    if (trigger.kind !== 'verb') return true;
    // A finite verb behind its noun is a predicate that the tree takes for a modifier.
    if (token.deprel === 'amod' && token.head < token.index && /^VB[DZ]$/.test(token.xpos)) return true;
    if (token.deprel === 'amod' || token.deprel === 'compound') return isAttributive(this.sentence, trigger.token);
    return true;
  }

  /** An act as the rules read it; without `kept` where they see none. */
  private propose(
    trigger: Trigger,
    own: Sides,
    finding: RealityFinding,
    triggers: readonly Trigger[],
    all: readonly Sides[],
  ): Proposal {
    let { source, target } = own;
    let { category, mode } = trigger;
    let { reality } = finding;
    let saidBy: number | undefined;
    const named = trigger.ownNoun ?? trigger.nounFrame ?? trigger.frame;
    let rule = named.own
      ? `${trigger.kind} of ${named.own.file}, line ${named.line}`
      : `${trigger.kind} frame ${named.line}`;
    // "a backer of the rebels" tells of an act only of somebody who is said to be it.
    const agentNoun = trigger.kind === 'noun' && trigger.frame.roles.source[0] === 's';
    const dropped = (why: WhyDropped): Proposal => ({
      trigger,
      category,
      mode,
      source,
      target,
      reality,
      rule,
      saidBy,
      why,
    });
    if (agentNoun && this.finder.holders(trigger.token).length === 0) return dropped('no holder');
    if (finding.absorbed && trigger.kind === 'noun') {
      // A rejected demand or accusation was made all the same.
      const speech = (category === 'ACCUSE' || category === 'REQUEST') && source.some((party) => party.strong);
      if (!speech) return dropped('absorbed');
      const refuser = this.finder.parties(this.sentence.subjectsOf(finding.operator ?? trigger.token), true);
      if (target.length === 0) target = refuser.filter((party) => !source.some((s) => s.actor === party.actor));
      reality = 'actual';
      rule += ', answered by a refusal';
    }
    // What is promised or threatened is told by the promise.
    if (
      finding.operator !== undefined &&
      this.found.verb[finding.operator]?.frame.category === 'AGREE' &&
      reality === 'planned'
    )
      return dropped('promised');
    if (finding.absorbed && trigger.kind !== 'noun') reality = 'hypothetical';

    // A promise or threat takes its category, and its other side, from the act that it speaks of.
    const frame = trigger.nounFrame ?? trigger.frame;
    if (frame.complement === 'planned' && category === 'AGREE') {
      const inner = this.complementTrigger(trigger, triggers);
      // "agreed on sanctions against them" is told of those who agree.
      const settled =
        inner !== undefined &&
        this.sentence.token(trigger.token).lemma === 'agree' &&
        this.sentence.prepositionOf((triggers[inner] as Trigger).token) === 'on';
      if (inner !== undefined && !settled) {
        const spoken = triggers[inner] as Trigger;
        const gives = /^(?:accept|tolerate|acquiesce|recognize|recognise|drop|let)$/;
        const yields = gives.test(this.sentence.token(spoken.token).lemma);
        category = yields ? 'CONCEDE' : announced(spoken.category);
        mode = undefined;
        rule += `, announced ${spoken.category}`;
        const theirs = (all[inner] as Sides).target.filter((party) => !source.some((s) => s.actor === party.actor));
        if (target.length === 0) target = theirs.length > 0 ? theirs : partners(all[inner] as Sides, source);
        if (SYMMETRIC.has(category) && spoken.frame.roles.joint && target.length > 0) {
          source = merge(source, target);
          target = [];
        }
      }
    } else if (category === 'REJECT' && target.length === 0) {
      const inner = this.complementTrigger(trigger, triggers);
      if (inner !== undefined) {
        const theirs = all[inner] as Sides;
        target = merge(theirs.target, theirs.source).filter(
          (party) => party.direct && !source.some((s) => s.actor === party.actor),
        );
      }
      if (target.length === 0 && trigger.kind === 'verb') {
        // "failed to pay compensation to Tokyo": whom the refused act was for.
        const clause = this.sentence.complementsOf(trigger.token)[0];
        if (clause !== undefined) {
          const tokens = [...this.sentence.objectsOf(clause), ...this.sentence.obliques(clause, 'to', 'with', 'from')];
          target = this.finder
            .parties(tokens, false)
            .filter((party) => party.direct && party.strong && !source.some((s) => s.actor === party.actor));
        }
      }
    } else if ((category === 'REQUEST' || category === 'THREATEN') && target.length === 0) {
      const inner = this.complementTrigger(trigger, triggers);
      if (inner !== undefined) {
        const theirs = all[inner] as Sides;
        const asked = category === 'REQUEST' ? theirs.source : theirs.target;
        target = asked.filter((party) => !source.some((s) => s.actor === party.actor));
      }
    }

    // What an official says his own side will do is a promise or a threat now, not only a plan.
    if (
      reality === 'planned' &&
      finding.reporting !== undefined &&
      source.length > 0 &&
      finding.operator === undefined
    ) {
      const voices = speakers(this.finder, this.sentence, finding.reporting);
      if (voices.some((speaker) => source.some((party) => party.actor === speaker.actor))) {
        rule += `, announced ${category}`;
        category = announced(category);
        mode = undefined;
        reality = 'actual';
        saidBy = finding.reporting;
      }
    }

    if (
      trigger.kind === 'noun' &&
      target.length === 0 &&
      (category === 'ACCUSE' || category === 'REQUEST' || category === 'THREATEN')
    ) {
      target = this.answerer(trigger).filter((party) => !source.some((s) => s.actor === party.actor));
    }

    const guess = this.complete(trigger, category, source, target);
    source = guess.source;
    target = guess.target;
    if (guess.rule) rule += `, ${guess.rule}`;

    if (SYMMETRIC.has(category) && trigger.frame.roles.joint) {
      source = merge(source, target);
      target = [];
    }
    // People without a name take part in nothing that counts ("met with residents").
    if (SYMMETRIC.has(category)) source = source.filter((party) => party.strong || !isOfOneText(party.actor));
    const kept = this.settle(trigger, category, source, target, reality);
    if (!kept) return dropped('sides');
    return { trigger, category, mode, source, target, reality, rule, saidBy, kept };
  }

  /** The mention of an act with its sides. */
  private mention(candidate: ActCandidate, kept: Sides, decision: Decision): ActMention {
    const { trigger, category, mode, reality, saidBy } = candidate;
    const named = trigger.ownNoun ?? trigger.nounFrame ?? trigger.frame;
    const { sentence } = this;
    const words = this.triggerSpan(trigger);
    return {
      sentence,
      trigger: words,
      lemma: sentence.token(trigger.noun ?? trigger.token).lemma.toLowerCase(),
      nominal: trigger.kind === 'noun',
      category,
      mode: mode !== undefined && categoryFacts(category).modes.some((m) => m.name === mode) ? mode : undefined,
      // An act that is only announced is another one, which the user's code does not name.
      ...(named.own?.code !== undefined && category === trigger.category ? { code: named.own.code } : {}),
      source: kept.source,
      target: kept.target,
      reality,
      date: this.calendar.dateOf(
        {
          token: trigger.token,
          ...(trigger.noun === undefined ? {} : { noun: trigger.noun }),
          nominal: trigger.kind === 'noun',
          category,
          reality,
          ...(saidBy === undefined ? {} : { saidBy }),
        },
        this.found,
      ),
      contexts: this.contexts(),
      place: this.placeOf(trigger),
      decision,
      grade: gradeOf(kept, trigger),
    };
  }

  /** Sides that the words at the act do not give, but its clause or the text before does. */
  private complete(
    trigger: Trigger,
    category: Category,
    source: readonly Party[],
    target: readonly Party[],
  ): Sides & { readonly rule?: string } {
    const { sentence } = this;
    const others = (parties: readonly Party[], than: readonly Party[]): readonly Party[] =>
      parties.filter((party) => party.strong && !than.some((other) => other.actor === party.actor));
    if (
      source.some((party) => party.strong) &&
      target.length === 0 &&
      trigger.kind !== 'noun' &&
      NEEDS_TARGET.has(category)
    ) {
      // "condemned the test": whose test it was has been told before.
      for (const object of [...sentence.objectsOf(trigger.token), ...sentence.children(trigger.token, 'obl')]) {
        const lemma = sentence.token(object).lemma.toLowerCase();
        const told = this.told.findLast((draft) => draft.lemma === lemma || (draft.nominal && draft.lemma === lemma));
        const sides = told ? others(merge(told.source, told.target), source) : [];
        if (sides.length > 0) return { source, target: sides.slice(0, 1).map(indirect), rule: 'act told before' };
      }
    }
    if (
      source.length === 0 &&
      MOVES_OWN.has(category) &&
      trigger.kind === 'verb' &&
      sentence.isPassive(trigger.token)
    ) {
      // "jets were scrambled": whose they are moves them.
      const own = others(this.finder.parties(sentence.subjectsOf(trigger.token), true), target);
      if (own.length > 0) return { source: own, target, rule: 'own forces' };
    }
    return { source, target };
  }

  /** "responded to complaints by Washington": who answers is who was addressed. */
  private answerer(trigger: Trigger): readonly Party[] {
    const { sentence } = this;
    let token = sentence.token(trigger.token);
    for (let steps = 0; steps < 3 && token.head >= 0; steps++) {
      token = sentence.token(token.head);
      if (token.upos !== 'VERB') continue;
      if (
        !/^(?:respond|answer|dismiss|reject|react|deny|face|ignore|counter|rebut|brush|shrug|rebuff|refuse|defy|resist|reply|jab|hit|fire|push|address|meet|deflect|heed|accept|consider|bow|yield)$/.test(
          token.lemma,
        )
      )
        return [];
      return this.finder.parties(sentence.subjectsOf(token.index), true).filter((party) => party.strong);
    }
    return [];
  }

  /** The act in the complement of a word: "agreed to withdraw", "a promise to send aid", "threatened with sanctions". */
  private complementTrigger(trigger: Trigger, triggers: readonly Trigger[]): number | undefined {
    const { sentence } = this;
    const at = trigger.noun ?? trigger.token;
    const below = [
      ...sentence.complementsOf(trigger.token),
      ...sentence.children(at, 'acl', 'advcl', 'xcomp', 'ccomp'),
      ...sentence.children(trigger.token, 'obj', 'obl', 'nmod', 'advcl'),
    ].filter((child) => !this.hasOwnTime(child));
    for (const child of below) {
      const hit = triggers.findIndex((other) => other !== trigger && other.token === child);
      if (hit >= 0) return hit;
      // "agreed to try to end", "vowed that it would respond by ..."
      const deeper = sentence.complementsOf(child)[0];
      if (deeper !== undefined) {
        const inner = triggers.findIndex((other) => other !== trigger && other.token === deeper);
        if (inner >= 0) return inner;
      }
    }
    return undefined;
  }

  /** "accepted the draft, while Ethiopia rejected it": a finite clause beside the verb tells of an act of its own. */
  private hasOwnTime(clause: number): boolean {
    const { sentence } = this;
    return (
      relationOf(sentence.token(clause)) === 'advcl' &&
      /^VB[DZP]$/.test(sentence.token(clause).xpos) &&
      sentence.subjectsOf(clause).length > 0 &&
      sentence
        .children(clause, 'mark', 'advmod')
        .some((c) =>
          /^(?:while|whereas|although|though|as|when|because|since|after|before|but)$/i.test(sentence.token(c).form),
        )
    );
  }

  /** Drops what cannot be an act between actors, and brings the sides into the codebook's form. */
  private settle(
    trigger: Trigger,
    category: Category,
    source: readonly Party[],
    target: readonly Party[],
    reality: Reality,
  ): Sides | undefined {
    const same = target.filter((party) => source.some((s) => s.actor === party.actor));
    let to = target.filter((party) => !same.includes(party));
    let by = source;
    // Talk within one state is no act between actors.
    if (
      target.length > 0 &&
      to.length === 0 &&
      category !== 'COERCE' &&
      category !== 'ASSAULT' &&
      category !== 'MOBILIZE'
    )
      return undefined;
    if (!by.some((party) => party.strong) && !to.some((party) => party.strong)) return undefined;
    if (
      SYMMETRIC.has(category) &&
      (trigger.frame.roles.joint || trigger.nounFrame?.roles.joint) &&
      category !== 'AGREE' &&
      by.length < 2
    )
      return undefined;
    if (category === 'AGREE' && trigger.kind === 'noun' && trigger.frame.roles.joint && by.length < 2) return undefined;
    if (by.length === 0) {
      if (!DOERLESS.has(category) || !to.some((party) => party.strong)) return undefined;
      if (trigger.kind === 'verb' && !this.sentence.isPassive(trigger.token)) return undefined;
      if (trigger.kind === 'noun' && (reality !== 'actual' || !this.isAimed(trigger))) return undefined;
    }
    const together = (SYMMETRIC.has(category) || trigger.frame.roles.joint) && by.length >= 2;
    if (NEEDS_TARGET.has(category) && to.length === 0 && !together) return undefined;
    if (trigger.kind === 'noun' && category === 'ASSAULT' && to.length === 0 && this.isVague(trigger)) return undefined;
    // A private person of the same state: domestic politics.
    if (by.length > 0 && by.every((party) => !party.strong && to.some((t) => t.actor === this.nationality(party))))
      return undefined;
    if (
      to.length > 0 &&
      to.every((party) => !party.strong && by.some((s) => s.actor === this.nationality(party))) &&
      !DOERLESS.has(category)
    )
      to = [];
    if (to.length === 0 && target.length > 0 && NEEDS_TARGET.has(category)) return undefined;
    // "declined to comment", "failed to score": nobody was refused anything.
    const idle = /^(?:decline|fail|neglect)$/.test(this.sentence.token(trigger.token).lemma);
    if (category === 'REJECT' && to.length === 0 && idle && trigger.kind === 'verb') return undefined;
    if (
      category === 'REQUEST' &&
      trigger.frame.words.length === 1 &&
      to.length === 0 &&
      /^(?:want|need|seek|ask|tell|order|direct|advise|invite|encourage|require)$/.test(
        this.sentence.token(trigger.token).lemma,
      )
    )
      return undefined;
    // A show of strength or a refusal needs nobody; a body that nobody knows is no sure addressee of it.
    const unknown = (party: Party): boolean => !party.strong && this.actors.actor(party.actor)?.resolved === false;
    if (!NEEDS_TARGET.has(category) && to.every(unknown)) to = [];
    if (!by.some((party) => party.strong) && !to.some((party) => party.strong)) return undefined;
    // Somebody known by a role only counts as the doer of deeds and charges, not of requests and refusals.
    const nobody = by.length > 0 && by.every((party) => !party.strong && isOfOneText(party.actor));
    if (nobody && !DOERLESS.has(category) && category !== 'PROTEST' && category !== 'ACCUSE') return undefined;
    by = by.filter((party) => party.strong || !by.some((other) => other.strong) || SYMMETRIC.has(category));
    return { source: by, target: to };
  }

  /** "the Yemeni war", "violence in Iraq": a state of things rather than somebody's act. */
  private isVague(trigger: Trigger): boolean {
    const { sentence } = this;
    if (
      !/^(?:strike|campaign|operation|drive|fight|defeat|sweep|war|warfare|fighting|violence|conflict|bloodshed|bloodletting|hostility|combat|insurgency|uprising|terrorism|unrest|battle|clash|shooting|killing|advance|aggression)$/.test(
        sentence.token(trigger.token).lemma,
      )
    )
      return false;
    return (
      sentence.children(trigger.token, 'nmod:poss').length === 0 &&
      !sentence
        .children(trigger.token, 'nmod')
        .some((o) => sentence.children(o, 'case').some((c) => sentence.token(c).form.toLowerCase() === 'by'))
    );
  }

  /** "attacks on Aleppo" aim at somebody, "the fighting in Syria" may not. */
  private isAimed(trigger: Trigger): boolean {
    return this.sentence
      .children(trigger.token, 'nmod', 'obl')
      .some((o) =>
        this.sentence
          .children(o, 'case')
          .some((c) => /^(?:on|against)$/.test(this.sentence.token(c).form.toLowerCase())),
      );
  }

  private nationality(party: Party): string | undefined {
    return this.actors.actor(party.actor)?.nationality;
  }

  /** Who says "I" or "we" at a token. */
  private voiceAt(token: number): readonly Party[] {
    const says = reportingVerb(this.found, token);
    return says === undefined ? [] : speakers(this.finder, this.sentence, says);
  }

  /** A place named at the act: "in Geneva", "near Mosul". */
  private placeOf(trigger: Trigger): Event['place'] {
    const { sentence } = this;
    for (const at of trigger.noun === undefined ? [trigger.token] : [trigger.token, trigger.noun]) {
      for (const o of sentence.children(at, 'obl', 'nmod')) {
        const marker = sentence.children(o, 'case')[0];
        if (marker === undefined || !/^(?:in|at|near|outside)$/.test(sentence.token(marker).form.toLowerCase()))
          continue;
        const name = sentence.names.find((n) => n.first <= o && o <= n.last && n.type === 'place');
        if (!name) continue;
        const span = { start: sentence.token(name.first).start, end: sentence.token(name.last).end };
        const mention = this.actors.headedBy(sentence.index, o);
        const iso3 = mention?.actors.find(isState);
        return { name: this.context.analysis.text.slice(span.start, span.end), ...(iso3 ? { iso3 } : {}), span };
      }
    }
    return undefined;
  }

  private contextTags: readonly string[] | undefined;

  private contexts(): readonly string[] {
    if (this.contextTags) return this.contextTags;
    const tags = new Set<string>();
    const { tokens } = this.sentence;
    tokens.forEach((token, i) => {
      const next = tokens[i + 1];
      const keys = [
        token.lemma.toLowerCase(),
        token.form.toLowerCase(),
        `${token.form} ${next?.lemma ?? ''}`.toLowerCase(),
      ];
      for (const key of keys) for (const tag of this.frames.contexts.get(key) ?? []) tags.add(tag);
    });
    this.contextTags = [...tags].sort();
    return this.contextTags;
  }

  private triggerSpan(trigger: Trigger): Span {
    const { sentence } = this;
    const long = trigger.last - trigger.first > 7;
    const first = long ? trigger.token : trigger.first;
    const last = long ? trigger.token : trigger.last;
    return { start: sentence.token(first).start, end: sentence.token(last).end };
  }
}

/** Whether somebody makes an act worth weighing: a strong party. */
function isPossibleSide({ acting, suffering }: SideCandidate): boolean {
  return acting.some(({ strong }) => strong) || suffering.some(({ strong }) => strong);
}

/** An act with the category that the weights give it. */
function weighed({ candidate, category }: DecidedAct): ActCandidate {
  if (category === candidate.category && candidate.known) return candidate;
  return { ...candidate, category, mode: undefined };
}

/** How the rules read an act: the row of the table that names it, and what decided its reality. */
function ruleOf({ rule, finding }: ActCandidate): string {
  return `${rule}; ${finding.rule}`;
}

/** What the rules offered to the weights; nothing for a word that the table does not hold. */
function offerOf(candidate: ActCandidate): string | undefined {
  return candidate.known ? ruleOf(candidate) : undefined;
}

/** Acts that may well be told without the one to whom they are done. */
const ONE_SIDED = new Set<Category>(['MOBILIZE', 'RETREAT', 'REJECT', 'PROTEST', 'AGREE']);

/**
 * The sides of a decided act: those that the rules settled, with what the weights find where the rules found nobody. An
 * act needs a state, a body of states or an armed group on one of its sides; one that lacks a side must be the surer.
 */
function keptSides({ candidate, category, margin }: DecidedAct, weighed: WeighedSides): Sides | undefined {
  const settled = candidate.kept;
  let { source, target } = weighed;
  const joint = SYMMETRIC.has(category);
  if (settled) {
    const others = (parties: readonly Party[], own: readonly Party[], sure: number): readonly Party[] =>
      sure > THRESHOLDS.empty ? parties.filter((party) => !own.some((other) => other.actor === party.actor)) : [];
    source = settled.source.length > 0 ? settled.source : others(source, settled.target, weighed.sure.source);
    const full = joint && settled.source.length > 1;
    target =
      settled.target.length > 0 ? settled.target : full ? [] : others(target, settled.source, weighed.sure.target);
  }
  const all = [...source, ...target];
  if (!all.some((party) => party.strong)) return undefined;
  if (settled) return { source, target };
  if (all.length < 2 && category === 'CONSULT') return undefined;
  const lacks =
    (NEEDS_TARGET.has(category) && target.length === 0 && !(joint && source.length > 1)) || source.length === 0;
  const needed = lacks
    ? THRESHOLDS.need
    : all.length > 1
      ? 0
      : ONE_SIDED.has(category)
        ? THRESHOLDS.lonely / 2
        : THRESHOLDS.lonely;
  return margin < needed ? undefined : { source, target };
}

function indirect(party: Party): Party {
  return { ...party, direct: false };
}

/** The other participants of a joint act that the source is one of. */
function partners(sides: Sides, source: readonly Party[]): readonly Party[] {
  return sides.source.filter((party) => !source.some((s) => s.actor === party.actor));
}

function gradeOf(sides: Sides, trigger: Trigger): Grade {
  const all = [...sides.source, ...sides.target];
  if (all.some((party) => !party.direct) || sides.source.length === 0) return 'weak';
  return trigger.kind === 'verb' && all.every((party) => party.strong) ? 'strong' : 'fair';
}
