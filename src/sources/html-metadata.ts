import type { Metadata } from './article/metadata.ts';
import { decodeEntities } from './html-entities.ts';
import { attributesOf, type HtmlToken, htmlTokens } from './html-tokens.ts';
import { type LinkedArticle, readLinkedData } from './linked-data.ts';
import { authorNames, clean, dayOf, languageCode } from './markup-fields.ts';

/** What the markup of a page says about it. */
export interface HtmlMetadata extends Metadata {
  /** ISO 639-1 code. */
  readonly language?: string;
  /** Deepest nesting of elements. */
  readonly depth: number;
  readonly elements: number;
  /** Length of the longest piece of text between two tags, in UTF-16 units. */
  readonly longest: number;
}

/** Names of meta elements in the order in which they are believed. */
const TITLE_KEYS = [
  'og:title',
  'citation_title',
  'dc.title',
  'dcterms.title',
  'twitter:title',
  'parsely-title',
  'headline',
  'hdl',
  'title',
];
const AUTHOR_KEYS = [
  'author',
  'article:author',
  'citation_author',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor',
  'parsely-author',
  'sailthru.author',
  'og:article:author',
  'byl',
  'byline',
  'authors',
  'twitter:creator:name',
];
const DATE_KEYS = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'dcterms.issued',
  'dc.date.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published',
  'publication_date',
  'ptime',
  'displaydate',
  'date',
  'cxenseparse:recs:publishtime',
  'og:published_time',
  'article.published',
];
const PUBLISHER_KEYS = [
  'og:site_name',
  'citation_journal_title',
  'dc.publisher',
  'dcterms.publisher',
  'publisher',
  'application-name',
  'cre',
  'source',
  'copyright',
];
/** Fields of which a page may have several. */
const REPEATED = new Set(AUTHOR_KEYS);
/** Elements that nest nothing, or whose end tags are often left out. */
const FLAT = new Set(
  'area base br col embed hr img input link meta source track wbr p li td tr th dd dt option'.split(' '),
);
const AUTHOR_MARK = /\b(?:rel|itemprop)\s*=\s*["']?author\b/i;
const DATE_MARK = /itemprop\s*=\s*["']?datePublished/i;

type OpenTag = Extract<HtmlToken, { readonly kind: 'open' }>;

/** What a page has said so far; of most fields the first mention counts. */
interface PageReading {
  readonly meta: Map<string, string[]>;
  linked: LinkedArticle;
  pageTitle: string | undefined;
  /** The first h1, and how many there are. */
  heading: string | undefined;
  headings: number;
  /** Days of `time` elements: one that is marked as that of publication, and any other. */
  published: string | undefined;
  time: string | undefined;
  relAuthors: readonly string[];
  language: string | undefined;
  /** The element whose words are being collected. */
  collecting: { readonly until: string; readonly what: 'author' | 'heading'; text: string } | undefined;
  depth: number;
  deepest: number;
  elements: number;
  longest: number;
}

/** Reads JSON-LD, OpenGraph, Dublin Core, citation and microdata fields, `rel=author`, `time` and `title`. */
export function htmlMetadata(html: string): HtmlMetadata {
  const page: PageReading = {
    meta: new Map(),
    linked: {},
    pageTitle: undefined,
    heading: undefined,
    headings: 0,
    published: undefined,
    time: undefined,
    relAuthors: [],
    language: undefined,
    collecting: undefined,
    depth: 0,
    deepest: 0,
    elements: 0,
    longest: 0,
  };
  for (const token of htmlTokens(html)) {
    switch (token.kind) {
      case 'text':
        page.longest = Math.max(page.longest, token.text.length);
        if (page.collecting && page.collecting.text.length < 500) page.collecting.text += token.text;
        break;
      case 'raw':
        if (token.name === 'title') {
          page.longest = Math.max(page.longest, token.text.length);
          page.pageTitle ??= clean(decodeEntities(token.text.slice(0, 2000)));
        } else if (token.name === 'script' && /ld\+json/i.test(token.source))
          page.linked = { ...readLinkedData(token.text), ...page.linked };
        break;
      case 'open':
        page.elements++;
        if (!token.closed && !FLAT.has(token.name)) page.deepest = Math.max(page.deepest, ++page.depth);
        readOpenTag(token, page);
        break;
      case 'close':
        page.depth = Math.max(0, page.depth - 1);
        if (page.collecting?.until === token.name) endCollecting(page.collecting, page);
        break;
    }
  }
  return { ...bestFields(page), depth: page.deepest, elements: page.elements, longest: page.longest };
}

function readOpenTag(tag: OpenTag, page: PageReading): void {
  const { name, source } = tag;
  if (name === 'html') {
    const attributes = attributesOf(source);
    page.language ??= languageCode(attributes.get('lang') ?? attributes.get('xml:lang'));
  } else if (name === 'meta') readMeta(source, page);
  else if (name === 'time') readTime(source, page);
  else {
    const what = page.collecting ? undefined : collectedOf(tag);
    if (what) page.collecting = { until: name, what, text: '' };
    else if (DATE_MARK.test(source)) {
      const attributes = attributesOf(source);
      page.published ??= dayOf(attributes.get('content') ?? attributes.get('datetime'));
    }
  }
}

function collectedOf({ name, source }: OpenTag): 'author' | 'heading' | undefined {
  if (name === 'h1') return 'heading';
  return (name === 'a' || name === 'span') && AUTHOR_MARK.test(source) ? 'author' : undefined;
}

function endCollecting({ what, text }: NonNullable<PageReading['collecting']>, page: PageReading): void {
  if (what === 'author') page.relAuthors = page.relAuthors.concat(authorNames([text]));
  else {
    page.headings++;
    page.heading ??= clean(text);
  }
  page.collecting = undefined;
}

function readMeta(source: string, page: PageReading): void {
  const attributes = attributesOf(source);
  const named = ['property', 'name', 'itemprop', 'http-equiv'].find((attribute) => attributes.has(attribute)) ?? '';
  const key = (attributes.get(named) ?? '').toLowerCase().trim();
  const content = clean(attributes.get('content'));
  if (!key || !content) return;
  if (key === 'content-language') page.language ??= languageCode(content);
  const list = page.meta.get(key);
  if (!list) page.meta.set(key, [content]);
  else if (REPEATED.has(key) && list.length < 30) list.push(content);
}

function readTime(source: string, page: PageReading): void {
  const attributes = attributesOf(source);
  const day = dayOf(attributes.get('datetime'));
  if (!day) return;
  const marks = `${attributes.get('itemprop') ?? ''} ${attributes.get('class') ?? ''}`;
  if (attributes.has('pubdate') || /publish/i.test(marks)) page.published ??= day;
  else if (!/modif|updat/i.test(source)) page.time ??= day;
}

/** Of what a page says in several ways, what is believed first. */
function bestFields(page: PageReading): Metadata & { readonly language?: string } {
  const { meta, linked, heading } = page;
  const all = (keys: readonly string[]): readonly string[] => keys.flatMap((key) => meta.get(key) ?? []);
  const publisher = linked.publisher ?? all(PUBLISHER_KEYS)[0]?.replace(/^(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*/i, '');
  const stated = linked.title ?? all(TITLE_KEYS)[0] ?? page.pageTitle;
  const isOneHeading = heading && page.headings === 1 && stated?.includes(heading);
  const title = withoutSite(isOneHeading ? heading : (stated ?? heading), publisher, heading);
  const metaAuthors = AUTHOR_KEYS.map((key) => authorNames(meta.get(key) ?? [])).find((names) => names.length > 0);
  const authors = (linked.authors ?? metaAuthors ?? page.relAuthors).filter((name) => name !== publisher);
  const metaDate = all(DATE_KEYS)
    .map(dayOf)
    .find((day) => day !== undefined);
  const date = linked.date ?? metaDate ?? page.published ?? page.time;
  const language = page.language ?? linked.language ?? languageCode(all(['og:locale', 'dc.language', 'language'])[0]);
  return {
    ...(title && { title }),
    ...(authors.length > 0 && { authors: [...new Set(authors)] }),
    ...(date && { date }),
    ...(publisher && { publisher }),
    ...(language && { language }),
  };
}

/** A page title without the name of the site that many pages add to it. */
function withoutSite(
  title: string | undefined,
  publisher: string | undefined,
  heading: string | undefined,
): string | undefined {
  if (!title) return undefined;
  const parts = title.split(/\s+(?:\||[-–—]|»|::|·)\s+/u);
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? '';
  const cut = title.slice(0, title.lastIndexOf(last)).replace(/\s+(?:\||[-–—]|»|::|·)\s+$/u, '');
  const same = (a: string, b: string): boolean =>
    a.toLowerCase().replace(/\W/g, '') === b.toLowerCase().replace(/\W/g, '');
  if (publisher && (same(last, publisher) || same(last, `the ${publisher}`) || same(`the ${last}`, publisher)))
    return cut;
  if (heading && same(cut, heading)) return cut;
  return / \| |»|::/.test(title) && last.split(' ').length <= 4 ? cut : title;
}
