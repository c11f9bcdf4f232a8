import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import type { Decision } from '../../casefile/journal/entry.ts';
import { readField } from '../../casefile/journal/record-edit.ts';
import { fieldsOf } from '../../casefile/journal/record-field-table.ts';
import { anchorWords } from '../../casefile/journal/record-name.ts';
import { type Edge, movableSpans, moveEdge, withSpans } from '../../casefile/journal/word-edges.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { decide, redo, undo } from '../../casefile/store/decide.ts';
import { type LoggedStep, lastSteps } from '../../casefile/store/log.ts';
import { askedBlind } from '../../casefile/store/reviewed.ts';
import { stateOf } from '../../casefile/store/state.ts';
import {
  type BlindQuestion,
  blindDecision,
  blindQuestion,
  isAskedBlind,
  isBlindAnswer,
  NONE,
} from '../../casefile/trust/blind-check.ts';
import { actorCandidates, actorSlots, actorsNear, withActorIn } from '../../questions/review/actor-slots.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Span } from '../../records/span.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { actorNames } from '../../report/words/naming.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { Question, ReviewPlan } from './review-plan.ts';
import { blindBody, CHOICE_KEYS, HELP, numbered, recordBody, screen, slotWords } from './review-screen.ts';

/** How many of the last decisions stand on the screen. */
const LAST = 10;
/** So far back undo looks for a decision of this person's. */
const FAR_BACK = 10_000;

/** What arrows do to the end of some words. */
const MOVES: Readonly<Record<string, readonly [by: 1 | -1, step: 'word' | 'letter']>> = {
  left: [-1, 'word'],
  right: [1, 'word'],
  up: [-1, 'letter'],
  down: [1, 'letter'],
};

/** How a session asks. */
export interface SessionOptions {
  readonly coder: string;
  readonly blindShare: number;
  readonly seed: number;
}

/** What a session came to. */
export interface SessionResult {
  readonly decided: number;
  readonly blind: number;
  readonly left: number;
  readonly quit: boolean;
}

/** Where a question leads: to the next one, back to one that was taken back, or out. */
type Outcome = { readonly to: 'next' } | { readonly to: 'back'; readonly question: Question } | { readonly to: 'end' };

/** One person in front of one terminal, deciding on one record after the other. Each decision is on the disk at once. */
export class ReviewSession {
  private readonly terminal: Terminal;
  private readonly file: CaseFile;
  private readonly plan: ReviewPlan;
  private readonly options: SessionOptions;
  private readonly keys: AsyncIterator<string>;
  private readonly known: Set<string>;
  private ahead: Question[];
  private decided = 0;
  private blind = 0;

  constructor(
    terminal: Terminal,
    file: CaseFile,
    plan: ReviewPlan,
    options: SessionOptions,
    keys: AsyncIterable<string>,
  ) {
    this.terminal = terminal;
    this.file = file;
    this.plan = plan;
    this.options = options;
    this.keys = keys[Symbol.asyncIterator]();
    this.ahead = [...plan.questions];
    this.known = new Set(askedBlind(file, options.coder));
  }

  /** Asks until all is asked or the person quits. */
  async run(): Promise<SessionResult> {
    let quit = false;
    // Those that were taken back are asked again though they are no longer what the plan was made of.
    const back = new Set<string>();
    try {
      for (let question = this.ahead[0]; question; question = this.ahead[0]) {
        const outcome = await this.ask(question, this.plan.again || back.has(question.id));
        if (outcome.to === 'end') {
          quit = true;
          break;
        }
        if (outcome.to === 'next') this.ahead.shift();
        else {
          back.add(outcome.question.id);
          this.ahead = [outcome.question, ...this.ahead.filter(({ id }) => id !== outcome.question.id)];
        }
      }
    } finally {
      await this.keys.return?.();
    }
    return { decided: this.decided, blind: this.blind, left: this.ahead.length, quit };
  }

  private async ask(question: Question, again: boolean): Promise<Outcome> {
    const first = this.find(question);
    // Another program may have decided meanwhile, or a new version of the text came.
    if (!first || (!again && first.record.status !== 'open')) return { to: 'next' };
    const { blindShare, seed } = this.options;
    if (first.record.machine && !this.known.has(question.id) && isAskedBlind(seed, blindShare, question.id)) {
      const answered = await this.askBlind(first.state, first.record);
      if (!answered) return { to: 'end' };
    }
    return await this.askShown(question, again);
  }

  /** Asks with the machine's answer shown until an answer leads on; what was typed wrongly is told and asked anew. */
  private async askShown(question: Question, again: boolean): Promise<Outcome> {
    let message = '';
    for (;;) {
      const found = this.find(question);
      if (!found) return { to: 'next' };
      const { state, record } = found;
      this.draw(state, record, recordBody(this.terminal, state, record, question.why, message));
      const key = await this.key();
      try {
        const answer = this.verdict(key, state, record, again) ?? (await this.change(key, state, record));
        if (typeof answer !== 'string') return answer;
        message = answer;
      } catch (error) {
        // What was typed may not fit; what is wrong with the case itself ends the review.
        if (!(error instanceof EntenteError && error.code === 'usage')) throw error;
        message = plainText(error.message);
      }
    }
  }

  /** What keys mean that answer or leave the question. @returns undefined for other keys */
  private verdict(key: string, state: DocumentState, record: CaseRecord, again: boolean): Outcome | string | undefined {
    // Whoever changed a record has accepted it.
    const isAccepted = record.status === 'accepted' && record.edited.length > 0 && !again;
    switch (key) {
      case 'a':
        if (!isAccepted) this.write(record, state, { action: 'accept' });
        return { to: 'next' };
      case 'enter':
        return record.status === 'open' ? 'Press a to accept it, x to reject it, s to skip it.' : { to: 'next' };
      case 'x':
        this.write(record, state, { action: 'reject' });
        return { to: 'next' };
      case 's':
      case ' ':
        return { to: 'next' };
      case 'u':
        return this.takeBack();
      case 'q':
      case 'end':
        return { to: 'end' };
      default:
        return undefined;
    }
  }

  /** What keys mean after which the record stays. @returns what is told */
  private async change(key: string, state: DocumentState, record: CaseRecord): Promise<string> {
    switch (key) {
      case 'e':
        return await this.edit(state, record);
      case 'p':
        return await this.pick(state, record);
      case '[':
        return await this.moveEnds(state, record, 'start');
      case ']':
        return await this.moveEnds(state, record, 'end');
      case 'm':
        return await this.memo(state, record);
      case 'r':
        return this.makeAgain();
      case '?':
        await this.help(state, record);
        return '';
      default:
        return 'No answer has this key; ? tells what each does.';
    }
  }

  private find({ id, document }: Question): { readonly state: DocumentState; readonly record: CaseRecord } | undefined {
    const state = stateOf(this.file, document);
    const record = state.records.find((one) => one.id === id);
    return record && { state, record };
  }

  private async key(): Promise<string> {
    const { value, done } = await this.keys.next();
    // A terminal that is gone quits; Ctrl-C and Ctrl-D too.
    return done || value === 'ctrl-c' || value === 'ctrl-d' ? 'end' : value;
  }

  private draw(state: DocumentState, record: CaseRecord, body: readonly string[], marks?: readonly Span[]): void {
    const head = { title: this.plan.title, done: this.decided, left: this.ahead.length };
    const last = this.lastOnes();
    this.terminal.out(screen(this.terminal, head, state, record, body, last, this.options.coder, marks));
  }

  private lastOnes(): readonly LoggedStep[] {
    const acts = ({ entry, active }: LoggedStep): boolean =>
      active && entry.action !== 'undo' && entry.action !== 'redo' && !entry.aside;
    return lastSteps(this.file, 5 * LAST)
      .filter(acts)
      .slice(0, LAST);
  }

  private write(
    record: CaseRecord,
    state: DocumentState,
    what: Pick<Decision, 'action'> & Partial<Pick<Decision, 'field' | 'after'>>,
  ): void {
    const { sample } = this.plan;
    const words = wordsOf(record, state);
    decide(
      this.file,
      [
        {
          ...what,
          target: { type: 'record', id: record.id, document: record.document },
          words,
          ...(what.action === 'memo' ? {} : { asked: 'shown', ...(sample === undefined ? {} : { sample }) }),
        },
      ],
      { coder: this.options.coder },
    );
    if (what.action !== 'memo') this.decided++;
  }

  /** @returns false if the person quits */
  private async askBlind(state: DocumentState, record: CaseRecord): Promise<boolean> {
    const machine = record.machine ?? record.record;
    const asked: BlindQuestion = blindQuestion(machine, actorsNear(machine, state.reading));
    const marks = movableSpans(machine);
    let message = '';
    for (;;) {
      this.draw(state, record, blindBody(this.terminal, state, machine.kind, asked, message), marks);
      const key = await this.key();
      if (key === 'q' || key === 'end') return false;
      if (key === ' ') return true;
      const answer = key === '0' ? NONE : key.length === 1 ? asked.choices[CHOICE_KEYS.indexOf(key)] : undefined;
      if (answer === undefined) {
        message = 'No answer has this key.';
        continue;
      }
      const decision = blindDecision(record, asked, answer, wordsOf(record, state));
      decide(this.file, [decision], { coder: this.options.coder });
      this.known.add(record.id);
      this.blind++;
      return true;
    }
  }

  /** Reads a line that the person types. @returns undefined if he leaves it */
  private async line(state: DocumentState, record: CaseRecord, above: readonly string[]): Promise<string | undefined> {
    let typed = '';
    for (;;) {
      this.draw(state, record, [...above, `  > ${typed}_`, '', '  Enter keeps, Esc leaves']);
      const key = await this.key();
      if (key === 'enter') return typed.trim();
      if (key === 'escape' || key === 'end') return undefined;
      if (key === 'backspace') typed = [...typed].slice(0, -1).join('');
      else if ([...key].length === 1) typed += key;
    }
  }

  private async edit(state: DocumentState, record: CaseRecord): Promise<string> {
    const fields = Object.keys(fieldsOf(record.record.kind)).join(', ');
    const typed = await this.line(state, record, [
      `  Type field=value, such as ${exampleOf(record)}; nothing behind = takes the field away.`,
      `  Fields: ${fields}`,
    ]);
    if (typed === undefined || typed === '') return '';
    const { field, value } = readField(typed, record.record, state.reading);
    this.write(record, state, { action: 'edit', field, after: value });
    return 'Changed; a goes on.';
  }

  private async memo(state: DocumentState, record: CaseRecord): Promise<string> {
    const typed = await this.line(state, record, ['  Type a memo; an empty one takes it away.']);
    if (typed === undefined) return '';
    this.write(record, state, { action: 'memo', after: typed === '' ? null : typed });
    return typed === '' ? 'The memo is gone.' : 'Noted.';
  }

  private async pick(state: DocumentState, record: CaseRecord): Promise<string> {
    const names = actorNames(state.reading);
    const slots = actorSlots(record.record);
    if (slots.length === 0) return `A ${record.record.kind} names no actor.`;
    const rows = slots.map((slot) => slotWords(slot, names.full));
    const which =
      slots.length === 1
        ? 0
        : await this.number(
            state,
            record,
            numbered('Who is to be another?', rows, 'a number, Esc leaves'),
            rows.length,
          );
    const slot = typeof which === 'number' ? slots[which] : undefined;
    if (!slot) return '';
    const others = actorCandidates(record.record, state.reading).filter((id) => id !== slot.actor);
    const mayGo = slot.index !== undefined && slot.actor !== undefined;
    const keys = [
      'a number',
      ...(others.length > 9 ? ['space for more'] : []),
      ...(mayGo ? ['0 for nobody'] : []),
      'Esc leaves',
    ].join(', ');
    for (let page = 0; ; page = (page + 1) * 9 < others.length ? page + 1 : 0) {
      const shown = others.slice(page * 9, page * 9 + 9);
      const question = `${slotWords(slot, names.full)}. Who is it?`;
      const lines = numbered(
        question,
        shown.map((id) => `${names.full(id)}  (${id})`),
        keys,
      );
      const chosen = await this.number(state, record, lines, shown.length, mayGo);
      if (chosen === undefined) return '';
      if (chosen === 'more') continue;
      const actor = chosen === -1 ? undefined : shown[chosen];
      this.write(record, state, withActorIn(record.record, slot, actor));
      return 'Changed; a goes on.';
    }
  }

  /** @returns place of the chosen row, -1 for nobody, `more` for another page, undefined if the person leaves */
  private async number(
    state: DocumentState,
    record: CaseRecord,
    lines: readonly string[],
    most: number,
    mayGo?: boolean,
  ): Promise<number | 'more' | undefined> {
    for (;;) {
      this.draw(state, record, lines);
      const key = await this.key();
      if (key === 'escape' || key === 'q' || key === 'end') return undefined;
      if (mayGo !== undefined && key === ' ') return 'more';
      if (mayGo && key === '0') return -1;
      const digit = /^[1-9]$/.test(key) ? Number(key) : 0;
      if (digit >= 1 && digit <= most) return digit - 1;
    }
  }

  private async moveEnds(state: DocumentState, record: CaseRecord, edge: Edge): Promise<string> {
    const { text } = state.reading.document;
    let at: Edge = edge;
    let spans = movableSpans(record.record);
    if (spans.length === 0) return 'It stands on no words of its own.';
    for (;;) {
      const lines = [
        `  The ${at} of the marked words: ← → by a word, ↑ ↓ by a letter.`,
        '  [ ] the other end, Enter keeps, Esc leaves',
      ];
      this.draw(state, record, lines, spans);
      const key = await this.key();
      if (key === 'escape' || key === 'q' || key === 'end') return '';
      if (key === '[' || key === ']') at = key === '[' ? 'start' : 'end';
      const move = MOVES[key];
      if (move) spans = moveEdge(text, spans, at, ...move);
      if (key !== 'enter') continue;
      if (JSON.stringify(spans) === JSON.stringify(movableSpans(record.record))) return 'The words are as before.';
      this.write(record, state, withSpans(record.record, spans));
      return 'Changed; a goes on.';
    }
  }

  /** Takes back the last decision of this person. @returns what is asked again, or what is told */
  private takeBack(): Outcome | string {
    const { coder } = this.options;
    const last = lastSteps(this.file, FAR_BACK).find(
      ({ entry, active }) =>
        active &&
        entry.coder === coder &&
        entry.action !== 'undo' &&
        entry.action !== 'redo' &&
        // The machine's answer has been seen since: a blind one cannot be given again.
        !isBlindAnswer(entry),
    );
    if (!last) return `There is nothing of ${coder} to undo.`;
    const { entries } = undo(this.file, { coder }, last.entry.step);
    const [entry] = entries;
    if (entry?.asked === 'shown') this.decided = Math.max(0, this.decided - 1);
    if (entry?.target.type !== 'record' || entries.length > 1 || entry.action === 'memo') {
      return `Taken back: ${plainText(entry?.action ?? '')} ${entry?.target.id ?? ''}${entries.length > 1 ? ` and ${entries.length - 1} more` : ''}.`;
    }
    const { id, document } = entry.target;
    return { to: 'back', question: { id, document, why: 'taken back' } };
  }

  private makeAgain(): string {
    const { entries } = redo(this.file, { coder: this.options.coder });
    const [entry] = entries;
    if (entry?.asked === 'shown') this.decided++;
    return `Made again: ${entry?.action ?? ''} ${entry?.target.id ?? ''}.`;
  }

  private async help(state: DocumentState, record: CaseRecord): Promise<void> {
    this.draw(state, record, [...HELP.map((line) => `  ${line}`.trimEnd()), '', '  any key goes back']);
    await this.key();
  }
}

function wordsOf(record: CaseRecord, { reading }: DocumentState): string {
  const words = anchorWords(record.record, reading.document.text);
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}

/** A change that this kind of record could have. */
function exampleOf({ record }: CaseRecord): string {
  switch (record.kind) {
    case 'event':
      return 'category=REJECT';
    case 'statement':
      return 'speakers=FRA';
    case 'position':
      return 'stance=-';
    case 'proposal':
      return 'by=FRA';
    case 'forecast':
    case 'cause':
      return 'hedge=likely';
    case 'relation':
      return 'quality=rival';
    case 'motive':
      return 'motive=fears';
    case 'quantity':
      return 'low=3000';
    case 'discourse-statement':
      return 'concept=sanctions';
  }
}
