import { escapeHtml } from './escape-html.ts';

/** Where markup may be printed as it stands: between tags, inside a tag as attributes, or wherever its author says. */
type Fits = 'between' | 'inside' | 'anywhere';

/** Markup that is printed as it stands. Only this file makes it; text becomes part of it by `html` alone. */
class Markup {
  readonly text: string;
  readonly fits: Fits;

  constructor(text: string, fits: Fits) {
    this.text = text;
    this.fits = fits;
  }

  toString(): string {
    return this.text;
  }
}

export type { Markup };

/** What may stand in a template: text and numbers are escaped, markup is not, and what is absent prints nothing. */
export type Printable = Markup | string | number | false | undefined | readonly Printable[];

/**
 * Where a value stands in a template. `address` is the beginning of an attribute that a browser follows; `code` is the
 * inside of a style or a script; `refused` is an attribute whose words a browser runs.
 */
type Place = 'text' | 'attribute' | 'address' | 'tag' | 'code' | 'refused';

const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'xlink:href']);
const RUN = /^(?:on.*|style|srcdoc)$/i;
const NAME = /^[a-z][a-z0-9:-]*$/i;

const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

/**
 * Makes markup, HTML or SVG, in which every value is escaped: what comes from a text can never open a tag, leave its
 * attribute or be run. Values may stand between tags and in attributes in double quotes; other markup and arrays
 * of it are put in as they are; `undefined` and `false` print nothing. Attributes that are not always there are
 * made by {@link attributes}.
 *
 * @throws TypeError where a value stands at a place that escaping does not make safe, such as a tag's name
 * @example html`<ul>${names.map((name) => html`<li title="${name}">${name}</li>`)}</ul>`
 */
export function html(fixed: TemplateStringsArray, ...values: readonly Printable[]): Markup {
  let places = known.get(fixed);
  if (!places) {
    places = placesOf(fixed);
    known.set(fixed, places);
  }
  let text = fixed[0] ?? '';
  for (const [i, value] of values.entries()) text += print(value, places[i] ?? 'refused') + (fixed[i + 1] ?? '');
  return new Markup(text, 'between');
}

/**
 * Attributes to stand in a tag of {@link html}, each with a space before it. `true` prints the name alone; `undefined`
 * and `false` leave the attribute out.
 *
 * @throws TypeError for a name that is none, an attribute whose words are run, or an address that leaves the page
 * @example html`<tr${attributes({ 'data-a': '1,2', 'data-local': true })}>`
 */
export function attributes(values: Attributes): Markup {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (!NAME.test(name)) throw new TypeError(`"${name}" is no name of an attribute.`);
    if (value === undefined || value === false) continue;
    text += value === true ? ` ${name}` : ` ${name}="${print(value, attributePlace(name))}"`;
  }
  return new Markup(text, 'inside');
}

/** Values of {@link attributes} by their names. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Markup of several parts with a text between them, such as a line break. */
export function join(parts: readonly Printable[], between: string): Markup {
  return new Markup(parts.map((part) => print(part, 'text')).join(escapeHtml(between)), 'between');
}

/**
 * A style sheet or script of the house as an element, for which escaping does nothing: never words of a text or a user.
 *
 * @throws TypeError if the code would end the element
 */
export function codeElement(name: 'script' | 'style', code: string): Markup {
  if (/<\/(?:script|style)|<!--/i.test(code)) throw new TypeError(`The ${name} holds what would end it.`);
  return new Markup(`<${name}>${code}</${name}>`, 'between');
}

/** Takes a text for markup as it is: never words of a text or a user. In an attribute it must not hold `"`, `<` or `>`. */
export function trustedMarkup(text: string): Markup {
  return new Markup(text, 'anywhere');
}

function print(value: Printable, place: Place): string {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map((part: Printable) => print(part, place)).join('');
  if (value instanceof Markup) return printMarkup(value, place);
  switch (place) {
    case 'text':
    case 'attribute':
      return escapeHtml(String(value));
    case 'address':
      if (String(value).startsWith('#')) return escapeHtml(String(value));
      throw new TypeError(`A page links to itself only: an address must begin with #, not "${value}".`);
    case 'tag':
    case 'code':
    case 'refused':
      throw new TypeError(`"${value}" stands where escaping does not make it safe (${place}).`);
  }
}

function printMarkup({ text, fits }: Markup, place: Place): string {
  const fitting =
    fits === 'anywhere'
      ? place === 'text' || (place === 'attribute' && !/["<>]/.test(text))
      : place === (fits === 'between' ? 'text' : 'tag');
  if (!fitting) throw new TypeError(`Markup stands where it does not fit (${place}): ${text}`);
  return text;
}

function attributePlace(name: string): Place {
  if (RUN.test(name)) return 'refused';
  return ADDRESSES.has(name.toLowerCase()) ? 'address' : 'attribute';
}

/** How far a template has been read: between tags, in a tag, in the value of an attribute, in a style or script. */
interface Scan {
  readonly at: 'text' | 'tag' | 'value' | 'code';
  /** The element whose tag was opened last, in small letters. */
  readonly element: string;
  /** The attribute whose value was opened last, and what is fixed of that value so far. */
  readonly attribute: string;
  readonly value: string;
}

/** Reads the fixed parts of a template as a browser would, and tells where its values stand. */
function placesOf(fixed: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  let scan: Scan = { at: 'text', element: '', attribute: '', value: '' };
  for (const part of fixed) {
    scan = readOn(scan, part);
    places.push(placeAfter(scan, part));
  }
  if (scan.at !== 'text') throw new TypeError(`A template ends inside a tag or a value: ${fixed.join(' … ')}`);
  return places;
}

function readOn(scan: Scan, part: string): Scan {
  const [before = '', sign, rest] = split(part, ENDS[scan.at]);
  if (sign === undefined || rest === undefined) return { ...scan, value: scan.value + part };
  const { element } = scan;
  switch (scan.at) {
    case 'text':
      return readOn({ ...scan, at: 'tag', element: /^[a-z]*/i.exec(rest)?.[0].toLowerCase() ?? '' }, rest);
    case 'code':
      return readOn({ ...scan, at: 'tag', element: '' }, rest);
    case 'value':
      return readOn({ ...scan, at: 'tag' }, rest);
    case 'tag':
      if (sign === '>') return readOn({ ...scan, at: CODE.has(element) ? 'code' : 'text' }, rest);
      if (sign !== '"') throw new TypeError(`Attributes stand in double quotes: ${part}`);
      return readOn({ ...scan, at: 'value', attribute: /([^\s"'<>/=]+)=$/.exec(before)?.[1] ?? '', value: '' }, rest);
  }
}

const CODE: ReadonlySet<string> = new Set(['script', 'style']);

/** What ends each part of a template. A `<` before a value would make the value a tag's name. */
const ENDS: Readonly<Record<Scan['at'], RegExp>> = {
  text: /<(?=[a-z/!]|$)/i,
  tag: /[">'`]/,
  value: /"/,
  code: /<\/(?=script|style)/i,
};

function split(text: string, end: RegExp): readonly string[] {
  const found = end.exec(text);
  return found ? [text.slice(0, found.index), found[0], text.slice(found.index + found[0].length)] : [text];
}

/** The place of a value that follows a fixed part. */
function placeAfter({ at, attribute, value }: Scan, part: string): Place {
  switch (at) {
    case 'text':
    case 'code':
      return at;
    case 'tag':
      return /[=<]$/.test(part) ? 'refused' : 'tag';
    case 'value': {
      const place = attribute === '' ? 'refused' : attributePlace(attribute);
      return place === 'address' && value.trim() !== '' ? 'attribute' : place;
    }
  }
}
