import { describe, expect, it } from 'vitest';
import { textWidth } from '../kit/text-width.ts';
import { CHARTS, EMPTY, LADDER, TIME } from './chart.fixture.ts';
import { chartLines } from './chart-text.ts';
import { chartFigure, chartFile, drawChart } from './draw-chart.ts';

describe('a chart', () => {
  it.each(CHARTS)('says in a sentence what is seen, how to read it, and holds its numbers: $kind', (chart) => {
    const figure = chartFigure(chart, 'c').toString();
    expect(figure).toContain(chart.title);
    expect(figure).toContain(chart.description);
    for (const { cells } of chart.table.rows) for (const cell of cells) expect(figure).toContain(String(cell));
  });

  it('is the same each time, and needs no style of its own, which a page would forbid', () => {
    const figure = chartFigure(TIME, 'c').toString();
    expect(chartFigure(TIME, 'c').toString()).toBe(figure);
    expect(figure).not.toMatch(/<style|style="/);
  });

  it('is no image where its rows open something: an image may hold no links', () => {
    const opened = { ...LADDER, rows: LADDER.rows.map((row) => ({ ...row, href: '#x1' })) };
    expect(drawChart(opened, { width: 880, links: true }).toString()).toContain('role="group"');
    expect(drawChart(opened, { width: 880, links: false }).toString()).toContain('role="img"');
  });

  it('has a gap where a month has no events: no line leads over it', () => {
    const svg = drawChart(TIME, { width: 880, links: true }).toString();
    const line =
      /class="line main"[^>]*d="([^"]+)"/.exec(svg)?.[1] ??
      /class="line main"[^>]*><path[^>]*d="([^"]+)"/.exec(svg)?.[1];
    expect(line?.match(/M/g)).toHaveLength(2);
  });

  it('has room for intervals that are wider than the values lie apart', () => {
    const [first] = TIME.panels;
    if (!first) throw new Error('no panel');
    const level = first.series.map((series) => ({
      ...series,
      points: series.points.map((point) => ({ ...point, value: 2.6, low: 1.4, high: 3.8 })),
    }));
    const svg = drawChart({ ...TIME, panels: [{ ...first, series: level }] }, { width: 880, links: false }).toString();
    expect(svg).toMatch(/>4</);
  });

  it('leads from each month with data to what stands behind it, and from the table too', () => {
    const figure = chartFigure(TIME, 'c').toString();
    const inChart = figure.match(/<a class="hit" href="#x0"[^>]*data-p="0"/g);
    // Drawn for wide and for narrow screens.
    expect(inChart).toHaveLength(2);
    expect(figure).toMatch(/<a class="num" href="#x0" data-p="0">/);
    expect(figure).not.toContain('href="#x5"');
  });

  it('leads from a row of a ladder to what stands behind it, and nowhere from one without', () => {
    const rows = LADDER.rows.map((row, n) => (n === 0 ? { ...row, href: '#x4', opens: '4,7' } : row));
    const figure = chartFigure({ ...LADDER, rows }, 'c').toString();
    const links = figure.match(
      /<a class="hit" href="#x4" aria-label="The pair itself, Raw change: \+2\.00[^"]*" data-p="4,7"/g,
    );
    expect(links).toHaveLength(2);
    expect(figure.match(/<a class="hit"/g)).toHaveLength(2);
    // A picture that stands alone has no page to lead to.
    expect(drawChart({ ...LADDER, rows }, { width: 880, links: false }).toString()).not.toContain('<a ');
  });

  it('holds the whole scale where a ladder asks for it', () => {
    const ticks = (chart: typeof LADDER): readonly string[] =>
      [
        ...drawChart(chart, { width: 880, links: false })
          .toString()
          .matchAll(/<text[^>]*>(−?\d+(?:\.\d+)?)</g),
      ].map(([, tick = '']) => tick);
    expect(ticks(LADDER)).not.toContain('−10');
    expect(ticks({ ...LADDER, holds: [-10, 10] })).toEqual(expect.arrayContaining(['−10', '10']));
  });

  it('puts no word of a text into its markup', () => {
    const svg = drawChart(TIME, { width: 880, links: true }).toString();
    expect(svg).toContain('&lt;b&gt;a made-up summit&lt;/b&gt;');
    expect(svg).not.toContain('<b>a made-up');
  });

  it('says that there is nothing where there is nothing, and draws no empty axes', () => {
    const figure = chartFigure(EMPTY, 'c').toString();
    expect(figure).toContain('There are no events of these two in the data.');
    expect(figure).not.toContain('<svg');
  });

  it('becomes a picture that stands for itself: colours of both themes, no link, no script, no variable', async () => {
    const picture = await chartFile('A made-up case', CHARTS);
    expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    for (const { title } of CHARTS) expect(picture).toContain(title);
    expect(picture).toContain('prefers-color-scheme:dark');
    expect(picture).not.toMatch(/<a |<script|var\(|href=/);
  });
});

describe('a chart in a terminal', () => {
  it.each([60, 80, 120])('fits %i columns', (width) => {
    for (const chart of CHARTS)
      for (const line of chartLines(chart, width)) expect(textWidth(line)).toBeLessThanOrEqual(width);
  });

  it('shows the course, the gap, the years and what happened', () => {
    const lines = chartLines(TIME, 80).join('\n');
    expect(lines).toContain('▂▂▄▁▃··▂▇█▇█');
    expect(lines).toContain('2015-01');
    expect(lines).toMatch(/╎ Sep 2015/);
  });
});

describe('a chart of very few periods', () => {
  it('names each period once, has slender bars, and joins no intervals to a band', async () => {
    const months = [17_683, 17_713].map((from, n) => ({
      from,
      to: from + 30 + n,
      value: n + 1,
      low: n,
      high: n + 2,
      words: `month ${n}`,
    }));
    const svg = await chartFile('two months', [
      {
        kind: 'time',
        title: 'Two months.',
        description: '',
        table: { head: [], rows: [] },
        panels: [
          { kind: 'line', label: 'tone', series: [{ name: 'tone', look: 'main', points: months }] },
          { kind: 'bars', label: 'events', series: [{ name: 'events', look: 'main', points: months }] },
        ],
        from: 17_683,
        to: 17_744,
      },
    ]);
    expect([svg.match(/Jun 2018/gu)?.length, svg.match(/Jul 2018/gu)?.length]).toEqual([1, 1]);
    const [, bars = ''] = /class="bar main"[^>]*>([\s\S]*?)<\/g>/u.exec(svg) ?? [];
    const widths = [...bars.matchAll(/width="([\d.]+)"/gu)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(2);
    for (const width of widths) expect(width).toBeLessThan(60);
    expect(svg).toMatch(/class="whisker main few"[^>]*>(?:<line[^>]*>(?:<\/line>)?){2}/u);
  });
});
