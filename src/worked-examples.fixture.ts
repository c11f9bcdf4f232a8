import { readFileSync } from 'node:fs';
import { PublicApi } from '../house/public-api.ts';

/** Receives what a line of an example gave, what the line says that it gives, and the line. */
export type Check = (actual: unknown, expected: unknown, line: string) => void;

/** An example of a page, to be run against the library that it imports. */
export interface WorkedExample {
  readonly number: number;
  readonly run: (library: object, check: Check) => Promise<void>;
}

const AsyncFunction = (async () => undefined).constructor as new (
  ...parts: string[]
) => (library: object, check: Check) => Promise<void>;

/** Turns `expression; // value` and `const name = expression; // value` into checks, and the import into the library. */
function runnable(code: string, library: string): WorkedExample['run'] {
  const lines = code.replace(/^import \{([^}]*)\} from '([^']*)';$/gm, (whole, names: string, from: string) =>
    from === library || from.startsWith(`${library}/`) ? `const {${names.replace(/\s+/g, ' ')}} = library;` : whole,
  );
  const checked = lines.split('\n').map((line) => {
    const [, name, expression, expected] = /^(?:const (\w+) = )?(.+); \/\/ (.+)$/.exec(line) ?? [];
    if (expression === undefined) return line;
    const shown = JSON.stringify(line);
    return name === undefined
      ? `check(${expression}, ${expected}, ${shown});`
      : `const ${name} = ${expression}; check(${name}, ${expected}, ${shown});`;
  });
  return new AsyncFunction('library', 'check', checked.join('\n'));
}

/**
 * The TypeScript examples of a page. Lines such as `read(text); // 5` say what they give.
 *
 * @param page address of the page
 * @param library what the examples import, such as `ententejs/language`; or `ententejs` for several of its parts
 * @param together whether later examples go on with what earlier ones declare: then all are one
 */
export function workedExamples(page: URL, library: string, together = false): readonly WorkedExample[] {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
  return (together ? [blocks.join('\n')] : blocks).map((code, i) => ({ number: i + 1, run: runnable(code, library) }));
}

/** The example in the docstring of something that an entry exports. */
export interface DocstringExample {
  readonly name: string;
  /** The example's lines; '' where the docstring has none. */
  readonly code: string;
  /** @param given what examples may use by name: all that the library exports and a few values beside */
  readonly run: (given: object, check: Check) => Promise<void>;
}

/** The functions and classes that an entry exports, each with the example that its docstring gives. */
export function docstringExamples(root: string, entry: string): readonly DocstringExample[] {
  const api = new PublicApi(root);
  return [...api.exportsOf(entry)].flatMap(([name, declared]): readonly DocstringExample[] => {
    const { kind, docstring } = api.declaration(declared);
    if (kind !== 'function') return [];
    const [, tagged = ''] = /@example(.*?)(?=\n \* @|\s*\*\/$)/su.exec(docstring) ?? [];
    const code = tagged.replaceAll(/^ \* ?/gmu, '').trim();
    return [{ name, code, run: (given, check) => runnable(withGiven(code, given), 'ententejs')(given, check) }];
  });
}

/** Code with the names that it uses and does not declare taken from `library`, as `runnable` calls what is given. */
function withGiven(code: string, given: object): string {
  const used = new Set(code.match(/[A-Za-z_$][\w$]*/gu));
  const bound = [...code.matchAll(/(?:^|\s|\()(?:const|let|import) (\{[^=]*?\}|\[[^=]*?\]|\w+)(?= =| of| from)/gmu)];
  const declared = new Set(bound.flatMap(([, names = '']) => names.match(/[A-Za-z_$][\w$]*(?!\w*:)/gu) ?? []));
  const taken = [...used].filter((name) => name in given && !declared.has(name));
  return `const { ${taken.join(', ')} } = library;\n${code}`;
}
