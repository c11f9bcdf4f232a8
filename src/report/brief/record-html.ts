import type { AnyRecord } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { escapeHtml } from '../kit/escape-html.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import {
  actsForWords,
  andList,
  answerWords,
  byWhom,
  causeBy,
  causeWords,
  dateWords,
  eventSides,
  forecastHedge,
  forecastWords,
  GRADE_DOTS,
  motiveWords,
  positionWords,
  proposalWords,
  QUAD_WORDS,
  quantityWords,
  quoteWords,
  relationWords,
  signOf,
  speakerWords,
} from '../words/wording.ts';
import { KIND_LETTER, type Reference } from './references.ts';
import type { Sheet } from './sheet.ts';

/** The cards of all records in the order of their words in the text. */
export function cardsHtml(sheet: Sheet): string {
  const order = sheet.all
    .map((reference, n) => ({ reference, n, at: reference.main[0]?.start ?? reference.record.sentence.span.start }))
    .sort((a, b) => a.at - b.at || a.n - b.n);
  return `<ol class="cards" aria-label="Records in the order of the text">${order.map(({ reference, n }) => cardHtml(sheet, reference, n)).join('\n')}</ol>`;
}

function cardHtml(sheet: Sheet, reference: Reference, n: number): string {
  const { prefix, place } = sheet;
  const { record, ref } = reference;
  const { provenance, sentence } = record;
  const decided = provenance.by === 'person';
  const letter = KIND_LETTER[record.kind];
  const coop = record.kind === 'event' && signOf(record.quad) === '+' ? ' coop' : '';
  const actors = reference.actors.map(place).filter((actor) => actor >= 0);
  const { head, facts } = describe(sheet, record);
  const quoted = quoteHtml(sheet, reference);
  const score = provenance.score === undefined ? '' : ` (${Math.round(provenance.score * 100) / 100})`;
  const from = [
    `<span class="dots" aria-hidden="true">${GRADE_DOTS[provenance.grade]}</span> ${provenance.grade}<span class="sr"> evidence</span>`,
    `<a href="#${prefix}s${sentence.index}">s${sentence.index}</a>`,
    decided ? 'decided by a person' : `suggested (${provenance.by} ${escapeHtml(plainText(provenance.rule))}${score})`,
  ];
  return `<li class="card k${letter}${coop}${decided ? ' decided' : ''}" id="${prefix}${ref}" data-k="${letter}" data-i="${n}" data-a="${actors.join(',')}"><a class="go" href="#${prefix}w-${ref}"><span class="id">${ref}</span><span class="hd" dir="auto">${escapeHtml(shorten(head, 220))}</span></a><div class="facts">${facts}</div>${quoted}<p class="from">${from.join(' · ')}</p></li>`;
}

interface Described {
  /** Plain text. */
  readonly head: string;
  /** HTML. */
  readonly facts: string;
}

function describe({ names, reading }: Sheet, record: AnyRecord): Described {
  const { text } = reading.document;
  switch (record.kind) {
    case 'event': {
      const real = record.reality === 'actual' ? '' : ` · <span class="real">${record.reality}</span>`;
      const mode = record.mode ? ` / ${escapeHtml(plainText(record.mode))}` : '';
      const code = record.code === undefined ? '' : `<b>${escapeHtml(plainText(record.code))}</b> · `;
      const place = record.place ? ` · ${escapeHtml(plainText(record.place.name))}` : '';
      const cameo = record.cameo ? ` · CAMEO ${escapeHtml(plainText(record.cameo))}` : '';
      const score = record.score.toLocaleString('en-GB', { signDisplay: 'exceptZero' }).replace('-', '−');
      const tags = record.contexts.length > 0 ? ` · ${escapeHtml(record.contexts.map(plainText).join(', '))}` : '';
      return {
        head: eventSides(record, names, 'full'),
        facts: `${code}<b>${record.category}${mode}</b> · ${QUAD_WORDS[record.quad]} (${score})${real} · <span class="nb">${dateWords(record.date)}</span>${place}${cameo}${tags}`,
      };
    }
    case 'statement': {
      const acts = actsForWords(record, names);
      const to = record.addressees.length > 0 ? ` to ${andList(record.addressees.map(names.full))}` : '';
      const cue = quoteWords(text, record.cue);
      return {
        head: speakerWords(record, names, text) + (acts ? ` for ${acts}` : ''),
        facts: escapeHtml(`${record.type} speech${cue ? `, “${shorten(cue, 60)}”` : ''}${to}`),
      };
    }
    case 'position': {
      const by = byWhom(record.speaker, record.actor, names);
      return { head: positionWords(record, names), facts: escapeHtml(`${record.act}${by ? ` · ${by}` : ''}`) };
    }
    case 'proposal': {
      const by = record.by.length > 0 ? andList(record.by.map(names.full)) : 'somebody not named';
      const terms = proposalWords(record, names, text).map((term) => `<li dir="auto">${escapeHtml(term)}</li>`);
      const answers = answerWords(record, names);
      return {
        head: `Proposal by ${by}`,
        facts: `<ul>${terms.join('')}</ul>${escapeHtml(answers.length > 0 ? answers.join('; ') : 'no answer in the text')}`,
      };
    }
    case 'forecast':
      return {
        head: shorten(forecastWords(record, names, text), 220),
        facts: escapeHtml(
          forecastHedge(record, names) +
            (record.horizon ? ` · when: ${shorten(quoteWords(text, [record.horizon]), 60)}` : ''),
        ),
      };
    case 'relation': {
      const cause = record.cause ? ` · because of “${shorten(quoteWords(text, [record.cause]), 160)}”` : '';
      return { head: relationWords(record, names), facts: escapeHtml(`says ${names.full(record.speaker)}${cause}`) };
    }
    case 'motive':
      return {
        head: shorten(motiveWords(record, names, text), 220),
        facts: escapeHtml(`says ${names.full(record.speaker)}`),
      };
    case 'cause':
      return { head: shorten(causeWords(record, text), 220), facts: escapeHtml(causeBy(record, names)) };
    case 'quantity':
      return { head: quantityWords(record), facts: 'number in the text' };
  }
}

/** How much of a sentence stands on a card. */
const CONTEXT = 150;

/** The record's own words; an event's in their sentence, because a trigger alone says little. */
function quoteHtml({ reading }: Sheet, { record, main }: Reference): string {
  const { text } = reading.document;
  if (record.kind !== 'event') {
    const words = quoteWords(text, main);
    return words ? `<blockquote dir="auto">“${escapeHtml(shorten(words, 320))}”</blockquote>` : '';
  }
  const { span } = record.sentence;
  const inside = (part: Span): Span => ({
    start: Math.max(part.start, span.start),
    end: Math.min(part.end, span.end),
  });
  const trigger = inside(record.trigger);
  const before = plainText(text.slice(Math.max(span.start, trigger.start - CONTEXT), trigger.start));
  const after = plainText(text.slice(trigger.end, Math.min(span.end, trigger.end + CONTEXT)));
  const words = plainText(text.slice(record.trigger.start, record.trigger.end));
  const start = trigger.start - CONTEXT > span.start ? `…${before.slice(before.indexOf(' '))}` : before;
  const end = trigger.end + CONTEXT < span.end ? `${after.slice(0, after.lastIndexOf(' '))}…` : after;
  const glue = /^[\p{L}\p{N}(“"]/u.test(end) ? ' ' : '';
  return `<blockquote dir="auto">${escapeHtml(start)}${start ? ' ' : ''}<b>${escapeHtml(words)}</b>${glue}${escapeHtml(end)}</blockquote>`;
}
