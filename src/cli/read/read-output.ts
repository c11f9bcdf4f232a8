import type { Digest } from '../../measures/digest.ts';
import type { ReportedEvent, SameAct } from '../../measures/merge-reports.ts';
import { countLeft } from '../../records/left-out.ts';
import type { Reading } from '../../records/reading.ts';
import { type ShownOptions, shownReading } from '../../records/shown.ts';
import { colours } from '../kit/colours.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { type Kept, type OutputFile, type OutputFolder, openOutput, openOutputFolder } from '../kit/write-file.ts';
import type { ReadOptions, ReadSettings } from './read-options.ts';

/** A reading with what the command line knows of it. */
export interface Read {
  readonly reading: Reading;
  /** Its input, as `collectInputs` names it. */
  readonly name: string;
  readonly elapsedMs: number;
}

/** A form in which readings are written. */
export interface Output {
  /** Takes a reading; what can be written of it by itself is written now. */
  readonly add: (read: Read) => void | Promise<void>;
  /**
   * Writes what needs all readings together.
   * @returns sentences that say what lies where
   */
  readonly end?: () => Promise<readonly string[]>;
}

/** What `entente read` was asked for. */
export interface Asked {
  readonly options: ReadOptions;
  readonly settings: ReadSettings;
  /** The inputs as the user typed them, for the hints at the end. */
  readonly paths: readonly string[];
  /** Whether there are several inputs. */
  readonly many: boolean;
}

/**
 * The forms that were asked for, in the order in which they are written.
 * @throws EntenteError `usage` or `unwritable` if a file cannot be written or something would be lost
 */
export async function openOutputs(terminal: Terminal, asked: Asked, kept: Kept): Promise<readonly Output[]> {
  const { options, many } = asked;
  if (options.picture) return [await picture(terminal, asked, kept)];
  return [
    ...(options.jsonl ? [jsonLines(terminal)] : []),
    ...(options.html ? [page(await openOutput(terminal, options.html, kept), options)] : []),
    ...(options.csv ? [await tables(terminal, options.csv, asked, kept)] : []),
    ...(options.jsonl ? [] : [many && !options.md ? lines(terminal, shown(options)) : document(terminal, asked)]),
  ];
}

function jsonLines(terminal: Terminal): Output {
  return { add: ({ reading }) => terminal.out(`${JSON.stringify(reading)}\n`) };
}

/** A line a document. */
function lines(terminal: Terminal, asked: ShownOptions): Output {
  return {
    add: async ({ reading: whole, name }) => {
      const { reading, left } = shownReading(whole, asked);
      const { plainText } = await import('../../report/kit/plain-text.ts');
      const { document } = reading;
      const weaker = countLeft(left);
      const counts = `${reading.actors.length} actors, ${reading.events.length} events, ${reading.statements.length} statements, ${reading.positions.length} positions${weaker > 0 ? `; ${weaker} weaker records not counted` : ''}`;
      terminal.out(
        `${plainText(`${name}  ${document.date ?? 'no date'}  ${document.title ?? 'no title'}`)}  (${counts})\n`,
      );
    },
  };
}

/** The whole document: as JSON, as Markdown or as a brief for the terminal. */
function document(terminal: Terminal, { options, settings, paths }: Asked): Output {
  if (options.json) {
    return {
      add: async ({ reading }) => {
        const { Reading: schema } = await import('../../records/reading.ts');
        printJson(terminal, schema.parse(reading));
      },
    };
  }
  if (options.md) {
    return {
      add: async ({ reading }) => {
        const { renderMarkdown } = await import('../../report/brief/markdown.ts');
        terminal.out(renderMarkdown(reading, shown(options)));
      },
    };
  }
  return {
    add: async ({ reading, elapsedMs }) => {
      const { renderBrief } = await import('../../report/brief/brief.ts');
      terminal.out(
        renderBrief(reading, {
          ...briefLook(terminal, settings),
          all: options.all ?? false,
          ...shown(options),
          elapsedMs,
          input: paths[0] ?? '-',
          command: terminal.program,
        }),
      );
    },
  };
}

/** Whether weak records were asked for. */
const shown = ({ weak = false }: ReadOptions): ShownOptions => ({ weak });

function briefLook(terminal: Terminal, settings: ReadSettings) {
  const width = settings.width ?? terminal.columns;
  return { ...(width ? { width } : {}), ...colours(terminal) };
}

/** The page with all documents. Readings of a large batch are kept only where the output needs them all together. */
function page(file: OutputFile, options: ReadOptions): Output {
  const readings: Reading[] = [];
  return {
    add: ({ reading }) => void readings.push(reading),
    end: async () => {
      if (readings.length === 0) return [];
      const { renderHtml } = await import('../../report/brief/html.ts');
      await file.write(await renderHtml(readings, shown(options)));
      return [`The brief lies in ${file.path}; open it in a browser.`];
    },
  };
}

/** Gathers the rows of all documents: one file a kind of record, with one header. */
async function tables(terminal: Terminal, path: string, asked: Asked, kept: Kept): Promise<Output> {
  const { options, settings } = asked;
  const { ACTS, renderCsv } = await import('../../report/brief/csv.ts');
  const { reportsOf } = await import('../../report/brief/reading-tables.ts');
  const { renderActs } = await import('../../report/brief/acts-csv.ts');
  const folder = await openOutputFolder(terminal, path, renderCsv([]).keys(), kept);
  const safe = options.safeCsv ?? false;
  const files = new Map<string, string[]>();
  const reports: ReportedEvent[] = [];
  let count = 0;
  return {
    add: ({ reading }) => {
      count++;
      reports.push(...reportsOf(reading));
      for (const [name, content] of renderCsv(reading, { safe })) {
        if (name === ACTS) continue;
        const parts = files.get(name);
        if (!parts) files.set(name, [content]);
        else if (name.endsWith('.csv')) parts.push(content.slice(content.indexOf('\r\n') + 2));
      }
    },
    end: async () => {
      for (const [name, parts] of files) await folder.write(name, parts.join(''));
      const acts = renderActs(reports, { safe, sameAct: sameAct(settings) });
      await folder.write(ACTS, acts);
      return count > 0 ? [`The tables lie in ${path}.`] : [];
    },
  };
}

function sameAct({ sameActDays: days, acts }: ReadSettings): SameAct {
  return { days, ...(acts ? { decided: acts } : {}) };
}

/** What all documents say together. */
async function picture(terminal: Terminal, asked: Asked, kept: Kept): Promise<Output> {
  const { options, settings, paths } = asked;
  const { digestReading } = await import('../../measures/digest.ts');
  const page = options.html === undefined ? undefined : await openOutput(terminal, options.html, kept);
  const tables = options.csv === undefined ? undefined : await pictureTables(terminal, options.csv, kept);
  const digests: Digest[] = [];
  return {
    add: ({ reading }) => void digests.push(digestReading(reading)),
    end: async () => {
      if (digests.length === 0) return [];
      const { writePicture } = await import('./picture-output.ts');
      await writePicture(terminal, digests, {
        ...(options.json ? { json: true } : {}),
        ...(options.md ? { md: true } : {}),
        ...(page ? { page } : {}),
        ...(tables ? { tables } : {}),
        safeCsv: options.safeCsv ?? false,
        among: settings.among,
        all: options.all ?? false,
        ...shown(options),
        sameAct: sameAct(settings),
        ...briefLook(terminal, settings),
        ...(options.events === undefined ? {} : { events: options.events }),
        paths,
      });
      return [
        ...(options.html ? [`The picture lies in ${options.html}; open it in a browser.`] : []),
        ...(options.csv ? [`The tables lie in ${options.csv}.`] : []),
      ];
    },
  };
}

async function pictureTables(terminal: Terminal, folder: string, kept: Kept): Promise<OutputFolder> {
  const [{ makePicture }, { renderPictureCsv }] = await Promise.all([
    import('../../measures/picture.ts'),
    import('../../report/picture/picture-csv.ts'),
  ]);
  return await openOutputFolder(terminal, folder, renderPictureCsv(makePicture([])).keys(), kept);
}
