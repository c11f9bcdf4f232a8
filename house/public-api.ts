import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';

/** Something that an entry point exports: where it is declared, and under which name there. */
export interface Declared {
  readonly file: string;
  readonly name: string;
}

/** A declaration that an entry point exports, with what a user sees of it. */
export interface PublicDeclaration extends Declared {
  readonly kind: 'function' | 'class' | 'type' | 'value';
  /** The comment right before it; '' if there is none. */
  readonly docstring: string;
  /** The named types of this house that its signature, or its members, speak of. */
  readonly types: readonly Declared[];
}

/** A node of the syntax tree, as far as it is looked at here. */
type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

interface Module {
  readonly text: string;
  /** Top-level declarations by name. */
  readonly declared: ReadonlyMap<string, { readonly node: Node; readonly at: number }>;
  /** What is imported or passed on from files of the house, by the name it has here. */
  readonly imported: ReadonlyMap<string, Declared>;
  readonly exported: ReadonlyMap<string, Declared>;
  /** Files all of whose exports are passed on. */
  readonly passedOn: readonly string[];
}

/** Answers what the modules of the house under `root` declare and export, from their source. */
export class PublicApi {
  readonly #root: string;
  readonly #modules = new Map<string, Module>();

  constructor(root: string) {
    this.#root = root;
  }

  /** What a module exports, by name, each followed to the file that declares it. */
  exportsOf(file: string): ReadonlyMap<string, Declared> {
    const { exported, passedOn } = this.#module(file);
    const all = passedOn.flatMap((from) => [...this.exportsOf(from)]);
    return new Map([...all, ...[...exported].map(([name, one]) => [name, this.#declared(one)] as const)]);
  }

  /** @throws if the file does not declare it */
  declaration({ file, name }: Declared): PublicDeclaration {
    const module = this.#module(file);
    const found = module.declared.get(name);
    if (!found) throw new Error(`${file} does not declare ${name}.`);
    const { node, at } = found;
    const types = [...typeNames(node)].flatMap((type): readonly Declared[] => {
      if (type === name) return [];
      if (module.declared.has(type)) return [{ file, name: type }];
      const from = module.imported.get(type);
      return from ? [this.#declared(from)] : [];
    });
    return { file, name, kind: kindOf(node), docstring: docstringBefore(module.text, at), types };
  }

  /** Follows names that are passed on to where they are declared. */
  #declared(one: Declared): Declared {
    const { declared, exported, passedOn } = this.#module(one.file);
    if (declared.has(one.name)) return one;
    const next = exported.get(one.name);
    if (next) return this.#declared(next);
    for (const from of passedOn) {
      const found = this.exportsOf(from).get(one.name);
      if (found) return found;
    }
    return one;
  }

  #module(file: string): Module {
    const known = this.#modules.get(file);
    if (known) return known;
    const module = readModule(file, readFileSync(join(this.#root, file), 'utf8'));
    this.#modules.set(file, module);
    return module;
  }
}

function readModule(file: string, text: string): Module {
  const { program } = parseSync(file, text);
  const declared = new Map<string, { readonly node: Node; readonly at: number }>();
  const imported = new Map<string, Declared>();
  const exported = new Map<string, Declared>();
  const passedOn: string[] = [];
  const fileOf = (source: unknown): string | undefined => {
    const value = (source as { readonly value: string } | null)?.value;
    return value?.startsWith('.') ? posix.join(dirname(file), value) : undefined;
  };
  const declare = (node: Node, at: number): readonly string[] => {
    const parts = node.type === 'VariableDeclaration' ? (node.declarations as Node[]) : [node];
    return parts.flatMap((part) => {
      const name = nameOf(part.id);
      if (name === undefined) return [];
      // A schema and its type share a name; both belong to one declaration.
      declared.set(name, { node: part, at: declared.get(name)?.at ?? at });
      return [name];
    });
  };
  for (const statement of program.body as unknown as readonly Node[]) {
    const from = fileOf(statement.source);
    const specifiers = (statement.specifiers ?? []) as readonly Node[];
    if (statement.type === 'ImportDeclaration') {
      for (const { imported: there, local } of specifiers) {
        const [name, here] = [nameOf(there), nameOf(local)];
        if (from && name && here) imported.set(here, { file: from, name });
      }
    } else if (statement.type === 'ExportAllDeclaration') {
      if (from) passedOn.push(from);
    } else if (statement.type === 'ExportNamedDeclaration') {
      for (const { local, exported: outside } of specifiers) {
        const [name, out] = [nameOf(local), nameOf(outside)];
        if (name && out && (from || !statement.source)) exported.set(out, { file: from ?? file, name });
      }
      if (statement.declaration)
        for (const name of declare(statement.declaration as Node, statement.start)) exported.set(name, { file, name });
    } else declare(statement, statement.start);
  }
  return { text, declared, imported, exported, passedOn };
}

function nameOf(node: unknown): string | undefined {
  const { name, value } = (node ?? {}) as { readonly name?: string; readonly value?: string };
  return name ?? value;
}

function kindOf(node: Node): PublicDeclaration['kind'] {
  if (node.type === 'FunctionDeclaration' || node.type === 'TSDeclareFunction') return 'function';
  if (node.type === 'ClassDeclaration') return 'class';
  if (node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration') return 'type';
  const init = node.init as Node | null | undefined;
  return init?.type === 'ArrowFunctionExpression' ? 'function' : 'value';
}

/** The JSDoc comment that ends right before a place; '' if there is none. */
function docstringBefore(text: string, at: number): string {
  const before = text.slice(0, at).trimEnd();
  return before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
}

/** Names of types that a declaration shows: those of its parameters, result and members, not those inside its body. */
function typeNames(declaration: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const own = new Set<string>();
  const visit = (value: unknown, inType: boolean): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, inType);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = value as Node;
    if (node.type === 'BlockStatement' || isPrivate(node)) return;
    if (node.type === 'TSTypeParameter') own.add(nameOf(node.name) ?? '');
    if (node.type === 'TSTypeReference') names.add(leftmost(node.typeName));
    if (/^TS(?:InterfaceHeritage|ClassImplements)$/u.test(node.type)) names.add(leftmost(node.expression));
    const types = inType || node.type.startsWith('TS');
    for (const [key, child] of Object.entries(node)) {
      // The value of a constant or of a default says nothing of types, save that of a function.
      const hidden = (key === 'init' && (child as Node | null)?.type !== 'ArrowFunctionExpression') || key === 'body';
      if (hidden && !types && node.type !== 'ClassDeclaration') continue;
      if (node.type === 'AssignmentPattern' && key === 'right') continue;
      visit(child, types);
    }
  };
  visit(declaration, false);
  return new Set([...names].filter((name) => !own.has(name)));
}

function isPrivate(node: Node): boolean {
  return node.accessibility === 'private' || (node.key as Node | undefined)?.type === 'PrivateIdentifier';
}

/** `A` of `A.B.C`. */
function leftmost(name: unknown): string {
  const node = name as Node;
  return node.type === 'TSQualifiedName' ? leftmost(node.left) : (nameOf(node) ?? '');
}
