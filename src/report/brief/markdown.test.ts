import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';
import { emptyReading, hostileReading, missileTestReading } from './reading.fixture.ts';

describe('renderMarkdown', () => {
  it('holds the brief as tables', () => {
    const text = renderMarkdown(missileTestReading());
    expect(text).toContain('# A missile test in July 2017');
    expect(text).toContain('| e2 | 2017-07-04 | China + Russia | CONSULT/visit | actual | ●●● s3 |');
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
