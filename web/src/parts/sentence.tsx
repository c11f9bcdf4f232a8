/** A sentence with the words of a record in it marked. */
export function Sentence({ sentence, words }: { readonly sentence: string; readonly words: string }) {
  const at = words === '' ? -1 : sentence.indexOf(words);
  if (at < 0) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <b>{words}</b>
      {sentence.slice(at + words.length)}
    </>
  );
}
