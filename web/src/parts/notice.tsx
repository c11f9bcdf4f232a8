/** What went wrong, in the sentence in which the service says it. */
export function Notice({ error }: { readonly error: Error }) {
  return (
    <p role="alert" className="wrong">
      {error.message}
    </p>
  );
}
