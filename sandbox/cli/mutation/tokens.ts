/** C text as tokens: as much of the language as operators that change a program need. */

export interface Token {
  readonly kind: 'string' | 'word' | 'number' | 'punctuator';
  readonly text: string;
  /** Offsets in the text, half-open. */
  readonly start: number;
  readonly end: number;
}

/** Space, comments and preprocessor lines stand between tokens. */
const PATTERN = new RegExp(
  [
    String.raw`(?<between>\s+|/\*[^]*?\*/|//[^\n]*|(?<=^[ \t]*)#(?:[^\n]*\\\r?\n)*[^\n]*)`,
    String.raw`(?<string>L?"(?:\\[^]|[^"\\])*"|L?'(?:\\[^]|[^'\\])*')`,
    String.raw`(?<word>[A-Za-z_]\w*)`,
    String.raw`(?<number>\.?\d(?:[eEpP][+-]|[\w.])*)`,
    String.raw`(?<punctuator><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|&&|\|\||[<>=!+\-*/%&|^]=|[^])`,
  ].join('|'),
  'gmy',
);

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const { string, word, number } = match.groups ?? {};
    if (match.groups?.['between'] !== undefined) return [];
    const kind = string ? 'string' : word ? 'word' : number ? 'number' : 'punctuator';
    return [{ kind, text: match[0], start: match.index, end: match.index + match[0].length } as const];
  });
}
