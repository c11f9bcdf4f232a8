import { stat } from 'node:fs/promises';
import { createEnglish } from '../../language/english.ts';
import type { Analysis } from '../../language/tree.ts';
import { EntenteError } from '../../records/failure.ts';
import { colours } from '../kit/colours.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, readInput, type Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';

/** The options of `entente parse`, as the command line gives them. */
export interface ParseOptions {
  readonly conllu?: boolean;
  readonly json?: boolean;
  readonly svg?: string;
  readonly force?: boolean;
  readonly width?: string;
}

/**
 * `entente parse`: the words, tags, trees and names of a text, drawn or as data.
 *
 * @param words the text, as the shell divides it; a single `-` reads standard input
 * @returns the exit code
 * @throws EntenteError for wrong options or a text without words
 */
export async function parseCommand(
  terminal: Terminal,
  words: readonly string[],
  options: ParseOptions,
): Promise<number> {
  if (options.conllu && options.json)
    throw new EntenteError('usage', '--conllu and --json cannot be used together; choose one.');
  const width = treeWidth(options.width, terminal);
  const { svg, force } = options;
  const picture = svg === undefined ? undefined : await openOutput(terminal, svg, { inputs: ['-'], force });
  const text = await givenText(terminal, words);
  const engine = await createEnglish();
  const analysis = await engine.analyse(text);
  if (analysis.sentences.length === 0)
    throw new EntenteError(
      'usage',
      'There are no words to parse; give a sentence in quotes, or - to read standard input.',
    );

  if (picture) {
    const { drawTreesSvg } = await import('../../report/tree/tree-svg.ts');
    await picture.write(drawTreesSvg(analysis.sentences));
  }
  if (options.conllu) {
    const { toConllu } = await import('../../language/conllu.ts');
    terminal.out(toConllu(analysis));
  } else if (options.json) {
    printJson(terminal, await withMorphology(analysis, engine.model));
  } else if (!picture) await printTrees(terminal, analysis, width);
  if (picture) terminal.err(`The picture lies in ${picture.path}; open it in a browser.\n`);
  return EXIT.done;
}

async function printTrees(terminal: Terminal, { text, sentences }: Analysis, width: number): Promise<void> {
  const [{ drawTreeText }, { plainText }, { wrapText }] = await Promise.all([
    import('../../report/tree/tree-text.ts'),
    import('../../report/kit/plain-text.ts'),
    import('../../report/kit/text-width.ts'),
  ]);
  const drawn = sentences.map((sentence) => {
    const words = plainText(text.slice(sentence.start, sentence.end));
    const tree = drawTreeText(sentence, { width, ...colours(terminal) });
    // One sentence was just typed; of several, each stands above its tree.
    return sentences.length > 1 ? `${wrapText(words, width).join('\n')}\n\n${tree}` : tree;
  });
  terminal.out(drawn.join('\n'));
}

/** The analysis as the library gives it, with the features of each word. */
async function withMorphology({ text, sentences }: Analysis, model: string): Promise<unknown> {
  const { morphologyOf } = await import('../../language/morphology.ts');
  return {
    model,
    text,
    sentences: sentences.map((sentence) => ({
      ...sentence,
      tokens: sentence.tokens.map((token) => ({ ...token, morphology: morphologyOf(sentence, token.index) })),
    })),
  };
}

async function givenText(terminal: Terminal, words: readonly string[]): Promise<string> {
  if (words.length !== 1 || words[0] === undefined) return words.join(' ');
  const [only] = words;
  if (only === '-') return await standardInput(terminal);
  // "entente parse article.txt" means the file and would parse its name.
  if (!/\s/.test(only) && (await stat(terminal.locate(only)).catch(() => undefined))?.isFile()) {
    throw new EntenteError('usage', `${only} is a file; to parse what is in it: entente parse - < ${only}`);
  }
  return only;
}

async function standardInput(terminal: Terminal): Promise<string> {
  const bytes = await readInput(terminal);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new EntenteError('unreadable', 'Standard input is no UTF-8 text; convert it first.', { cause });
  }
}

function treeWidth(text: string | undefined, terminal: Terminal): number {
  if (text === undefined) return Math.max(40, terminal.columns ?? 80);
  const width = Number(text);
  if (!Number.isInteger(width) || width < 40 || width > 400) {
    throw new EntenteError('usage', `--width must be a number of columns between 40 and 400, not "${text}".`);
  }
  return width;
}
