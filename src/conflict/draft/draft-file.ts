import type { Citation } from './draft-acts.ts';
import type { DraftOption } from './draft-options.ts';
import { type DraftParts, makerId } from './draft-parts.ts';
import type { DraftStatement } from './draft-statements.ts';

/** Widest line of a comment. */
const WIDTH = 112;

/** Writes a draft as a commented model file. */
export function writeDraft(parts: DraftParts): string {
  const lines: string[] = [];
  const say = (...more: readonly string[]): void => {
    lines.push(...more);
  };
  say(
    ...comment(
      'A draft made of what texts say, to be edited by a person: strike what is wrong, add what is missing, put the statements in the right order. Every line cites the records that it rests on, with their words; what the texts do not say is marked as an assumption.',
    ),
    '#   entente model check FILE         finds mistakes, with line and column',
    '#   entente model solve FILE         says which outcomes hold and why',
    '#   entente model sensitivity FILE   says which single line carries the answer',
    '# Texts:',
    ...parts.texts.flatMap((text) => comment(text, '#   ')),
    `conflict: ${quoted(parts.title)}`,
    ...(parts.date ? [`date: ${parts.date}`] : []),
    '',
    '# Who decides: whoever can do something below, or says what it wants of it.',
    'decisionMakers:',
    ...parts.makers.map(({ id, name }) => `  ${id}: ${quoted(name)}`),
    '',
    ...comment(
      'What each can do or leave undone. Acts that seemed the same in other words are one option; part them, or put more together, where that is wrong.',
    ),
    'options:',
    ...parts.options.flatMap((option) => optionLines(option)),
    '',
  );
  if (parts.rules.length > 0) {
    say('# Combinations that cannot be.', 'rules:');
    for (const { never, text, assumption } of parts.rules) {
      say(`  - never: ${never}`, `    text: ${quoted(text)}`, `    evidence: { assumption: ${quoted(assumption)} }`);
    }
  } else {
    say(
      ...comment('Combinations that cannot be: the texts name none. Write them so, if there are any:'),
      '# rules:',
      `#   - never: ${parts.options[0]?.id} and ${parts.options[1]?.id ?? parts.options[0]?.id}`,
    );
  }
  say('', '# Where the conflict stands: the options that are taken today.');
  for (const option of parts.options) say(...comment(statusWords(option), '#   '));
  const taken = parts.options.filter((option) => option.taken).map(({ id }) => id);
  say(
    `statusQuo: [${taken.join(', ')}]`,
    '',
    ...comment(
      'What each wants, most important first: of two states the better one is that which fulfils the first statement in which they differ. The order within a side is a guess: rejections, demands, offers, expectations, then assumptions.',
    ),
    'preferences:',
  );
  for (const { holder, levels } of parts.preferences) {
    if (levels.length === 0) {
      say(`  ${makerId(holder)}: [] # the texts do not say what it wants`);
      continue;
    }
    say(`  ${makerId(holder)}:`);
    for (const level of levels) {
      const [only] = level;
      if (level.length === 1 && only) say(...statementLines(only, '    '));
      else {
        say('    # The texts say both. While both stand here they cancel out: strike one.', '    - equal:');
        for (const statement of level) say(...statementLines(statement, '        '));
      }
    }
  }
  if (parts.claims.length > 0) {
    say(
      '',
      '# What this draft shows when it is solved; "entente model sensitivity" asks how firmly each stands.',
      'claims:',
    );
    for (const { id, text, line } of parts.claims) say(`  ${id}:`, `    text: ${quoted(text)}`, `    ${line}`);
  }
  if (parts.left.length > 0) {
    say(
      '',
      ...comment('More acts that could be options; a model holds 20, so put some together above or strike some:'),
    );
    for (const option of parts.left) {
      say(...comment(`${option.id} (${option.owners.map(makerId).join(', ')}): ${option.text}`, '#   '));
    }
  }
  if (parts.alike.length > 0) {
    say('', '# Look whether these are one act:');
    for (const { options, why } of parts.alike) say(...comment(`${options.join(' and ')}: ${why}`, '#   '));
  }
  if (parts.unused.length > 0) {
    say('', '# Not used, and why:');
    for (const { cited, reason } of parts.unused) {
      say(...comment(`${cited.record} (${cited.kind}, ${cited.place}, “${cited.words}”): ${reason}`, '#   '));
    }
  }
  return `${lines.join('\n')}\n`;
}

function optionLines(option: DraftOption): string[] {
  const cited = uniqueByRecord(option.told.map((told) => told.cited));
  const shown = cited.slice(0, 4);
  const more = cited.slice(4).map(({ record }) => record);
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
  const evidence = [
    ...cited.slice(0, 4).map(citation),
    ...(assumption === undefined ? [] : [`{ assumption: ${quoted(assumption)} }`]),
  ];
  // A statement whose sense is only supposed counts as an assumption, whatever record it was read out of.
  const [first, ...others] = evidence;
  return [
    `${indent}- want: ${want}`,
    `${indent}  text: ${quoted(text)}`,
    ...(others.length === 0
      ? [`${indent}  evidence: ${first ?? 'assumption'}`]
      : [`${indent}  evidence:`, ...evidence.map((one) => `${indent}    - ${one}`)]),
  ];
}

function statusWords({ id, taken, takenBy }: DraftOption): string {
  if (!takenBy) return `${id}: not done; an assumption, as no text says that it is`;
  const { as, cited } = takenBy;
  const how = as === 'done' ? 'told as done' : 'taken for granted';
  return taken
    ? `${id}: done; ${how} in “${cited.words}” (${cited.place}, ${cited.record})`
    : `${id}: not done; ${as === 'done' ? 'the contrary is told as done' : 'the contrary is taken for granted'} in “${cited.words}” (${cited.place}, ${cited.record})`;
}

function citation({ record, place, words }: Citation): string {
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
  return cited.filter((one, i) => cited.findIndex((other) => other.record === one.record) === i);
}

/** Without control characters and marks that turn a line's direction: they come from texts. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
}
