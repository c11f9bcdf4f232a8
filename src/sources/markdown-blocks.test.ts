import { describe, expect, it } from 'vitest';
import { inlineText, readMarkdown } from './markdown-blocks.ts';

describe('Markdown', () => {
  it.each([
    ['**Both** sides *agreed* to `halt` the ~~war~~ drills', 'Both sides agreed to halt the war drills'],
    ['See [the text](https://example.org/a_(b) "Title") and [note][1].[^2]', 'See the text and note.'],
    ['A file_name_here and 2 * 3 * 4 stay', 'A file_name_here and 2 * 3 * 4 stay'],
    ['\\*not emphasis\\* &amp; more', '*not emphasis* & more'],
    ['![flag](flag.png) The <b>ministers</b> met', 'The ministers met'],
  ])('%s', (source, words) => expect(inlineText(source)).toBe(words));

  it('keeps words and drops marks', () => {
    const { blocks, metadata } = readMarkdown(
      '---\ntitle: "Talks at the river"\nauthors:\n  - Given Surname\n  - Other Name\ndate: 2018-05-04\nlang: en\n---\n\n' +
        '# Talks at the river\n\nBoth sides met\non the bridge.\n\n> They said no.\n\n- first point\n- second point\n\n' +
        '```\ncode()\n```\n\nNext steps\n----------\n\n![The bridge](b.png)\n\n[1]: https://example.org\n',
    );
    expect(metadata).toEqual({
      title: 'Talks at the river',
      authors: ['Given Surname', 'Other Name'],
      date: '2018-05-04',
    });
    expect(blocks).toEqual([
      { text: 'Talks at the river', kind: 'title' },
      { text: 'Both sides met\non the bridge.' },
      { text: 'They said no.' },
      { text: 'first point', kind: 'body' },
      { text: 'second point', kind: 'body' },
      { text: 'code()', kind: 'boilerplate' },
      { text: 'Next steps', kind: 'heading' },
      { text: 'The bridge', kind: 'caption' },
    ]);
  });

  it('does not take a rule at the start for front matter', () => {
    expect(readMarkdown('---\n\nText here.\n\n---\n').blocks.map((block) => block.text)).toEqual(['Text here.']);
  });
});
