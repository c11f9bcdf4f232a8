import { countLeft, leftOutWords } from '../../records/left-out.ts';
import type { Reading } from '../../records/reading.ts';
import { isShown, type ShownOptions, shownReading } from '../../records/shown.ts';
import { md, section } from '../kit/markdown-text.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { actorNames } from '../words/naming.ts';
import {
  andList,
  answerWords,
  causeBy,
  causeWords,
  counted,
  dateWords,
  eventDenial,
  eventHead,
  eventSides,
  eventWhat,
  forecastHedge,
  forecastWords,
  GRADE_DOTS,
  gradesMeasured,
  motiveWords,
  noneWords,
  proposalWords,
  quoteWords,
  relationWords,
  STANCE_WORDS,
  speakerWords,
} from '../words/wording.ts';
import { ofKind, type Reference, references } from './references.ts';
import { countWords, needsALook, whoChecked } from './unresolved.ts';

/**
 * A reading as a short brief in Markdown (CommonMark with GitHub's tables). Words from the text are escaped: they
 * cannot become markup, links or HTML. Weak records are left out and counted, unless they are asked for.
 *
 * @example
 * renderMarkdown(reading).startsWith('#'); // true
 */
export function renderMarkdown(whole: Reading, options: ShownOptions = {}): string {
  const { reading, left } = shownReading(whole, options);
  const { document } = reading;
  const { text } = document;
  const names = actorNames(reading);
  const all = references(whole).filter(({ record }) => isShown(record, options));
  const title = plainText(document.title ?? '') || plainText(document.source.name) || 'Untitled text';
  const about = [
    andList(document.authors.map(plainText).filter((name) => name !== '')),
    plainText(document.publisher ?? ''),
    document.date ?? 'no date',
    counted(countWords(reading), 'word'),
  ].filter((part) => part !== '');
  const place = (reference: Reference): string =>
    `${GRADE_DOTS[reference.record.provenance.grade]} s${reference.record.sentence.index}`;
  const sections = [
    `# ${md(title)}\n\n${md(about.join(' · '))}`,
    section(
      'Actors',
      ['Actor', 'Called', 'Mentions'],
      reading.actors.map((actor) => [
        names.full(actor.id),
        names.called(actor.id).slice(0, 3).join(', '),
        String(actor.mentions),
      ]),
    ),
    section(
      'Events',
      ['', 'Date', 'Who → whom', 'What', 'Reality', 'Evidence'],
      ofKind(all, 'event')
        .filter(({ record }) => record.reality !== 'claimed')
        .map((reference) => [
          reference.ref,
          dateWords(reference.record.date),
          eventSides(reference.record, names, 'full'),
          eventWhat(reference.record),
          reference.record.reality,
          place(reference),
        ]),
    ),
    section(
      'Claims',
      ['', 'Date', 'Who says what of whom', 'What', 'Denial', 'Evidence'],
      ofKind(all, 'event')
        .filter(({ record }) => record.reality === 'claimed')
        .map((reference) => [
          reference.ref,
          dateWords(reference.record.date),
          eventHead(reference.record, names, 'full'),
          eventWhat(reference.record),
          eventDenial(reference.record, names, 'full'),
          place(reference),
        ]),
    ),
    section(
      'Who stands where',
      ['', 'Actor', 'Stance', 'Issue', 'Act', 'Evidence'],
      ofKind(all, 'position').map((reference) => [
        reference.ref,
        names.full(reference.record.actor),
        STANCE_WORDS[reference.record.stance],
        plainText(reference.record.issue),
        reference.record.act,
        place(reference),
      ]),
    ),
    section(
      'Statements',
      ['', 'Speaker', 'Words', 'Evidence'],
      ofKind(all, 'statement').map((reference) => [
        reference.ref,
        speakerWords(reference.record, names, text),
        shorten(quoteWords(text, reference.record.content), 200),
        place(reference),
      ]),
    ),
    section(
      'Proposals',
      ['', 'By', 'Terms', 'Answers', 'Evidence'],
      ofKind(all, 'proposal').map((reference) => [
        reference.ref,
        andList(reference.record.by.map(names.full)) || 'not named',
        proposalWords(reference.record, names, text).join('; '),
        answerWords(reference.record, names).join('; '),
        place(reference),
      ]),
    ),
    section(
      'Forecasts',
      ['', 'What', 'How', 'Evidence'],
      ofKind(all, 'forecast').map((reference) => [
        reference.ref,
        forecastWords(reference.record, names, text),
        forecastHedge(reference.record, names),
        place(reference),
      ]),
    ),
    section(
      'Relations and motives',
      ['', 'What', 'By whose account', 'Evidence'],
      [
        ...ofKind(all, 'relation').map((reference) => [
          reference.ref,
          relationWords(reference.record, names),
          names.full(reference.record.speaker),
          place(reference),
        ]),
        ...ofKind(all, 'motive').map((reference) => [
          reference.ref,
          motiveWords(reference.record, names, text),
          names.full(reference.record.speaker),
          place(reference),
        ]),
      ],
    ),
    section(
      'Causes',
      ['', 'What', 'By whose account', 'Evidence'],
      ofKind(all, 'cause').map((reference) => [
        reference.ref,
        causeWords(reference.record, text),
        causeBy(reference.record, names),
        place(reference),
      ]),
    ),
    list('Needs a look', needsALook(reading, all, names)),
    all.length === 0
      ? noneWords('No acts, words or positions of political actors were found in this text.', countLeft(left))
      : leftOutWords(left),
    `${whoChecked(all)} ${gradesMeasured(reading.reader)}`,
  ];
  return `${sections.filter((part) => part !== '').join('\n\n')}\n`;
}

function list(title: string, points: readonly string[]): string {
  return points.length === 0 ? '' : `## ${title}\n\n${points.map((point) => `- ${md(point)}`).join('\n')}`;
}
