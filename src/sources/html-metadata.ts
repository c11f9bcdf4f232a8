import { isPersonName, parseByline, parseNames } from './article/byline.ts';
import { findDates } from './article/calendar-date.ts';
import type { Metadata } from './article/metadata.ts';
import { attributesOf, decodeEntities, htmlTokens } from './html-tokens.ts';

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

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Posting|OpinionNewsArticle|CreativeWork|WebPage)$/;

interface Linked {
  title?: string;
  authors?: string[];
  date?: string;
  publisher?: string;
  language?: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Strings and `name`s inside a JSON-LD value. */
function namesIn(value: unknown, depth = 0): string[] {
  if (depth > 4) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => namesIn(item, depth + 1));
  return isObject(value) ? namesIn(value.name, depth + 1) : [];
}

/** All objects of a JSON-LD text that describe a piece of writing, the most specific types first. */
function linkedArticles(value: unknown): Readonly<Record<string, unknown>>[] {
  const found: Readonly<Record<string, unknown>>[] = [];
  const queue: unknown[] = [value];
  for (let i = 0; i < queue.length && i < 2000; i++) {
    const item = queue[i];
    if (Array.isArray(item)) queue.push(...item.slice(0, 200));
    else if (isObject(item)) {
      const types = namesIn(item['@type']);
      if (types.some((type) => ARTICLE_TYPE.test(type))) found.push(item);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement'])
        if (item[key] !== undefined) queue.push(item[key]);
    }
  }
  const weight = (item: Readonly<Record<string, unknown>>): number => {
    const types = namesIn(item['@type']).join(' ');
    return /News|Reportage|Opinion|Analysis/.test(types) ? 0 : /Article|Posting|Report/.test(types) ? 1 : 2;
  };
  return found.sort((a, b) => weight(a) - weight(b));
}

function readLinkedData(source: string, into: Linked): void {
  let value: unknown;
  try {
    value = JSON.parse(
      source
        .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g, '')
        .replace(/\p{Cc}+/gu, ' '),
    );
  } catch {
    return;
  }
  for (const article of linkedArticles(value)) {
    const title = clean(namesIn(article.headline)[0] ?? namesIn(article.name)[0]);
    if (title) into.title ??= title;
    const authors = authorNames(
      namesIn(article.author).concat(article.author === undefined ? namesIn(article.creator) : []),
    );
    if (authors.length > 0) into.authors ??= authors;
    const date = dayOf(namesIn(article.datePublished)[0]) ?? dayOf(namesIn(article.dateCreated)[0]);
    if (date) into.date ??= date;
    const publisher = clean(namesIn(article.publisher)[0] ?? namesIn(article.sourceOrganization)[0]);
    if (publisher) into.publisher ??= publisher;
    const language = languageCode(namesIn(article.inLanguage)[0]);
    if (language) into.language ??= language;
  }
}

const clean = (text: string | undefined): string | undefined => {
  const words =
    text === undefined
      ? ''
      : decodeEntities(text)
          .replace(/<[^>]{1,200}>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim();
  return words === '' ? undefined : words.slice(0, 500);
};

const dayOf = (text: string | undefined): string | undefined => {
  if (!text) return undefined;
  const compact = /^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:\D|T|$)/.exec(text);
  return findDates(compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : text)[0]?.day;
};

export const languageCode = (tag: string | undefined): string | undefined =>
  /^([a-z]{2})(?:[-_]|$)/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase();

/** Names out of author fields, which hold single names, lists, bylines and addresses. */
export function authorNames(values: readonly string[]): string[] {
  const names: string[] = [];
  for (const value of values) {
    const words = clean(value);
    if (!words || /^https?:|^@|^\/|^www\.|\S@\S/i.test(words) || words.length > 200) continue;
    const unmarked = words.replace(/^by\s*:?\s+/i, '');
    const list = parseByline(words) ?? parseNames(unmarked);
    if (list?.authors.some(isPersonName)) names.push(...list.authors);
    else if (
      !/^(?:admin|administrator|editor|staff|webmaster|unknown|anonymous|user|author|null|undefined|none|n\/a)$/i.test(
        unmarked,
      )
    )
      names.push(unmarked);
  }
  return [...new Set(names)];
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

/** Reads JSON-LD, OpenGraph, Dublin Core, citation and microdata fields, `rel=author`, `time` and `title`. */
export function htmlMetadata(html: string): HtmlMetadata {
  const meta = new Map<string, string[]>();
  const linked: Linked = {};
  let pageTitle: string | undefined;
  let heading: string | undefined;
  let headings = 0;
  let time: string | undefined;
  let published: string | undefined;
  let relAuthors: string[] = [];
  let language: string | undefined;
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  let longest = 0;
  let collect: { until: string; what: 'author' | 'h1'; text: string } | undefined;

  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') {
      longest = Math.max(longest, token.text.length);
      if (collect && collect.text.length < 500) collect.text += token.text;
      continue;
    }
    if (token.kind === 'raw') {
      if (token.name === 'title') longest = Math.max(longest, token.text.length);
      if (token.name === 'title') pageTitle ??= clean(decodeEntities(token.text.slice(0, 2000)));
      else if (token.name === 'script' && /ld\+json/i.test(token.source)) readLinkedData(token.text, linked);
      continue;
    }
    if (token.kind === 'close') {
      depth = Math.max(0, depth - 1);
      if (collect?.until === token.name) {
        if (collect.what === 'author') relAuthors = relAuthors.concat(authorNames([collect.text]));
        else {
          headings++;
          heading ??= clean(collect.text);
        }
        collect = undefined;
      }
      continue;
    }
    elements++;
    const isVoid =
      token.closed ||
      /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|td|tr|th|dd|dt|option)$/.test(
        token.name,
      );
    if (!isVoid) deepest = Math.max(deepest, ++depth);
    if (token.name === 'html')
      language ??= languageCode(attributesOf(token.source).get('lang') ?? attributesOf(token.source).get('xml:lang'));
    else if (token.name === 'meta') {
      const attributes = attributesOf(token.source);
      const key = (
        attributes.get('property') ??
        attributes.get('name') ??
        attributes.get('itemprop') ??
        attributes.get('http-equiv') ??
        ''
      )
        .toLowerCase()
        .trim();
      const content = clean(attributes.get('content'));
      if (!key || !content) continue;
      if (key === 'content-language') language ??= languageCode(content);
      const list = meta.get(key);
      if (!list) meta.set(key, [content]);
      else if (REPEATED.has(key) && list.length < 30) list.push(content);
    } else if (token.name === 'time') {
      const attributes = attributesOf(token.source);
      const day = dayOf(attributes.get('datetime'));
      if (
        day &&
        (attributes.has('pubdate') ||
          /publish/i.test(`${attributes.get('itemprop') ?? ''} ${attributes.get('class') ?? ''}`))
      )
        published ??= day;
      else if (day && !/modif|updat/i.test(token.source)) time ??= day;
    } else if (token.name === 'h1' && !collect) collect = { until: 'h1', what: 'h1', text: '' };
    else if (
      !collect &&
      /\b(?:rel|itemprop)\s*=\s*["']?author\b/i.test(token.source) &&
      (token.name === 'a' || token.name === 'span')
    )
      collect = { until: token.name, what: 'author', text: '' };
    else if (/itemprop\s*=\s*["']?datePublished/i.test(token.source)) {
      const attributes = attributesOf(token.source);
      published ??= dayOf(attributes.get('content') ?? attributes.get('datetime'));
    }
  }

  const first = (keys: readonly string[]): string | undefined => keys.flatMap((key) => meta.get(key) ?? [])[0];
  const publisher = linked.publisher ?? first(PUBLISHER_KEYS)?.replace(/^(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*/i, '');
  const stated = linked.title ?? first(TITLE_KEYS) ?? pageTitle;
  const title = withoutSite(
    heading && headings === 1 && stated?.includes(heading) ? heading : (stated ?? heading),
    publisher,
    heading,
  );
  const metaAuthors = AUTHOR_KEYS.map((key) => authorNames(meta.get(key) ?? [])).find((names) => names.length > 0);
  const authors = (linked.authors ?? metaAuthors ?? relAuthors).filter((name) => name !== publisher);
  const date =
    linked.date ??
    DATE_KEYS.flatMap((key) => meta.get(key) ?? [])
      .map(dayOf)
      .find((day) => day !== undefined) ??
    published ??
    time;
  const code = language ?? linked.language ?? languageCode(first(['og:locale', 'dc.language', 'language']));
  return {
    ...(title && { title }),
    ...(authors.length > 0 && { authors: [...new Set(authors)] }),
    ...(date && { date }),
    ...(publisher && { publisher }),
    ...(code && { language: code }),
    depth: deepest,
    elements,
    longest,
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
