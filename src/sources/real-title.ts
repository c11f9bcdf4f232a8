/** Whether a title in a file's properties is one that a person gave: not a file name or what a program filled in. */
export function isRealTitle(title: string): boolean {
  const words = title.trim();
  return (
    words.length >= 8 &&
    words.length <= 300 &&
    /\s/.test(words) &&
    !/^(?:microsoft\s+\w+\s*-|untitled|document\s*\d*$|slide\s*\d|about:blank|no\s+title|new\s+document|print\b|layout\s*\d)/i.test(
      words,
    ) &&
    !/\.(?:docx?|pdf|indd|qxd|txt|rtf|odt|html?|tex|dvi|ps|xlsx?|pptx?)$/i.test(words) &&
    !/^(?:https?|file):/i.test(words)
  );
}
