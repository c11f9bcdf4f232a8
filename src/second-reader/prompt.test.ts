import { describe, expect, it } from 'vitest';
import { ANSWER_FORMS, ASKED_LISTS, type AskedList, answerSchema } from './answer-form.ts';
import { codebookWords } from './codebook.ts';
import { ownReading } from './own-reading.fixture.ts';
import { loadPrompt, windowMessages } from './prompt.ts';
import { shuffledPrompt, swappedPrompt } from './prompt-probes.ts';
import { numberedPieces, textWindows } from './text-windows.ts';

const prompt = await loadPrompt();

describe('the prompt', () => {
  it('names every label that an answer may have, and no other', () => {
    for (const { list, fields } of prompt.codebook) {
      for (const { name, labels } of fields) {
        const form = ANSWER_FORMS[list].shape[name as never] as { readonly options: readonly string[] };
        expect(labels.map(({ label }) => label).toSorted()).toEqual(form.options.toSorted());
      }
    }
  });

  it('shows an example that has the form of an answer, with the words of its sentences', () => {
    const { sentences, answer } = prompt.example;
    for (const [list, entries] of Object.entries(answer)) {
      for (const entry of entries) {
        const { sentence, quote } = ANSWER_FORMS[list as AskedList].parse(entry);
        expect(sentences[sentence - 1]).toContain(quote);
      }
    }
  });

  it('leaves room for a text and its answer in a context of 4,096 tokens', () => {
    const own = ownReading('Seoul spoke.');
    const [window] = textWindows(numberedPieces(own), own.document.text);
    const words = window ? windowMessages(prompt, own, window).map(({ content }) => content) : [];
    // A token has about four letters.
    expect(words.join('').length / 4).toBeLessThan(2300);
  });

  it('of some lists speaks of no others, also in its schema', async () => {
    const events = await loadPrompt(['events']);
    expect(codebookWords(events.codebook)).not.toContain('motives');
    expect(Object.keys(events.example.answer)).toEqual(['events']);
    expect(Object.keys(answerSchema(['events']).properties)).toEqual(['events']);
    expect(Object.keys(answerSchema(ASKED_LISTS).properties)).toEqual(ASKED_LISTS);
  });

  it('has a version that tells of a change of any file', () => {
    expect(prompt.version).toMatch(/^\d+-[0-9a-f]{8}$/);
  });
});

describe('probes of a prompt', () => {
  const labels = (of: typeof prompt, name: string): readonly string[] =>
    of.codebook.flatMap(({ fields }) =>
      fields.flatMap((field) =>
        field.name === name ? field.labels.map(({ label, meaning }) => `${label}: ${meaning}`) : [],
      ),
    );

  it('shuffled has the same labels with the same meanings in another order', () => {
    const other = shuffledPrompt(prompt, 1);
    expect(labels(other, 'category').toSorted()).toEqual(labels(prompt, 'category').toSorted());
    expect(labels(other, 'category')).not.toEqual(labels(prompt, 'category'));
  });

  it('swapped gives each label another meaning, and tells which', () => {
    const { prompt: other, meant } = swappedPrompt(prompt, 'category');
    const meaningOf = (of: typeof prompt, label: string): string | undefined =>
      labels(of, 'category')
        .find((line) => line.startsWith(`${label}: `))
        ?.slice(label.length + 2);
    const swapped = meant.category ?? {};
    expect(Object.keys(swapped)).toHaveLength(16);
    for (const [label, true_] of Object.entries(swapped)) {
      expect(true_).not.toBe(label);
      expect(meaningOf(other, label)).toBe(meaningOf(prompt, true_));
    }
    // The example says the same by other names.
    const [first] = other.example.answer.events as readonly { readonly category: string }[];
    expect(swapped[first?.category ?? '']).toBe('ACCUSE');
    expect(other.version).not.toBe(prompt.version);
  });
});
