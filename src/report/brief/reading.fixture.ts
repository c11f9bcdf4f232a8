import type { Actor, Mention } from '../../records/actor.ts';
import type { Document, Region } from '../../records/document.ts';
import type { Event, Reality } from '../../records/event.ts';
import type { Forecast } from '../../records/forecast.ts';
import { type RecordKind, recordId, textHash } from '../../records/identify.ts';
import type { Motive } from '../../records/motive.ts';
import { type Category, quadOf, scoreOf } from '../../records/plover.ts';
import type { Position } from '../../records/position.ts';
import type { Proposal } from '../../records/proposal.ts';
import type { Grade, Provenance } from '../../records/provenance.ts';
import type { Quantity } from '../../records/quantity.ts';
import type { Reading } from '../../records/reading.ts';
import type { Relation } from '../../records/relation.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';

const TITLE = 'A missile test in July 2017 and the joint plan of Beijing and Moscow';

/** The paragraphs of our own short account; each string is a sentence. */
const PARAGRAPHS: readonly (readonly string[])[] = [
  [
    'North Korea fired a missile on 4 July 2017 and called it intercontinental.',
    'It fell into the sea after a flight of about 930 kilometres.',
  ],
  [
    'On the same day the presidents of China and Russia met in Moscow.',
    'Afterwards the two foreign ministries issued a joint statement.',
    'They proposed that North Korea suspend its nuclear and missile tests and that the United States and South Korea refrain from large joint exercises.',
    'The statement called the exchange a “double suspension”.',
  ],
  [
    'Beijing and Moscow also opposed the THAAD missile defence system in South Korea.',
    'They argued that it harms the security of states in the region.',
  ],
  [
    'Washington and Seoul rejected the exchange.',
    'The United States said that its exercises were lawful and could not be traded for illegal tests.',
    'On 5 July the two allies fired missiles in a drill of their own.',
  ],
  [
    'At the UN Security Council the United States announced a resolution with stronger sanctions.',
    'Russia objected to it and warned against the use of force.',
    'If the tests go on, the Council will probably tighten the sanctions.',
    'Observers expect that China and Russia will move closer unless Washington withdraws THAAD.',
  ],
  ['North Korea says that it needs the weapons because it fears an attack.'],
];

const HEAD = [
  { kind: 'title', words: TITLE },
  { kind: 'byline', words: 'By the Entente examples' },
  { kind: 'date', words: 'July 6, 2017' },
  { kind: 'boilerplate', words: 'Share · Print · Subscribe' },
] as const;

interface Laid {
  readonly text: string;
  readonly regions: readonly Region[];
  readonly sentences: readonly Span[];
}

function layOut(paragraphs: readonly (readonly string[])[]): Laid {
  let text = '';
  const regions: Region[] = [];
  const sentences: Span[] = [];
  for (const { kind, words } of HEAD) {
    const span = { start: text.length, end: text.length + words.length };
    regions.push({ kind, span });
    if (kind === 'title') sentences.push(span);
    text += `${words}\n`;
  }
  text += '\n';
  for (const paragraph of paragraphs) {
    const start = text.length;
    for (const [index, sentence] of paragraph.entries()) {
      if (index > 0) text += ' ';
      sentences.push({ start: text.length, end: text.length + sentence.length });
      text += sentence;
    }
    regions.push({ kind: 'body', span: { start, end: text.length } });
    text += '\n\n';
  }
  const tail = 'Related: more examples';
  regions.push({ kind: 'boilerplate', span: { start: text.length, end: text.length + tail.length } });
  return { text: text + tail, regions, sentences };
}

function documentOf(laid: Laid): Document {
  const sha256 = textHash(laid.text);
  return {
    id: `d-${sha256.slice(0, 12)}`,
    text: laid.text,
    sha256,
    regions: [...laid.regions],
    title: TITLE,
    authors: ['the Entente examples'],
    date: '2017-07-06',
    publisher: 'Entente',
    language: 'en',
    origins: { title: 'head', authors: 'head', date: 'head', publisher: 'given', language: 'detected' },
    source: { name: 'missile-test.txt', type: 'txt', encoding: 'utf-8' },
  };
}

const ACTORS: readonly Actor[] = [
  { id: 'PRK', kind: 'state', name: 'North Korea', codes: { iso3: 'PRK', cow: '731' }, resolved: true, mentions: 6 },
  { id: 'USA', kind: 'state', name: 'United States', codes: { iso3: 'USA', cow: '2' }, resolved: true, mentions: 6 },
  { id: 'RUS', kind: 'state', name: 'Russia', codes: { iso3: 'RUS', cow: '365' }, resolved: true, mentions: 5 },
  { id: 'CHN', kind: 'state', name: 'China', codes: { iso3: 'CHN', cow: '710' }, resolved: true, mentions: 4 },
  { id: 'KOR', kind: 'state', name: 'South Korea', codes: { iso3: 'KOR', cow: '732' }, resolved: true, mentions: 4 },
  {
    id: 'igo:UNSC',
    kind: 'igo',
    name: 'UN Security Council',
    codes: { cameo: 'IGOUNOSEC' },
    resolved: true,
    mentions: 2,
  },
  { id: 'loc:observers', kind: 'unknown', name: 'Observers', codes: {}, resolved: false, mentions: 1 },
];

/**
 * A reading made by hand of our own short account of July 2017, for tests and pictures of the report. It holds every
 * kind of record, overlapping words, an unresolved speaker, an event without a date and regions that are not read.
 */
export function missileTestReading(): Reading {
  const laid = layOut(PARAGRAPHS);
  const { text, sentences } = laid;
  const document = documentOf(laid);

  const sentenceSpan = (index: number): Span => sentences[index] ?? { start: 0, end: 0 };
  /** The words `words` (their occurrence number `nth`) in sentence `index`. */
  const at = (index: number, words: string, nth = 0): Span => {
    const whole = sentenceSpan(index);
    let start = whole.start - 1;
    for (let n = 0; n <= nth; n++) start = text.indexOf(words, start + 1);
    if (start < whole.start || start + words.length > whole.end) throw new Error(`no "${words}" in sentence ${index}`);
    return { start, end: start + words.length };
  };
  const sentence = (index: number) => ({ index, span: sentenceSpan(index) });
  const provenance = (stage: string, grade: Grade, by: Provenance['by'] = 'rule', rule = `${stage}/example`) => ({
    stage,
    by,
    rule,
    grade,
  });
  const id = (kind: RecordKind, ...parts: readonly unknown[]) => recordId(kind, document.id, ...parts);

  const mention = (
    index: number,
    words: string,
    kind: Mention['kind'],
    actors: readonly string[],
    nth = 0,
  ): Mention => {
    const span = at(index, words, nth);
    return {
      id: id('mention', span.start, span.end),
      span,
      sentence: index,
      kind,
      actors: [...actors],
      actsFor: [...actors],
      provenance: provenance('actors', 'strong'),
    };
  };
  const mentions: Mention[] = [
    mention(0, 'Beijing', 'metonym', ['CHN']),
    mention(0, 'Moscow', 'metonym', ['RUS']),
    mention(1, 'North Korea', 'name', ['PRK']),
    mention(3, 'the presidents of China and Russia', 'set', ['CHN', 'RUS']),
    mention(3, 'China', 'name', ['CHN']),
    mention(3, 'Russia', 'name', ['RUS']),
    mention(4, 'the two foreign ministries', 'set', ['CHN', 'RUS']),
    mention(5, 'They', 'pronoun', ['CHN', 'RUS']),
    mention(5, 'North Korea', 'name', ['PRK']),
    mention(5, 'the United States', 'name', ['USA']),
    mention(5, 'South Korea', 'name', ['KOR']),
    mention(7, 'Beijing', 'metonym', ['CHN']),
    mention(7, 'Moscow', 'metonym', ['RUS']),
    mention(7, 'South Korea', 'name', ['KOR']),
    mention(8, 'They', 'pronoun', ['CHN', 'RUS']),
    mention(9, 'Washington', 'metonym', ['USA']),
    mention(9, 'Seoul', 'metonym', ['KOR']),
    mention(10, 'The United States', 'name', ['USA']),
    mention(11, 'the two allies', 'set', ['USA', 'KOR']),
    mention(12, 'UN Security Council', 'name', ['igo:UNSC']),
    mention(12, 'the United States', 'name', ['USA']),
    mention(13, 'Russia', 'name', ['RUS']),
    mention(14, 'the Council', 'nominal', ['igo:UNSC']),
    mention(15, 'Observers', 'nominal', ['loc:observers']),
    mention(15, 'China', 'name', ['CHN']),
    mention(15, 'Russia', 'name', ['RUS']),
    mention(15, 'Washington', 'metonym', ['USA']),
    mention(16, 'North Korea', 'name', ['PRK']),
    mention(16, 'it', 'pronoun', ['PRK']),
    mention(16, 'it', 'pronoun', ['PRK'], 1),
  ];

  const side = (actor: string, span?: Span) => (span ? { actor, span } : { actor });
  const event = (
    index: number,
    trigger: string,
    category: Category,
    source: Event['source'],
    target: Event['target'],
    more: {
      readonly mode?: string;
      readonly reality?: Reality;
      readonly day?: string;
      readonly how?: 'stated' | 'relative' | 'publication';
      readonly dateWords?: string;
      readonly grade?: Grade;
      readonly place?: { readonly name: string; readonly iso3: string };
      readonly contexts?: readonly string[];
      readonly also?: readonly Span[];
    } = {},
  ): Event => {
    const span = at(index, trigger);
    return {
      kind: 'event',
      id: id('event', span.start, span.end, category),
      source,
      target,
      category,
      ...(more.mode ? { mode: more.mode } : {}),
      quad: quadOf(category),
      score: scoreOf(category, more.mode),
      contexts: [...(more.contexts ?? [])],
      reality: more.reality ?? 'actual',
      ...(more.day ? { date: { first: more.day, last: more.day, precision: 'day', how: more.how ?? 'stated' } } : {}),
      ...(more.dateWords ? { dateSpan: at(index, more.dateWords) } : {}),
      ...(more.place ? { place: { ...more.place, span: at(index, more.place.name) } } : {}),
      trigger: span,
      sentence: sentence(index),
      also: [...(more.also ?? [])],
      provenance: provenance('events', more.grade ?? 'strong'),
    };
  };
  const events: Event[] = [
    event(1, 'fired', 'MOBILIZE', [side('PRK', at(1, 'North Korea'))], [], {
      mode: 'weapons',
      day: '2017-07-04',
      dateWords: '4 July 2017',
      contexts: ['military', 'cbrn'],
    }),
    event(3, 'met', 'CONSULT', [side('CHN', at(3, 'China')), side('RUS', at(3, 'Russia'))], [], {
      mode: 'visit',
      day: '2017-07-04',
      how: 'relative',
      dateWords: 'On the same day',
      place: { name: 'Moscow', iso3: 'RUS' },
      contexts: ['diplomatic'],
    }),
    event(5, 'refrain', 'COOPERATE', [side('USA'), side('KOR')], [], { reality: 'proposed', grade: 'weak' }),
    event(
      7,
      'opposed',
      'ACCUSE',
      [side('CHN', at(7, 'Beijing')), side('RUS', at(7, 'Moscow'))],
      [side('USA'), side('KOR', at(7, 'South Korea'))],
      { mode: 'disapprove', grade: 'fair', contexts: ['military'] },
    ),
    event(
      9,
      'rejected',
      'REJECT',
      [side('USA', at(9, 'Washington')), side('KOR', at(9, 'Seoul'))],
      [side('CHN'), side('RUS')],
      { mode: 'change', also: [at(10, 'could not be traded')] },
    ),
    event(11, 'fired', 'MOBILIZE', [side('USA'), side('KOR')], [side('PRK')], {
      mode: 'weapons',
      day: '2017-07-05',
      dateWords: '5 July',
      grade: 'fair',
      contexts: ['military'],
    }),
    event(13, 'objected', 'REJECT', [side('RUS', at(13, 'Russia'))], [side('USA')], {
      day: '2017-07-06',
      how: 'publication',
    }),
    event(14, 'tighten', 'SANCTION', [side('igo:UNSC', at(14, 'the Council'))], [side('PRK')], {
      reality: 'forecast',
      grade: 'fair',
    }),
  ];

  const statement = (
    index: number,
    type: Statement['type'],
    source: string | undefined,
    cue: string,
    content: string,
    speakers: readonly string[],
    actsFor: readonly string[],
    grade: Grade = 'strong',
  ): Statement => ({
    kind: 'statement',
    id: id('statement', at(index, content).start),
    type,
    source: source ? [at(index, source)] : [],
    cue: [at(index, cue)],
    content: [at(index, content)],
    speakers: [...speakers],
    actsFor: [...actsFor],
    addressees: [],
    sentence: sentence(index),
    provenance: provenance('statements', grade),
  });
  const both = ['CHN', 'RUS'];
  const statements: Statement[] = [
    statement(
      5,
      'indirect',
      'They',
      'proposed',
      'that North Korea suspend its nuclear and missile tests and that the United States and South Korea refrain from large joint exercises',
      both,
      both,
    ),
    statement(6, 'mixed', 'The statement', 'called', 'the exchange a “double suspension”', both, both, 'fair'),
    statement(8, 'indirect', 'They', 'argued', 'that it harms the security of states in the region', both, both),
    statement(
      10,
      'indirect',
      'The United States',
      'said',
      'that its exercises were lawful and could not be traded for illegal tests',
      ['USA'],
      ['USA'],
    ),
    statement(13, 'indirect', 'Russia', 'warned', 'against the use of force', ['RUS'], ['RUS']),
    statement(
      15,
      'indirect',
      'Observers',
      'expect',
      'that China and Russia will move closer unless Washington withdraws THAAD',
      [],
      [],
      'weak',
    ),
    statement(
      16,
      'indirect',
      'North Korea',
      'says',
      'that it needs the weapons because it fears an attack',
      ['PRK'],
      ['PRK'],
    ),
  ];

  const position = (
    index: number,
    actor: string,
    issue: string,
    stance: Position['stance'],
    act: Position['act'],
    evidence: string,
    speaker: string,
    grade: Grade = 'strong',
    by: Provenance['by'] = 'rule',
  ): Position => ({
    kind: 'position',
    id: id('position', actor, at(index, evidence).start, issue),
    actor,
    issue,
    stance,
    act,
    evidence: at(index, evidence),
    speaker,
    sentence: sentence(index),
    provenance: provenance('positions', grade, by),
  });
  const thaad = 'opposed the THAAD missile defence system in South Korea';
  const positions: Position[] = [
    position(7, 'CHN', 'THAAD missile defence system', '-', 'oppose', thaad, 'author'),
    position(7, 'RUS', 'THAAD missile defence system', '-', 'oppose', thaad, 'author', 'strong', 'person'),
    position(9, 'USA', 'the exchange', '-', 'reject', 'Washington and Seoul rejected the exchange', 'author'),
    position(9, 'KOR', 'the exchange', '-', 'reject', 'Washington and Seoul rejected the exchange', 'author'),
    position(5, 'CHN', 'the exchange', '+', 'propose', sentenceWords(text, sentenceSpan(5)), 'CHN', 'fair'),
    position(5, 'RUS', 'the exchange', '+', 'propose', sentenceWords(text, sentenceSpan(5)), 'RUS', 'fair'),
    position(
      10,
      'USA',
      'joint exercises',
      'conditional',
      'commit',
      'its exercises were lawful and could not be traded for illegal tests',
      'USA',
      'weak',
    ),
    position(12, 'USA', 'stronger sanctions', '+', 'commit', 'announced a resolution with stronger sanctions', 'USA'),
    position(13, 'RUS', 'the use of force', '-', 'oppose', 'warned against the use of force', 'RUS', 'fair'),
  ];

  const proposals: Proposal[] = [
    {
      kind: 'proposal',
      id: id('proposal', at(5, 'proposed').start),
      by: both,
      terms: [
        { actors: ['PRK'], action: at(5, 'suspend its nuclear and missile tests') },
        { actors: ['USA', 'KOR'], action: at(5, 'refrain from large joint exercises') },
      ],
      answers: [
        { actor: 'USA', answer: 'reject', evidence: at(9, 'Washington and Seoul rejected the exchange') },
        { actor: 'KOR', answer: 'reject', evidence: at(9, 'Washington and Seoul rejected the exchange') },
      ],
      evidence: at(5, sentenceWords(text, sentenceSpan(5))),
      sentence: sentence(5),
      provenance: provenance('proposals', 'strong'),
    },
  ];

  const forecasts: Forecast[] = [
    {
      kind: 'forecast',
      id: id('forecast', at(14, 'the Council').start),
      by: 'author',
      if: at(14, 'the tests go on'),
      outcome: at(14, 'the Council will probably tighten the sanctions'),
      hedge: 'likely',
      sentence: sentence(14),
      provenance: provenance('forecasts', 'strong'),
    },
    {
      kind: 'forecast',
      id: id('forecast', at(15, 'China').start),
      by: 'loc:observers',
      unless: at(15, 'Washington withdraws THAAD'),
      outcome: at(15, 'China and Russia will move closer'),
      hedge: 'likely',
      sentence: sentence(15),
      provenance: provenance('forecasts', 'fair', 'model', 'hedge-model 1'),
    },
  ];
  const relations: Relation[] = [
    {
      kind: 'relation',
      id: id('relation', at(15, 'China').start),
      a: 'CHN',
      b: 'RUS',
      quality: 'partner',
      change: 'closer',
      speaker: 'loc:observers',
      evidence: at(15, 'China and Russia will move closer'),
      sentence: sentence(15),
      provenance: provenance('relations', 'fair'),
    },
    {
      kind: 'relation',
      id: id('relation', at(11, 'the two allies').start),
      a: 'USA',
      b: 'KOR',
      quality: 'ally',
      change: 'none',
      speaker: 'author',
      evidence: at(11, 'the two allies'),
      sentence: sentence(11),
      provenance: provenance('relations', 'strong'),
    },
  ];
  const motives: Motive[] = [
    {
      kind: 'motive',
      id: id('motive', at(16, 'needs').start),
      actor: 'PRK',
      motive: 'wants',
      content: at(16, 'the weapons'),
      speaker: 'PRK',
      evidence: at(16, 'it needs the weapons'),
      sentence: sentence(16),
      provenance: provenance('motives', 'fair'),
    },
    {
      kind: 'motive',
      id: id('motive', at(16, 'fears').start),
      actor: 'PRK',
      motive: 'fears',
      content: at(16, 'an attack'),
      speaker: 'PRK',
      evidence: at(16, 'it fears an attack'),
      sentence: sentence(16),
      provenance: provenance('motives', 'strong'),
    },
  ];
  const quantities: Quantity[] = [
    {
      kind: 'quantity',
      id: id('quantity', at(2, 'about').start),
      low: 930,
      high: 930,
      unit: 'km',
      of: 'flight',
      evidence: at(2, 'about 930 kilometres'),
      sentence: sentence(2),
      provenance: provenance('quantities', 'strong'),
    },
  ];

  return {
    format: 'entente-reading/1',
    reader: 'entente 0.1.0 (made by hand)',
    document,
    sentences: [...sentences],
    actors: [...ACTORS],
    mentions,
    events,
    statements,
    positions,
    proposals,
    forecasts,
    relations,
    motives,
    quantities,
    warnings: [],
  };
}

function sentenceWords(text: string, span: Span): string {
  return text.slice(span.start, span.end).replace(/\.$/, '');
}

/** A reading of a text in which nothing was found. */
export function emptyReading(): Reading {
  const laid = layOut([['The road is wet.']]);
  return {
    format: 'entente-reading/1',
    reader: 'entente 0.1.0 (made by hand)',
    document: documentOf(laid),
    sentences: [...laid.sentences],
    actors: [],
    mentions: [],
    events: [],
    statements: [],
    positions: [],
    proposals: [],
    forecasts: [],
    relations: [],
    motives: [],
    quantities: [],
    warnings: [],
  };
}

/** Moves every offset of a value made of plain data by `by`, and every sentence number by `sentences`. */
function shifted(value: unknown, by: number, sentences: number, copy: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shifted(item, by, sentences, copy));
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if ((key === 'start' || key === 'end') && typeof item === 'number') out[key] = item + by;
    else if ((key === 'index' || key === 'sentence') && typeof item === 'number') out[key] = item + sentences;
    else if (key === 'id') out[key] = `${item}-${copy}`;
    else out[key] = shifted(item, by, sentences, copy);
  }
  return out;
}

/** The same account `times` over in one document: for size and speed (about 190 words and 32 records each). */
export function longReading(times: number): Reading {
  const one = missileTestReading();
  const step = one.document.text.length + 2;
  const text = Array.from({ length: times }, () => one.document.text).join('\n\n');
  const sha256 = textHash(text);
  const copies = <T>(rows: readonly T[]): T[] =>
    Array.from({ length: times }, (_, n) =>
      rows.map((row) => shifted(row, n * step, n * one.sentences.length, n) as T),
    ).flat();
  return {
    ...one,
    document: { ...one.document, id: `d-${sha256.slice(0, 12)}`, text, sha256, regions: copies(one.document.regions) },
    sentences: copies(one.sentences),
    actors: one.actors.map((actor) => ({ ...actor, mentions: actor.mentions * times })),
    mentions: copies(one.mentions),
    events: copies(one.events),
    statements: copies(one.statements),
    positions: copies(one.positions),
    proposals: copies(one.proposals),
    forecasts: copies(one.forecasts),
    relations: copies(one.relations),
    motives: copies(one.motives),
    quantities: copies(one.quantities),
  };
}

/**
 * A document whose every field tries to break out of the report: markup, quotes, closing tags, terminal escapes,
 * text-direction marks, formula cells, wide characters and a lone surrogate.
 *
 * @param payload the hostile string; it becomes the title, the names, the issue, the rule and the text itself
 */
export function hostileReading(payload: string): Reading {
  const base = missileTestReading();
  const text = `${payload}\n${base.document.text}`;
  const by = payload.length + 1;
  const move = <T>(value: T): T => shifted(value, by, 0, 0) as T;
  const sha256 = textHash(text);
  return {
    ...base,
    reader: payload,
    document: {
      ...base.document,
      id: `d-${sha256.slice(0, 12)}`,
      text,
      sha256,
      regions: [{ kind: 'body', span: { start: 0, end: payload.length } }, ...move(base.document.regions)],
      title: payload,
      authors: [payload],
      publisher: payload,
      source: { name: payload, type: 'html' },
    },
    sentences: move(base.sentences),
    actors: base.actors.map((actor) => ({ ...actor, name: payload, role: payload })),
    mentions: move(base.mentions),
    events: move(base.events).map((event) => ({ ...event, mode: payload, contexts: [payload] })),
    statements: move(base.statements).map((row) => ({ ...row, content: [{ start: 0, end: payload.length }] })),
    positions: move(base.positions).map((row) => ({ ...row, issue: payload })),
    proposals: move(base.proposals),
    forecasts: move(base.forecasts),
    relations: move(base.relations),
    motives: move(base.motives).map((row) => ({ ...row, provenance: { ...row.provenance, rule: payload } })),
    quantities: move(base.quantities).map((row) => ({ ...row, of: payload, unit: payload })),
    warnings: [payload],
  };
}

/** The same reading with an act that one claims of another, and one that nobody known claims; e6 calls for restraint. */
export function claimsReading(): Reading {
  const reading = missileTestReading();
  const span = { start: 0, end: 1 };
  const events = reading.events.map((event, n): Event => {
    switch (n + 1) {
      case 5:
        return { ...event, reality: 'claimed', claimedBy: [{ actor: null, span }] };
      case 6:
        return { ...event, category: 'REQUEST', quad: 3, restraint: true };
      case 7:
        return {
          ...event,
          reality: 'claimed',
          claimedBy: [{ actor: 'USA', span }],
          deniedBy: [{ actor: 'RUS', span }],
        };
      default:
        return event;
    }
  });
  return { ...reading, events };
}
