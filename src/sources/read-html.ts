import type { Metadata } from './article/metadata.ts';
import type { Block } from './blocks.ts';
import { htmlBlocks } from './html-blocks.ts';
import { htmlMetadata } from './html-metadata.ts';
import { authorNames } from './markup-fields.ts';

/** An article cut out of its page. */
export interface HtmlArticle {
  readonly blocks: readonly Block[];
  readonly metadata: Metadata;
  /** What the page says its language is: ISO 639-1. */
  readonly language?: string;
}

/** Pages beyond these bounds are read without Readability, whose time and stack grow with them. */
const MAX_DEPTH = 250;
const MAX_ELEMENTS = 40_000;
const MAX_LENGTH = 4_000_000;
const MAX_TEXT = 50_000;

/**
 * Finds the article of a page (Mozilla's Readability on linkedom) and what the markup says about it. Very large or very
 * deep pages, and pages that Readability finds nothing in, are read whole, without navigation, footers and forms.
 */
export async function readHtml(html: string): Promise<HtmlArticle> {
  const markup = htmlMetadata(html);
  const found =
    markup.depth <= MAX_DEPTH &&
    markup.elements <= MAX_ELEMENTS &&
    markup.longest <= MAX_TEXT &&
    html.length <= MAX_LENGTH
      ? await articleOf(html)
      : undefined;
  const whole = htmlBlocks(html, { titled: true });
  const article = found && lengthOf(found.blocks) >= Math.min(400, lengthOf(whole) * 0.25) ? found : undefined;
  const { title, authors, date, publisher, language } = { ...article?.metadata, ...markup };
  const blocks: Block[] = (article?.blocks ?? whole).map((block) => ({ ...block }));
  const bare = (words: string): string =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  if (title) {
    const at = blocks.slice(0, 6).findIndex((block) => bare(block.text) === bare(title));
    if (at >= 0) blocks.splice(at, 1);
    // Other h1 elements are headings of sections or of the site.
    for (const [i, block] of blocks.entries()) if (block.kind === 'title') blocks[i] = { ...block, kind: 'heading' };
    blocks.unshift({ text: title, kind: 'title' });
  }
  return {
    blocks,
    metadata: {
      ...(title && { title }),
      ...(authors && { authors }),
      ...(date && { date }),
      ...(publisher && { publisher }),
    },
    ...(language && { language }),
  };
}

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.text.length, 0);

async function articleOf(html: string): Promise<{ blocks: Block[]; metadata: Metadata } | undefined> {
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  try {
    const { document } = parseHTML(
      /<(?:html|body)\b/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`,
    );
    const article = new Readability(document as unknown as globalThis.Document, { charThreshold: 250 }).parse();
    if (!article?.content) return undefined;
    const authors = article.byline ? authorNames([article.byline]) : [];
    return {
      blocks: htmlBlocks(article.content, { titled: false }),
      metadata: {
        ...(article.title && { title: article.title }),
        ...(authors.length > 0 && { authors }),
        ...(article.siteName && { publisher: article.siteName }),
      },
    };
  } catch {
    // Readability fails on some broken pages; the whole page is read instead.
    return undefined;
  }
}
