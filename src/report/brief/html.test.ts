import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { quote } from '../../records/offsets.ts';
import { shownReading } from '../../records/shown.ts';
import { renderHtml } from './html.ts';
import { claimsReading, emptyReading, hostileReading, longReading, missileTestReading } from './reading.fixture.ts';
import { references } from './references.ts';

const pageOf = (html: string) => parseHTML(html).document;
const squeeze = (words: string | null | undefined): string => (words ?? '').replace(/\s+/g, ' ').trim();

describe('renderHtml', async () => {
  const reading = missileTestReading();
  const html = await renderHtml(reading);

  it('is one file that asks for nothing from outside', () => {
    expect(html).not.toMatch(/(?:src|href)="(?!#|data:,")/);
    expect(html).not.toMatch(/@import|url\(|fetch\(|XMLHttpRequest|https?:/);
    expect(html).not.toMatch(/ style="| on[a-z]+="/);
  });

  it('allows its own style and script only, by the hashes a browser will compute', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    for (const tag of ['style', 'script']) {
      const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '';
      const hash = createHash('sha256').update(text).digest('base64');
      expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('shows every word of the text, once and in order, with the marks taken away', () => {
    const column = pageOf(html).querySelector('.column');
    for (const sign of column?.querySelectorAll('.ref, .sn') ?? []) sign.remove();
    expect(squeeze(column?.textContent)).toBe(squeeze(reading.document.text));
  });

  it('marks the words of every record, and links the record and its words both ways', () => {
    const page = pageOf(html);
    for (const [n, { ref, spans }] of references(reading).entries()) {
      const pieces = [...page.querySelectorAll('.column mark')].filter((mark) => {
        return mark.getAttribute('data-r')?.split(',').includes(String(n));
      });
      const marked = squeeze(pieces.map((piece) => piece.textContent).join(''));
      for (const span of spans) {
        expect(marked.replace(/\s/g, '')).toContain(quote(reading.document.text, span).replace(/\s/g, ''));
      }
      expect(page.querySelector(`#d0-${ref} .go`)?.getAttribute('href')).toBe(`#d0-w-${ref}`);
      expect(page.querySelector(`#d0-w-${ref}`)?.getAttribute('href')).toBe(`#d0-${ref}`);
    }
  });

  it('shows a claimed act as a claim: who says so, who denies it, and counts it apart', async () => {
    const page = pageOf(await renderHtml(claimsReading()));
    const words = (selector: string): string => squeeze(page.querySelector(selector)?.textContent);
    expect(words('#d0-e7 .hd')).toBe('United States says: Russia → United States');
    expect(words('#d0-e7 .facts')).toContain('claimed · denied by Russia');
    expect(words('#d0-e5 .hd')).toMatch(/^somebody says: /);
    expect(words('.gist')).toContain('2 further acts somebody only claims, 1 of them denied.');
    expect(words('figure.who')).toContain('2 claims of what others did, not drawn');
    expect(page.querySelectorAll('figure.who table tbody tr td:last-child a[href="#d0-e7"]')).toHaveLength(0);
  });

  it('draws calls for restraint in a colour of their own, which the legend names', async () => {
    const page = pageOf(await renderHtml(claimsReading()));
    expect(page.querySelectorAll('a.arrow.calm')).toHaveLength(2);
    expect(squeeze(page.querySelector('figcaption')?.textContent)).toContain('grey: calls for restraint');
    expect(page.querySelector('#d0-e6')?.classList.contains('calm')).toBe(true);
    expect(squeeze(page.querySelector('#d0-e6 .facts')?.textContent)).toContain('a call for restraint');
    expect(squeeze(pageOf(html).querySelector('figcaption')?.textContent)).not.toContain('restraint');
  });

  it('shows what a person decided with a solid line, suggestions with a dotted one, and says so', () => {
    const page = pageOf(html);
    expect([...page.querySelectorAll('.card.decided')].map((card) => card.id)).toEqual(['d0-p2']);
    expect(page.querySelector('#d0-p2 .from')?.textContent).toContain('decided by a person');
    expect(page.querySelector('#d0-p1 .from')?.textContent).toContain('suggested (rule positions/example)');
    expect(page.querySelector('.caution')?.textContent).toContain('1 record of 29 was decided by a person');
  });

  it('draws and counts what is sure enough, and says how much is left out', async () => {
    const page = pageOf(html);
    expect(page.querySelector('.left-out')?.textContent).toContain(
      '3 weaker records (●○○) are not shown (1 event, 1 statement, 1 position); the box above the list shows them.',
    );
    expect(squeeze(page.querySelector('.tally')?.textContent)).toContain('events7');
    expect(page.querySelector('figcaption')?.textContent).toContain('1 weaker event (●○○)');
    expect(page.querySelectorAll('.card.weak')).toHaveLength(3);
    const all = pageOf(await renderHtml(missileTestReading(), { weak: true }));
    expect(all.querySelector('.left-out')).toBeNull();
    expect(squeeze(all.querySelector('.tally')?.textContent)).toContain('events8');
    expect(all.querySelector('.weak-too')?.hasAttribute('checked')).toBe(true);
  });

  it('has no box where nothing is weak', async () => {
    const { reading } = shownReading(missileTestReading());
    expect(pageOf(await renderHtml(reading)).querySelector('.weak-too')).toBeNull();
  });

  it('says that nothing is sure enough to draw where all acts are weak', async () => {
    const reading = missileTestReading();
    const events = reading.events.map((event) => ({
      ...event,
      provenance: { ...event.provenance, by: 'rule' as const, grade: 'weak' as const },
    }));
    const page = pageOf(await renderHtml({ ...reading, events }));
    expect(page.querySelector('figure')?.textContent).toContain(
      'Nothing here is sure enough to draw; --weak draws 5 weaker records.',
    );
  });

  it('dims what was not read', () => {
    const skipped = [...pageOf(html).querySelectorAll('.skipped')].map((part) => part.textContent);
    expect(skipped).toEqual(['Share · Print · Subscribe', 'Related: more examples']);
  });

  it('has ids once each, also with several readings in one file', async () => {
    const many = await renderHtml([missileTestReading(), emptyReading(), longReading(2)]);
    const ids = [...many.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const page = pageOf(many);
    expect([...page.querySelectorAll('.index a')].map((link) => link.getAttribute('href'))).toEqual([
      '#d0',
      '#d1',
      '#d2',
    ]);
    for (const [, target] of many.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('helps where nothing was found', async () => {
    const page = pageOf(await renderHtml(emptyReading()));
    expect(page.querySelector('.panel')?.textContent).toContain('Nothing was found in this text.');
    expect(page.querySelector('figure')?.textContent).toContain('nothing to draw');
    expect(await renderHtml([])).toContain('Nothing was read');
  });

  it('says what it cannot know', () => {
    expect(squeeze(pageOf(html).querySelector('.limits')?.textContent)).toContain(
      'how often such records were right in texts that people had marked',
    );
  });

  it('stays small', async () => {
    // About 1,300 words with 192 records.
    expect((await renderHtml(longReading(6))).length).toBeLessThan(400_000);
  });

  it('gives the same bytes for the same reading', async () => {
    expect(await renderHtml(missileTestReading())).toBe(html);
  });

  it('lets nothing of a hostile text become markup', async () => {
    const tags = (text: string): string[] =>
      [...text.matchAll(/<\/?([a-zA-Z!][^\s>]*)/g)].map((found) => found[1] ?? '');
    const known = new Set(tags(await renderHtml([hostileReading('x'), missileTestReading()])));
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            '<',
            '>',
            '"',
            "'",
            '&',
            '/',
            '<script>',
            '</script>',
            '<!--',
            '-->',
            ']]>',
            ' onload=',
            'x',
            '\n',
            '\0',
            '${',
            '`',
            '\\',
          ),
        ),
        async (parts) => {
          const payload = `${parts.join('')}q`;
          const page = await renderHtml(hostileReading(payload));
          for (const tag of tags(page)) expect(known).toContain(tag);
          expect(page.match(/<script/g)).toHaveLength(1);
          expect(page.match(/<\/script/g)).toHaveLength(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps wrapped lines together and breaks at blank lines', async () => {
    const text = 'One line of a wrapped\nparagraph ends here.\n\nAnother one.\n';
    const wrapped = { ...emptyReading(), sentences: [] };
    const document = {
      ...wrapped.document,
      text,
      regions: [{ kind: 'body' as const, span: { start: 0, end: text.length } }],
    };
    const page = pageOf(await renderHtml({ ...wrapped, document }));
    expect([...page.querySelectorAll('.column p')].map((part) => squeeze(part.textContent))).toEqual([
      'One line of a wrapped paragraph ends here.',
      'Another one.',
    ]);
  });
});
