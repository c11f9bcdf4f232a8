import type { RegionKind } from '../records/document.ts';
import type { Block } from './blocks.ts';
import { attributesOf, htmlTokens } from './html-tokens.ts';

/** Elements whose content is never part of an article. */
const DROPPED = new Set(
  'nav footer aside form button select option menu dialog svg math iframe object canvas audio video noscript template map head label input'.split(
    ' ',
  ),
);
/** Of those, the ones without content. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const BLOCK = new Set(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section summary table caption tbody td tfoot th thead tr ul time-line'.split(
    ' ',
  ),
);

/** Marks of footnotes, and links back from them. */
const NOTE_LINK =
  /\bhref\s*=\s*["']?[^"'\s>]{0,100}#(?:(?:foot|end)note[\w:.-]*\d|fn(?:ref)?[-:\d]|_ftn|_edn|cite_(?:note|ref)|ref[-_]?\d)/i;
const NOTE = /\bid\s*=\s*["']?(?:(?:foot|end)note|fn[:-]|cite_note)/i;

export interface HtmlBlockOptions {
  /** Whether h1 is the title of the piece; else it is a heading among others. Default true. */
  readonly titled?: boolean;
}

/**
 * The paragraphs, headings, list items and captions of an HTML text. Runs in one pass and survives any markup. A block
 * that is nothing but a link, and no sentence, is boilerplate.
 */
export function htmlBlocks(html: string, options: HtmlBlockOptions = {}): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let linked = 0;
  let inLink = 0;
  let dropped: { name: string; depth: number } | undefined;
  let heading: RegionKind | undefined;
  let caption = 0;
  let paragraph = 0;
  let pre = 0;
  let note = false;
  let code = false;

  const flush = (): void => {
    const words =
      pre > 0
        ? text.trim()
        : text
            .replace(/[^\S\u00a0\n]+/g, ' ')
            .replace(/ ?\n ?/g, '\n')
            .trim();
    if (words !== '') {
      const link = linked >= words.length * 0.9 && words.length < 200 && !/[.!?…]["”’)]*$/u.test(words);
      const kind: RegionKind | undefined =
        (note || code ? 'boilerplate' : undefined) ??
        heading ??
        (caption > 0 ? 'caption' : link ? 'boilerplate' : paragraph > 0 ? 'body' : undefined);
      // Two line breaks end a paragraph; one is a mere wrap, or a line of an address or a poem.
      for (const part of words.split(/\n\s*\n/)) blocks.push({ text: part, ...(kind && { kind }) });
    }
    text = '';
    linked = 0;
  };

  for (const token of htmlTokens(html)) {
    if (dropped) {
      if (token.kind === 'open' && token.name === dropped.name && !token.closed) dropped.depth++;
      else if (token.kind === 'close' && token.name === dropped.name && --dropped.depth === 0) dropped = undefined;
      continue;
    }
    switch (token.kind) {
      case 'raw':
        break;
      case 'text': {
        const words = pre > 0 ? token.text : token.text.replace(/[^\S\u00a0]+/g, ' ');
        if (inLink > 0) linked += words.trim().length;
        text += words;
        break;
      }
      case 'open': {
        const { name } = token;
        if (DROPPED.has(name) && !VOID.has(name) && !token.closed) {
          flush();
          dropped = { name, depth: 1 };
          break;
        }
        if (name === 'br') text += '\n';
        if (name === 'a' && NOTE_LINK.test(token.source)) {
          dropped = { name, depth: 1 };
          break;
        }
        if (name === 'a') inLink++;
        if (name === 'code' && pre > 0) code = true;
        if (name === 'sup' && /\b(?:reference|footnote|cite)/i.test(token.source)) dropped = { name, depth: 1 };
        if (!BLOCK.has(name)) break;
        flush();
        inLink = 0;
        if (name === 'li') note = NOTE.test(token.source);
        if (/^h[1-6]$/.test(name)) heading = name === 'h1' && options.titled !== false ? 'title' : 'heading';
        else if (name === 'figure' || name === 'figcaption' || name === 'caption') caption++;
        else if (name === 'p' || name === 'li' || name === 'blockquote') {
          paragraph++;
          if (/\b(?:caption|credit)\b/i.test(attributesOf(token.source).get('class') ?? '')) text = '';
        } else if (name === 'pre') pre++;
        break;
      }
      case 'close': {
        const { name } = token;
        if (name === 'a') inLink = Math.max(0, inLink - 1);
        if (!BLOCK.has(name)) break;
        flush();
        if (/^h[1-6]$/.test(name)) heading = undefined;
        else if (name === 'figure' || name === 'figcaption' || name === 'caption') caption = Math.max(0, caption - 1);
        else if (name === 'p' || name === 'li' || name === 'blockquote') paragraph = Math.max(0, paragraph - 1);
        else if (name === 'pre') code = false;
        if (name === 'li' || name === 'ol') note = false;
        if (name === 'pre') pre = Math.max(0, pre - 1);
        break;
      }
    }
  }
  flush();
  return blocks;
}
