type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The first whole JSON object of a text that is an answer, whatever stands around it: servers that know no schema fence their
 * answer, think aloud before it or explain it afterwards. Nothing is mended: what is cut off, or has a comma too many, is no
 * JSON.
 *
 * @param isAnswer whether an object is what was asked for
 * @returns undefined where no such object of the text is whole
 * @example
 * firstJson('Sure!\n```json\n{"events": []}\n```\nAnything else?', ({ events }) => events !== undefined); // { events: [] }
 */
export function firstJson(answer: string, isAnswer: (data: JsonObject) => boolean): JsonObject | undefined {
  // What a model thought before it answered is no answer, though it may look like one.
  const text = answer.slice(answer.lastIndexOf('</think>') + 1);
  for (let start = text.indexOf('{'); start >= 0; ) {
    const end = endOfObject(text, start);
    // An object that never ends holds all that follows, whole or not: what it lacks, nobody may guess.
    if (end === undefined) return undefined;
    const data = parsed(text.slice(start, end));
    if (data && isAnswer(data)) return data;
    start = text.indexOf('{', end);
  }
  return undefined;
}

function parsed(text: string): JsonObject | undefined {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return undefined;
  }
}

/** Where the object that begins at a brace ends: behind the brace that closes it, braces in strings apart. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (inString) {
      if (sign === '\\') at++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}
