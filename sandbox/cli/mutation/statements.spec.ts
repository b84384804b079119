import { expect, it } from 'vitest';
import { everyStatement, parseC } from './statements.ts';

/** Kind and text of every statement but the function's own block. */
function statements(body: string): string[] {
  const { text, tokens, bodies } = parseC(`int f(int a)\n{${body}}`);
  const [, ...inside] = everyStatement(bodies);
  return inside.map(
    ({ kind, first, end }) => `${kind}: ${text.slice(tokens[first]?.start, tokens[end - 1]?.end)}`,
  );
}

it('tells declarations, expressions and jumps apart', () => {
  expect(statements('ULONG a = 1; PVOID *p; g(a); *p = a; a->b.c += 2; return a;')).toEqual([
    ...['declaration: ULONG a = 1;', 'declaration: PVOID *p;', 'expression: g(a);'],
    ...['expression: *p = a;', 'expression: a->b.c += 2;', 'jump: return a;'],
  ]);
});

it('finds statements inside others, each behind what it is in', () => {
  expect(statements('if (a) g(); else { h(); }')).toEqual([
    ...['if: if (a) g(); else { h(); }', 'expression: g();'],
    ...['block: { h(); }', 'expression: h();'],
  ]);
});

it('takes the semicolons of a loop’s head as the loop’s', () => {
  expect(statements('for (i = 0; i < 3; i++) g(); do h(); while (a); k();')).toEqual([
    ...['loop: for (i = 0; i < 3; i++) g();', 'expression: g();'],
    ...['loop: do h(); while (a);', 'expression: h();', 'expression: k();'],
  ]);
});

it('takes a label with the statement behind it', () => {
  expect(statements('switch (a) { case 1: g(); break; default: ; }')).toEqual([
    ...['loop: switch (a) { case 1: g(); break; default: ; }'],
    ...['block: { case 1: g(); break; default: ; }', 'labelled: case 1: g();', 'expression: g();'],
    ...['jump: break;', 'labelled: default: ;', 'expression: ;'],
  ]);
});

it('finds functions only: no initializer, no structure', () => {
  const { bodies } = parseC(
    'int a[] = {1, 2}; struct s { int b; }; int f(void) { return 0; } int g(void) {}',
  );
  expect(bodies.map(({ children }) => children.length)).toEqual([1, 0]);
});
