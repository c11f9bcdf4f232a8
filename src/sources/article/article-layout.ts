import type { RegionKind } from '../../records/document.ts';
import { isBoilerplate, isCaption } from './boilerplate.ts';
import { agencyOf, bare } from './line-shapes.ts';
import type { Metadata } from './metadata.ts';
import type { Unit } from './text-units.ts';

type Findings = { -readonly [K in keyof Metadata]: Metadata[K] };

/** An article while it is divided: what each of its units is, as far as that is known, and what was read on the way. */
export class ArticleLayout {
  readonly units: readonly Unit[];
  /** What each unit is; undefined where nothing says so yet. */
  readonly kinds: (RegionKind | undefined)[];
  /** Where the part proper of a unit begins behind a label, as in "Headline: ...": UTF-16 offset into the text. */
  readonly valueStart = new Map<number, number>();
  /** Read from the lines above the report. */
  readonly head: Findings = {};
  /** Read from credits and notes elsewhere. */
  readonly detected: Findings = {};
  /** What the first byline says of its authors besides their names. */
  affiliation = '';
  updated: string | undefined;
  readonly #text: string;
  readonly #authors: string[];

  /** @param authors those that are known from elsewhere */
  constructor(text: string, units: readonly Unit[], authors: readonly string[] = []) {
    this.#text = text;
    this.#authors = [...authors];
    this.units = units;
    this.kinds = units.map(({ hint }) => (hint === 'body' ? undefined : hint));
  }

  /** The words of a unit; empty if there is none. */
  words(i: number): string {
    const unit = this.units[i];
    return unit ? this.#text.slice(unit.start, unit.end) : '';
  }

  /** The text before the first unit with these words. */
  textBefore(words: string): string {
    const unit = this.units.find(({ start, end }) => this.#text.slice(start, end) === words);
    return this.#text.slice(0, unit?.start ?? 0);
  }

  /** The next unit that is no furniture, of the eight below. */
  nextContent(i: number): number | undefined {
    for (let n = i + 1; n < Math.min(this.units.length, i + 8); n++) {
      const line = this.words(n);
      if (!isBoilerplate(line) && !isCaption(line)) return n;
    }
    return undefined;
  }

  /** Whether a line is the name of an author and nothing else. */
  isAuthor(line: string): boolean {
    return this.#authors.some((name) => bare(name) === bare(line));
  }

  /** Takes the authors of a byline; an agency among them is the publisher too. */
  addAuthors(names: readonly string[]): void {
    const persons = names.filter((name) => !agencyOf(name));
    const agency = names.map(agencyOf).find((name) => name !== undefined);
    if (agency) this.detected.publisher ??= agency;
    const listed = persons.length > 0 ? persons : names;
    if (!this.head.authors) this.head.authors = listed;
    this.#authors.push(...listed);
  }

  addDates({ published, updated }: { readonly published?: string; readonly updated?: string }): void {
    if (published) this.head.date ??= published;
    this.updated ??= updated;
  }
}
