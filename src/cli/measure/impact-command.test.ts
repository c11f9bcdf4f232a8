import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventedCase } from '../../casefile/events/invented-events.fixture.ts';
import { textWidth } from '../../report/kit/text-width.ts';
import { testFolder } from '../command-line.fixture.ts';

const folder = testFolder();
const impact = (...args: string[]) => folder.entente(['impact', ...args, '--case', 'case']);
const SUMMIT = ['--event', '2015-07', '--dyad', 'Chile-Peru', '--title', 'invented summit'] as const;
const plain = (text: string): string => text.replace(/\s+/g, ' ');

beforeAll(async () => {
  (await inventedCase(join(folder.path, 'case'))).close();
});

describe('entente impact', () => {
  it('answers in one sentence with verdict, measure, windows and n, and says what it cannot show', async () => {
    const { status, stdout } = await impact(...SUMMIT);
    expect(status).toBe(0);
    expect(plain(stdout)).toMatch(
      /After “invented summit” \(July 2015\), compared with similar pairs, (?:Chile and Peru moved clearly closer together|there are weak signs that Chile and Peru moved closer together) in the tone of the events between them \(January 2015 to June 2015 against July 2015 to August 2015; n = \d+ events before and \d+ events after\)\./,
    );
    expect(stdout).toContain('What this cannot show');
    expect(plain(stdout)).toContain('What came after is not therefore its effect.');
    expect(stdout).not.toMatch(/\bcaus(?:ed?|es|ing)\b|because of|led to/i);
    for (const line of stdout.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(80);
  });

  it('sees no move of a pair that does not move', async () => {
    const { stdout } = await impact('--event', '2013-05', '--dyad', 'BRA-MEX');
    expect(plain(stdout)).toMatch(/no move of Brazil and Mexico is visible|There is not enough data to say/);
    expect(plain(stdout)).toMatch(/After May 2013|after May 2013/);
  });

  it('keeps the design before it computes, and tells of other designs that were tried on the same question', async () => {
    const before = existsSync(join(folder.path, 'case/designs')) ? readdirSync(join(folder.path, 'case/designs')) : [];
    const first = await impact('--event', '2014-03', '--dyad', 'CHL-PER', '--json');
    const second = await impact('--event', '2014-03', '--dyad', 'CHL-PER', '--after', '4');
    expect(readdirSync(join(folder.path, 'case/designs'))).toHaveLength(before.length + 2);
    const { designHash, design } = JSON.parse(first.stdout) as { designHash: string; design: { windows: object } };
    const kept = JSON.parse(
      readFileSync(join(folder.path, `case/designs/${designHash.slice(0, 16)}.json`), 'utf8'),
    ) as object;
    expect(kept).toEqual(design);
    expect(plain(second.stdout)).toContain('Of this pair and event 1 other design was tried before');
  });

  it('runs again by a design that it wrote down, with the same answer', async () => {
    const { stdout, stderr } = await impact(...SUMMIT, '--write-design', 'design.json', '--json');
    expect(stderr).toBe('The design lies in design.json.\n');
    const again = await impact('--design', 'design.json', '--json');
    expect(again.stdout).toBe(stdout);
    writeFileSync(join(folder.path, 'wrong.json'), '{"format": "entente-impact-design", "version": 2}');
    const wrong = await impact('--design', 'wrong.json');
    expect([wrong.status, wrong.stderr]).toEqual([
      3,
      expect.stringContaining('wrong.json: This is no design of an impact test'),
    ]);
  });

  it('prints every estimate as a row', async () => {
    const { stdout } = await impact(...SUMMIT, '--csv');
    const [head, ...rows] = stdout.trim().split('\r\n');
    expect(head).toBe('estimate,value,low,high,n,p,verdict');
    expect(rows.map((row) => row.replace(/^"|[",].*$/g, ''))).toContain('all together');
  });

  it('writes a page with the grey cloud, the ladder and the rows behind each month', async () => {
    const { status } = await impact(...SUMMIT, '--html', 'impact.html', '--svg', 'impact.svg');
    expect(status).toBe(0);
    const page = readFileSync(join(folder.path, 'impact.html'), 'utf8');
    expect(page).toMatch(/class="placebo"/);
    expect(page).toMatch(/class="diamond"/);
    expect(page).toMatch(/<a class="hit" href="#x\d+" aria-label="July 2015: /);
    expect(page).toContain('invented-example.tab, byte ');
    expect(readFileSync(join(folder.path, 'impact.svg'), 'utf8')).toContain('What the verdict rests on');
  });

  it('lists the events of the two that were reported most in the windows, also from imported rows', async () => {
    const { stdout } = await impact(...SUMMIT, '--json');
    const { competing } = JSON.parse(stdout) as { competing: readonly { at: string; title: string; imported: true }[] };
    expect(competing).toHaveLength(10);
    for (const { at, title, imported } of competing) {
      expect([at >= '2015-01-01' && at <= '2015-08-31', imported]).toEqual([true, true]);
      expect(title).toMatch(/^(?:CHL → PER|PER → CHL): \d{3} .* \(score [+−]\d\.\d, reported [789] times, icews\)$/u);
    }
    const text = plain((await impact(...SUMMIT)).stdout);
    expect(text).toContain('10 imported events of the two in the windows, those reported most');
  });

  it('opens the rows of each pair that it compares with', async () => {
    await impact(...SUMMIT, '--html', 'donors.html');
    const page = readFileSync(join(folder.path, 'donors.html'), 'utf8');
    const links = [...page.matchAll(/<tr><(?:td|th)[^>]*>(\w+ and \w+)<[\s\S]*?href="#x(\d+)"/gu)];
    const { stdout } = await impact(...SUMMIT, '--json');
    const { comparisons } = JSON.parse(stdout) as { comparisons: readonly { donors: readonly unknown[] }[] };
    expect(links).toHaveLength(comparisons.reduce((sum, { donors }) => sum + donors.length, 0));
    for (const [, , item] of links) expect(page).toContain(`id="x${item}"`);
    expect(page).toMatch(/[A-Z]{3} and [A-Z]{3}, before and after/u);
  });

  it.each([
    [[], 'Say after what: --event with the id of an event of the case, or a date.'],
    [['--event', '2015-07'], 'Say which pair: --dyad CHN-RUS.'],
    [
      ['--event', '2015', '--dyad', 'CHL-PER'],
      'Events are counted by month, so that 2015 is no date to test; give a month or a day, such as 2015-07.',
    ],
    [['--event', '1990-01', '--dyad', 'CHL-PER'], 'lies outside the data'],
    [['--event', 'e-0123456789ab', '--dyad', 'CHL-PER'], 'There is no record e-0123456789ab'],
    [
      ['--event', '2015-07', '--dyad', 'CHL-PER', '--measure', 'love'],
      '--measure must be s (votes) or tone (events), not "love".',
    ],
    [
      ['--event', '2015-07', '--dyad', 'CHL-PER', '--before', '0'],
      '--before must be a whole number from 1 on, not "0".',
    ],
    [['--event', '2015-07', '--dyad', 'CHL-PER', '--measure', 's'], 'The case holds no votes.'],
    [['--event', '2015-07', '--design', 'design.json'], '--design names event and pair already'],
  ])('asks again for %j', async (args, sentence) => {
    const { status, stdout, stderr } = await impact(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });
});
