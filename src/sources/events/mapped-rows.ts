import { Buffer } from 'node:buffer';
import { NO_DAY } from '../../records/event-row.ts';
import { CodeCountries, countryNaming } from './code-countries.ts';
import { type DayOrder, DayReader } from './day-reader.ts';
import { digits } from './days.ts';
import { type CategoryWorth, categoryWorth } from './event-categories.ts';
import type { Column, CountryColumn, EventMapping, MappedSide } from './event-mapping.ts';
import type { EventOutput } from './event-output.ts';
import type { FileDays } from './file-days.ts';
import { hashBytes } from './hash-bytes.ts';
import { decimal } from './numbers.ts';
import { rowFacts } from './row-flags.ts';
import { fieldTexts, type ScannedRow } from './row-scanner.ts';
import { type Cell, findCell } from './table-cells.ts';
import { TextTable, textOf } from './text-table.ts';

/** Columns of a side, as places from 0; -1 for one that the file lacks. */
interface SidePlaces {
  readonly actor: number;
  readonly country: readonly CountryPlace[];
  readonly sectors: readonly number[];
}

interface CountryPlace {
  readonly place: number;
  readonly codes: CodeCountries;
}

interface Places {
  readonly day: number;
  readonly published: number;
  readonly source: SidePlaces;
  readonly target: SidePlaces;
  readonly code: number;
  readonly mode: number;
  readonly quad: number;
  readonly score: number;
  readonly mentions: number;
  readonly root: number;
  readonly place: readonly CountryPlace[];
  readonly id: readonly number[];
  readonly address: readonly number[];
  readonly sentence: readonly number[];
}

/** One side of one dyad of a row, as numbers of texts. */
interface ReadSide {
  readonly actor: number;
  readonly state: number;
  readonly sectors: number;
}

const QUADS: readonly RegExp[] = [/verbal\s+coop/i, /material\s+coop/i, /verbal\s+conf/i, /material\s+conf/i];
/** A cell that names more actors than this is taken as one. */
const MOST_ACTORS = 64;

/** Reads rows of a table by a mapping of its columns. */
export class MappedRows {
  readonly #out: EventOutput;
  readonly #mapping: EventMapping;
  readonly #fileDays: FileDays;
  readonly #dayReader: DayReader;
  readonly #naming = new Map<string, CodeCountries>();
  readonly #facts = rowFacts();
  readonly #cell: Cell = { bytes: Buffer.alloc(0), start: 0, end: 0 };
  readonly #missing: ReadonlySet<string>;
  /** Cells that name a code and a mode, and what is made of them. */
  readonly #codes = new TextTable();
  readonly #worths: CategoryWorth[] = [];
  readonly #codeTexts: number[] = [];
  readonly #quads = new Map<string, number>();
  #names: readonly string[] = [];
  #places: Places | undefined;
  #fields: number;

  /** @param names of the columns, for a table without a header */
  constructor(
    out: EventOutput,
    mapping: EventMapping,
    context: {
      readonly days: FileDays;
      readonly order: DayOrder;
      readonly names?: readonly string[];
      readonly fields: number;
    },
  ) {
    this.#out = out;
    this.#mapping = mapping;
    this.#fileDays = context.days;
    this.#dayReader = new DayReader(context.order, out.problems);
    this.#missing = new Set(mapping.missing);
    this.#fields = context.fields;
    if (context.names) this.#names = context.names;
    if (!mapping.header) this.#places = this.#findPlaces();
  }

  /** Forms in which days were written so far. */
  get dayForms(): readonly string[] {
    return [...this.#dayReader.forms];
  }

  header(row: ScannedRow): boolean {
    if (!this.#mapping.header) return false;
    this.#names = fieldTexts(row).map(cleanName);
    this.#fields = row.fields;
    this.#places = this.#findPlaces();
    return true;
  }

  read(row: ScannedRow): void {
    const places = this.#places;
    const { fields } = row;
    if (!places || !this.#fits(row)) {
      this.#out.unreadable(row, `columns ${fields}`, () => {
        return `the row has ${fields} ${fields === 1 ? 'column' : 'columns'}, the table ${this.#fields}`;
      });
      return;
    }
    const day = this.#day(row, places.day);
    this.#rowFacts(row, places);
    if (this.#mapping.several !== '' && this.#namesSeveral(row, places)) this.#readSeveral(row, places, day);
    else this.#give(row, places, day, this.#side(row, places.source, day), this.#side(row, places.target, day));
  }

  /** Trailing separators are forgiven: they stand behind rows of some files and not behind their header. */
  #fits(row: ScannedRow): boolean {
    if (row.fields === this.#fields) return true;
    if (row.fields < this.#fields) return false;
    for (let field = this.#fields; field < row.fields; field++) {
      findCell(row, field, this.#mapping.quotes, this.#cell);
      if (this.#cell.end > this.#cell.start) return false;
    }
    return true;
  }

  #give(row: ScannedRow, places: Places, day: number, source: ReadSide, target: ReadSide): void {
    const out = this.#out;
    const i = out.begin(row);
    const { columns } = out;
    columns.day[i] = day;
    columns.sourceActor[i] = source.actor;
    columns.source[i] = source.state;
    columns.sourceSectors[i] = source.sectors;
    columns.targetActor[i] = target.actor;
    columns.target[i] = target.state;
    columns.targetSectors[i] = target.sectors;
    this.#category(row, places, i);
    const mentions = this.#whole(row, places.mentions);
    if (mentions > 1) columns.mentions[i] = Math.min(mentions, 2_147_483_647);
    if (places.root >= 0 && this.#whole(row, places.root) === 0) columns.root[i] = 0;
    columns.place[i] = this.#state(row, places.place, day);
    columns.id[i] = this.#texts(row, places.id, '-');
    columns.address[i] =
      this.#texts(row, places.address.slice(0, 1), '') || this.#texts(row, places.address.slice(1), ' ');
    out.end(i, this.#facts);
  }

  #category(row: ScannedRow, places: Places, i: number): void {
    const { columns } = this.#out;
    const known = this.#code(row, places);
    const worth = this.#worths[known] as CategoryWorth;
    columns.code[i] = this.#codeTexts[known] as number;
    const quad = places.quad < 0 ? 0 : this.#quad(row, places.quad);
    columns.quad[i] = quad === 0 ? worth.quad : quad;
    let score = Number.NaN;
    if (places.score >= 0) {
      const cell = this.#find(row, places.score);
      score = decimal(cell.bytes, cell.start, cell.end);
    }
    columns.score[i] = Number.isNaN(score) || Math.abs(score) > 10 ? worth.score : score;
  }

  /** The number of a code with its mode in the tables of what each is worth. */
  #code(row: ScannedRow, places: Places): number {
    let text = this.#text(row, places.code);
    const mode = places.mode < 0 ? '' : this.#text(row, places.mode);
    if (mode !== '') text = `${text}:${mode}`;
    const known = this.#codes.internText(text);
    if (this.#codeTexts[known] === undefined) {
      this.#codeTexts[known] = this.#out.texts.internText(text);
      this.#worths[known] = categoryWorth(this.#mapping.scheme, text, this.#mapping.categories);
    }
    return known;
  }

  #quad(row: ScannedRow, place: number): number {
    const text = this.#text(row, place);
    let quad = this.#quads.get(text);
    if (quad === undefined) {
      quad = /^[1-4](?:\.0)?$/.test(text) ? Number(text) : QUADS.findIndex((pattern) => pattern.test(text)) + 1;
      this.#quads.set(text, quad);
    }
    return quad;
  }

  #side(row: ScannedRow, places: SidePlaces, day: number): ReadSide {
    const actor = this.#textNumber(row, places.actor);
    return { actor, state: this.#state(row, places.country, day), sectors: this.#sectors(row, places.sectors) };
  }

  /** The first of the columns that names a state that is known. */
  #state(row: ScannedRow, countries: readonly CountryPlace[], day: number): number {
    for (let c = 0; c < countries.length; c++) {
      const { place, codes } = countries[c] as CountryPlace;
      const code = this.#textNumber(row, place);
      const state = code === 0 ? 0 : codes.state(code, day, row.line);
      if (state !== 0) return state;
    }
    return 0;
  }

  #sectors(row: ScannedRow, places: readonly number[]): number {
    if (places.length === 1) return this.#textNumber(row, places[0] as number);
    return places.length === 0 ? 0 : this.#out.texts.internText(this.#texts(row, places, ';'));
  }

  #namesSeveral(row: ScannedRow, { source, target }: Places): boolean {
    return (
      this.#isList(row, source.actor) ||
      this.#isList(row, target.actor) ||
      source.country.some(({ place }) => this.#isList(row, place)) ||
      target.country.some(({ place }) => this.#isList(row, place))
    );
  }

  #isList(row: ScannedRow, place: number): boolean {
    const { bytes, start, end } = this.#find(row, place);
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte < 128 && this.#mapping.several.includes(String.fromCharCode(byte))) return true;
    }
    return false;
  }

  /** One row for each pair of a source and a target. */
  #readSeveral(row: ScannedRow, places: Places, day: number): void {
    const sources = this.#sideList(row, places.source, day);
    const targets = this.#sideList(row, places.target, day);
    for (const source of sources) for (const target of targets) this.#give(row, places, day, source, target);
  }

  #sideList(row: ScannedRow, places: SidePlaces, day: number): readonly ReadSide[] {
    const names = this.#list(row, places.actor);
    const states = places.country.map(({ place, codes }) => {
      return this.#list(row, place).map((code) =>
        code === '' ? 0 : codes.state(this.#out.texts.internText(code), day, row.line),
      );
    });
    const sectors = places.sectors.map((place) => this.#list(row, place));
    const length = Math.max(1, names.length, ...states.map((list) => list.length));
    // What stands there once holds for all; lists of different lengths cannot be told apart, so that nothing is guessed.
    const at = <T>(list: readonly T[], i: number): T | undefined =>
      list.length === length ? list[i] : list.length === 1 ? list[0] : undefined;
    return Array.from({ length }, (_, i) => ({
      actor: this.#out.texts.internText(at(names, i) ?? names.join('; ')),
      state: states.map((list) => at(list, i) ?? 0).find((state) => state !== 0) ?? 0,
      sectors: this.#out.texts.internText(
        sectors
          .map((list) => at(list, i) ?? '')
          .filter((text) => text !== '')
          .join(';'),
      ),
    }));
  }

  /** The parts of a cell that names several; none for an empty cell, '' for a part that says that nothing is known. */
  #list(row: ScannedRow, place: number): readonly string[] {
    const text = this.#text(row, place);
    if (text === '') return [];
    const parts = [''];
    for (const character of text) {
      if (this.#mapping.several.includes(character)) parts.push('');
      else parts[parts.length - 1] += character;
    }
    const clean = parts.map((part) => part.trim()).map((part) => (this.#missing.has(part) ? '' : part));
    while (clean.at(-1) === '') clean.pop();
    return clean.length > MOST_ACTORS ? [text] : clean;
  }

  #rowFacts(row: ScannedRow, places: Places): void {
    const facts = this.#facts;
    facts.first = this.#fileDays.first;
    facts.last = this.#fileDays.last;
    if (places.published >= 0) {
      const published = this.#day(row, places.published);
      if (published !== NO_DAY) facts.first = facts.last = published;
    }
    facts.sourceHigh = this.#hash(row, places.address, 1);
    facts.sourceLow = this.#hash(row, places.address, 2);
    const known = places.sentence.length > 0 && places.sentence.every((place) => place >= 0);
    facts.sentenceHigh = known ? this.#hash(row, places.sentence, 3) : 0;
    facts.sentenceLow = known ? this.#hash(row, places.sentence, 4) : 0;
  }

  #hash(row: ScannedRow, places: readonly number[], seed: number): number {
    let hash = seed;
    for (const place of places) {
      const { bytes, start, end } = this.#find(row, place);
      hash = hashBytes(bytes, start, end, hash);
    }
    return hash;
  }

  #day(row: ScannedRow, place: number): number {
    const { bytes, start, end } = this.#find(row, place);
    return this.#dayReader.read(bytes, start, end, row.line);
  }

  #whole(row: ScannedRow, place: number): number {
    const { bytes, start, end } = this.#find(row, place);
    return digits(bytes, start, end);
  }

  #find(row: ScannedRow, place: number): Cell {
    findCell(row, place, this.#mapping.quotes, this.#cell);
    return this.#cell;
  }

  #textNumber(row: ScannedRow, place: number): number {
    if (place < 0) return 0;
    const { bytes, start, end } = this.#find(row, place);
    const number = this.#out.texts.intern(bytes, start, end);
    return this.#missing.has(this.#out.texts.texts[number] as string) ? 0 : number;
  }

  #text(row: ScannedRow, place: number): string {
    const { bytes, start, end } = this.#find(row, place);
    const text = textOf(bytes, start, end);
    return this.#missing.has(text) ? '' : text;
  }

  #texts(row: ScannedRow, places: readonly number[], between: string): string {
    if (places.length === 1) return this.#text(row, places[0] as number);
    return places
      .map((place) => this.#text(row, place))
      .filter((text) => text !== '')
      .join(between);
  }

  #findPlaces(): Places {
    const mapping = this.#mapping;
    const at = (column: Column | undefined): number => (column === undefined ? -1 : placeOf(column, this.#names));
    const all = (columns: readonly Column[]): readonly number[] => columns.map(at).filter((place) => place >= 0);
    const side = ({ actor, country, sectors }: MappedSide): SidePlaces => ({
      actor: at(actor),
      country: this.#countries(country),
      sectors: all(sectors),
    });
    return {
      day: at(mapping.day),
      published: at(mapping.published),
      source: side(mapping.source),
      target: side(mapping.target),
      code: at(mapping.code),
      mode: at(mapping.mode),
      quad: at(mapping.quad),
      score: at(mapping.score),
      mentions: at(mapping.mentions),
      root: at(mapping.root),
      place: this.#countries(mapping.place),
      id: all(mapping.id),
      address: all(mapping.address),
      sentence: mapping.sentence.map(at),
    };
  }

  #countries(columns: readonly CountryColumn[]): readonly CountryPlace[] {
    return columns.flatMap(({ column, as }) => {
      const place = placeOf(column, this.#names);
      if (place < 0) return [];
      let codes = this.#naming.get(as);
      if (!codes) {
        codes = new CodeCountries(countryNaming(as), this.#out.texts, this.#out.problems);
        this.#naming.set(as, codes);
      }
      return [{ place, codes }];
    });
  }
}

/** The place of a column from 0; -1 if there is none of that name. */
export function placeOf(column: Column, names: readonly string[]): number {
  for (const each of [column].flat()) {
    const place =
      typeof each === 'number' ? each - 1 : names.findIndex((name) => name.toLowerCase() === each.toLowerCase());
    if (place >= 0) return place;
  }
  return -1;
}

/** A name of a column without quotes and a byte order mark. */
export function cleanName(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .trim();
}
