import type { Event } from '../../records/event.ts';
import { signOfAct } from '../../records/plover.ts';
import type { AnyRecord } from '../../records/reading.ts';
import { isShown } from '../../records/shown.ts';
import type { Span } from '../../records/span.ts';
import { html, join, type Markup, type Printable } from '../kit/html.ts';
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
  eventDenial,
  eventHead,
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
  SIGN_CLASSES,
  speakerWords,
  statementValueWords,
} from '../words/wording.ts';
import { KIND_LETTER, type Reference } from './references.ts';
import type { Sheet } from './sheet.ts';

/** The cards of all records in the order of their words in the text. */
export function cardsHtml(sheet: Sheet): Markup {
  const order = sheet.all
    .map((reference, n) => ({ reference, n, at: reference.main[0]?.start ?? reference.record.sentence.span.start }))
    .sort((a, b) => a.at - b.at || a.n - b.n);
  const cards = order.map(({ reference, n }) => cardHtml(sheet, reference, n));
  return html`<ol class="cards" aria-label="Records in the order of the text">${join(cards, '\n')}</ol>`;
}

function cardHtml(sheet: Sheet, reference: Reference, n: number): Markup {
  const { prefix, place } = sheet;
  const { record, ref } = reference;
  const { provenance, sentence } = record;
  const decided = provenance.by === 'person';
  const letter = KIND_LETTER[record.kind];
  const tone = record.kind === 'event' ? ` ${SIGN_CLASSES[signOfAct(record)]}` : '';
  const actors = reference.actors.map(place).filter((actor) => actor >= 0);
  const { head, facts } = describe(sheet, record);
  const quoted = quoteHtml(sheet, reference);
  const score = provenance.score === undefined ? '' : ` (${Math.round(provenance.score * 100) / 100})`;
  const from = [
    html`<span class="dots" aria-hidden="true">${GRADE_DOTS[provenance.grade]}</span> ${provenance.grade}<span class="sr"> evidence</span>${likelihood(provenance.probability)}`,
    html`<a href="#${prefix}s${sentence.index}">s${sentence.index}</a>`,
    decided ? 'decided by a person' : `suggested (${provenance.by} ${plainText(provenance.rule)}${score})`,
  ];
  return html`<li class="card k${letter}${tone}${decided ? ' decided' : ''}${isShown(record) ? '' : ' weak'}" id="${prefix}${ref}" data-k="${letter}" data-i="${n}" data-a="${actors.join(',')}"><a class="go" href="#${prefix}w-${ref}"><span class="id">${ref}</span><span class="hd" dir="auto">${shorten(head, 220)}</span></a><div class="facts">${facts}</div>${quoted}<p class="from">${join(from, ' · ')}</p></li>`;
}

/** How likely a record is right, where that is known. */
function likelihood(probability: number | undefined): string {
  return probability === undefined ? '' : `, right in ${Math.round(100 * probability)} of 100`;
}

interface Described {
  readonly head: string;
  readonly facts: Printable;
}

function describe({ names, reading }: Sheet, record: AnyRecord): Described {
  const { text } = reading.document;
  switch (record.kind) {
    case 'event':
      return { head: eventHead(record, names, 'full'), facts: eventFacts(record, eventDenial(record, names, 'full')) };
    case 'statement': {
      const acts = actsForWords(record, names);
      const to = record.addressees.length > 0 ? ` to ${andList(record.addressees.map(names.full))}` : '';
      const cue = quoteWords(text, record.cue);
      return {
        head: speakerWords(record, names, text) + (acts ? ` for ${acts}` : ''),
        facts: `${record.type} speech${cue ? `, “${shorten(cue, 60)}”` : ''}${to}`,
      };
    }
    case 'position': {
      const by = byWhom(record.speaker, record.actor, names);
      return { head: positionWords(record, names), facts: `${record.act}${by ? ` · ${by}` : ''}` };
    }
    case 'proposal': {
      const by = record.by.length > 0 ? andList(record.by.map(names.full)) : 'somebody not named';
      const terms = proposalWords(record, names, text).map((term) => html`<li dir="auto">${term}</li>`);
      const answers = answerWords(record, names);
      return {
        head: `Proposal by ${by}`,
        facts: html`<ul>${terms}</ul>${answers.length > 0 ? answers.join('; ') : 'no answer in the text'}`,
      };
    }
    case 'forecast':
      return {
        head: shorten(forecastWords(record, names, text), 220),
        facts:
          forecastHedge(record, names) +
          (record.horizon ? ` · when: ${shorten(quoteWords(text, [record.horizon]), 60)}` : ''),
      };
    case 'relation': {
      const cause = record.cause ? ` · because of “${shorten(quoteWords(text, [record.cause]), 160)}”` : '';
      return { head: relationWords(record, names), facts: `says ${names.full(record.speaker)}${cause}` };
    }
    case 'motive':
      return {
        head: shorten(motiveWords(record, names, text), 220),
        facts: `says ${names.full(record.speaker)}`,
      };
    case 'cause':
      return { head: shorten(causeWords(record, text), 220), facts: causeBy(record, names) };
    case 'quantity':
      return { head: quantityWords(record), facts: 'number in the text' };
    case 'discourse-statement':
      return { head: shorten(statementValueWords(record), 220), facts: plainText(record.type) };
  }
}

function eventFacts(event: Event, denial: string): Markup {
  const code = event.code !== undefined && html`<b>${plainText(event.code)}</b> · `;
  const mode = event.mode && ` / ${plainText(event.mode)}`;
  const score = event.score.toLocaleString('en-GB', { signDisplay: 'exceptZero' }).replace('-', '−');
  const real = event.reality !== 'actual' && html` · <span class="real">${event.reality}</span>`;
  const denied = denial !== '' && html` · <b>${denial}</b>`;
  const kind = event.restraint ? 'a call for restraint' : QUAD_WORDS[event.quad];
  const place = event.place && ` · ${plainText(event.place.name)}`;
  const cameo = event.cameo && ` · CAMEO ${plainText(event.cameo)}`;
  const tags = event.contexts.length > 0 && ` · ${event.contexts.map(plainText).join(', ')}`;
  return html`${code}<b>${event.category}${mode}</b> · ${kind} (${score})${real}${denied} · <span class="nb">${dateWords(event.date)}</span>${place}${cameo}${tags}`;
}

/** How much of a sentence stands on a card. */
const CONTEXT = 150;

/** The record's own words; an event's in their sentence, because a trigger alone says little. */
function quoteHtml({ reading }: Sheet, { record, main }: Reference): Markup | undefined {
  const { text } = reading.document;
  if (record.kind !== 'event') {
    const words = quoteWords(text, main);
    return words ? html`<blockquote dir="auto">“${shorten(words, 320)}”</blockquote>` : undefined;
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
  return html`<blockquote dir="auto">${start}${start && ' '}<b>${words}</b>${glue}${end}</blockquote>`;
}
