import type { Region, RegionKind } from '../../records/document.ts';
import { isBoilerplate, isCaption } from './boilerplate.ts';
import { type Byline, isPersonName, isRoleLine, parseByline, parseNames } from './byline.ts';
import { findDates, parseDateLine } from './calendar-date.ts';
import { findDateline } from './dateline.ts';
import type { Metadata } from './metadata.ts';
import { NEWS_AGENCIES } from './news-agencies.ts';
import type { Unit } from './text-units.ts';

/** What the layout of an article says. */
export interface ArticleParts {
  /** In order, not overlapping; only white space lies between them. */
  readonly regions: readonly Region[];
  /** Read from the lines above the report. */
  readonly head: Metadata;
  /** Read from credits and notes elsewhere: weaker than the head. */
  readonly detected: Metadata;
}

/** How far down the head of an article may reach, in units. */
const HEAD_UNITS = 40;
/** How many paragraphs of prose (a summary, a standfirst) may stand above a byline. */
const HEAD_PROSE = 3;
/** How far up from the end notes and credits are looked for, in units. */
const TAIL_UNITS = 25;
/** Longer paragraphs in the middle of a text are never page furniture; not looking keeps long texts fast. */
const LONG = 300;

const ENDS_SENTENCE = /[.!?…]["'”’»)\]]*$/;
const BULLET = /^(?:[•◦▪‣·●■*+–—-]\s|\(?\d{1,2}[.)]\s)/;
const PUBLISHER =
  /^(?:[Tt]he\s+|THE\s+)?(?:(?:[A-ZÀ-ÞĀ-ɏ\d][A-Za-zÀ-ɏḀ-ỿ\d.'’&-]*|of|and|de)\s+){0,4}(?:News|NEWS|Times|TIMES|Post|POST|Herald|HERALD|Tribune|TRIBUNE|Journal|JOURNAL|Guardian|GUARDIAN|Daily|Gazette|GAZETTE|Telegraph|TELEGRAPH|Magazine|Review|Observer|Agency|Press|PRESS|Chronicle|Standard|Mail|Express|Courier|Monitor|Globe|Independent|Economist|Diplomat|Reuters|REUTERS|BBC(?:\s+News)?|CNN|Al\s+Jazeera|Politico|POLITICO|Bloomberg|Online)$/;
const KICKER =
  /^(?:opinions?|op-?ed|analysis|news\s+analysis|world(?:\s+news)?|politics|news|breaking(?:\s+news)?|editorials?|exclusive|commentary|asia(?:\s+pacific)?|asia-pacific|europe|middle\s+east|africa|americas|latin\s+america|international|national|business|economy|markets?|interview|explainers?|features?|special\s+report|live|report|press\s+release|latest|top\s+stor(?:y|ies)|defen[cs]e|security|diplomacy|foreign\s+policy|perspectives?|insights?|voices|briefing|blogs?|u\.?s\.?(?:\s+news)?|uk(?:\s+news)?|china|russia|japan|india|home|technology|science|health|environment|energy|column|comment|essay|updated?|developing|just\s+in|for\s+immediate\s+release)(?:\s*[|/>›»:·-]\s*[A-Za-zÀ-ɏḀ-ỿ\s]{2,30})*$/i;
const LABELLED_TITLE = /^(?:title|headline)\s*[:：]\s*(?=\S)/i;
const LABELLED_PUBLISHER =
  /^(?:publisher|source|publication(?:\s+title)?|newspaper|outlet|website|site|publication\s+name)\s*[:：]\s*(?=\S)(.{2,80})$/i;
const LABELLED_PLACE = /^(?:dateline|location|place)\s*[:：]\s*\S.{0,60}$/i;
/** A date that is labelled but cannot be read, such as one with two readings. */
const LABELLED_DATE = /^(?:date|published|posted|updated|publication\s+date)\s*[:：]?\s*\d[\d\s./-]{4,20}$/i;
const RELATED_OPENING =
  /^(?:related|recommended|trending|most\s+(?:read|popular|viewed)|more\s+(?:from|on|in|stories|news|coverage)|read\s+(?:more|next|also)|you\s+(?:may|might)\s+(?:also\s+)?like|also\s+(?:read|on|in)|see\s+also|further\s+reading|up\s+next|editors?['’]?s?\s+picks|popular|latest\s+(?:news|stories)|what\s+to\s+read\s+next|comments|top\s+stories)\b.{0,60}$/i;
const TITLE_TAIL = /\s+(?:\||[-–—]|»|::)\s+([^|–—»]{2,40})$/;

/** Letters and digits only, for comparing lines that differ in punctuation and case. */
const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^A-Za-zÀ-ɏḀ-ỿ0-9]+/g, ' ')
    .trim();
const countWords = (words: string): number => words.split(/\s+/).length;
const isProse = (words: string): boolean =>
  (ENDS_SENTENCE.test(words) && countWords(words) >= 4) || words.length > 160 || countWords(words) > 30;

const agencyOf = (words: string): string | undefined => NEWS_AGENCIES.get(words.trim().toLowerCase());

/** The title that a line prints: without a trailing publisher, and without the full stop that some exports add. */
function titleWords(line: string): { title: string; publisher?: string } {
  let title = line.replace(/\s+/g, ' ').trim();
  let publisher: string | undefined;
  const [section, rest] = title.split(/\s+\|\s+(.*)/);
  if (section && rest && KICKER.test(section)) title = rest;
  const tail = TITLE_TAIL.exec(title);
  if (tail?.[1] && (PUBLISHER.test(tail[1]) || agencyOf(tail[1]))) {
    publisher = tail[1].trim();
    title = title.slice(0, tail.index);
  }
  // Not the stop of an abbreviation ("Talks with the U.S.").
  if (/[^.]\.["”’]?$/.test(title) && !/(?:\b[A-ZÀ-ÞĀ-ɏ]|\.[A-Za-zÀ-ɏḀ-ỿ])\.$/.test(title))
    title = title.replace(/\.(?=["”’]?$)/, '');
  return { title, ...(publisher && { publisher }) };
}

/** Whether a line can be the title of what follows it. */
function isTitleShaped(line: string, next: string | undefined): boolean {
  const words = countWords(line);
  if (line.length > 250 || words > 40 || next === undefined) return false;
  if (/[,;]$/.test(line) || /^[a-zß-ÿ]{4,}/.test(line) || BULLET.test(line) || findDateline(line)) return false;
  if (!/\p{L}{2}/u.test(line)) return false;
  if (!/\.["”’)]*$/.test(line)) return words <= 35 && (!/[?!]$/.test(line) || countWords(next) >= 3);
  // A full stop: a title in an export, or a first sentence. First sentences are long, say when, or are two.
  const nextWords = countWords(next);
  if (isTitleCase(line)) return words <= 35 && nextWords >= Math.min(6, words);
  if (
    words > 25 ||
    /[.!?]["”’]?\s+["“‘]?[A-ZÀ-ÞĀ-ɏ][a-zß-ÿ]+\s/.test(
      line.replace(/\b(?:[A-ZÀ-ÞĀ-ɏ]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|vs|No)\./g, ''),
    )
  )
    return false;
  if (
    /\bon\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i.test(line) ||
    /^["“‘][^"”’]*[A-Za-zÀ-ɏḀ-ỿ]{3}[,.]?["”’]\s+\S+\s+(?:said|says)/.test(line)
  )
    return false;
  return nextWords >= Math.min(10, words * 0.8);
}

/** Whether most of the longer words have a capital, as English headlines print them. */
function isTitleCase(line: string): boolean {
  const long = line.match(/(?<![A-Za-zÀ-ɏḀ-ỿ'’])[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{3,}/g) ?? [];
  return long.length >= 4 && long.filter((word) => /^[A-ZÀ-ÞĀ-ɏ]/.test(word)).length >= long.length * 0.8;
}

/**
 * Divides an article into its parts and reads its metadata.
 *
 * The rules are about layout alone and lean to the safe side: what might be a sentence of the report stays `body`.
 * @param text the canonical text
 * @param units its paragraphs
 * @param known metadata that is known from elsewhere; helps to recognise the lines that repeat it
 */
export function articleParts(text: string, units: readonly Unit[], known: Metadata = {}): ArticleParts {
  const words = (i: number): string => {
    const unit = units[i];
    return unit ? text.slice(unit.start, unit.end) : '';
  };
  const kinds: (RegionKind | undefined)[] = units.map((unit) => (unit.hint === 'body' ? undefined : unit.hint));
  /** Where the part proper begins behind a label, as in "Headline: ...": UTF-16 offset into the text. */
  const valueStart = new Map<number, number>();
  const head: { -readonly [K in keyof Metadata]: Metadata[K] } = {};
  const detected: { -readonly [K in keyof Metadata]: Metadata[K] } = {};
  const authors: string[] = [...(known.authors ?? [])];
  let affiliation = '';
  let updated: string | undefined;

  const addAuthors = (names: readonly string[]): void => {
    const fresh = names.filter((name) => !agencyOf(name));
    const agency = names.map(agencyOf).find((name) => name !== undefined);
    if (agency) detected.publisher ??= agency;
    const listed = fresh.length > 0 ? fresh : names;
    if (!head.authors) head.authors = listed;
    authors.push(...listed);
  };
  const isAuthor = (line: string): boolean => authors.some((name) => bare(name) === bare(line));
  const addDates = (line: string): string | undefined => {
    const dates = parseDateLine(line);
    if (!dates) return undefined;
    if (dates.published) head.date ??= dates.published;
    updated ??= dates.updated;
    return dates.rest;
  };
  /** A date line may also name an author or the publisher. */
  const useRest = (rest: string): void => {
    const byline = parseByline(rest);
    const publisher = rest.replace(/^by\s+/i, '');
    if (byline && !(head.authors && agencyOf(publisher))) addAuthors(byline.authors);
    else if (isPersonName(rest) && head.authors === undefined && countWords(rest) <= 3 && !isPlace(rest))
      addAuthors([rest]);
    else if (PUBLISHER.test(publisher) || agencyOf(publisher)) head.publisher ??= agencyOf(publisher) ?? publisher;
  };

  const readHead = (): void => {
    let prose = 0;
    let titled = false;
    const titleHint = units.slice(0, 12).findIndex((unit) => unit.hint === 'title');
    const last = Math.min(units.length, HEAD_UNITS);
    for (let i = 0; i < last && prose < HEAD_PROSE; i++) {
      const line = words(i);
      const kind = kinds[i];
      if (kind === 'title') {
        titled = true;
        head.title ??= titleWords(line).title;
      } else if (kind === 'byline') {
        const names = parseByline(line) ?? parseNames(line);
        if (names) addAuthors(names.authors);
      } else if (kind === 'date') addDates(line);
      if (kind !== undefined && kind !== 'heading') continue;

      const label = LABELLED_TITLE.exec(line);
      if (label && prose === 0) {
        kinds[i] = 'title';
        valueStart.set(i, (units[i]?.start ?? 0) + label[0].length);
        head.title = titleWords(line.slice(label[0].length)).title;
        titled = true;
        continue;
      }
      const publisherLabel = LABELLED_PUBLISHER.exec(line);
      if (publisherLabel?.[1] && prose === 0 && isNamed(publisherLabel[1])) {
        kinds[i] = 'boilerplate';
        head.publisher ??= publisherLabel[1].trim();
        continue;
      }
      const byline = parseByline(line);
      if (byline) {
        kinds[i] = 'byline';
        addAuthors(byline.authors);
        affiliation ||= byline.affiliation;
        // "By A B | July 6, 2017": the date may stand in the byline.
        const day = findDates(line)[0];
        if (day) head.date ??= day.day;
        continue;
      }
      const rest = addDates(line);
      if (rest !== undefined) {
        kinds[i] = 'date';
        useRest(rest);
        continue;
      }
      if (LABELLED_PLACE.test(line) || LABELLED_DATE.test(line)) {
        kinds[i] = LABELLED_DATE.test(line) ? 'date' : 'dateline';
        continue;
      }
      if (isBoilerplate(line)) {
        kinds[i] = 'boilerplate';
        continue;
      }
      if (isCaption(line)) {
        kinds[i] = 'caption';
        continue;
      }
      if (isAuthor(line) || (affiliation !== '' && bare(line) === bare(affiliation))) {
        kinds[i] = 'byline';
        continue;
      }
      const next = nextContent(i);
      // Above a title that the markup names stand sections and navigation.
      if (!titled && i < titleHint && prose === 0 && !ENDS_SENTENCE.test(line) && countWords(line) <= 8) {
        kinds[i] = 'boilerplate';
        continue;
      }
      if (!titled && prose === 0) {
        const following = next === undefined ? undefined : words(next);
        const nextIsTitle =
          next !== undefined && isTitleShaped(words(next), words(nextContent(next) ?? -1) || undefined);
        const isMasthead = (PUBLISHER.test(line) && countWords(line) <= 5) || agencyOf(line) !== undefined;
        const capitals = line === line.toUpperCase() && countWords(line) <= 3 && following !== following?.toUpperCase();
        if (nextIsTitle && following && !isProse(following.replace(/\.$/, '')) && countWords(following) >= 4) {
          if (
            isMasthead ||
            KICKER.test(line) ||
            capitals ||
            /^[A-Za-zÀ-ɏḀ-ỿ\s&]{2,30}(?:\s*[>›»/|]\s*[A-Za-zÀ-ɏḀ-ỿ\s&]{2,30})+$/.test(line)
          ) {
            if (isMasthead && !KICKER.test(line)) head.publisher ??= agencyOf(line) ?? line;
            kinds[i] = 'boilerplate';
            continue;
          }
        }
        if (
          kinds[i] === undefined &&
          titleHint < 0 &&
          (isTitleShaped(line, longestBelow(i)) || (known.title && bare(known.title) === bare(line)))
        ) {
          kinds[i] = 'title';
          titled = true;
          const { title, publisher } = titleWords(line);
          head.title = title;
          if (publisher) head.publisher ??= publisher;
          continue;
        }
      } else if (head.title && bare(line) === bare(head.title)) {
        kinds[i] = 'boilerplate';
        continue;
      }
      if (kinds[i] === 'heading') continue;
      if (titled && prose === 0 && !ENDS_SENTENCE.test(line)) {
        const above = i > 0 ? kinds[i - 1] : undefined;
        const below = next === undefined ? '' : words(next);
        if ((PUBLISHER.test(line) && countWords(line) <= 5) || agencyOf(line)) {
          kinds[i] = 'boilerplate';
          head.publisher ??= agencyOf(line) ?? line;
          continue;
        }
        if ((above === 'byline' || above === 'date') && isRoleLine(line) && countWords(line) <= 15) {
          kinds[i] = 'byline';
          continue;
        }
        const signed = signature(line);
        if (signed) {
          kinds[i] = 'byline';
          addAuthors(signed.authors);
          affiliation ||= signed.affiliation;
          continue;
        }
        const beside =
          above === 'date' || above === 'byline' || parseDateLine(below) !== undefined || isBareRole(below);
        if (isPersonName(line) && countWords(line) <= 4 && beside && !isPlace(line)) {
          kinds[i] = 'byline';
          addAuthors([line]);
          continue;
        }
        if (KICKER.test(line)) {
          kinds[i] = 'boilerplate';
          continue;
        }
      }
      if (isProse(line)) prose++;
    }
  };
  /** The longest of the three units below: a title may have short decks under it. */
  const longestBelow = (i: number): string | undefined => {
    let longest: string | undefined;
    let at = nextContent(i);
    for (let n = 0; n < 3 && at !== undefined; n++) {
      const line = words(at);
      if (longest === undefined || line.length > longest.length) longest = line;
      at = nextContent(at);
    }
    return longest;
  };
  /** The next unit that is not furniture. */
  const nextContent = (i: number): number | undefined => {
    for (let n = i + 1; n < Math.min(units.length, i + 8); n++) {
      const line = words(n);
      if (!isBoilerplate(line) && !isCaption(line)) return n;
    }
    return undefined;
  };

  const readTail = (): void => {
    const first = Math.max(1, units.length - TAIL_UNITS);
    for (let i = first; i < units.length; i++) {
      const line = words(i);
      const kind = kinds[i];
      if (kind === undefined && isBoilerplate(line)) kinds[i] = 'boilerplate';
      const credit = /(?<!additional\s|contributed\s)\b(?:reporting|written|story|report)\s+by\s+([^;()]+)/i.exec(line);
      if (kinds[i] === 'boilerplate' && credit?.[1]) {
        const names = parseNames(credit[1].replace(/\s+in\s+[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ.'’ ]+?(?=,|\s+and\s|$)/g, ''));
        if (names && !detected.authors) detected.authors = names.authors;
      }
      const follow = /^follow\s+(.{4,40}?)\s+(?:on\s+(?:twitter|x|facebook)|at\s+@|@)/i.exec(line);
      if (follow?.[1] && isPersonName(follow[1])) detected.authors ??= [follow[1]];
      const copyright =
        /(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?([A-ZÀ-ÞĀ-ɏ][^.,|©]{2,50})/.exec(
          line,
        );
      if (kinds[i] === 'boilerplate' && copyright?.[1])
        detected.publisher ??= copyright[1].replace(/\s+all\s+rights.*$/i, '').trim();
      if (/^a\s+version\s+of\s+this\b|^published\b|^first\s+published\b/i.test(line)) {
        const day = findDates(line)[0];
        if (day) detected.date ??= day.day;
      }
      if (kinds[i] !== undefined) continue;
      if (i >= units.length - 6) {
        const dates = parseDateLine(line);
        if (dates && dates.rest.length <= 20 && !isPersonName(dates.rest) && !ENDS_SENTENCE.test(line)) {
          kinds[i] = 'date';
          const day = dates.published ?? dates.updated;
          if (day) detected.date ??= day;
          continue;
        }
        const byline = ENDS_SENTENCE.test(line) ? undefined : parseByline(line);
        if (byline) {
          kinds[i] = 'byline';
          detected.authors ??= byline.authors;
          continue;
        }
        const signed = line.replace(/^[–—-]+\s*/, '');
        if (isAuthor(signed)) {
          kinds[i] = 'byline';
          continue;
        }
        if (isBiography(line)) kinds[i] = 'boilerplate';
      }
    }
    // A list of links under "Related stories": only where nothing that ends like a sentence follows it.
    for (let i = first; i < units.length; i++) {
      if (!RELATED_OPENING.test(words(i)) || ENDS_SENTENCE.test(words(i))) continue;
      const rest = units.slice(i + 1).map((_, n) => words(i + 1 + n));
      if (rest.every((line) => line.length <= 140 && !/[.]["”’)]*$/.test(line))) {
        for (let n = i; n < units.length; n++)
          if (kinds[n] === undefined || kinds[n] === 'heading') kinds[n] = 'boilerplate';
        break;
      }
    }
  };

  /** "A B is a fellow at ...", "A B reported from ...": a note about an author, who is not a person of the story. */
  const isBiography = (line: string): boolean => {
    if (line.length > 600) return false;
    const plain = line.replace(/^[–—*([\s]+/, '');
    const match =
      /^((?:[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ.'’-]*\s+){2,4}?)(?:,[^,]{2,80},\s*)?(is|was|are|teaches|covers|writes|reports|reported|served|serves|works|directs|holds|leads|edits|has\s+(?:covered|written|reported|worked))\b/.exec(
        plain,
      );
    const name = match?.[1]?.trim();
    if (!name) return /^the\s+(?:author|writer)s?\s+(?:is|are|was|teaches|works)\b/i.test(plain);
    if (isAuthor(name)) return true;
    if (
      !isPersonName(name) ||
      !/^(?:is|was|covers|writes|teaches)\s+(?:an?|the|about|for|at)\b/.test(plain.slice(match?.[1]?.length ?? 0))
    )
      return false;
    const role =
      /\b(?:author|professor|fellow|correspondent|editor|columnist|lecturer|scholar|analyst|contributor|reporter|journalist|researcher|writer|teaches|covers)\b/i;
    const surname = name.split(' ').at(-1) ?? name;
    const unit = units.find((other) => text.slice(other.start, other.end) === line);
    const isNew = !text.slice(0, unit?.start ?? 0).includes(surname);
    if (!role.test(plain) || !isNew) return false;
    detected.authors ??= [name];
    return true;
  };

  const readMiddle = (): void => {
    for (let i = 0; i < units.length; i++) {
      if (kinds[i] !== undefined) continue;
      const unit = units[i] as Unit;
      const line = words(i);
      if (unit.end - unit.start > LONG && i >= HEAD_UNITS && i < units.length - TAIL_UNITS) kinds[i] = 'body';
      else if (isBoilerplate(line)) kinds[i] = 'boilerplate';
      else if (isCaption(line)) kinds[i] = 'caption';
      else kinds[i] = isSubhead(i, line) ? 'heading' : 'body';
    }
  };
  const isSubhead = (i: number, line: string): boolean => {
    const unit = units[i];
    if (unit?.hint === 'body' || line.length > 90 || countWords(line) > 12) return false;
    if (/[.!…,;:]["'”’»)\]]*$/u.test(line) || BULLET.test(line) || /^\p{Ll}/u.test(line) || !/\p{L}{2}/u.test(line))
      return false;
    const next = words(i + 1);
    return i > 0 && next.length >= line.length * 1.5 && (isProse(next) || BULLET.test(next));
  };

  readHead();
  readTail();
  readMiddle();

  const regions: Region[] = [];
  let bodies = 0;
  for (const [i, unit] of units.entries()) {
    const kind = kinds[i] ?? 'body';
    const value = valueStart.get(i);
    if (value !== undefined) {
      regions.push({ kind: 'boilerplate', span: { start: unit.start, end: value } });
      regions.push({ kind, span: { start: value, end: unit.end } });
      continue;
    }
    if (kind === 'body' && bodies++ < 3) {
      const line = text.slice(unit.start, unit.end);
      const dateline = findDateline(line) ?? (bodies === 1 ? colonDateline(i, line) : undefined);
      if (dateline && dateline.length < line.length - 10) {
        const cut = unit.start + dateline.length;
        regions.push({
          kind: 'dateline',
          span: { start: unit.start, end: unit.start + line.slice(0, dateline.length).trimEnd().length },
        });
        regions.push({ kind, span: { start: cut + (text.slice(cut).search(/\S/) || 0), end: unit.end } });
        if (dateline.agency) detected.publisher ??= dateline.agency;
        if (dateline.day) head.date ??= dateline.day;
        bodies = 3;
        continue;
      }
    }
    regions.push({ kind, span: { start: unit.start, end: unit.end } });
  }
  if (updated) head.date ??= updated;
  return { regions, head, detected };

  /** "NEW DELHI: Two ministers met" opens a report; in a transcript many paragraphs begin in this way. */
  function colonDateline(i: number, line: string): { length: number; agency?: string; day?: string } | undefined {
    const form = /^[A-ZÀ-ÞĀ-ɏ][A-ZÀ-ÞĀ-ɏ\s,'’.-]{3,30}:\s/;
    const match = form.exec(line);
    if (!match || /^(?:UPDATE|BREAKING|NOTE|WATCH|CORRECTION|EXCLUSIVE|WARNING|ANALYSIS|OPINION)/.test(line))
      return undefined;
    for (let n = i + 1; n < Math.min(units.length, i + 40); n++) if (form.test(words(n))) return undefined;
    return { length: match[0].length };
  }
}

/** Whether every word but small ones has a capital, as in a name. */
const isNamed = (words: string): boolean =>
  countWords(words) <= 7 &&
  words.split(/\s+/).every((word) => !/^[a-zß-ÿ]/.test(word) || /^(?:of|the|and|de|for|in)$/.test(word));

/** Two-word names of places that look like a person's. */
const isPlace = (words: string): boolean =>
  /^(?:new|south|north|west|east|saint|st\.?|san|santa|los|las|hong|tel|united|saudi|white|red|black|middle|latin|central|world|asia|sri|el|la|le|port|cape|fort|mount|great|european|kuala|buenos|rio|addis|phnom|abu|dar|costa|puerto|sierra|burkina|ivory|papua|panmunjom)\b/i.test(
    words,
  );

/** A byline without "By": "A B, Diplomatic Correspondent", "From A B in Geneva". */
function signature(line: string): Byline | undefined {
  const from = /^From\s+(.+?)\s+in\s+[A-ZÀ-Þ][^.]{2,40}$/.exec(line)?.[1];
  const names = parseNames(from ?? line);
  if (!names?.authors.every(isPersonName)) return undefined;
  if (from) return names;
  return /^[^,|:–—-]+[,|:]/.test(line) && names.affiliation.length <= 80 && isRoleLine(names.affiliation)
    ? names
    : undefined;
}

const isBareRole = (words: string): boolean =>
  words !== '' && words.length <= 80 && countWords(words) <= 10 && isRoleLine(words);
