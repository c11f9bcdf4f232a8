export { type BriefOptions, renderBrief, TONES, type Tone } from './brief.ts';
export { type CsvOptions, renderCsv } from './csv.ts';
export { renderHtml } from './html.ts';
export { renderMarkdown } from './markdown.ts';
