import { NO_DAY } from '../../records/event-row.ts';
import { dayNumber, digits } from './days.ts';
import type { FileProblems } from './file-problems.ts';

/** Order of day and month where both are numbers with a slash between. */
export type DayOrder = 'mdy' | 'dmy';

/** Ways in which files write days. */
export type DayForm = 'yyyymmdd' | 'yyyy-mm-dd' | 'm/d/yyyy' | 'd/m/yyyy' | 'd.m.yyyy' | 'with the name of the month';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Reads the days of one file, in whatever form each is written, and tells where forms are mixed. */
export class DayReader {
  /** Forms that have occurred. */
  readonly forms = new Set<DayForm>();
  readonly #order: DayOrder;
  readonly #problems: FileProblems;
  #form: DayForm | undefined;

  constructor(order: DayOrder, problems: FileProblems) {
    this.#order = order;
    this.#problems = problems;
  }

  /** The day between two places; NO_DAY for none, or one that the calendar does not have. */
  read(bytes: Uint8Array, start: number, end: number, line: number): number {
    if (start >= end) return NO_DAY;
    if (end - start === 8 && this.#form === 'yyyymmdd') {
      const value = digits(bytes, start, end);
      if (value > 0) return this.#take(partsOf(value), 'yyyymmdd', line);
    }
    if (isIso(bytes, start, end)) {
      const month = digits(bytes, start + 5, start + 7);
      return this.#take(
        [digits(bytes, start, start + 4), month, digits(bytes, start + 8, start + 10)],
        'yyyy-mm-dd',
        line,
      );
    }
    const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 40)));
    const found = parseDay(text, this.#order);
    return found ? this.#take(found.parts, found.form, line) : NO_DAY;
  }

  #take([year, month, day]: DayParts, form: DayForm, line: number): number {
    if (form !== this.#form) this.#turn(form, line);
    return dayNumber(year, month, day);
  }

  #turn(form: DayForm, line: number): void {
    const before = this.#form;
    this.#form = form;
    if (!this.forms.has(form) && before !== undefined) {
      this.#problems.tell('days', form, line, () => {
        return `days are written ${form} here and ${before} before; each is read by its own form`;
      });
    }
    this.forms.add(form);
  }
}

type DayParts = readonly [year: number, month: number, day: number];

function partsOf(value: number): DayParts {
  return [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100];
}

/** yyyy-mm-dd, also with slashes, and with a time behind it. */
function isIso(bytes: Uint8Array, start: number, end: number): boolean {
  const mark = bytes[start + 4];
  if (end - start < 10 || (mark !== 45 && mark !== 47) || bytes[start + 7] !== mark) return false;
  return end - start === 10 || bytes[start + 10] === 32 || bytes[start + 10] === 84;
}

/** A day in any of the forms; undefined for what is none of them. */
export function parseDay(
  text: string,
  order: DayOrder,
): { readonly parts: DayParts; readonly form: DayForm } | undefined {
  const trimmed = text.trim();
  const compact = /^(\d{4})(\d\d)(\d\d)(?:\d{6})?$/.exec(trimmed);
  if (compact) return { parts: numbers(compact, 1, 2, 3), form: 'yyyymmdd' };
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/.exec(trimmed);
  if (iso) return { parts: numbers(iso, 1, 2, 3), form: 'yyyy-mm-dd' };
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(trimmed);
  if (slashes) {
    const own = Number(slashes[1]) > 12 ? 'dmy' : Number(slashes[2]) > 12 ? 'mdy' : order;
    if (own === 'mdy') return { parts: numbers(slashes, 3, 1, 2), form: 'm/d/yyyy' };
    return { parts: numbers(slashes, 3, 2, 1), form: 'd/m/yyyy' };
  }
  const dots = /^(\d{1,2})[.-](\d{1,2})[.-](\d{4})(?: .*)?$/.exec(trimmed);
  if (dots) return { parts: numbers(dots, 3, 2, 1), form: 'd.m.yyyy' };
  return namedDay(trimmed);
}

function namedDay(text: string): { readonly parts: DayParts; readonly form: DayForm } | undefined {
  const form = 'with the name of the month';
  const first = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/.exec(text);
  if (first) return { parts: [Number(first[3]), monthOf(first[2]), Number(first[1])], form };
  const second = /^([A-Za-z]{3})[a-z]* (\d{1,2}),? (\d{4})$/.exec(text);
  if (second) return { parts: [Number(second[3]), monthOf(second[1]), Number(second[2])], form };
  return undefined;
}

function monthOf(name = ''): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1;
}

function numbers(match: RegExpExecArray, year: number, month: number, day: number): DayParts {
  return [Number(match[year]), Number(match[month]), Number(match[day])];
}
