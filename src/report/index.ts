export type { Claim, Contradiction } from '../measures/contradictions.ts';
export type { DigestAnswer, DigestDocument, DigestRelation, OpenWords } from '../measures/digest.ts';
export type { Estimate } from '../measures/estimate.ts';
export type { Passage } from '../measures/passage.ts';
export type { Picture, PictureActor, PictureDocument } from '../measures/picture.ts';
export type { PictureAct, Witness } from '../measures/picture-act.ts';
export type { PictureAnswer, PictureProposal } from '../measures/proposals-over-time.ts';
export type { Account, Conduct, MonthOfActs, PairRelation } from '../measures/relation-matrix.ts';
export type { PictureIssue, StanceCell, Stand } from '../measures/stance-table.ts';
export type { Trend } from '../measures/trend.ts';
export type { Actor } from '../records/actor.ts';
export type { DateRange } from '../records/date.ts';
export type { Event, Voice } from '../records/event.ts';
export type { Quad } from '../records/plover.ts';
export type { Position } from '../records/position.ts';
export type { Proposal } from '../records/proposal.ts';
export type { Grade, Provenance } from '../records/provenance.ts';
export type { Reading, RecordList } from '../records/reading.ts';
export type { Relation } from '../records/relation.ts';
export type { LeftOut, ShownOptions } from '../records/shown.ts';
export type { Span } from '../records/span.ts';
export { type BriefOptions, renderBrief, TONES, type Tone } from './brief/brief.ts';
export { type CsvOptions, renderCsv } from './brief/csv.ts';
export { renderHtml } from './brief/html.ts';
export { renderMarkdown } from './brief/markdown.ts';
export type {
  BarRow,
  BarsChart,
  Chart,
  ChartPoint,
  ChartRow,
  ChartTable,
  ChartWords,
  CloudChart,
  CloudRow,
  FlowChart,
  FlowPlace,
  LadderChart,
  LadderRow,
  LineLook,
  LineSeries,
  MatrixChart,
  MultiplesChart,
  NetworkBloc,
  NetworkChart,
  NetworkLine,
  NetworkNode,
  TieSign,
  TimeChart,
  TimeMark,
  TimePanel,
} from './charts/chart-data.ts';
export { chartLines } from './charts/chart-text.ts';
export { chartFile } from './charts/draw-chart.ts';
export { sparkline } from './charts/sparkline.ts';
export type { Column } from './kit/table.ts';
export { renderMeasureHtml } from './measures/measure-html.ts';
export type {
  BehindGroup,
  BehindItem,
  MeasurePart,
  MeasureReport,
  MeasureRow,
  MeasureTable,
} from './measures/measure-report.ts';
export { type PictureBriefOptions, renderPictureBrief } from './picture/picture-brief.ts';
export { renderPictureCsv } from './picture/picture-csv.ts';
export { type PicturePageOptions, renderPictureHtml } from './picture/picture-html.ts';
export { renderPictureMarkdown } from './picture/picture-markdown.ts';
