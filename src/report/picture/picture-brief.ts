import type { Picture } from '../../measures/picture.ts';
import type { PairRelation } from '../../measures/relation-matrix.ts';
import { isTone, shellWord, type Tone } from '../brief/brief.ts';
import { plainText } from '../kit/plain-text.ts';
import { type Column, type Paint, printTable } from '../kit/table.ts';
import { shorten, textWidth, wrapText } from '../kit/text-width.ts';
import { type Names, namesOf } from '../words/naming.ts';
import { andList, counted, denialWords } from '../words/wording.ts';
import {
  actDay,
  actHead,
  actSides,
  actWhat,
  answerLine,
  COURSE_WORDS,
  claimedActs,
  conductWords,
  contradictionWords,
  courseWords,
  gistSentences,
  leftWords,
  nothingFound,
  saidWords,
  scopeWords,
  scoreWords,
  signedNumber,
  speakerName,
  stanceCounts,
  termWords,
  trendWords,
} from './picture-words.ts';

export interface PictureBriefOptions {
  /** Terminal cells; held between 60 and 160. Default 80. */
  readonly width?: number;
  /** Shows every row of every list, also actors known in one text only. */
  readonly all?: boolean;
  /** Colours a text without changing its visible width. Default: none. */
  readonly style?: (tone: Tone, text: string) => string;
  /** How the inputs were named, for the hints at the end. */
  readonly inputs?: readonly string[];
  /** What the user types to run the program. Default `entente`. */
  readonly command?: string;
}

const ROWS = { documents: 8, relations: 15, issues: 12, contradictions: 8, proposals: 6, acts: 8, claims: 8 };
const MATRIX = 10;

/**
 * A picture as a page for the terminal. Pure; everything that comes from the texts is stripped of terminal escapes.
 * @returns lines joined by `\n`, with a line break at the end
 * @example
 * renderPictureBrief(picture, { width: 80 }).startsWith('6 texts, 2020-06-20 to 2020-11-21'); // true
 */
export function renderPictureBrief(picture: Picture, options: PictureBriefOptions = {}): string {
  const width = Math.min(160, Math.max(60, Math.floor(options.width ?? 80)));
  const style = options.style ?? ((_: Tone, text: string) => text);
  const page: Page = {
    picture,
    names: namesOf(picture.actors),
    width,
    paint: (tone, text) => (isTone(tone) ? style(tone, text) : text),
    all: options.all ?? false,
    known: new Set(picture.actors.filter(({ resolved }) => resolved).map(({ id }) => id)),
  };
  const found = [
    relationLines(page),
    matrixLines(page),
    issueLines(page),
    contradictionLines(page),
    proposalLines(page),
    actLines(page),
    claimLines(page),
  ].filter((section) => section.length > 0);
  const empty = picture.passages.length === 0;
  const sections = [
    headLines(page),
    ...(empty ? [wrapText(nothingFound(picture), width)] : found),
    ...(empty ? [] : [wrapText(leftWords(picture), width).map((line) => page.paint('dim', line))]),
    limitLines(page),
    nextLines(page, options.inputs ?? ['FILE...'], options.command ?? 'entente'),
  ].filter((section) => section.length > 0);
  return `${sections.map((section) => section.join('\n')).join('\n\n')}\n`;
}

interface Page {
  readonly picture: Picture;
  readonly names: Names;
  readonly width: number;
  readonly paint: Paint;
  readonly all: boolean;
  /** Actors that are known beyond one text. */
  readonly known: ReadonlySet<string>;
}

function heading({ paint, width }: Page, title: string, count: number | undefined, note = ''): string {
  const left = paint('heading', title) + (count === undefined ? '' : ` ${paint('dim', count.toLocaleString('en-GB'))}`);
  const used = textWidth(title) + (count === undefined ? 0 : 1 + count.toLocaleString('en-GB').length);
  if (note === '' || used + 2 + textWidth(note) > width) return left;
  return left + ' '.repeat(width - used - textWidth(note)) + paint('dim', note);
}

function more({ paint, width }: Page, left: number, one: string): readonly string[] {
  if (left <= 0) return [];
  return wrapText(`and ${counted(left, `more ${one}`)}; --all shows all`, width - 2).map((line) =>
    paint('dim', `  ${line}`),
  );
}

function headLines(page: Page): readonly string[] {
  const { picture, names, width, paint } = page;
  const shown = picture.documents.slice(0, page.all ? undefined : ROWS.documents);
  const rows = shown.map((document) => [
    document.date ?? 'no date',
    plainText(document.title ?? '') || plainText(document.name) || 'Untitled text',
    plainText(document.publisher ?? '') || (document.title ? plainText(document.name) : ''),
    document.copyOf === undefined ? '' : 'a copy',
    String(document.records),
  ]);
  const columns: Column[] = [
    { tone: 'dim' },
    { least: 18, most: 90, lines: 2 },
    { tone: 'dim', most: 30, least: 8 },
    { tone: 'warning' },
    { align: 'right', tone: 'dim' },
  ];
  return [
    ...wrapText(scopeWords(picture), width).map((line) => paint('strong', line)),
    ...gistSentences(picture, names).flatMap((sentence) => wrapText(sentence, width)),
    '',
    heading(page, 'TEXTS', picture.documents.length, 'date · title · source · records'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, picture.documents.length - shown.length, 'text'),
  ];
}

function relationLines(page: Page): readonly string[] {
  const { picture, names, width, paint, known } = page;
  const listed = page.all ? picture.relations : picture.relations.filter(({ a, b }) => known.has(a) && known.has(b));
  if (picture.relations.length === 0) {
    return [
      heading(page, 'WHO ACTS TOWARDS WHOM', 0),
      ...wrapText('No act between two actors was found, and nothing is said of any relation.', width - 2).map((line) =>
        paint('dim', `  ${line}`),
      ),
    ];
  }
  const shown = listed.slice(0, page.all ? undefined : ROWS.relations);
  const wide = width >= 100;
  const rows = shown.map((pair) => [
    ...(wide ? [names.full(pair.a), names.full(pair.b)] : [`${names.short(pair.a)} – ${names.short(pair.b)}`]),
    ...(wide
      ? [conductWords(pair.towardsB), conductWords(pair.towardsA), conductWords(pair.together)]
      : [conductWords(pair.all)]),
    wide ? scoreWords(pair.all.score).replace(' (too few for an interval)', '') : meanOnly(pair),
    String(pair.all.score?.documents ?? ''),
    trendWords(pair.trend),
    wide
      ? saidWords(pair.said, names)
      : [
          ...new Set(pair.said.map(({ quality, change }) => (change === 'none' ? quality : `${quality}, ${change}`))),
        ].join('; '),
  ]);
  const head = wide
    ? ['A', 'B', 'A → B', 'B → A', 'both', 'mean score', 'texts', 'trend', 'said of them']
    : ['pair', 'acts', 'mean', 'texts', 'trend', 'said'];
  const columns: Column[] = wide
    ? [
        { tone: 'strong', most: 22, least: 10, lines: 2 },
        { tone: 'strong', most: 22, least: 10, lines: 2 },
        {},
        {},
        {},
        { most: 22 },
        { align: 'right', tone: 'dim' },
        { most: 24, least: 8, lines: 2 },
        { least: 12, lines: 2 },
      ]
    : [
        { tone: 'strong', most: 30, least: 9, lines: 2 },
        {},
        { align: 'right' },
        { align: 'right', tone: 'dim' },
        { most: 16, least: 7, lines: 2 },
        { least: 7, lines: 2 },
      ];
  const note = '+ cooperation · − conflict · ○ calls for restraint · took place';
  return [
    heading(page, 'WHO ACTS TOWARDS WHOM', picture.relations.length, note),
    ...printTable([head, ...rows], columns, width, 2, paint),
    ...more(page, picture.relations.length - shown.length, 'pair'),
  ];
}

function meanOnly({ all }: PairRelation): string {
  return all.score ? signedNumber(all.score.value) : '';
}

/** Rows act towards columns. As many actors as fit. */
function matrixLines(page: Page): readonly string[] {
  const { picture, names, width, paint, known } = page;
  const acts = new Map<string, number>();
  for (const { a, b, all } of picture.relations) {
    for (const id of [a, b]) if (known.has(id)) acts.set(id, (acts.get(id) ?? 0) + all.acts.length);
  }
  const ranked = [...acts].filter(([, n]) => n > 0).sort((x, y) => y[1] - x[1]);
  const room = Math.max(0, Math.floor((width - 12) / 9));
  const chosen = ranked.slice(0, Math.min(MATRIX, room)).map(([id]) => id);
  if (chosen.length < 3) return [];
  const pairs = new Map(picture.relations.map((pair) => [pair.id, pair]));
  const cell = (from: string, to: string): string => {
    if (from === to) return '·';
    const pair = pairs.get(from < to ? `${from}|${to}` : `${to}|${from}`);
    if (!pair) return '';
    const directed = from === pair.a ? pair.towardsB : pair.towardsA;
    return conductWords({
      cooperation: directed.cooperation + pair.together.cooperation,
      conflict: directed.conflict + pair.together.conflict,
      neutral: directed.neutral + pair.together.neutral,
    });
  };
  const label = (id: string): string => shorten(names.short(id), 9);
  const rows = chosen.map((from) => [label(from), ...chosen.map((to) => cell(from, to))]);
  const columns: Column[] = [{ tone: 'strong' }, ...chosen.map(() => ({}))];
  return [
    heading(page, 'MATRIX', undefined, 'rows act towards columns; acts done together stand in both'),
    ...printTable([['', ...chosen.map(label)], ...rows], columns, width, 2, paint),
  ];
}

function issueLines(page: Page): readonly string[] {
  const { picture, names, width, paint } = page;
  if (picture.issues.length === 0) {
    return [heading(page, 'WHO STANDS WHERE', 0), `  ${paint('dim', 'No positions on issues were found.')}`];
  }
  const shown = picture.issues.slice(0, page.all ? undefined : ROWS.issues);
  const cells = new Map<string, string[][]>();
  for (const cell of picture.stances) {
    const row = [
      shorten(names.full(cell.actor), 40),
      stanceCounts(cell),
      courseWords(cell),
      andList(
        [...new Set(cell.stands.map(({ speaker }) => speaker))]
          .filter((id) => id !== cell.actor && id !== 'author')
          .slice(0, 2)
          .map((id) => speakerName(id, names)),
      ),
      String(cell.documents),
    ];
    cells.set(cell.issue, [...(cells.get(cell.issue) ?? []), row]);
  }
  const rows = shown.flatMap((issue) =>
    (cells.get(issue.id) ?? []).map(([actor = '', counts = '', course = '', says = '', documents = ''], n) => [
      n === 0 ? shorten(plainText(issue.name), 80) : '',
      actor,
      counts,
      course,
      says === '' ? '' : `says ${says}`,
      documents,
    ]),
  );
  const columns: Column[] = [
    { tone: 'strong', most: 44, least: 12, lines: 3 },
    { most: 30, least: 10, lines: 2 },
    {},
    { tone: 'warning', most: 34, least: 8, lines: 2 },
    { tone: 'dim', most: 30, least: 8, lines: 2 },
    { tone: 'dim', align: 'right' },
  ];
  return [
    heading(page, 'WHO STANDS WHERE', picture.issues.length, '+ for · − against · ± on terms · texts'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, picture.issues.length - shown.length, 'issue'),
  ];
}

function contradictionLines(page: Page): readonly string[] {
  const { picture, names, width, paint } = page;
  const list = picture.contradictions;
  if (list.length === 0) return [];
  const shown = list.slice(0, page.all ? undefined : ROWS.contradictions);
  const lines = shown.flatMap((contradiction) => {
    const { about, claims } = contradictionWords(contradiction, picture, names);
    return [
      ...wrapText(`${about} — ${COURSE_WORDS[contradiction.course]}`, width - 2, 3).map(
        (line) => `  ${paint('strong', line)}`,
      ),
      ...claims.flatMap((claim) => wrapText(claim, width - 6).map((line) => `      ${line}`)),
    ];
  });
  return [
    heading(page, 'CONTRADICTIONS', list.length, 'which claim is right is not decided here'),
    ...lines,
    ...more(page, list.length - shown.length, 'contradiction'),
  ];
}

function proposalLines(page: Page): readonly string[] {
  const { picture, names, width, paint } = page;
  const list = picture.proposals.toSorted((a, b) => b.answers.length - a.answers.length || b.documents - a.documents);
  if (list.length === 0) return [];
  const shown = list.slice(0, page.all ? undefined : ROWS.proposals);
  const lines = shown.flatMap((proposal) => {
    const by =
      proposal.by.length > 0 ? andList(proposal.by.map((id) => shorten(names.full(id), 40))) : 'somebody not named';
    const first = `${proposal.day ?? 'no date'} by ${by} (${counted(proposal.documents, 'text')})`;
    const answers = proposal.answers.map((answer) => `answer ${answerLine(answer, names)}`);
    return [
      ...wrapText(first, width - 2, 2).map((line) => `  ${paint('strong', line)}`),
      ...[...termWords(proposal, names), ...(answers.length > 0 ? answers : ['no answer was found'])].flatMap((line) =>
        wrapText(line, width - 6, 3).map((part) => `      ${part}`),
      ),
    ];
  });
  return [
    heading(page, 'PROPOSALS', list.length, 'what is asked of whom · answers by day'),
    ...lines,
    ...more(page, list.length - shown.length, 'proposal'),
  ];
}

function actLines(page: Page): readonly string[] {
  const { picture, names, width, paint } = page;
  const told = picture.acts
    .filter((act) => act.documents > 1 && act.reality === 'actual')
    .toSorted((a, b) => b.documents - a.documents);
  if (told.length === 0) return [];
  const shown = told.slice(0, page.all ? undefined : ROWS.acts);
  const rows = shown.map((act) => [
    actDay(act),
    actSides(act, width >= 100 ? names.full : names.short),
    actWhat(act),
    counted(act.documents, 'text'),
  ]);
  const columns: Column[] = [{ most: 24, lines: 2 }, { least: 12, lines: 2 }, { least: 9, lines: 2 }, { tone: 'dim' }];
  return [
    heading(page, 'TOLD BY SEVERAL TEXTS', told.length, 'one act, several witnesses'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, told.length - shown.length, 'act'),
  ];
}

/** What somebody says of others, apart from what took place. */
function claimLines(page: Page): readonly string[] {
  const { picture, names, width, paint } = page;
  const claims = claimedActs(picture);
  if (claims.length === 0) return [];
  const shown = claims.slice(0, page.all ? undefined : ROWS.claims);
  const name = width >= 100 ? names.full : names.short;
  const rows = shown.map((act) => [
    actDay(act),
    actHead(act, name),
    actWhat(act),
    denialWords(act.deniedBy ?? [], name),
    counted(act.documents, 'text'),
  ]);
  const columns: Column[] = [
    { most: 24, lines: 2 },
    { least: 16, lines: 2 },
    { least: 9, lines: 2 },
    { tone: 'warning', most: 24, lines: 2 },
    { tone: 'dim' },
  ];
  return [
    heading(page, 'CLAIMS', claims.length, 'what somebody says of others · counted nowhere as done'),
    ...printTable(rows, columns, width, 2, paint),
    ...more(page, claims.length - shown.length, 'claim'),
  ];
}

function limitLines(page: Page): readonly string[] {
  const { picture, width, paint } = page;
  const [first = '', ...rest] = picture.limits;
  const own = page.all ? rest : rest.filter((limit) => /^\d|^There is one text/.test(limit));
  return [
    heading(page, 'WHAT THIS CANNOT KNOW', undefined),
    ...[first, ...own].flatMap((limit) => wrapText(limit, width - 2).map((line) => paint('dim', `  ${line}`))),
  ];
}

function nextLines(page: Page, inputs: readonly string[], command: string): readonly string[] {
  const given = inputs.map((input) => (input === 'FILE...' ? input : shellWord(plainText(input)))).join(' ');
  // A command that does not fit on a line could not be copied: the names give way to a placeholder.
  const name = textWidth(given) + command.length + 42 > page.width ? 'FILE...' : given;
  const rows = [
    [`${command} read ${name} --picture --html picture.html`, 'every number opens its sentences'],
    [`${command} read ${name} --picture --csv picture`, 'the same as tables'],
  ];
  return [
    heading(page, 'NEXT', undefined),
    ...rows.flatMap(([line = '', what = '']) =>
      textWidth(line) + textWidth(what) + 6 <= page.width
        ? [`  ${page.paint('strong', line)}  ${page.paint('dim', what)}`]
        : [`  ${page.paint('strong', line)}`, `    ${page.paint('dim', what)}`],
    ),
  ];
}
