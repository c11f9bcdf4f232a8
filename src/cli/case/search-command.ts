import { search } from '../../casefile/store/search.ts';
import type { Span } from '../../records/span.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { parseGivenDate } from '../../sources/given-date.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { markedWords } from './marked-words.ts';
import { kindOf } from './record-kind.ts';
import { recordSign } from './record-line.ts';
import { type CaseOptions, withCase } from './with-case.ts';

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
    for (const { state, hits } of search(file, words.join(' '), filter)) {
      count++;
      const { document } = state.reading;
      if (options.json) {
        for (const hit of hits) {
          const quote = document.text.slice(hit.span.start, hit.span.end);
          const records = hit.records.map(({ id }) => id);
          terminal.out(
            `${JSON.stringify({ document: document.id, quote, span: hit.span, words: hit.words, records })}\n`,
          );
        }
        continue;
      }
      terminal.out(`${plainText(`${document.id}  ${document.date ?? 'no date'}  ${document.title ?? 'no title'}`)}\n`);
      for (const { span, words: marks, records } of hits.slice(0, SHOWN)) {
        terminal.out(`  ${markedWords(terminal, document.text, span, marks as readonly Span[])}\n`);
        const ids = records.map((record) => `${record.id} ${recordSign(record)}`);
        if (ids.length > 0) terminal.out(`      ${ids.join('  ')}\n`);
      }
      if (hits.length > SHOWN) terminal.out(`  and ${hits.length - SHOWN} more sentences\n`);
    }
    if (count === 0) terminal.err('Nothing was found.\n');
    return count > 0 ? EXIT.done : EXIT.problems;
  });
}
