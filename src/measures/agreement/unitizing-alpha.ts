import { EntenteError } from '../../records/failure.ts';
import type { Span } from '../../records/span.ts';

/** What coders marked in one text, each by himself. */
export interface MarkedText {
  /** Length of the text, in the unit of the spans. */
  readonly length: number;
  /** The spans of each coder, one list a coder; in every text the same coders in the same order. */
  readonly coders: readonly (readonly Span[])[];
}

/** Agreement on where in texts something stands. */
export interface UnitizingAlpha {
  /** Undefined where nobody marked anything. */
  readonly value: number | undefined;
  /** Spans of all coders. */
  readonly n: number;
  /** Characters that could have been marked. */
  readonly length: number;
  readonly observedDisagreement: number;
  readonly expectedDisagreement: number;
}

/**
 * Krippendorff's alpha for unitizing: how far coders mark the same stretches of texts, for one category (Krippendorff
 * 1995; "Content Analysis", 2004, chapter 11). Spans need not be the same: the farther their ends lie apart, the more
 * they disagree, and a span that only one coder has counts by its squared length. Chance is spans and gaps of these
 * lengths in random order. Several texts are laid end to end; overlapping spans of one coder count as one.
 *
 * Long spans weigh much more than short ones, since lengths are squared. {@link spanMatch} weighs all alike.
 *
 * @throws EntenteError (usage) if a span leaves its text or coders are missing
 * @example
 * const same = [{ start: 5, end: 12 }];
 * unitizingAlpha([{ length: 100, coders: [same, same] }]).value; // 1
 */
export function unitizingAlpha(texts: readonly MarkedText[]): UnitizingAlpha {
  const coders = layEndToEnd(texts);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const sections = coders.map((spans) => sectionsOf(spans, length));
  const n = coders.reduce((sum, spans) => sum + spans.length, 0);
  const { observed, expected } = unitizingDisagreement(sections, length, n);
  return {
    value: expected > 0 ? 1 - observed / expected : undefined,
    n,
    length,
    observedDisagreement: observed,
    expectedDisagreement: expected,
  };
}

/** The spans of each coder in one long text, sorted and apart. */
function layEndToEnd(texts: readonly MarkedText[]): readonly (readonly Span[])[] {
  const many = texts[0]?.coders.length ?? 0;
  const all: Span[][] = Array.from({ length: many }, () => []);
  let offset = 0;
  for (const { length, coders } of texts) {
    if (coders.length !== many) throw new EntenteError('usage', 'Every text needs the same coders, in the same order.');
    for (const [coder, spans] of coders.entries()) {
      for (const { start, end } of joined(spans)) {
        if (start < 0 || end > length || end < start) {
          throw new EntenteError(
            'usage',
            `The span ${start} to ${end} leaves its text, which has ${length} characters.`,
          );
        }
        if (end > start) all[coder]?.push({ start: start + offset, end: end + offset });
      }
    }
    offset += length;
  }
  return all;
}

function joined(spans: readonly Span[]): readonly Span[] {
  const apart: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = apart.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else apart.push({ start, end });
  }
  return apart;
}

/** A stretch that a coder marked, or one between those. */
interface Section {
  readonly start: number;
  readonly length: number;
  readonly marked: boolean;
}

function sectionsOf(spans: readonly Span[], length: number): readonly Section[] {
  const sections: Section[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) sections.push({ start: at, length: start - at, marked: false });
    sections.push({ start, length: end - start, marked: true });
    at = end;
  }
  if (at < length) sections.push({ start: at, length: length - at, marked: false });
  return sections;
}

/** Krippendorff's squared difference between two sections. */
function difference(a: Section, b: Section): number {
  const shift = a.start - b.start;
  if (a.marked && b.marked) {
    return -a.length < shift && shift < b.length ? shift ** 2 + (shift + a.length - b.length) ** 2 : 0;
  }
  if (a.marked !== b.marked) {
    const [unit, gap] = a.marked ? [a, b] : [b, a];
    return gap.start <= unit.start && unit.start + unit.length <= gap.start + gap.length ? unit.length ** 2 : 0;
  }
  return 0;
}

function unitizingDisagreement(
  coders: readonly (readonly Section[])[],
  length: number,
  units: number,
): { readonly observed: number; readonly expected: number } {
  const m = coders.length;
  if (m < 2 || units === 0) return { observed: 0, expected: 0 };
  let observed = 0;
  for (const [i, own] of coders.entries()) {
    for (const other of coders.slice(i + 1)) observed += 2 * differenceOf(own, other);
  }
  const all = coders.flat();
  const gaps = all.filter(({ marked }) => !marked);
  let sum = 0;
  let within = 0;
  for (const { length: l, marked } of all) {
    if (!marked) continue;
    const room = gaps.reduce((total, gap) => total + (gap.length >= l ? gap.length - l + 1 : 0), 0);
    sum += ((units - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * room;
    within += l * (l - 1);
  }
  const total = m * length;
  return {
    observed: observed / (m * (m - 1) * length ** 2),
    expected: ((2 / length) * sum) / (total * (total - 1) - within),
  };
}

/** Both lists stand in order, so only sections that touch are compared. */
function differenceOf(own: readonly Section[], other: readonly Section[]): number {
  let sum = 0;
  let from = 0;
  for (const a of own) {
    while (from < other.length && ends(other[from]) <= a.start) from++;
    for (let at = from; at < other.length && (other[at] as Section).start < ends(a); at++) {
      sum += difference(a, other[at] as Section);
    }
  }
  return sum;
}

function ends(section: Section | undefined): number {
  return section ? section.start + section.length : 0;
}
