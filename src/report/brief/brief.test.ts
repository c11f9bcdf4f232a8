import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../records/reading.ts';
import { textWidth } from '../kit/text-width.ts';
import { gradesMeasured } from '../words/wording.ts';
import { renderBrief } from './brief.ts';
import { claimsReading, emptyReading, hostileReading, longReading, missileTestReading } from './reading.fixture.ts';

const widest = (text: string): number => Math.max(...text.split('\n').map(textWidth));

describe('renderBrief', () => {
  const brief = renderBrief(missileTestReading(), { width: 80, elapsedMs: 412, weak: true });

  it('begins with title, date with its origin, counts and time', () => {
    expect(brief.split('\n').slice(0, 4).join('\n')).toMatchInlineSnapshot(`
      "A missile test in July 2017 and the joint plan of Beijing and Moscow
      the Entente examples · Entente
      published 2017-07-06 (from the head of the text)
      218 words · 17 sentences · read in 0.4 s"
    `);
  });

  it('says who did what to whom, when, how real and how sure, and where it stands', () => {
    expect(brief).toMatch(/e2 +2017-07-04 +CHN \+ RUS +CONSULT\/visit +●●● +s3\n/);
    expect(brief).toMatch(/e3 +undated +USA \+ KOR +COOPERATE +proposed +●○○ +s5\n/);
    expect(brief).toMatch(/e5 +undated +USA, KOR → CHN, RUS +REJECT\/change +●●● +s9\n/);
    expect(brief).toMatch(/e7 +~2017-07-06 /);
  });

  it('lists claims apart from what took place, with who says so and who denies it', () => {
    const [events = '', claims = ''] = renderBrief(claimsReading(), { width: 110 }).split('CLAIMS 2');
    expect(events).toContain('EVENTS 5');
    expect(events).not.toContain('e7 ');
    expect(claims).toMatch(/e5 +undated +somebody says: USA, KOR → CHN, RUS +REJECT\/change +●●●/);
    expect(claims).toMatch(/e7 +~2017-07-06 +USA says: RUS → USA +REJECT +denied by RUS +●●●/);
    expect(brief).not.toContain('CLAIMS');
  });

  it('says who stands where, for or against, in words', () => {
    expect(brief).toMatch(/South Korea +− against +the exchange +reject +●●● +s9\n/);
    expect(brief).toMatch(/\+ for +stronger sanctions/);
    expect(brief).toMatch(/± on terms +joint exercises/);
  });

  it('shows statements, proposals with answers, forecasts, relations and motives', () => {
    expect(brief).toMatch(/q6 +\? Observers +expect +that China and Russia will move closer/);
    expect(brief).toMatch(/o1 +by China and Russia/);
    expect(brief).toMatch(/asks +North Korea +suspend its nuclear/);
    expect(brief).toMatch(/answer +United States +rejected: /);
    expect(brief).toMatch(/f1 +the author +likely +IF the tests go on THEN the Council/);
    expect(brief).toMatch(/China and Russia move closer \(partner\) +says Observers/);
    expect(brief).toMatch(/North Korea fears: an attack/);
  });

  it('counts what needs a look, and says what to do next', () => {
    expect(brief).toContain('1 statement without a known speaker: q6.');
    expect(brief).toContain('2 events that took place, without a date: e4, e5.');
    expect(brief).toContain('entente read missile-test.txt --html page.html');
  });

  it('leaves weak records out, counts them in one line and keeps the numbers of the others', () => {
    const sure = renderBrief(missileTestReading());
    expect(sure).not.toContain('●○○ ');
    expect(sure).not.toMatch(/^ {2}e3 /mu);
    expect(sure).toMatch(/e4 +undated/);
    expect(sure.replace(/\s+/g, ' ')).toContain(
      '3 weaker records (●○○) are not shown (1 event, 1 statement, 1 position); --weak shows them.',
    );
    expect(brief).not.toContain('not shown');
  });

  it('says of a list in which everything is weak that nothing is sure enough', () => {
    const reading = missileTestReading();
    const weak = <R extends AnyRecord>(records: readonly R[]): R[] =>
      records.map((record) => ({ ...record, provenance: { ...record.provenance, by: 'rule', grade: 'weak' } }));
    const text = renderBrief({ ...reading, events: weak(reading.events) });
    expect(text).toContain('Nothing here is sure enough to show; --weak shows 8 weaker records.');
    expect(text).not.toContain('No acts were found.');
  });

  it('says how many of ten events are right', () => {
    expect(brief.replace(/\s+/g, ' ')).toContain(gradesMeasured(missileTestReading().reader));
  });

  it('fits the width it is given, from 60 to 140 columns', () => {
    for (let width = 60; width <= 140; width++) {
      expect(widest(renderBrief(missileTestReading(), { width }))).toBeLessThanOrEqual(width);
    }
    expect(widest(renderBrief(missileTestReading(), { width: 20 }))).toBeLessThanOrEqual(60);
    expect(widest(renderBrief(longReading(30), { width: 400, all: true }))).toBeLessThanOrEqual(140);
  });

  it('fits with hostile, wide and combining characters too, and lets no control character through', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 })),
        fc.integer({ min: 60, max: 140 }),
        (payload, width) => {
          const text = renderBrief(hostileReading(payload), { width });
          expect(widest(text)).toBeLessThanOrEqual(width);
          expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('cuts long lists, says how many rows are left and how to see them', () => {
    const cut = renderBrief(longReading(5), { weak: true });
    expect(cut).toContain('and 25 more events; --all shows them');
    const whole = renderBrief(longReading(5), { all: true, weak: true });
    expect(whole).not.toContain('--all');
    expect(whole).toMatch(/e40 /);
  });

  it('leaves words and layout alone when colours are switched on', () => {
    const styled = renderBrief(missileTestReading(), { style: (tone, text) => `<${tone}>${text}</${tone}>` });
    expect(styled).toContain('<heading>ACTORS</heading>');
    expect(styled.replace(/<\/?\w+>/g, '')).toBe(renderBrief(missileTestReading()));
  });

  it('tells a person what an empty reading means', () => {
    const empty = renderBrief(emptyReading());
    expect(empty).toContain('No actors, acts or words of political actors were found.');
    expect(empty).not.toContain('EVENTS');
  });

  it('gives the same bytes for the same reading', () => {
    expect(renderBrief(missileTestReading())).toBe(renderBrief(missileTestReading()));
  });

  it('quotes a file name that a shell would take apart', () => {
    expect(renderBrief(missileTestReading(), { input: "a file; it's.txt" })).toContain(
      "entente read 'a file; it'\\''s.txt' --json",
    );
  });
});
