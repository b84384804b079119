/**
 * Reads what C headers declare out of preprocessed text (`-E -dD`), enough C for headers of structures, constants
 * and prototypes: no initialisers, and function bodies are skipped.
 */

export interface Field {
  /** Path from the aggregate, e.g. `u.LowPart`; members of unnamed members count as members of the aggregate. */
  readonly path: string;
  /** The field's type as a C type name; absent for a member whose type is declared on the spot. */
  readonly type: string | undefined;
  readonly isBitField: boolean;
}

export interface Macro {
  /** Number of parameters; undefined for a macro without parentheses. */
  readonly arity: number | undefined;
  readonly body: string;
}

export interface Declarations {
  readonly macros: Map<string, Macro>;
  /** Keyed as C spells them: `struct _SENSE_DATA`. */
  readonly aggregates: Map<string, readonly Field[]>;
  readonly enumerators: Set<string>;
  /** Name → what it stands for, as a C type name. */
  readonly typedefs: Map<string, string>;
  /** Name → type of a pointer to the routine. */
  readonly routines: Map<string, string>;
}

/** Calling conventions and the macro for one: they stand between a type and a name but belong to neither. */
const conventions = new Set(['NTAPI', '__cdecl', '__stdcall', '__fastcall']);
const ignored = new Set([
  '__extension__',
  'extern',
  'static',
  '__inline',
  '__inline__',
  '__restrict__',
  'inline',
]);
const withArgument = new Set(['__attribute__', '__declspec', '__asm__']);

/** Declarations that stand in files for which `wanted` holds; `file` is the path in the line markers. */
export function readDeclarations(preprocessed: string, wanted: (file: string) => boolean): Declarations {
  const macros = new Map<string, Macro>();
  const code: string[] = [];
  let inside = false;
  for (const line of preprocessed.split(/\r?\n/)) {
    const marker = /^# \d+ "([^"]*)"/.exec(line);
    if (marker) inside = wanted(marker[1] ?? '');
    else if (!inside) continue;
    else if (line.startsWith('#')) readDirective(line, macros);
    else code.push(line);
  }
  const reader = new Reader(tokenize(code.join('\n')));
  reader.readAll();
  return { macros, ...reader.found };
}

function readDirective(line: string, macros: Map<string, Macro>): void {
  const define = /^#\s*define\s+(\w+)(?:\(([^)]*)\))?\s*(.*)$/.exec(line);
  if (!define) return;
  const [, name = '', parameters, body = ''] = define;
  macros.set(name, { arity: parameters?.split(',').length, body: body.trim() });
}

function tokenize(code: string): string[] {
  const tokens = code.match(/"(?:\\.|[^"\\])*"|\w+|\.\.\.|\S/g) ?? [];
  const kept: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    if (withArgument.has(token)) i = closing(tokens, i + 1);
    else if (!ignored.has(token)) kept.push(token);
  }
  return kept;
}

/** Index of the bracket that closes the one at `open`. */
function closing(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if ('([{'.includes(tokens[i] ?? '')) depth++;
    if (')]}'.includes(tokens[i] ?? '') && --depth === 0) return i;
  }
  throw new Error(`unbalanced ${tokens.slice(open, open + 10).join(' ')}`);
}

const isWord = (token: string | undefined): token is string =>
  token !== undefined && /^[A-Za-z_]\w*$/.test(token);

class Reader {
  readonly found = {
    aggregates: new Map<string, readonly Field[]>(),
    enumerators: new Set<string>(),
    typedefs: new Map<string, string>(),
    routines: new Map<string, string>(),
  };
  private readonly tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  readAll(): void {
    for (const declaration of statements(this.tokens)) this.read(declaration);
  }

  private read(declaration: readonly string[]): void {
    const isTypedef = declaration[0] === 'typedef';
    const { base, declarators } = this.split(isTypedef ? declaration.slice(1) : declaration);
    for (const declarator of declarators) {
      const { name, around } = named(declarator);
      if (name === undefined) continue;
      const type = [base, ...around].join(' ');
      if (isTypedef) this.found.typedefs.set(name, type);
      else if (around.includes('(')) this.found.routines.set(name, pointerTo(base, around));
    }
  }

  /** Takes the type apart from the names declared with it, and records a type declared on the spot. */
  private split(declaration: readonly string[]): { base: string; declarators: string[][]; fields: Field[] } {
    const keyword = declaration.findIndex((token) => ['struct', 'union', 'enum'].includes(token));
    const open = declaration.indexOf('{');
    if (keyword >= 0 && open === keyword + 1 + Number(isWord(declaration[keyword + 1]))) {
      const close = closing(declaration, open);
      const kind = declaration[keyword] ?? '';
      const tag = open === keyword + 2 ? `${kind} ${declaration[keyword + 1]}` : undefined;
      const fields = this.readBody(kind, declaration.slice(open + 1, close));
      if (tag !== undefined && kind !== 'enum') this.found.aggregates.set(tag, fields);
      return { base: tag ?? '', declarators: commas(declaration.slice(close + 1)), fields };
    }
    let end = 0;
    while (isWord(declaration[end])) end++;
    const next = declaration[end];
    const opensDeclarator =
      next === '*' || (next === '(' && ['*', ...conventions].includes(declaration[end + 1] ?? ''));
    if (!opensDeclarator) end--;
    const base = declaration.slice(0, end).filter((token) => !conventions.has(token));
    return { base: base.join(' '), declarators: commas(declaration.slice(end)), fields: [] };
  }

  private readBody(kind: string, body: readonly string[]): Field[] {
    if (kind === 'enum') {
      for (const [name] of commas(body)) if (isWord(name)) this.found.enumerators.add(name);
      return [];
    }
    return statements(body).flatMap((member) => this.readMember(member));
  }

  private readMember(member: readonly string[]): Field[] {
    const { base, declarators, fields } = this.split(member);
    if (declarators.length === 0) return fields;
    return declarators.flatMap((declarator): Field[] => {
      const colon = declarator.indexOf(':');
      const { name, around } = named(colon < 0 ? declarator : declarator.slice(0, colon));
      if (name === undefined) throw new Error(`a member without a name: ${member.join(' ')}`);
      const type = base === '' ? undefined : [base, ...around].join(' ');
      const own: Field = { path: name, type, isBitField: colon >= 0 };
      const inner = base === '' ? fields : [];
      return [own, ...inner.map((field) => ({ ...field, path: `${name}.${field.path}` }))];
    });
  }
}

/** Splits at semicolons outside brackets; a function body ends its declaration, too. */
function statements(tokens: readonly string[]): string[][] {
  const found: string[][] = [];
  let current: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    if (token === ';') {
      if (current.length > 0) found.push(current);
      current = [];
    } else if ('([{'.includes(token)) {
      const close = closing(tokens, i);
      const isFunctionBody = token === '{' && current.at(-1) === ')';
      if (isFunctionBody) found.push(current);
      current = isFunctionBody ? [] : [...current, ...tokens.slice(i, close + 1)];
      i = close;
    } else current.push(token);
  }
  return found;
}

/** Splits at commas outside brackets. */
function commas(tokens: readonly string[]): string[][] {
  const found: string[][] = [[]];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    const end = '([{'.includes(token) ? closing(tokens, i) : i;
    if (token === ',') found.push([]);
    else found.at(-1)?.push(...tokens.slice(i, end + 1));
    i = end;
  }
  return found.filter((part) => part.length > 0);
}

/** A declarator without its name: what is left turns the base into the type. */
function named(declarator: readonly string[]): { name: string | undefined; around: string[] } {
  const at = declarator.findIndex((token) => isWord(token) && token !== 'const' && !conventions.has(token));
  return { name: declarator[at], around: declarator.filter((_, i) => i !== at) };
}

/** From `PVOID * ( ULONG )` to `PVOID * (NTAPI *) ( ULONG )`. Variadic routines are the caller's to clean up. */
function pointerTo(base: string, around: readonly string[]): string {
  const open = around.indexOf('(');
  const convention = around.includes('...') ? '' : 'NTAPI ';
  const result = around.slice(0, open).filter((token) => !conventions.has(token));
  return [base, ...result, `(${convention}*)`, ...around.slice(open)].join(' ');
}
