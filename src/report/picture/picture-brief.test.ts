import { describe, expect, it } from 'vitest';
import { digestOf, onDay } from '../../measures/digest.fixture.ts';
import { makePicture } from '../../measures/picture.ts';
import { textWidth } from '../kit/text-width.ts';
import { damPicture, emptyPicture, hostilePicture } from './picture.fixture.ts';
import { renderPictureBrief } from './picture-brief.ts';
import { renderPictureHtml } from './picture-html.ts';
import { renderPictureMarkdown } from './picture-markdown.ts';

const widest = (text: string): number => Math.max(...text.split('\n').map(textWidth));

describe('claims', async () => {
  const span = { start: 0, end: 1 };
  const picture = makePicture([
    digestOf('a', {
      date: '2020-06-20',
      acts: [
        ['ETH', 'SDN', 'SANCTION', 'Ethiopia closed the border.', onDay('2020-06-18')],
        [
          'ETH',
          'SDN',
          'ASSAULT',
          'Shelled, says Sudan.',
          {
            reality: 'claimed',
            claimedBy: [{ actor: 'SDN', span }],
            deniedBy: [{ actor: 'ETH', span }],
            ...onDay('2020-06-19'),
          },
        ],
        ['EGY', 'ETH', 'REQUEST', 'Egypt urged restraint.', { restraint: true, ...onDay('2020-06-19') }],
      ],
    }),
  ]);
  const page = await renderPictureHtml(picture);

  it('stand apart in the terminal, in Markdown and on the page, with who says so and who denies it', () => {
    const brief = renderPictureBrief(picture, { width: 120 });
    expect(brief).toContain('2 acts that took place; 1 act that somebody only claims.');
    expect(brief).toMatch(/CLAIMS 1[\s\S]*Sudan says: Ethiopia → Sudan +ASSAULT +denied by Ethiopia/);
    expect(brief).toMatch(/Ethiopia +Sudan +−1 /);
    expect(renderPictureMarkdown(picture)).toContain('Sudan says: Ethiopia → Sudan | ASSAULT | denied by Ethiopia');
    expect(page).toContain('Sudan says: Ethiopia → Sudan');
    expect(page).toContain('<span class="real">claimed</span> denied by Ethiopia');
  });

  it('are in no arrow of the network, and calls for restraint are drawn in neither colour', () => {
    const arrows = [...page.matchAll(/<a class="arrow (\w+)"[^>]*aria-label="([^"]+)"/g)].map(([, tone, words]) => [
      tone,
      words,
    ]);
    expect(arrows).toContainEqual(['conf', 'Ethiopia with Sudan: 1 conflictual act (−1)']);
    expect(arrows).toContainEqual(['calm', 'Egypt with Ethiopia: 1 call for restraint (○1)']);
    expect(page).toContain('1 act that somebody only claims is not drawn.');
  });
});

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
