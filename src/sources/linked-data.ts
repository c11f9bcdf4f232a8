import { authorNames, clean, dayOf, languageCode } from './markup-fields.ts';

/** What a page says of its article in JSON-LD (schema.org). */
export interface LinkedArticle {
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly date?: string;
  readonly publisher?: string;
  readonly language?: string;
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Posting|OpinionNewsArticle|CreativeWork|WebPage)$/;

type LinkedObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is LinkedObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Strings and `name`s inside a JSON-LD value. */
function namesIn(value: unknown, depth = 0): string[] {
  if (depth > 4) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => namesIn(item, depth + 1));
  return isObject(value) ? namesIn(value.name, depth + 1) : [];
}

/** All objects of a JSON-LD text that describe a piece of writing, the most specific types first. */
function linkedArticles(value: unknown): LinkedObject[] {
  const found: LinkedObject[] = [];
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
  const weight = (item: LinkedObject): number => {
    const types = namesIn(item['@type']).join(' ');
    return /News|Reportage|Opinion|Analysis/.test(types) ? 0 : /Article|Posting|Report/.test(types) ? 1 : 2;
  };
  return found.sort((a, b) => weight(a) - weight(b));
}

/**
 * What a JSON-LD text says of articles: for each field the first article that fills it, the most specific types first.
 * What is no JSON says nothing.
 */
export function readLinkedData(source: string): LinkedArticle {
  let value: unknown;
  try {
    value = JSON.parse(
      source
        .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g, '')
        .replace(/\p{Cc}+/gu, ' '),
    );
  } catch {
    return {};
  }
  return Object.assign({}, ...linkedArticles(value).map(articleFields).reverse());
}

function articleFields(article: LinkedObject): LinkedArticle {
  const title = clean(namesIn(article.headline)[0] ?? namesIn(article.name)[0]);
  const authors = authorNames(namesIn(article.author === undefined ? article.creator : article.author));
  const date = dayOf(namesIn(article.datePublished)[0]) ?? dayOf(namesIn(article.dateCreated)[0]);
  const publisher = clean(namesIn(article.publisher)[0] ?? namesIn(article.sourceOrganization)[0]);
  const language = languageCode(namesIn(article.inLanguage)[0]);
  return {
    ...(title && { title }),
    ...(authors.length > 0 && { authors }),
    ...(date && { date }),
    ...(publisher && { publisher }),
    ...(language && { language }),
  };
}
