import { leftOutWords } from '../../records/left-out.ts';
import { isId } from '../file/model-file-schema.ts';
import type { DraftOption } from './draft-options.ts';
import { type DraftParts, makerId } from './draft-parts.ts';
import type { DraftPreference } from './draft-preferences.ts';
import type { DraftStatement } from './draft-statements.ts';
import { type Citation, citedAs } from './told-act.ts';

/** Widest line of a comment. */
const WIDTH = 112;

/** The sections of the file in their order; one that has nothing to say has no lines. */
const SECTIONS: readonly ((parts: DraftParts) => readonly string[])[] = [
  head,
  sources,
  makers,
  options,
  rules,
  statusQuo,
  preferences,
  claims,
  leftOptions,
  alikeOptions,
  weakerRecords,
  unusedRecords,
];

/** Writes a draft as a commented model file. */
export function writeDraft(parts: DraftParts): string {
  return `${SECTIONS.flatMap((section) => section(parts)).join('\n')}\n`;
}

function head({ texts, title, date }: DraftParts): readonly string[] {
  return [
    ...comment(
      'A draft made of what texts say, to be edited by a person: strike what is wrong, add what is missing, put the statements in the right order. Every line cites the records that it rests on, with their words; what the texts do not say is marked as an assumption.',
    ),
    '#   entente model check FILE         finds mistakes, with line and column',
    '#   entente model solve FILE         says which outcomes hold and why',
    '#   entente model sensitivity FILE   says which single line carries the answer',
    '# Texts:',
    ...texts.flatMap((text) => comment(text, '#   ')),
    `conflict: ${quoted(title)}`,
    ...(date ? [`date: ${date}`] : []),
  ];
}

/** The texts, where clauses of them are cited without a record. */
function sources(parts: DraftParts): readonly string[] {
  const cited = [
    ...parts.options.flatMap(({ told }) => told.map((one) => one.cited)),
    ...parts.preferences.flatMap(({ levels }) => levels.flat().flatMap((one) => one.cited)),
  ];
  const named = parts.sources.filter(({ name }) =>
    cited.some(({ record, source }) => record === undefined && source === name),
  );
  if (named.length === 0) return [];
  return [
    '',
    '# The texts whose clauses are cited below.',
    'sources:',
    ...named.map(
      ({ name, date }) => `  ${quoted(idOf(name))}: { title: ${quoted(name)}${date ? `, date: ${date}` : ''} }`,
    ),
  ];
}

/** What a text is cited by: its name, or what of it may stand in an id (`text--` for standard input). */
function idOf(name: string): string {
  return isId(name) ? name : `text-${name.replaceAll(/[^\w.-]+/g, '_')}`;
}

function makers(parts: DraftParts): readonly string[] {
  return [
    '',
    '# Who decides: whoever can do something below, or says what it wants of it.',
    'decisionMakers:',
    ...parts.makers.map(({ id, name }) => `  ${id}: ${quoted(name)}`),
  ];
}

function options(parts: DraftParts): readonly string[] {
  return [
    '',
    ...comment(
      'What each can do or leave undone. Acts that seemed the same in other words are one option; part them, or put more together, where that is wrong.',
    ),
    'options:',
    ...parts.options.flatMap((option) => optionLines(option)),
  ];
}

function rules(parts: DraftParts): readonly string[] {
  if (parts.rules.length > 0) {
    return [
      '',
      '# Combinations that cannot be.',
      'rules:',
      ...parts.rules.flatMap(({ never, text, assumption }) => [
        `  - never: ${never}`,
        `    text: ${quoted(text)}`,
        `    evidence: { assumption: ${quoted(assumption)} }`,
      ]),
    ];
  }
  const [first, second = first] = parts.options;
  return [
    '',
    ...comment('Combinations that cannot be: the texts name none. Write them so, if there are any:'),
    '# rules:',
    `#   - never: ${first?.id} and ${second?.id}`,
  ];
}

function statusQuo(parts: DraftParts): readonly string[] {
  const taken = parts.options.filter((option) => option.taken).map(({ id }) => id);
  return [
    '',
    '# Where the conflict stands: the options that are taken today.',
    ...parts.options.flatMap((option) => comment(statusWords(option), '#   ')),
    `statusQuo: [${taken.join(', ')}]`,
  ];
}

function preferences(parts: DraftParts): readonly string[] {
  return [
    '',
    ...comment(
      'What each wants, most important first: of two states the better one is that which fulfils the first statement in which they differ. The order within a side is a guess: rejections, demands, offers, expectations, then assumptions.',
    ),
    'preferences:',
    ...parts.preferences.flatMap(preferenceLines),
  ];
}

function preferenceLines({ holder, levels }: DraftPreference): readonly string[] {
  if (levels.length === 0) return [`  ${makerId(holder)}: [] # the texts do not say what it wants`];
  return [
    `  ${makerId(holder)}:`,
    ...levels.flatMap((level) => {
      const [only, ...others] = level;
      if (only && others.length === 0) return statementLines(only, '    ');
      return [
        '    # The texts say both. While both stand here they cancel out: strike one.',
        '    - equal:',
        ...level.flatMap((statement) => statementLines(statement, '        ')),
      ];
    }),
  ];
}

function claims(parts: DraftParts): readonly string[] {
  if (parts.claims.length === 0) return [];
  return [
    '',
    '# What this draft shows when it is solved; "entente model sensitivity" asks how firmly each stands.',
    'claims:',
    ...parts.claims.flatMap(({ id, text, line }) => [`  ${id}:`, `    text: ${quoted(text)}`, `    ${line}`]),
  ];
}

function leftOptions({ left }: DraftParts): readonly string[] {
  if (left.length === 0) return [];
  return [
    '',
    ...comment('More acts that could be options; a model holds 20, so put some together above or strike some:'),
    ...left.flatMap(({ id, owners, text }) => comment(`${id} (${owners.map(makerId).join(', ')}): ${text}`, '#   ')),
  ];
}

function alikeOptions({ alike }: DraftParts): readonly string[] {
  if (alike.length === 0) return [];
  return [
    '',
    '# Look whether these are one act:',
    ...alike.flatMap(({ options: pair, why }) => comment(`${pair.join(' and ')}: ${why}`, '#   ')),
  ];
}

/** One line that counts what is too weak for a draft. */
function weakerRecords({ weaker }: DraftParts): readonly string[] {
  const words = leftOutWords(weaker, '--weak takes them in', 'used');
  return words === '' ? [] : ['', ...comment(words)];
}

function unusedRecords({ unused }: DraftParts): readonly string[] {
  if (unused.length === 0) return [];
  return [
    '',
    '# Not used, and why:',
    ...unused.flatMap(({ cited, reason }) =>
      comment(`${citedAs(cited)} (${cited.kind}, ${cited.place}, “${cited.words}”): ${reason}`, '#   '),
    ),
  ];
}

function optionLines(option: DraftOption): string[] {
  const cited = uniqueByRecord(option.told.map((told) => told.cited));
  const shown = cited.slice(0, 4);
  const more = cited.slice(4).map(citedAs);
  const owners = option.owners.map(makerId);
  const evidence: string[] = shown.map(citation);
  if (option.ownerAssumed) evidence.push(`{ assumption: ${quoted(option.ownerAssumed)} }`);
  return [
    `  ${option.id}:`,
    `    by: ${owners.length === 1 ? owners[0] : `[${owners.join(', ')}] # each of them may change it alone`}`,
    `    text: ${quoted(option.text)}`,
    '    evidence:',
    ...evidence.map((one) => `      - ${one}`),
    ...(more.length > 0 ? comment(`also told in ${more.join(', ')}`, '      # ') : []),
  ];
}

function statementLines({ want, text, cited, assumption }: DraftStatement, indent: string): string[] {
  // A statement whose sense is only supposed counts as an assumption, whatever record it was read out of.
  const evidence = assumption === undefined ? cited.slice(0, 4).map(citation) : [assumed(assumption, cited)];
  const [first, ...others] = evidence;
  return [
    `${indent}- want: ${want}`,
    `${indent}  text: ${quoted(text)}`,
    ...(others.length === 0
      ? [`${indent}  evidence: ${first ?? 'assumption'}`]
      : [`${indent}  evidence:`, ...evidence.map((one) => `${indent}    - ${one}`)]),
  ];
}

/** An assumption, with the words that it was read out of. */
function assumed(assumption: string, cited: readonly Citation[]): string {
  const [first] = cited;
  const from = first ? ` (${citedAs(first)}, ${first.place}, “${first.words}”)` : '';
  return `{ assumption: ${quoted(`${assumption}${from}`)} }`;
}

function statusWords({ id, taken, takenBy }: DraftOption): string {
  if (!takenBy) return `${id}: not done; an assumption, as no text says that it is`;
  const { as, cited } = takenBy;
  const how = as === 'done' ? 'told as done' : 'taken for granted';
  return taken
    ? `${id}: done; ${how} in “${cited.words}” (${cited.place}, ${citedAs(cited)})`
    : `${id}: not done; ${as === 'done' ? 'the contrary is told as done' : 'the contrary is taken for granted'} in “${cited.words}” (${cited.place}, ${citedAs(cited)})`;
}

function citation({ record, source, sentence, place, words }: Citation): string {
  if (record === undefined)
    return `{ source: ${quoted(idOf(source))}, place: ${quoted(`sentence ${sentence + 1}`)}, words: ${quoted(words)} }`;
  return `{ record: ${record}, place: ${quoted(place)}, words: ${quoted(words)} }`;
}

/** A double-quoted YAML scalar, whatever it holds. */
function quoted(text: string): string {
  return JSON.stringify(plain(text));
}

/** Comment lines of bounded width. */
function comment(text: string, lead = '# '): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plain(text).split(/\s+/u)) {
    if (line !== '' && lead.length + line.length + word.length + 1 > WIDTH) {
      lines.push(`${lead}${line}`);
      line = lead.length > 2 ? `  ${word}` : word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, `${lead}${line}`];
}

function uniqueByRecord(cited: readonly Citation[]): Citation[] {
  return cited.filter((one, i) => cited.findIndex((other) => other.key === one.key) === i);
}

/** Without control characters and marks that turn a line's direction: they come from texts. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
}
