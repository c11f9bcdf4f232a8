import type { ActPhrase, ToldStand } from '../../records/act-phrase.ts';
import type { Position } from '../../records/position.ts';
import type { Grade } from '../../records/provenance.ts';
import type { Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { DraftSource } from './told-act.ts';

/** An act in words, with what a reader makes of them. */
export interface Tell {
  readonly words: string;
  readonly doers?: readonly string[];
  readonly places?: readonly string[];
  readonly named?: readonly string[];
  readonly kind?: string;
  /** The words end the act ("halts the drills"). */
  readonly ends?: boolean;
  readonly denied?: boolean;
  readonly underWay?: boolean;
  readonly doubted?: boolean;
  readonly joint?: boolean;
  readonly mutual?: boolean;
  /** The condition under which its words put it. */
  readonly under?: { readonly tie: 'if' | 'only if' | 'unless' | 'until'; readonly act: Tell };
  /** The word that names the act; by default the first. */
  readonly head?: string;
}

/** A stand that a clause tells. */
export interface TellStand extends Pick<ToldStand, 'kind' | 'wants' | 'holders' | 'refers'> {
  /** What it is about: an act, or words that refer back. */
  readonly about: Tell | string;
  readonly on?: { readonly tie: 'if' | 'unless'; readonly act: Tell };
}

export interface ToldText {
  readonly name?: string;
  readonly title?: string;
  readonly positions?: readonly {
    grade?: Grade;
    actor: string;
    act: Position['act'];
    stance: Position['stance'];
    issue: Tell;
  }[];
  readonly proposals?: readonly {
    grade?: Grade;
    by: readonly string[];
    terms: readonly Tell[];
    answers?: readonly { actor: string; answer: 'accept' | 'reject' | 'conditional' }[];
  }[];
  readonly forecasts?: readonly { outcome: Tell; unless?: Tell; if?: Tell }[];
  readonly stands?: readonly TellStand[];
  readonly motives?: readonly { actor: string; motive: 'wants' | 'fears' | 'believes'; content: Tell }[];
}

const NAMES: Readonly<Record<string, string>> = { AAA: 'Arland', BBB: 'Borsk', CCC: 'Cordia' };

/** A text made of nothing but the words of its records, a sentence each. */
export function toldText({
  positions = [],
  proposals = [],
  forecasts = [],
  motives = [],
  stands = [],
  ...facts
}: ToldText): DraftSource {
  let text = '';
  const tells = new Map<string, Tell>();
  const conditions = new Map<Tell, Span>();
  const sentences: Span[] = [];
  const span = (tell: Tell): Span => {
    const start = text.length;
    text += tell.words;
    const found = { start, end: text.length };
    tells.set(`${found.start}-${found.end}`, tell);
    text += '. ';
    if (tell.under) conditions.set(tell, span(tell.under.act));
    return found;
  };
  const sentence = (from: number): { index: number; span: Span } => {
    const whole = { start: from, end: text.length };
    sentences.push(whole);
    return { index: sentences.length - 1, span: whole };
  };
  const provenance = { stage: 'test', by: 'rule', rule: 'test', grade: 'fair' } as const;
  let next = 0;
  const id = (letter: string): string => `${letter}-${String(++next).padStart(12, '0')}`;
  const readProposals = proposals.map(({ by, terms, answers = [], grade = 'fair' }): Reading['proposals'][number] => {
    const from = text.length;
    const told = terms.map((term) => ({ actors: [...(term.doers ?? [])], action: span(term) }));
    const evidence = { start: from, end: text.length };
    return {
      kind: 'proposal',
      id: id('o'),
      by: [...by],
      terms: told,
      answers: answers.map((answer) => ({ ...answer, evidence })),
      evidence,
      sentence: sentence(from),
      provenance: { ...provenance, grade },
    };
  });
  const readPositions = positions.map(({ actor, act, stance, issue, grade = 'fair' }): Position => {
    const from = text.length;
    const issueSpan = span(issue);
    return {
      kind: 'position',
      id: id('p'),
      actor,
      issue: issue.words,
      issueSpan,
      stance,
      act,
      evidence: issueSpan,
      speaker: 'author',
      sentence: sentence(from),
      provenance: { ...provenance, grade },
    };
  });
  const readForecasts = forecasts.map((forecast): Reading['forecasts'][number] => {
    const from = text.length;
    const outcome = span(forecast.outcome);
    const unless = forecast.unless && span(forecast.unless);
    const condition = forecast.if && span(forecast.if);
    return {
      kind: 'forecast',
      id: id('f'),
      by: 'author',
      outcome,
      ...(unless ? { unless } : {}),
      ...(condition ? { if: condition } : {}),
      hedge: 'certain',
      sentence: sentence(from),
      provenance,
    };
  });
  const readMotives = motives.map(({ actor, motive, content }): Reading['motives'][number] => {
    const from = text.length;
    const where = span(content);
    return {
      kind: 'motive',
      id: id('w'),
      actor,
      motive,
      content: where,
      speaker: 'author',
      evidence: where,
      sentence: sentence(from),
      provenance,
    };
  });
  const readStands = stands.map(({ about, on, ...stand }): ToldStand => {
    const from = text.length;
    const tell: Tell = typeof about === 'string' ? { words: about } : about;
    const where = span(tell);
    const condition = on && span(on.act);
    return {
      ...stand,
      span: where,
      about: where,
      acts: typeof about === 'string' ? [] : [phraseOf(tell, where)],
      sentence: sentence(from).index,
      ...(on && condition ? { on: { tie: on.tie, span: condition, acts: [phraseOf(on.act, condition)] } } : {}),
    };
  });
  return {
    reading: {
      format: 'entente-reading/1',
      reader: 'test',
      document: {
        id: 'd-000000000001',
        text,
        sha256: '0'.repeat(64),
        regions: [],
        title: facts.title ?? 'Two shores',
        authors: [],
        date: '2020-01-02',
        origins: {},
        source: { name: facts.name ?? 'text.txt', type: 'txt' },
      },
      sentences,
      actors: [
        ...Object.entries(NAMES).map(([code, name]) => ({
          id: code,
          kind: 'state' as const,
          name,
          codes: {},
          resolved: true,
          mentions: 1,
        })),
        { id: 'per:jane roe', kind: 'person', name: 'Jane Roe', codes: {}, resolved: true, mentions: 1 },
      ],
      mentions: [],
      events: [],
      statements: [],
      positions: readPositions,
      proposals: readProposals,
      forecasts: readForecasts,
      relations: [],
      motives: readMotives,
      quantities: [],
      warnings: [],
    },
    acts: {
      of: (where) => {
        const tell = tells.get(`${where.start}-${where.end}`);
        return tell ? [phraseOf(tell, where, conditions.get(tell))] : [];
      },
      endedIn: () => [],
      spokenOf: () => [],
      stands: () => readStands,
      names: new Map(),
    },
  };
}

function phraseOf(tell: Tell, span: Span, condition?: Span): ActPhrase {
  const { words, ends = false, denied = false } = tell;
  const content = words.toLowerCase().split(' ');
  return {
    span,
    words,
    denial: `does not: ${words}`,
    short: content.slice(0, 2),
    keys: [
      {
        ...(tell.kind ? { kind: tell.kind } : {}),
        joint: tell.joint ?? tell.mutual ?? false,
        mutual: tell.mutual ?? false,
        sign: ends !== denied ? -1 : 1,
        head: tell.head ?? content[0] ?? '',
        content,
        without: [],
        speaks: false,
      },
    ],
    doers: tell.doers ?? [],
    places: tell.places ?? [],
    named: tell.named ?? [],
    ends,
    denied,
    underWay: tell.underWay ?? false,
    doubted: tell.doubted ?? false,
    ...(tell.under && condition ? { under: { tie: tell.under.tie, span: condition } } : {}),
  };
}
