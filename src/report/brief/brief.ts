import type { Actor } from '../../records/actor.ts';
import type { Document, DocumentOrigin } from '../../records/document.ts';
import type { Event } from '../../records/event.ts';
import { countLeft, leftOutWords } from '../../records/left-out.ts';
import type { Position } from '../../records/position.ts';
import type { Proposal } from '../../records/proposal.ts';
import type { Grade } from '../../records/provenance.ts';
import type { AnyRecord, Reading, RecordList } from '../../records/reading.ts';
import { isShown, type LeftOut, type ShownOptions, shownReading } from '../../records/shown.ts';
import { plainText } from '../kit/plain-text.ts';
import { type Column, type Paint, printTable } from '../kit/table.ts';
import { shorten, textWidth, wrapText } from '../kit/text-width.ts';
import { type ActorNames, actorNames } from '../words/naming.ts';
import {
  ANSWER_WORDS,
  actsForWords,
  andList,
  byWhom,
  causeBy,
  causeWords,
  counted,
  dateWords,
  eventDenial,
  eventHead,
  eventSides,
  eventWhat,
  GRADE_DOTS,
  gradesMeasured,
  motiveWords,
  noneWords,
  quoteWords,
  relationWords,
  STANCE_WORDS,
  speakerWords,
} from '../words/wording.ts';
import { ofKind, type Reference, references } from './references.ts';
import { courseWords, countWords as standCounts, standTable } from './stands.ts';
import { countWords, needsALook, whoChecked } from './unresolved.ts';

/** Kinds of words that a terminal may colour. Signs and words always say the same without colour. */
export const TONES = ['heading', 'strong', 'dim', 'cooperative', 'conflictual', 'warning', 'quote'] as const;
export type Tone = (typeof TONES)[number];

export interface BriefOptions extends ShownOptions {
  /** Terminal cells; held between 60 and 140. Default 80. */
  readonly width?: number;
  /** Shows every row of every list. */
  readonly all?: boolean;
  /** How long the reading took, in milliseconds; left out of the head line if absent. */
  readonly elapsedMs?: number;
  /** Colours a text without changing its visible width, for example with `util.styleText`. Default: none. */
  readonly style?: (tone: Tone, text: string) => string;
  /** The command's own name for the input, for the hints at the end. Default: the document's source name. */
  readonly input?: string;
  /** What the user types to run the program. Default `entente`. */
  readonly command?: string;
}

/** How many rows a list shows before it is cut. */
const ROWS = {
  actors: 10,
  events: 15,
  claims: 10,
  positions: 15,
  issues: 8,
  statements: 12,
  proposals: 6,
  forecasts: 8,
  relations: 10,
  causes: 8,
};

const ORIGIN_WORDS: Readonly<Record<DocumentOrigin, string>> = {
  given: 'as given',
  markup: 'from the markup',
  head: 'from the head of the text',
  file: 'from the file',
  detected: 'detected',
};

/**
 * A reading as a page for the terminal. Pure: the same reading and options give the same text. Everything that comes
 * from the text is stripped of terminal escapes and control characters.
 *
 * @returns lines joined by `\n`, with a line break at the end
 * @example
 * renderBrief(reading, { width: 80 }).split('\n').length > 20; // true
 */
export function renderBrief(reading: Reading, options: BriefOptions = {}): string {
  const width = Math.min(140, Math.max(60, Math.floor(options.width ?? 80)));
  const style = options.style ?? ((_: Tone, text: string) => text);
  const paint: Paint = (tone, text) => (isTone(tone) ? style(tone, text) : text);
  const shown = shownReading(reading, options);
  const page: Page = {
    reading: shown.reading,
    left: shown.left,
    names: actorNames(reading),
    // Numbers are those of the whole reading, so that a record is called the same whatever is shown.
    all: references(reading).filter(({ record }) => isShown(record, options)),
    text: reading.document.text,
    width,
    paint,
    most: (list) => (options.all ? Number.POSITIVE_INFINITY : ROWS[list]),
  };
  const found = [
    actorLines(page),
    eventLines(page),
    positionLines(page),
    statementLines(page),
    proposalLines(page),
    forecastLines(page),
    relationLines(page),
    causeLines(page),
  ].filter((section) => section.length > 0);
  const nothing = wrapText(
    noneWords(
      'No actors, acts or words of political actors were found. Entente reads English reports on states, organisations and their officials; a text of another kind stays empty.',
      countLeft(shown.left),
    ),
    width,
  );
  const sections = [
    headLines(page, options.elapsedMs),
    ...(found.length > 0 ? found : [nothing]),
    leftLines(page),
    lookLines(page),
    nextLines(page, options.input ?? reading.document.source.name, options.command ?? 'entente'),
  ].filter((section) => section.length > 0);
  return `${sections.map((section) => section.join('\n')).join('\n\n')}\n`;
}

interface Page {
  /** Without the records that are not sure enough. */
  readonly reading: Reading;
  readonly left: LeftOut;
  readonly names: ActorNames;
  readonly all: readonly Reference[];
  readonly text: string;
  readonly width: number;
  readonly paint: Paint;
  readonly most: (list: keyof typeof ROWS) => number;
}

export function isTone(tone: string): tone is Tone {
  return (TONES as readonly string[]).includes(tone);
}

function headLines({ reading, width, paint }: Page, elapsedMs: number | undefined): readonly string[] {
  const { document } = reading;
  const title = plainText(document.title ?? '') || plainText(document.source.name) || 'Untitled text';
  const lines = wrapText(title, width, 3).map((line) => paint('strong', line));
  const about = [
    andList(document.authors.map(plainText).filter((name) => name !== '')),
    plainText(document.publisher ?? ''),
    publicationWords(document),
  ].filter((part) => part !== '');
  const counts = [
    counted(countWords(reading), 'word'),
    counted(reading.sentences.length, 'sentence'),
    ...(elapsedMs === undefined ? [] : [`read in ${(elapsedMs / 1000).toFixed(elapsedMs < 9950 ? 1 : 0)} s`]),
  ];
  lines.push(...joinParts(about, width), ...joinParts(counts, width).map((line) => paint('dim', line)));
  return lines;
}

function publicationWords(document: Document): string {
  if (!document.date) return 'no date found (give one with --date)';
  const origin = document.origins.date;
  return `published ${document.date}${origin ? ` (${ORIGIN_WORDS[origin]})` : ''}`;
}

/** Parts on as few lines as they need, never cut inside a part unless it is too long for a line. */
function joinParts(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines[lines.length - 1];
    const joined = `${last} · ${part}`;
    if (last !== undefined && textWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(shorten(part, width));
  }
  return lines;
}

function heading({ paint, width }: Page, title: string, count: number | undefined, note = ''): string {
  const left = paint('heading', title) + (count === undefined ? '' : ` ${paint('dim', String(count))}`);
  const used = textWidth(title) + (count === undefined ? 0 : 1 + String(count).length);
  if (note === '' || used + 2 + textWidth(note) > width) return left;
  return left + ' '.repeat(width - used - textWidth(note)) + paint('dim', note);
}

function more({ paint }: Page, total: number, shown: number, what: string): readonly string[] {
  return total > shown
    ? [paint('dim', `  and ${(total - shown).toLocaleString('en-GB')} more ${what}; --all shows them`)]
    : [];
}

const GRADE_RANK: Readonly<Record<Grade, number>> = { strong: 0, fair: 1, weak: 2 };

/** Where a list must be cut: the records on the best evidence, acts that took place before others, in text order. */
function strongest<R extends AnyRecord>(list: readonly Reference<R>[], most: number): readonly Reference<R>[] {
  if (list.length <= most) return list;
  const rank = ({ record }: Reference<R>): number =>
    GRADE_RANK[record.provenance.grade] + (record.kind === 'event' && record.reality !== 'actual' ? 3 : 0);
  const kept = new Set(list.toSorted((a, b) => rank(a) - rank(b)).slice(0, most));
  return list.filter((reference) => kept.has(reference));
}

/** A plain line in place of a section in which nothing was found, or nothing that is sure enough. */
function none(page: Page, title: string, list: RecordList, sentence: string): readonly string[] {
  return [
    heading(page, title, 0),
    ...wrapText(noneWords(sentence, page.left[list] ?? 0), page.width - 2).map(
      (line) => `  ${page.paint('dim', line)}`,
    ),
  ];
}

function actorLines(page: Page): readonly string[] {
  const { reading, names, width, paint } = page;
  if (reading.actors.length === 0) return [];
  const shown = reading.actors.slice(0, page.most('actors'));
  const rows = shown.map((actor) => [
    actorCode(actor, names),
    names.full(actor.id),
    names.called(actor.id).slice(0, 3).join(', '),
    actorRole(actor, names),
    String(actor.mentions),
  ]);
  const columns: Column[] = [
    { tone: 'strong', most: 8 },
    { most: 30, least: 14, lines: 2 },
    { tone: 'dim', most: 40, least: 10 },
    { most: 34, least: 10, lines: 2 },
    { align: 'right' },
  ];
  return [
    heading(page, 'ACTORS', reading.actors.length, 'called · role · mentions'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, reading.actors.length, shown.length, 'actors'),
  ];
}

function actorCode(actor: Actor, names: ActorNames): string {
  if (!actor.resolved) return '?';
  if (actor.kind === 'state') return names.short(actor.id);
  const short = names.short(actor.id);
  return actor.kind === 'igo' && textWidth(short) <= 8 ? short : '·';
}

function actorRole(actor: Actor, names: ActorNames): string {
  if (!actor.resolved) return 'not resolved';
  const role = plainText(actor.role ?? '');
  const forWhom = actor.actsFor && actor.actsFor !== actor.id ? names.short(actor.actsFor) : '';
  return [role, forWhom].filter((part) => part !== '').join(', ');
}

/** A reference to a sentence: row `n` of `sentences` in the JSON output. */
function sentenceRef(reference: Reference): string {
  return `s${reference.record.sentence.index}`;
}

function grade(reference: Reference): string {
  return GRADE_DOTS[reference.record.provenance.grade];
}

function eventLines(page: Page): readonly string[] {
  const { names, width, paint } = page;
  const found = ofKind(page.all, 'event');
  const events = found.filter(({ record }) => record.reality !== 'claimed');
  const claims = claimLines(
    page,
    found.filter(({ record }) => record.reality === 'claimed'),
  );
  if (events.length === 0 && claims.length > 0) return claims;
  if (events.length === 0)
    return page.reading.actors.length > 0 ? none(page, 'EVENTS', 'events', 'No acts were found.') : [];
  const shown = strongest(events, page.most('events'));
  const rows = shown.map((reference) => {
    const { record } = reference;
    return [
      reference.ref,
      dateWords(record.date),
      eventSides(record, names),
      eventWhat(record),
      record.reality === 'actual' ? '' : record.reality,
      grade(reference),
      sentenceRef(reference),
    ];
  });
  const columns: Column[] = [
    { tone: 'strong' },
    { most: width < 100 ? 11 : 24, lines: 3 },
    { most: 60, least: 14, lines: 3 },
    { most: 30, least: 10, lines: 2 },
    { tone: 'warning' },
    {},
    { tone: 'dim', align: 'right' },
  ];
  return [
    heading(page, 'EVENTS', events.length, 'date · who → whom · what · evidence · sentence'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, events.length, shown.length, 'events'),
    ...(claims.length > 0 ? ['', ...claims] : []),
  ];
}

/** Acts that somebody claims of others: beside what happened, with whose word they are and who denies them. */
function claimLines(page: Page, claims: readonly Reference<Event>[]): readonly string[] {
  const { names, width, paint } = page;
  if (claims.length === 0) return [];
  const shown = strongest(claims, page.most('claims'));
  const rows = shown.map((reference) => {
    const { record } = reference;
    return [
      reference.ref,
      dateWords(record.date),
      eventHead(record, names),
      eventWhat(record),
      eventDenial(record, names),
      grade(reference),
      sentenceRef(reference),
    ];
  });
  const columns: Column[] = [
    { tone: 'strong' },
    { most: width < 100 ? 11 : 24, lines: 3 },
    { most: 60, least: 16, lines: 3 },
    { most: 30, least: 10, lines: 2 },
    { tone: 'warning', most: 24, lines: 2 },
    {},
    { tone: 'dim', align: 'right' },
  ];
  return [
    heading(page, 'CLAIMS', claims.length, 'what somebody says of others · counted nowhere as done'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, claims.length, shown.length, 'claims'),
  ];
}

function positionLines(page: Page): readonly string[] {
  const { names, width, paint } = page;
  const positions = ofKind(page.all, 'position');
  if (positions.length === 0) {
    return page.reading.actors.length > 0
      ? none(page, 'WHO STANDS WHERE', 'positions', 'No positions on issues were found.')
      : [];
  }
  const order = new Map(page.reading.actors.map((actor, index) => [actor.id, index]));
  const place = (id: string): number => order.get(id) ?? order.size;
  const sorted = [...positions].sort((a, b) => {
    return place(a.record.actor) - place(b.record.actor) || a.record.evidence.start - b.record.evidence.start;
  });
  const shown = sorted.slice(0, page.most('positions'));
  const rows = shown.map((reference, index) => {
    const { record } = reference;
    const same = shown[index - 1]?.record.actor === record.actor;
    return [
      reference.ref,
      same ? '' : names.full(record.actor),
      STANCE_WORDS[record.stance],
      plainText(record.issue),
      [record.act, byWhom(record.speaker, record.actor, names)].filter((part) => part !== '').join(', '),
      grade(reference),
      sentenceRef(reference),
    ];
  });
  const columns: Column[] = [
    { tone: 'strong' },
    { most: 24, least: 11, lines: 2 },
    {},
    { most: 60, least: 18, lines: 2 },
    { tone: 'dim', most: 30, least: 8, lines: 2 },
    {},
    { tone: 'dim', align: 'right' },
  ];
  return [
    ...issueLines(page, positions),
    heading(page, 'WHO STANDS WHERE', positions.length, 'stance · issue · act · evidence · sentence'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, positions.length, shown.length, 'positions'),
  ];
}

/** Issues on which several actors take a stand, or one takes two. */
function issueLines(page: Page, positions: readonly Reference<Position>[]): readonly string[] {
  const { names, width, paint } = page;
  const { rows } = standTable(page.reading, positions);
  const shared = rows.filter(({ cells }) => cells.length > 1 || cells.some(({ course }) => course.length > 1));
  if (shared.length === 0) return [];
  const shown = shared.slice(0, page.most('issues'));
  const lines = shown.map(({ name, cells }) => {
    const side = (stance: Position['stance']): string => {
      const holders = cells.filter(({ course }) => course.length === 1 && course[0] === stance);
      if (holders.length === 0) return '';
      const list = holders.map(
        (cell) => `${names.short(cell.actor)}${cell.refs.length > 1 ? ` (${cell.refs.length})` : ''}`,
      );
      return `${STANCE_WORDS[stance]}: ${list.join(', ')}`;
    };
    const both = cells
      .filter(({ course }) => course.length > 1)
      .map((cell) => `${names.short(cell.actor)} ${courseWords(cell)} (${standCounts(cell)})`);
    return [
      plainText(name),
      [side('+'), side('-'), side('conditional'), ...both].filter((part) => part !== '').join(' · '),
    ];
  });
  const columns: Column[] = [
    { tone: 'strong', most: 36, least: 16, lines: 2 },
    { most: 90, least: 20, lines: 3 },
  ];
  return [
    heading(page, 'ISSUES', shared.length, 'taken up by several, or by one who says two things'),
    ...printTable(lines, columns, width, 2, paint),
    ...more(page, shared.length, shown.length, 'issues'),
    '',
  ];
}

function statementLines(page: Page): readonly string[] {
  const { names, width, paint, text } = page;
  const statements = ofKind(page.all, 'statement');
  if (statements.length === 0) {
    return page.reading.actors.length > 0 ? none(page, 'STATEMENTS', 'statements', 'Nobody is quoted.') : [];
  }
  const shown = strongest(statements, page.most('statements'));
  const rows = shown.map((reference) => {
    const { record } = reference;
    const acts = actsForWords(record, names);
    return [
      reference.ref,
      speakerWords(record, names, text) + (acts ? ` for ${acts}` : ''),
      quoteWords(text, record.cue),
      quoteWords(text, record.content),
      grade(reference),
      sentenceRef(reference),
    ];
  });
  const columns: Column[] = [
    { tone: 'strong' },
    { most: 26, least: 13, lines: 2 },
    { tone: 'dim', most: 16, least: 8 },
    { tone: 'quote', most: 84, least: 20, lines: 2 },
    {},
    { tone: 'dim', align: 'right' },
  ];
  return [
    heading(page, 'STATEMENTS', statements.length, 'speaker · cue · words · evidence · sentence'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, statements.length, shown.length, 'statements'),
  ];
}

/** How a term is tied to the first one. */
function tieWords({ links = [] }: Proposal, order: number): string {
  const tie = links.find(({ to }) => to === order)?.kind;
  return tie === 'exchange' ? 'for' : tie === 'condition' ? 'if' : 'asks';
}

function proposalLines(page: Page): readonly string[] {
  const { names, width, paint, text } = page;
  const proposals = ofKind(page.all, 'proposal');
  if (proposals.length === 0) return [];
  const shown = proposals.slice(0, page.most('proposals'));
  const lines = shown.flatMap((reference) => {
    const { record } = reference;
    const by = record.by.length > 0 ? andList(record.by.map(names.full)) : 'somebody not named';
    const rows = [
      ...record.terms.map((term, order) => [
        tieWords(record, order),
        term.actors.length > 0 ? andList(term.actors.map(names.full)) : 'not named',
        quoteWords(text, [term.action]),
      ]),
      ...record.answers.map((answer) => [
        'answer',
        names.full(answer.actor),
        `${ANSWER_WORDS[answer.answer]}${answer.date ? ` (${dateWords(answer.date)})` : ''}: ${quoteWords(text, [answer.evidence])}`,
      ]),
    ];
    const first = printTable(
      [[reference.ref, `by ${by}`, grade(reference), sentenceRef(reference)]],
      [{ tone: 'strong' }, { least: 20, lines: 2 }, {}, { tone: 'dim' }],
      width,
      2,
      paint,
    );
    const columns: Column[] = [{ tone: 'dim' }, { most: 26, least: 12, lines: 2 }, { least: 20, lines: 2 }];
    return [...first, ...printTable(rows, columns, width, 6, paint)];
  });
  return [
    heading(page, 'PROPOSALS', proposals.length, 'by whom · what is asked of whom · answers'),
    ...lines,
    ...more(page, proposals.length, shown.length, 'proposals'),
  ];
}

function forecastLines(page: Page): readonly string[] {
  const { names, width, paint, text } = page;
  const forecasts = ofKind(page.all, 'forecast');
  if (forecasts.length === 0) return [];
  const shown = strongest(forecasts, page.most('forecasts'));
  const rows = shown.map((reference) => {
    const { record } = reference;
    const words = [
      record.if ? `IF ${quoteWords(text, [record.if])} THEN ` : '',
      quoteWords(text, [record.outcome]),
      record.unless ? ` UNLESS ${quoteWords(text, [record.unless])}` : '',
    ].join('');
    return [reference.ref, names.full(record.by), record.hedge, words, grade(reference), sentenceRef(reference)];
  });
  const columns: Column[] = [
    { tone: 'strong' },
    { most: 24, least: 10, lines: 2 },
    { tone: 'dim' },
    { least: 20, lines: 3 },
    {},
    { tone: 'dim', align: 'right' },
  ];
  return [
    heading(page, 'FORECASTS', forecasts.length, 'by whom · hedge · what is foreseen · evidence · sentence'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, forecasts.length, shown.length, 'forecasts'),
  ];
}

function relationLines(page: Page): readonly string[] {
  const { names, width, paint, text } = page;
  const rows = [
    ...ofKind(page.all, 'relation').map((reference) => {
      const { record } = reference;
      const cause = record.cause ? `, because of ${quoteWords(text, [record.cause])}` : '';
      return { reference, words: relationWords(record, names) + cause, speaker: record.speaker };
    }),
    ...ofKind(page.all, 'motive').map((reference) => ({
      reference,
      words: motiveWords(reference.record, names, text),
      speaker: reference.record.speaker,
    })),
  ];
  if (rows.length === 0) return [];
  const shown = rows.slice(0, page.most('relations'));
  const cells = shown.map(({ reference, words, speaker }) => [
    reference.ref,
    words,
    `says ${names.full(speaker)}`,
    grade(reference),
    sentenceRef(reference),
  ]);
  const columns = accountColumns(3);
  return [
    heading(page, 'RELATIONS AND MOTIVES', rows.length, 'what · by whose account · evidence · sentence'),
    ...printTable(cells, columns, width, 2, paint),
    ...more(page, rows.length, shown.length, 'relations and motives'),
  ];
}

/** Columns of rows that say something by somebody's account: number, words over so many lines, whose account, grade, sentence. */
function accountColumns(lines: number): readonly Column[] {
  return [
    { tone: 'strong' },
    { least: 24, lines },
    { tone: 'dim', most: 28, least: 12, lines: 2 },
    {},
    { tone: 'dim', align: 'right' },
  ];
}

function causeLines(page: Page): readonly string[] {
  const { names, width, paint, text } = page;
  const causes = ofKind(page.all, 'cause');
  if (causes.length === 0) return [];
  const shown = strongest(causes, page.most('causes'));
  const rows = shown.map((reference) => [
    reference.ref,
    causeWords(reference.record, text),
    causeBy(reference.record, names),
    grade(reference),
    sentenceRef(reference),
  ]);
  const columns = accountColumns(4);
  return [
    heading(page, 'CAUSES', causes.length, 'what because of what · by whose account · evidence · sentence'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, causes.length, shown.length, 'causes'),
  ];
}

/** One line that counts what is not shown. */
function leftLines({ left, width, paint }: Page): readonly string[] {
  const words = leftOutWords(left);
  return words === '' ? [] : wrapText(words, width).map((line) => paint('dim', line));
}

function lookLines(page: Page): readonly string[] {
  const points = needsALook(page.reading, page.all, page.names);
  if (points.length === 0) return [];
  return [
    heading(page, 'NEEDS A LOOK', points.length),
    ...points.flatMap((point) => {
      return wrapText(point, page.width - 4, 4).map((line, index) => `  ${index === 0 ? '! ' : '  '}${line}`);
    }),
  ].map((line, index) => (index === 0 ? line : page.paint('warning', line)));
}

function nextLines(page: Page, input: string, command: string): readonly string[] {
  const given = shellWord(plainText(input));
  // A command that does not fit on a line could not be copied: the name gives way to a placeholder.
  const name = textWidth(given) + command.length + 29 > page.width ? 'FILE' : given;
  const rows = [
    [`${command} read ${name} --html page.html`, 'the text with every record marked in it'],
    [`${command} read ${name} --json`, 'all records with their offsets'],
  ];
  const wide = rows.every((row) => textWidth(row.join('')) + 4 <= page.width);
  const lines = wide
    ? printTable(rows, [{ tone: 'strong' }, { tone: 'dim' }], page.width, 2, page.paint)
    : rows.flatMap(([command = '', what = '']) => [
        `  ${page.paint('strong', command)}`,
        `    ${page.paint('dim', what)}`,
      ]);
  const note = `${whoChecked(page.all)} ${gradesMeasured(page.reading.reader)} s9 is a sentence.`;
  return [
    heading(page, 'NEXT', undefined),
    ...lines,
    '',
    ...wrapText(note, page.width).map((line) => page.paint('dim', line)),
  ];
}

/** A name as a shell takes it: quoted where it must be. */
export function shellWord(name: string): string {
  if (/^[\w./:@%+,~-]+$/.test(name) && name !== '') return name;
  return `'${name.replaceAll("'", "'\\''")}'`;
}
