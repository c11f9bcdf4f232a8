// biome-ignore-all lint/suspicious/noTemplateCurlyInString: strings here are examples of sources
import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const report = new URL('../', import.meta.url);
const files = readdirSync(report, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(name));

const TAG = /<\/?[a-z][a-z0-9]*(?:[\s>/]|$)|<!doctype/i;
/** The end of a part of a template, before a value that would name a tag. */
const OPEN = /<\/?$/;

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const nameOf = (node: unknown): unknown => (isNode(node) && node.type === 'Identifier' ? node.name : undefined);

/** What a source says of markup: calls of `escapeHtml`, `trustedMarkup` and `codeElement`, and markup in strings that `html` does not tag. */
function markupIn(code: string): { readonly calls: string[]; readonly strings: string[] } {
  const calls: string[] = [];
  const strings: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'CallExpression') {
      const name = nameOf(node.callee);
      if (name === 'escapeHtml' || name === 'trustedMarkup' || name === 'codeElement') calls.push(name);
    }
    if (node.type === 'Literal' && typeof node.value === 'string' && TAG.test(node.value)) strings.push(node.value);
    if (node.type === 'TemplateLiteral') {
      for (const { value, tail } of node.quasis as readonly { value: { cooked: string }; tail: boolean }[]) {
        if (TAG.test(value.cooked) || (!tail && OPEN.test(value.cooked))) strings.push(value.cooked);
      }
    }
    const tagged = node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'html';
    const inner = tagged && isNode(node.quasi) ? [node.quasi.expressions] : Object.values(node);
    for (const child of inner.flat(2)) if (isNode(child)) visit(child);
  };
  const { program, errors } = parseSync('source.ts', code);
  expect(errors).toEqual([]);
  visit(program as unknown as Node);
  return { calls, strings };
}

const found = files.map((name) => ({ name, ...markupIn(readFileSync(new URL(name, report), 'utf8')) }));

describe('the sources of the pages', () => {
  it('make markup by the template alone: nothing is escaped by hand', () => {
    const byHand = found.filter(({ calls }) => calls.includes('escapeHtml')).map(({ name }) => name);
    // Files for other programs are XML, which no page shows.
    const ofXml = [
      'discourse/network-files.ts',
      'discourse/network-gexf.ts',
      'networks/gexf.ts',
      'networks/graphml.ts',
      'kit/gexf-file.ts',
    ];
    expect(byHand.toSorted()).toEqual(['kit/html.ts', 'kit/xml-text.ts']);
    // Dictionaries of PDF look like tags.
    const asStrings = found.filter(({ strings }) => strings.length > 0).map(({ name }) => name);
    expect(asStrings.toSorted()).toEqual([...ofXml, 'drawing/pdf-drawing.ts', 'kit/html.ts'].toSorted());
    expect(files.length).toBeGreaterThan(40);
  });

  it('trust markup at few places, which are known: style sheets, scripts and the policy that names them', () => {
    const callers = (of: string): string[] =>
      found.flatMap(({ name, calls }) => calls.filter((call) => call === of).map(() => name));
    expect(callers('trustedMarkup')).toEqual(['kit/html-page.ts']);
    expect(callers('codeElement').toSorted()).toEqual([
      'charts/draw-chart.ts',
      'drawing/svg-drawing.ts',
      'kit/html-page.ts',
      'kit/html-page.ts',
      'tree/tree-svg.ts',
    ]);
  });

  it.each([
    ['a string', "const a = '<b>' + x + '</b>';"],
    ['a template', 'const a = `<b>${x}</b>`;'],
    ['a tag of any name', 'const a = `<${x}>`;'],
    ['a string inside of the template', "const a = html`<p>${y ? '<b>x</b>' : ''}</p>`;"],
    ['a template with another tag', 'const a = raw`<b>${x}</b>`;'],
  ])('are searched so that markup in %s is found', (_, code) => {
    expect(markupIn(code).strings).not.toEqual([]);
    expect(markupIn('const a = html`<b>${x < y ? z : 1}</b>`;').strings).toEqual([]);
  });
});
