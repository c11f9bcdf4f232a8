import { NO_DAY } from '../../records/event-row.ts';
import { CAMEO_REGIONS, CodeCountries, codeNames } from './code-countries.ts';
import { compactDay, digits } from './days.ts';
import type { EventOutput } from './event-output.ts';
import type { FileDays } from './file-days.ts';
import { GDELT_FORMS, type GdeltForm, gdeltForm } from './gdelt-forms.ts';
import { hashLong } from './hash-bytes.ts';
import { decimal } from './numbers.ts';
import { rowFacts } from './row-flags.ts';
import { fieldEnd, fieldTexts, type ScannedRow } from './row-scanner.ts';
import { TextTable, textOf } from './text-table.ts';

/** FIPS codes of the sea and of reefs that several states claim. */
const NO_LAND = new Set('OS OC PF PG'.split(' '));
const CAMEO_COUNTRIES = codeNames(['cameo', 'iso3'], 'CAMEO country code', CAMEO_REGIONS);
const FIPS_COUNTRIES = codeNames(['fips'], 'FIPS country code', NO_LAND);

/**
 * Reads rows of GDELT's table of events, 1.0 and 2.0, each by its own number of columns. Quad class and Goldstein value
 * are taken as they stand. GDELT names no sentence: two rows with changed sides count as mirrored if day, code, article
 * and place are the same; in the backfile, which names no article, the place alone tells rows of one day apart.
 */
export class GdeltRows {
  readonly #out: EventOutput;
  readonly #days: FileDays;
  readonly #actors: CodeCountries;
  readonly #places: CodeCountries;
  readonly #facts = rowFacts();
  /** Fields of types as they stand, with tabs between; and the number of their text by the number here. */
  readonly #typeFields = new TextTable();
  readonly #types: number[] = [0];
  #form: GdeltForm | undefined;
  #forms = GDELT_FORMS;
  #fields = 0;
  /** Address of the row before: events of one article follow each other. */
  #address = '';
  readonly #addressHash = { high: 0, low: 0 };
  readonly #placeHash = { high: 0, low: 0 };

  constructor(out: EventOutput, days: FileDays) {
    this.#out = out;
    this.#days = days;
    this.#actors = new CodeCountries(CAMEO_COUNTRIES, out.texts, out.problems);
    this.#places = new CodeCountries(FIPS_COUNTRIES, out.texts, out.problems);
  }

  readonly dayForms = ['yyyymmdd'];

  /** Takes the names of the columns, where the file has them. */
  header(row: ScannedRow): boolean {
    const names = fieldTexts(row);
    if (names[0]?.trim().toUpperCase() !== 'GLOBALEVENTID') return false;
    const form = gdeltForm(names);
    if (form) this.#forms = new Map([...GDELT_FORMS, [form.fields, form]]);
    return true;
  }

  read(row: ScannedRow): void {
    if (row.fields !== this.#fields) this.#turn(row);
    const form = this.#form;
    if (form) this.#row(row, form);
    else {
      const { fields } = row;
      this.#out.unreadable(row, `columns ${fields}`, () => {
        return `the row has ${fields} ${fields === 1 ? 'column' : 'columns'}; tables of GDELT have 57, 58 or 61, with tabs between`;
      });
    }
  }

  /** A row of another form than the one before. */
  #turn(row: ScannedRow): void {
    const before = this.#form;
    this.#fields = row.fields;
    this.#form = this.#forms.get(row.fields);
    if (!before || !this.#form) return;
    const { fields } = this.#form;
    this.#out.problems.tell('mixed', `${before.fields} ${fields}`, row.line, () => {
      return `rows of ${before.fields} columns are followed by rows of ${fields}; each is read by its own form`;
    });
  }

  #row(row: ScannedRow, form: GdeltForm): void {
    const { bytes, starts, line } = row;
    const out = this.#out;
    const { texts } = out;
    const i = out.begin(row);
    const columns = out.columns;
    const text = (field: number): number => texts.intern(bytes, starts[field] as number, fieldEnd(row, field));
    const whole = (field: number): number => digits(bytes, starts[field] as number, fieldEnd(row, field));
    const day = gdeltDay(bytes, starts[form.day] as number, fieldEnd(row, form.day));
    columns.day[i] = day;
    columns.sourceActor[i] = text(form.source.code);
    columns.targetActor[i] = text(form.target.code);
    columns.source[i] = this.#actors.state(text(form.source.country), day, line);
    columns.target[i] = this.#actors.state(text(form.target.country), day, line);
    columns.sourceSectors[i] = this.#sectors(row, form.source.firstType, form.source.lastType);
    columns.targetSectors[i] = this.#sectors(row, form.target.firstType, form.target.lastType);
    columns.code[i] = text(form.code);
    const quad = whole(form.quad);
    columns.quad[i] = quad >= 1 && quad <= 4 ? quad : 0;
    columns.score[i] = decimal(bytes, starts[form.goldstein] as number, fieldEnd(row, form.goldstein));
    columns.mentions[i] = Math.max(1, Math.min(whole(form.mentions), 2_147_483_647));
    columns.root[i] = whole(form.root) === 0 ? 0 : 1;
    columns.place[i] = this.#places.state(text(form.placeCountry), day, line);
    columns.id[i] = textOf(bytes, starts[form.id] as number, fieldEnd(row, form.id));
    this.#origin(row, form, i);
    out.end(i, this.#facts);
  }

  /** The article, and what tells rows of one article apart. */
  #origin(row: ScannedRow, form: GdeltForm, i: number): void {
    const { bytes, starts } = row;
    const facts = this.#facts;
    const place = this.#placeHash;
    place.high = 7;
    place.low = 8;
    hashLong(bytes, starts[form.placeName] as number, fieldEnd(row, form.placeName), place);
    const days = this.#days;
    facts.first = days.first;
    facts.last = days.last;
    if (form.address < 0) {
      facts.sourceHigh = place.high;
      facts.sourceLow = place.low;
      facts.sentenceHigh = 0;
      facts.sentenceLow = 0;
      return;
    }
    if (days.first === NO_DAY && form.added >= 0) {
      facts.first = compactDay(bytes, starts[form.added] as number, fieldEnd(row, form.added));
      facts.last = facts.first;
    }
    const address = this.#addressHash;
    const { high, low } = address;
    address.high = 1;
    address.low = 2;
    const start = starts[form.address] as number;
    hashLong(bytes, start, fieldEnd(row, form.address), address);
    if (address.high !== high || address.low !== low) this.#address = textOf(bytes, start, fieldEnd(row, form.address));
    this.#out.columns.address[i] = this.#address;
    facts.sourceHigh = address.high;
    facts.sourceLow = address.low;
    facts.sentenceHigh = (address.high ^ place.high) | 1;
    facts.sentenceLow = address.low ^ place.low;
  }

  #sectors(row: ScannedRow, first: number, last: number): number {
    const { bytes, starts } = row;
    const start = starts[first] as number;
    const end = fieldEnd(row, last);
    // Three fields follow each other: as many bytes as tabs means that all are empty.
    if (end - start === last - first) return 0;
    const fields = this.#typeFields.intern(bytes, start, end);
    const known = this.#types[fields];
    if (known !== undefined) return known;
    const codes = (this.#typeFields.texts[fields] as string).split('\t').filter((code) => code !== '');
    const text = this.#out.texts.internText(codes.join(';'));
    this.#types[fields] = text;
    return text;
  }
}

/** A day as yyyymmdd or, in tables that other programs wrote, nanoseconds since 1970. */
function gdeltDay(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 19) return compactDay(bytes, start, end);
  const seconds = digits(bytes, start, start + 10);
  return seconds < 0 ? NO_DAY : Math.floor(seconds / 86_400);
}
