export { type BriefOptions, renderBrief, TONES, type Tone } from './brief/brief.ts';
export { type CsvOptions, renderCsv } from './brief/csv.ts';
export { renderHtml } from './brief/html.ts';
export { renderMarkdown } from './brief/markdown.ts';
export { type PictureBriefOptions, renderPictureBrief } from './picture/picture-brief.ts';
export { renderPictureCsv } from './picture/picture-csv.ts';
export { renderPictureHtml } from './picture/picture-html.ts';
export { renderPictureMarkdown } from './picture/picture-markdown.ts';
