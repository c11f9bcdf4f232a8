import { describe, expect, it } from 'vitest';
import { textWidth } from '../kit/text-width.ts';
import { damPicture, emptyPicture, hostilePicture } from './picture.fixture.ts';
import { renderPictureBrief } from './picture-brief.ts';

const widest = (text: string): number => Math.max(...text.split('\n').map(textWidth));

describe('renderPictureBrief', () => {
  const brief = renderPictureBrief(damPicture(), { width: 120, inputs: ['articles'] });

  it('begins with what was read and what stands out', () => {
    expect(brief.split('\n').slice(0, 7).join('\n')).toMatchInlineSnapshot(`
      "7 texts, 2020-06-20 to 2020-09-15; 17 acts that took place, 1 of them told by several texts.
      Most conflict: Ethiopia and United States (−8) and Egypt and Ethiopia (+1 −6).
      Called a patron: United States of Egypt.
      Issues on which most take a stand: “filling of the reservoir” (3 actors).
      1 proposal, 1 with an answer.
      2 contradictions: 1 between sources, 1 that may be a change over time.
      "
    `);
  });

  it('says who acts towards whom with counts, mean, interval, texts and by whose account', () => {
    expect(brief).toMatch(/Egypt +Ethiopia +−6 +\+1 +[+−]\d\.\d \([+−]\d\.\d to [+−]\d\.\d\) +\d +too few/);
    expect(brief).toMatch(/is the patron/);
  });

  it('shows stances side by side, changes with their day, and contradictions with both claims', () => {
    expect(brief).toMatch(/Sudan +\+3 −1 +against, then for from 2020-07-15/);
    expect(brief).toMatch(/Ethiopia → Egypt: AGREE, 2020-06-20 — between sources/);
    expect(brief).toMatch(/told as done \(1 text, 2020-06-21\)/);
    expect(brief).toMatch(/answer 2020-06-22 Egypt: accepted/);
  });

  it('leaves out who is not identified until all is asked for', () => {
    expect(brief).not.toContain('rebels');
    expect(renderPictureBrief(damPicture(), { width: 120, all: true })).toContain('rebels');
  });

  it.each([60, 70, 80, 100, 140])('fits into %i columns', (width) => {
    for (const picture of [
      damPicture(),
      emptyPicture(),
      hostilePicture('a'.repeat(200)),
      hostilePicture('漢字 '.repeat(60)),
    ]) {
      expect(widest(renderPictureBrief(picture, { width }))).toBeLessThanOrEqual(width);
    }
  });

  it('says in plain words that nothing was found', () => {
    const empty = renderPictureBrief(emptyPicture(), { width: 80 });
    expect(empty).toContain('No acts, positions, proposals or relations');
    expect(empty).not.toContain('MATRIX');
  });

  it('lets no escape sequence of a text through, and gives the same bytes twice', () => {
    const page = renderPictureBrief(hostilePicture('\u001b[31mred\u0007\u202e'), { width: 80 });
    for (const sign of ['\u001b', '\u0007', '\u202e']) expect(page).not.toContain(sign);
    expect(renderPictureBrief(damPicture(), { width: 120, inputs: ['articles'] })).toBe(brief);
  });
});
