import type * as monaco from 'monaco-editor/editor';
import type { Range } from '../../../sandbox/toolchain/compiler.ts';

export function monacoRange({ start, end }: Range): monaco.IRange {
  return {
    startLineNumber: start.line,
    startColumn: start.column,
    endLineNumber: end.line,
    endColumn: end.column,
  };
}
