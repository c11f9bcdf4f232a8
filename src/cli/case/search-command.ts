import { type Found, search } from '../../casefile/store/search.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { parseGivenDate } from '../../sources/given-date.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { markedWords } from './marked-words.ts';
import { kindOf } from './record-kind.ts';
import { signOf } from './record-line.ts';
import { type CaseOptions, withCase } from './with-case.ts';
import { wrapped } from './wrapped.ts';

export interface SearchOptions extends CaseOptions {
  readonly actor?: string;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  readonly source?: string;
  readonly most?: string;
  readonly json?: boolean;
}

/** Sentences that are shown of one document. */
const SHOWN = 5;

/** `entente search`: words in texts, titles and memos. */
export async function searchCommand(
  terminal: Terminal,
  words: readonly string[],
  options: SearchOptions,
): Promise<number> {
  const { kind, actor, source } = options;
  const filter = {
    ...(kind === undefined ? {} : { kind: kindOf(kind) }),
    ...(actor === undefined ? {} : { actor }),
    ...(source === undefined ? {} : { source }),
    ...(options.from === undefined ? {} : { from: parseGivenDate(options.from) }),
    ...(options.to === undefined ? {} : { to: parseGivenDate(options.to) }),
    most: Number.parseInt(options.most ?? '20', 10) || 20,
  };
  return await withCase(terminal, options, 'look', (file) => {
    let count = 0;
    for (const found of search(file, words.join(' '), filter)) {
      count++;
      if (options.json) printFound(terminal, found);
      else tellFound(terminal, found);
    }
    if (count === 0) terminal.err('Nothing was found.\n');
    return count > 0 ? EXIT.done : EXIT.problems;
  });
}

function printFound(terminal: Terminal, { document: { id, text }, hits, memos }: Found): void {
  for (const { span, words, records } of hits) {
    const quote = text.slice(span.start, span.end);
    const data = { document: id, quote, span, words, records: records.map((record) => record.id) };
    terminal.out(`${JSON.stringify(data)}\n`);
  }
  for (const memo of memos) terminal.out(`${JSON.stringify({ document: id, memo })}\n`);
  if (hits.length + memos.length === 0) terminal.out(`${JSON.stringify({ document: id })}\n`);
}

function tellFound(terminal: Terminal, { document, hits, memos }: Found): void {
  const { id, date = 'no date', title = 'no title', text } = document;
  terminal.out(`${wrapped(terminal, plainText(`${id}  ${date}  ${title}`))}\n`);
  for (const { span, words, records } of hits.slice(0, SHOWN)) {
    terminal.out(`${wrapped(terminal, markedWords(terminal, text, span, words), '  ')}\n`);
    const ids = records.map((record) => `${record.id}\u00a0${signOf(record)}`).join(' ');
    if (ids) terminal.out(`${wrapped(terminal, ids, '      ').replaceAll('\u00a0', ' ')}\n`);
  }
  if (hits.length > SHOWN)
    terminal.out(`  and ${hits.length - SHOWN} more ${hits.length - SHOWN === 1 ? 'sentence' : 'sentences'}\n`);
  for (const memo of memos) terminal.out(`${wrapped(terminal, `memo: ${plainText(memo)}`, '  ')}\n`);
}
