import { EntenteError } from '../records/failure.ts';
import { isPersonName } from './article/byline.ts';
import { findDates } from './article/calendar-date.ts';
import type { Metadata } from './article/metadata.ts';
import type { Block } from './blocks.ts';
import { htmlBlocks } from './html-blocks.ts';
import { decodeEntities } from './html-entities.ts';
import { isRealTitle } from './real-title.ts';

/** What the parts of a Word file may unpack to, in bytes: a guard against archives made to fill the memory. */
const MAX_UNPACKED = 512 * 1024 * 1024;
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
  "p[style-name='caption'] => figcaption:fresh",
];

/**
 * Reads a Word document (mammoth): its paragraphs, headings and lists, and its properties.
 * @param name for messages
 * @throws EntenteError('unreadable') if it is damaged
 */
export async function readDocx(bytes: Uint8Array, name: string): Promise<{ blocks: Block[]; file: Metadata }> {
  const file = await properties(bytes, name);
  const { default: mammoth } = await import('mammoth');
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    html = result.value;
  } catch (cause) {
    throw damaged(name, cause);
  }
  let titled = false;
  let prose = false;
  const blocks = htmlBlocks(html).map((block): Block => {
    if (block.kind === 'title') {
      const isTitle = !titled && !prose;
      titled = true;
      return { text: block.text, kind: isTitle ? 'title' : 'heading' };
    }
    if (block.text.length > 200) prose = true;
    // Word calls everything a paragraph; its bylines and subheads are found by their shape, as in plain text.
    return block.kind === 'body' ? { text: block.text } : block;
  });
  return { blocks, file };
}

const damaged = (name: string, cause: unknown): EntenteError =>
  new EntenteError('unreadable', `${name} is damaged and cannot be opened; save it again as .docx.`, { cause });

async function properties(bytes: Uint8Array, name: string): Promise<Metadata> {
  const { unzipSync, strFromU8 } = await import('fflate');
  let unpacked = 0;
  let source = '';
  try {
    const parts = unzipSync(bytes, {
      filter: (part) => {
        unpacked += part.originalSize;
        return part.name === 'docProps/core.xml' && part.originalSize < 1_000_000;
      },
    });
    const core = parts['docProps/core.xml'];
    if (core) source = strFromU8(core);
  } catch (cause) {
    throw damaged(name, cause);
  }
  if (unpacked > MAX_UNPACKED)
    throw new EntenteError('unreadable', `${name} unpacks to more than 512 MB; save its text alone as .docx or .txt.`);
  const field = (tag: string): string =>
    decodeEntities(new RegExp(`<${tag}\\b[^>]*>([^<]{1,400})</${tag}>`).exec(source)?.[1] ?? '').trim();
  const title = field('dc:title');
  const creator = field('dc:creator');
  const date = findDates(field('dcterms:created'))[0]?.day;
  return {
    ...(isRealTitle(title) && { title }),
    ...(isPersonName(creator) && { authors: [creator] }),
    ...(date && { date }),
  };
}
