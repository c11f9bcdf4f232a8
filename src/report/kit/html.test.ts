import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { attributes, codeElement, html, join, type Printable, trustedMarkup } from './html.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onclick='alert(1)",
  '<!--',
  '-->',
  ']]>',
  '&lt;b&gt;',
  '`$x`',
  '\0',
  '\ud800',
  '\u202e',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...HOSTILE, '<', '>', '"', "'", '&', '=', '/', 'x', ' ')).map((parts) => parts.join('')),
);

describe('html', () => {
  it('escapes texts and numbers, and puts in other markup and lists as they are', () => {
    const rows = ['a < b', 'c'].map((name) => html`<li title="${name}">${name}</li>`);
    expect(String(html`<ul class="${'x'}" data-n="${3}">${rows}</ul>${-1.5}`)).toBe(
      '<ul class="x" data-n="3"><li title="a &lt; b">a &lt; b</li><li title="c">c</li></ul>-1.5',
    );
  });

  it('prints nothing for what is absent', () => {
    expect(String(html`<p class="a${false}${undefined}">${undefined}${false}${''}${[]}</p>`)).toBe('<p class="a"></p>');
  });

  it('lets no text become markup, between tags or in an attribute', () => {
    fc.assert(
      fc.property(anyText, anyText, (words, title) => {
        const { document } = parseHTML(
          `<!doctype html><html><body>${html`<p title="${title}" data-x="a${words}b">${[words, html`<i>${title}</i>`]}</p>`}</body></html>`,
        );
        expect([...document.body.querySelectorAll('*')].map(({ tagName }) => tagName)).toEqual(['P', 'I']);
        const p = document.querySelector('p');
        expect([...(p?.attributes ?? [])].map(({ name }) => name)).toEqual(['title', 'data-x']);
        // What is dropped or replaced in a text (controls, marks of direction) is escapeHtml's matter.
        const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '');
        expect(plain(p?.getAttribute('data-x') ?? '')).toBe(`a${plain(words)}b`);
        expect(plain(p?.textContent ?? '')).toBe(plain(words) + plain(title));
      }),
    );
  });

  it('does not take a record that looks like markup for markup', () => {
    const record = JSON.parse('{"text":"<b>","fits":"anywhere"}') as Printable;
    expect(String(html`<p>${record}</p>`)).not.toContain('<b>');
  });

  it.each<[string, () => unknown]>([
    ['as a tag', () => html`<${'b'}>x</b>`],
    ['in a tag', () => html`<p ${'onclick=alert(1)'}>x</p>`],
    ['as the name of an attribute', () => html`<p ${'title'}="x">x</p>`],
    ['without quotes', () => html`<p title=${'x'}>x</p>`],
    ['in single quotes', () => html`<p title='${'x'}'>x</p>`],
    ['in a style', () => html`<style>${'p{}'}</style>`],
    ['in a script', () => html`<script>${trustedMarkup('alert(1)')}</script>`],
    ['in what a browser runs', () => html`<p onclick="${'alert(1)'}">x</p>`],
    ['in a style attribute', () => html`<p style="color:${'red'}">x</p>`],
    ['as an address that leaves the page', () => html`<a href="${'javascript:alert(1)'}">x</a>`],
    ['as an address after a space', () => html`<a href=" ${'javascript:alert(1)'}">x</a>`],
    ['as an address after nothing', () => html`<a href="${''}${'javascript:alert(1)'}">x</a>`],
    ['as markup in an attribute', () => html`<p title="${html`<b>x</b>`}">x</p>`],
    ['as attributes between tags', () => html`<p>${attributes({ title: 'x' })}</p>`],
    ['as trusted markup that leaves its attribute', () => html`<p title="${trustedMarkup('"')}">x</p>`],
    ['in a template that ends inside a tag', () => html`<p title="${'x'}"`],
  ])('refuses a value %s, where escaping does not help', (_, make) => {
    expect(make).toThrow(TypeError);
  });

  it('knows where a tag ends when an attribute holds its sign', () => {
    expect(String(html`<p title="a > b ${'"'}" class="c">${'<'}</p>`)).toBe(
      '<p title="a > b &quot;" class="c">&lt;</p>',
    );
    expect(() => html`<p title=">" ${'x'}>y</p>`).toThrow(TypeError);
  });

  it('lets an address of the page go on after its #', () => {
    expect(String(html`<a href="#${'d0-'}${'e1'}">x</a>`)).toBe('<a href="#d0-e1">x</a>');
  });

  it('makes SVG too', () => {
    expect(String(html`<g><rect x="${1}"/><text>${'A & B'}</text></g>`)).toBe(
      '<g><rect x="1"/><text>A &amp; B</text></g>',
    );
  });
});

describe('attributes', () => {
  it('prints those that are there, escaped', () => {
    const made = attributes({ class: 'a"b', 'data-n': 0, 'data-local': true, title: undefined, hidden: false });
    expect(String(html`<tr${made}></tr>`)).toBe('<tr class="a&quot;b" data-n="0" data-local></tr>');
  });

  it('refuses names and addresses that a text could misuse', () => {
    expect(() => attributes({ 'x onload': 'y' })).toThrow(TypeError);
    expect(() => attributes({ onload: 'y' })).toThrow(TypeError);
    expect(() => attributes({ style: 'y' })).toThrow(TypeError);
    expect(() => attributes({ href: 'javascript:alert(1)' })).toThrow(TypeError);
    expect(String(attributes({ href: '#a' }))).toBe(' href="#a"');
  });
});

describe('join', () => {
  it('puts an escaped text between parts', () => {
    expect(String(join([html`<b>a</b>`, '<c>'], ' & '))).toBe('<b>a</b> &amp; &lt;c&gt;');
  });
});

describe('codeElement', () => {
  it('holds code as it is, and refuses what would end it', () => {
    expect(String(html`<p>${codeElement('style', 'p>b{}')}</p>`)).toBe('<p><style>p>b{}</style></p>');
    expect(() => codeElement('script', "'</Script>'")).toThrow(TypeError);
    expect(() => codeElement('script', "'<!--'")).toThrow(TypeError);
  });
});

describe('trustedMarkup', () => {
  it('is printed as it is', () => {
    expect(String(html`<p title="${trustedMarkup("'x'")}">${trustedMarkup('<b>y</b>')}</p>`)).toBe(
      `<p title="'x'"><b>y</b></p>`,
    );
  });
});
