import type { Digest } from '../../measures/digest.ts';
import type { SameAct } from '../../measures/merge-reports.ts';
import { makePicture } from '../../measures/picture.ts';
import { pictureAmong } from '../../measures/picture-among.ts';
import type { ShownOptions } from '../../records/shown.ts';
import type { Tone } from '../../report/brief/brief.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import type { PageTone } from '../../report/kit/text-page.ts';
import type { Beside } from '../../report/measures/beside-report.ts';
import type { MeasurePart } from '../../report/measures/measure-report.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import type { OutputFile, OutputFolder } from '../kit/write-file.ts';

/** What `entente read --picture` was asked for. */
export interface PictureOutput extends ShownOptions {
  readonly json?: boolean;
  readonly md?: boolean;
  readonly page?: OutputFile;
  readonly tables?: OutputFolder;
  readonly safeCsv: boolean;
  /** Ids of the actors to which the picture is held; empty for all. */
  readonly among: readonly string[];
  readonly all: boolean;
  readonly width?: number;
  readonly style?: (tone: Tone, text: string) => string;
  readonly sameAct: SameAct;
  /** Server of the event data that stand beside it; by default they are asked on this machine. */
  readonly events?: string;
  /** The inputs as the user typed them. */
  readonly paths: readonly string[];
}

/** Draws the picture of what was read and writes it in every form that was asked for; without one, to the terminal. */
export async function writePicture(
  terminal: Terminal,
  digests: readonly Digest[],
  output: PictureOutput,
): Promise<void> {
  const whole = makePicture(digests, { sameAct: output.sameAct, weak: output.weak ?? false });
  const known = new Set(whole.actors.map(({ id }) => id));
  for (const id of output.among) {
    if (!known.has(id))
      terminal.err(
        `entente: ${plainText(id)} occurs in no record of these texts; look for its id in --json under "actors".\n`,
      );
  }
  const picture = output.among.length > 0 ? pictureAmong(whole, new Set(output.among)) : whole;
  const { besideTexts } = await import('../measure/beside-texts.ts');
  const beside = await besideTexts(terminal, output.paths, picture, output.events);
  const part = beside && (await import('../../report/measures/beside-report.ts')).besidePart(beside);
  if (output.page) {
    const { renderPictureHtml } = await import('../../report/picture/picture-html.ts');
    await output.page.write(await renderPictureHtml(picture, part ? { parts: [part] } : {}));
  }
  if (output.tables) {
    const { renderPictureCsv } = await import('../../report/picture/picture-csv.ts');
    for (const [name, content] of renderPictureCsv(picture, { safe: output.safeCsv })) {
      await output.tables.write(name, content);
    }
  }
  if (output.json) {
    printJson(terminal, beside ? { ...picture, beside: besideData(beside) } : picture);
    return;
  }
  if (output.md) {
    const { renderPictureMarkdown } = await import('../../report/picture/picture-markdown.ts');
    terminal.out(renderPictureMarkdown(picture));
    if (part) terminal.out(await partPage(part, 'md', output));
    return;
  }
  const { renderPictureBrief } = await import('../../report/picture/picture-brief.ts');
  terminal.out(
    renderPictureBrief(picture, {
      ...(output.width ? { width: output.width } : {}),
      ...(output.style ? { style: output.style } : {}),
      all: output.all,
      inputs: output.paths,
      command: terminal.program,
    }),
  );
  if (part) terminal.out(await partPage(part, 'text', output));
}

/** The comparison with event data as data: numbers of sentences belong to the page. */
function besideData({ pairs, ...beside }: Beside): unknown {
  return { ...beside, pairs: pairs.map(({ opens: _, ...pair }) => pair) };
}

/** A part of the page as a page of its own, for the terminal or in Markdown. */
async function partPage(part: MeasurePart, form: 'text' | 'md', output: PictureOutput): Promise<string> {
  const { partBlocks } = await import('../../report/measures/measure-blocks.ts');
  const { renderPageMarkdown, renderPageText } = await import('../../report/kit/text-page.ts');
  const width = output.width === undefined ? {} : { width: output.width };
  const blocks = [{ kind: 'heading', text: part.title } as const, ...partBlocks(part, { all: output.all, ...width })];
  return `\n${form === 'md' ? renderPageMarkdown(blocks) : renderPageText(blocks, { ...width, ...styleOf(output) })}`;
}

function styleOf({ style }: PictureOutput): { readonly style?: (tone: PageTone, text: string) => string } {
  if (!style) return {};
  return { style: (tone, text) => (tone === 'strong' ? text : style(tone, text)) };
}
