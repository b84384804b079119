/** The statements of a C text's functions, found by their tokens. */

import { type Token, tokensOf } from './tokens.ts';

export interface Statement {
  readonly kind: 'block' | 'if' | 'loop' | 'labelled' | 'jump' | 'declaration' | 'expression';
  /** Indices of tokens, half-open. */
  readonly first: number;
  readonly end: number;
  /** Of `if`, `while` and `do`: the tokens between the parentheses. */
  readonly condition?: { readonly first: number; readonly end: number };
  readonly children: readonly Statement[];
}

export interface CSource {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The outermost block of each function. */
  readonly bodies: readonly Statement[];
}

const JUMPS: ReadonlySet<string> = new Set(['return', 'break', 'continue', 'goto']);
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

export function parseC(text: string): CSource {
  const tokens = tokensOf(text);
  return { text, tokens, bodies: new StatementParser(tokens).bodies() };
}

/** Every statement, each before those inside it. */
export function* everyStatement(statements: readonly Statement[]): Generator<Statement> {
  for (const statement of statements) {
    yield statement;
    yield* everyStatement(statement.children);
  }
}

/** The index behind the bracket that closes the one at `open`; the number of tokens when none does. */
export function behindBracket(tokens: readonly Token[], open: number): number {
  const opening = tokens[open]?.text ?? '';
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]?.text === opening) depth += 1;
    if (tokens[index]?.text === CLOSING[opening]) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return tokens.length;
}

class StatementParser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  bodies(): Statement[] {
    const bodies: Statement[] = [];
    while (this.#next < this.#tokens.length) {
      if (this.#at() !== '{') this.#next += 1;
      else if (this.#at(-1) === ')') bodies.push(this.#statement());
      else this.#next = behindBracket(this.#tokens, this.#next);
    }
    return bodies;
  }

  #at(offset = 0): string | undefined {
    return this.#tokens[this.#next + offset]?.text;
  }

  #statement(): Statement {
    const first = this.#next;
    const children: Statement[] = [];
    const made = (kind: Statement['kind'], condition?: Statement['condition']): Statement => ({
      kind,
      first,
      end: this.#next,
      children,
      ...(condition === undefined ? {} : { condition }),
    });
    const word = this.#at() ?? '';
    if (word === '{') {
      this.#next += 1;
      while (this.#next < this.#tokens.length && this.#at() !== '}') children.push(this.#statement());
      this.#next += 1;
      return made('block');
    }
    if (word === 'if') {
      const condition = this.#parentheses();
      children.push(this.#statement());
      if (this.#at() === 'else') {
        this.#next += 1;
        children.push(this.#statement());
      }
      return made('if', condition);
    }
    if (word === 'while' || word === 'for' || word === 'switch') {
      const condition = this.#parentheses();
      children.push(this.#statement());
      return word === 'while' ? made('loop', condition) : made('loop');
    }
    if (word === 'do') {
      this.#next += 1;
      children.push(this.#statement());
      const condition = this.#parentheses();
      this.#next += 1;
      return made('loop', condition);
    }
    if (word === 'case' || word === 'default' || this.#at(1) === ':') {
      this.#behind(':');
      if (this.#at() !== '}') children.push(this.#statement());
      return made('labelled');
    }
    const kind = JUMPS.has(word) ? 'jump' : this.#declares() ? 'declaration' : 'expression';
    this.#behind(';');
    return made(kind);
  }

  /** Goes behind the parentheses that follow the word at hand. @returns what is between them */
  #parentheses(): { first: number; end: number } {
    const open = this.#next + 1;
    this.#next = behindBracket(this.#tokens, open);
    return { first: open + 1, end: this.#next - 1 };
  }

  /** Goes behind the next `mark` that stands in no brackets. */
  #behind(mark: string): void {
    while (this.#next < this.#tokens.length && this.#at() !== mark) {
      this.#next = CLOSING[this.#at() ?? ''] ? behindBracket(this.#tokens, this.#next) : this.#next + 1;
    }
    this.#next += 1;
  }

  /** A declaration begins with a type: two words, or a word, stars and a word. */
  #declares(): boolean {
    const isWord = (offset: number) => this.#tokens[this.#next + offset]?.kind === 'word';
    let offset = 1;
    while (this.#at(offset) === '*') offset += 1;
    return isWord(0) && isWord(offset);
  }
}
