import { join } from 'node:path';
import type { Digest } from '../measures/digest.ts';
import type { SameAct } from '../measures/merge-reports.ts';
import { makePicture } from '../measures/picture.ts';
import type { Tone } from '../report/brief.ts';
import { writeWhole } from './write-file.ts';

/** What `entente read --picture` was asked for. */
export interface PictureOutput {
  readonly json?: boolean;
  readonly md?: boolean;
  readonly html?: string;
  readonly csv?: string;
  readonly safeCsv?: boolean;
  readonly all: boolean;
  readonly width?: number;
  readonly style?: (tone: Tone, text: string) => string;
  readonly sameAct: SameAct;
  /** The inputs as the user typed them. */
  readonly paths: readonly string[];
}

/** Draws the picture of what was read and writes it in every form that was asked for; without one, to the terminal. */
export async function writePicture(digests: readonly Digest[], output: PictureOutput): Promise<void> {
  const picture = makePicture(digests, { sameAct: output.sameAct });
  if (output.html) {
    const { renderPictureHtml } = await import('../report/picture-html.ts');
    await writeWhole(output.html, renderPictureHtml(picture));
  }
  if (output.csv) {
    const { renderPictureCsv } = await import('../report/picture-csv.ts');
    for (const [name, content] of renderPictureCsv(picture, { safe: output.safeCsv ?? false })) {
      await writeWhole(join(output.csv, name), content);
    }
  }
  if (output.json) {
    process.stdout.write(`${JSON.stringify(picture, null, 2)}\n`);
    return;
  }
  if (output.md) {
    const { renderPictureMarkdown } = await import('../report/picture-markdown.ts');
    process.stdout.write(renderPictureMarkdown(picture));
    return;
  }
  const { renderPictureBrief } = await import('../report/picture-brief.ts');
  process.stdout.write(
    renderPictureBrief(picture, {
      ...(output.width ? { width: output.width } : {}),
      ...(output.style ? { style: output.style } : {}),
      all: output.all,
      inputs: output.paths,
      command: process.env.npm_command ? 'npx entente' : 'entente',
    }),
  );
}
