import {
  type CodedSentence,
  codedSentences,
  codingDecisions,
  drawSentences,
  keyOf,
  type SentencePlace,
  sampleName,
} from '../../casefile/coders/coded-sentences.ts';
import { LIST_OF } from '../../casefile/journal/reading-records.ts';
import { addedRecordId } from '../../casefile/journal/record-name.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { asideEntries } from '../../casefile/store/coded.ts';
import { decide, undo } from '../../casefile/store/decide.ts';
import { documentOfRecord, stateOf, states } from '../../casefile/store/state.ts';
import { EntenteError } from '../../records/failure.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import { kindOf } from '../case/record-kind.ts';
import { type CaseOptions, coderOf, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { codingLine, example } from './coding-line.ts';

export interface CodeOptions extends CaseOptions {
  readonly sample?: string;
  readonly seed?: string;
  readonly kind?: readonly string[];
  readonly context?: string;
}

/** What a coder asks for beside records. */
const COMMANDS = 'Enter alone: nothing more in this sentence. back: the one before again. skip: later. quit: end here.';

/**
 * `entente code`: shows sentences of a sample one by one and keeps what the coder finds in them, aside from what holds. A
 * sentence is kept when it is done; who stops goes on there the next time.
 */
export async function codeCommand(terminal: Terminal, options: CodeOptions): Promise<number> {
  const size = wholeNumber('--sample', options.sample ?? '50', 1);
  const seed = wholeNumber('--seed', options.seed ?? '1', 0);
  const context = wholeNumber('--context', options.context ?? '2', 0);
  const kinds = [...new Set((options.kind ?? ['events']).flatMap((word) => word.split(',')).map(kindOf))];
  return await withCase(terminal, options, 'write', async (file) => {
    const coder = await coderOf(file, options);
    const session = new Session(terminal, file, { coder, kinds, sample: sampleName(seed), context });
    const lines = linesOf(terminal);
    const places = drawSentences(readingsOf(file), seed, size, session.others());
    if (places.length === 0) throw new EntenteError('usage', 'The case holds no sentence yet; add texts first.');
    try {
      await session.run(places, lines);
    } finally {
      // A keyboard that is still listened to keeps the program alive.
      await lines.return(undefined);
    }
    return EXIT.done;
  });
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && Number.isSafeInteger(number)) return number;
  throw new EntenteError('usage', `${option} must be a whole number of ${least} or more, not "${text}".`);
}

function* readingsOf(file: CaseFile): Generator<Reading> {
  for (const { reading } of states(file)) yield reading;
}

async function* linesOf(terminal: Terminal): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let held = '';
  for await (const chunk of terminal.input()) {
    held += decoder.decode(chunk, { stream: true });
    const lines = held.split(/\r?\n/);
    held = lines.pop() ?? '';
    yield* lines;
  }
  if (held !== '') yield held;
}

interface Task {
  readonly coder: string;
  readonly kinds: readonly AnyRecord['kind'][];
  readonly sample: string;
  readonly context: number;
}

/** One sitting of one coder. */
class Session {
  private readonly terminal: Terminal;
  private readonly file: CaseFile;
  private readonly task: Task;
  /** Steps of this sitting with the places that they coded, for `back`. */
  private readonly done: { readonly step: string; readonly at: number }[] = [];

  constructor(terminal: Terminal, file: CaseFile, task: Task) {
    this.terminal = terminal;
    this.file = file;
    this.task = task;
  }

  /** What anybody coded in this sample. */
  others(): readonly CodedSentence[] {
    return codedSentences(asideEntries(this.file)).filter(({ sample }) => sample === this.task.sample);
  }

  async run(places: readonly SentencePlace[], lines: AsyncGenerator<string>): Promise<void> {
    const { coder, kinds, sample } = this.task;
    const coded = new Set(
      this.others()
        .filter((one) => one.coder === coder && kinds.every((kind) => one.kinds.includes(kind)))
        .map(keyOf),
    );
    const open = places.filter((place) => !coded.has(keyOf(place)));
    const names = kinds.map((kind) => LIST_OF[kind]).join(', ');
    this.say(
      `${coder} codes ${names}: ${counted(places.length, 'sentence')} of sample “${sample}”, ${places.length - open.length} of them coded already.`,
    );
    for (const kind of kinds) this.say(`  ${kinds.length > 1 ? `${kind} ` : ''}WORDS ${example(kind)}`);
    this.say(COMMANDS);
    let at = 0;
    let kept = 0;
    while (at < open.length) {
      const answer = await this.sentence(open[at] as SentencePlace, `${at + 1} of ${open.length}`, lines);
      if (answer === 'quit') break;
      if (answer === 'skip') at++;
      else if (answer === 'back') at = this.back(at);
      else {
        this.done.push({ step: answer, at });
        kept++;
        at++;
      }
    }
    const left = open.length - this.done.length;
    this.say(
      `${counted(this.done.length, 'sentence')} coded${kept > this.done.length ? ' (some twice)' : ''}, ${left} left. ${this.terminal.program} agreement says how far coders agree.`,
    );
  }

  /** Takes back the sentence before. @returns its place */
  private back(at: number): number {
    const last = this.done.pop();
    if (!last) {
      this.say('There is no sentence before this one in this sitting.');
      return at;
    }
    undo(this.file, { coder: this.task.coder }, last.step);
    return last.at;
  }

  private async sentence(place: SentencePlace, number: string, lines: AsyncGenerator<string>): Promise<string> {
    const { coder, kinds, sample } = this.task;
    const { reading } = stateOf(this.file, place.document);
    this.show(place, reading, number);
    const records: AnyRecord[] = [];
    for (;;) {
      this.terminal.out('> ');
      const { value: line, done } = await lines.next();
      if (done) {
        this.terminal.out('\n');
        return 'quit';
      }
      const words = line.trim();
      if (words === 'quit' || words === 'skip' || words === 'back') return words;
      if (words === '') {
        const decisions = codingDecisions(place, reading, kinds, records, sample);
        const [first] = decide(this.file, decisions, { coder });
        return first?.step ?? 'skip';
      }
      try {
        const bare = codingLine(words, kinds, place.span, reading, coder);
        const taken = (id: string): boolean =>
          records.some((one) => one.id === id) || documentOfRecord(this.file, id, place.document) !== undefined;
        records.push({ ...bare, id: addedRecordId(place.document, bare, reading.document.text, taken) });
        this.say(`  noted; Enter when there is nothing more.`);
      } catch (error) {
        if (!(error instanceof EntenteError)) throw error;
        this.say(`  ${error.message}`);
      }
    }
  }

  private show({ document, index, span }: SentencePlace, reading: Reading, number: string): void {
    const { text, title, date } = reading.document;
    const { context } = this.task;
    const words = (one: { readonly start: number; readonly end: number }): string =>
      plainText(text.slice(one.start, one.end));
    this.say('');
    this.say(`${number}  ${document}  ${date ?? 'no date'}  ${title ?? 'no title'}`);
    for (const one of reading.sentences.slice(Math.max(0, index - context), index)) this.say(`    ${words(one)}`);
    this.terminal.out(this.terminal.colour ? `  ▸ \u001b[1m${words(span)}\u001b[22m\n` : `  ▸ ${words(span)}\n`);
    for (const one of reading.sentences.slice(index + 1, index + 1 + context)) this.say(`    ${words(one)}`);
  }

  private say(words: string): void {
    // Spaces at the beginning of a line are kept.
    const [, indent = '', rest = ''] = /^(\s*)(.*)$/s.exec(words) ?? [];
    this.terminal.out(`${indent}${plainText(rest)}\n`);
  }
}
