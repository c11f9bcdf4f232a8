import { describe, expect, it } from 'vitest';
import { type Block, renderPageMarkdown, renderPageText } from './text-page.ts';
import { textWidth } from './text-width.ts';

const page: readonly Block[] = [
  { kind: 'title', text: 'A title', about: ['about it'] },
  { kind: 'heading', text: 'What holds' },
  {
    kind: 'list',
    items: [
      {
        label: '7',
        text: 'a state that takes so many words that they do not fit into one line of the page',
        notes: ['a note', ''],
      },
      { label: 'a label much longer than others are', text: 'short' },
    ],
  },
  { kind: 'steps', steps: ['first', 'second'] },
  { kind: 'text', text: 'Said softly.', tone: 'dim' },
  { kind: 'table', head: ['who', 'n'], columns: [{}, { align: 'right' }], rows: [['North', '12']] },
];

describe('a page about a conflict', () => {
  it('fits the terminal, with headings close to what they head', () => {
    const text = renderPageText(page, { width: 50 });
    expect(text).toBe(`A title
about it

What holds
  7                       a state that takes so
                          many words that they do
                          not fit into one line of
                          the page
                          a note
  a label much longer than others are
                          short

  1.   first
  2.   second

Said softly.

  who     n
  North  12
`);
    expect(text.split('\n').every((line) => textWidth(line) <= 50)).toBe(true);
  });

  it('paints by tone', () => {
    const text = renderPageText(page, { style: (tone, words) => `<${tone}>${words}</${tone}>` });
    expect(text).toContain('<heading>What holds</heading>');
    expect(text).toContain('<dim>Said softly.</dim>');
  });

  it('as Markdown has headings, lists, steps and tables', () => {
    expect(renderPageMarkdown(page)).toBe(`# A title

about it

## What holds

- **7** a state that takes so many words that they do not fit into one line of the page  
  a note
- **a label much longer than others are** short

1. first
2. second

Said softly.

| who | n |
|---|---:|
| North | 12 |
`);
  });

  it('as Markdown leaves numbers at the beginning of a text readable', () => {
    expect(renderPageMarkdown([{ kind: 'text', text: '34.3 of 100' }])).toBe('34\\.3 of 100\n');
  });

  it('lets no word of a model become a terminal command or markup', () => {
    const hostile = '\u001b[31mred\u001b[0m [link](http://x) <b>|`';
    const blocks: readonly Block[] = [
      { kind: 'title', text: hostile, about: [hostile] },
      { kind: 'list', items: [{ label: hostile, text: hostile, notes: [hostile] }] },
      { kind: 'steps', steps: [hostile] },
      { kind: 'table', head: [hostile], columns: [{}], rows: [[hostile]] },
    ];
    expect(renderPageText(blocks)).not.toContain('\u001b');
    const markdown = renderPageMarkdown(blocks);
    expect(markdown).not.toContain('\u001b');
    expect(markdown).not.toMatch(/<b>|[^\\]\[link|[^\\]`/);
  });
});
