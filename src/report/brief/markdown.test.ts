import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';
import { emptyReading, hostileReading, missileTestReading } from './reading.fixture.ts';

describe('renderMarkdown', () => {
  it('holds the brief as tables', () => {
    const text = renderMarkdown(missileTestReading());
    expect(text).toContain('# A missile test in July 2017');
    expect(text).toContain('| e2 | 2017-07-04 | China + Russia | CONSULT/visit | actual | ●●● s3 |');
  });

  it('leaves weak records out and counts them, unless they are asked for', () => {
    const text = renderMarkdown(missileTestReading());
    expect(text).not.toContain('| e3 |');
    expect(text).toContain('3 weaker records (●○○) are not shown (1 event, 1 statement, 1 position)');
    const all = renderMarkdown(missileTestReading(), { weak: true });
    expect(all).toContain('| e3 |');
    expect(all).not.toContain('not shown');
  });

  it('keeps words from the text from becoming markup', () => {
    const text = renderMarkdown(hostileReading('<b>|[x](javascript:alert(1))`_*# https://example.org'));
    expect(text).not.toContain('<b>');
    expect(text).not.toMatch(/(?<!\\)\[x/);
    expect(text).not.toContain('https://');
    for (const line of text.split('\n').filter((row) => row.startsWith('| o1'))) {
      expect(line.match(/(?<!\\)\|/g)).toHaveLength(6);
    }
  });

  it('says so when nothing was found', () => {
    expect(renderMarkdown(emptyReading())).toContain('No acts, words or positions');
  });
});
