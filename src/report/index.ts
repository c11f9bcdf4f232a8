export { type BriefOptions, renderBrief, TONES, type Tone } from './brief.ts';
export { type CsvOptions, renderCsv } from './csv.ts';
export { renderHtml } from './html.ts';
export { renderMarkdown } from './markdown.ts';
export { type PictureBriefOptions, renderPictureBrief } from './picture-brief.ts';
export { renderPictureCsv } from './picture-csv.ts';
export { renderPictureHtml } from './picture-html.ts';
export { renderPictureMarkdown } from './picture-markdown.ts';
