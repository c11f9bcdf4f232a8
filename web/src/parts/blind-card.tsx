import type { RecordView } from '../api.ts';
import { useDecisions } from '../decisions.tsx';
import { Sentence } from './sentence.tsx';

/** A question about some words that does not tell what the machine made of them. */
export function BlindCard({
  id,
  view: { record, sentence },
  asked,
  focusList,
}: {
  readonly id: string;
  readonly view: RecordView;
  readonly asked: NonNullable<RecordView['blind']>;
  readonly focusList: () => void;
}) {
  const { decide } = useDecisions();
  const answer = async (choice: string): Promise<void> => {
    if (await decide('Answered before the suggestion was shown', `/records/${id}/blind`, { answer: choice }))
      focusList();
  };
  return (
    <section className="card blind" aria-label="A question first">
      <h2>{asked.asks}</h2>
      <p className="sentence" dir="auto">
        <Sentence sentence={sentence} words={record.words} />
      </p>
      <p className="note">
        A share of the records is asked before the suggestion is shown, so that it can be told how far suggestions sway
        you. After your answer you see it and decide as always.
      </p>
      <p className="buttons">
        {asked.choices.map((choice) => (
          <button type="button" key={choice} onClick={() => answer(choice)}>
            {WORDS[choice] ?? choice}
          </button>
        ))}
        <button type="button" onClick={() => answer('none')}>
          nothing of the kind
        </button>
      </p>
    </section>
  );
}

const WORDS: Readonly<Record<string, string>> = { '+': 'for it', '-': 'against it' };
