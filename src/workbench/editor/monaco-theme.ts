/** Monaco's colours, taken from the site's theme tokens and following the reader's choice of scheme. */

type Monaco = typeof import('monaco-editor/editor');

const NAME = 'fifty-microseconds';

/** Monaco's token names and colour ids, each with the custom property that gives its colour. */
const TOKENS: Readonly<Record<string, string>> = {
  '': '--wb-code-text',
  comment: '--wb-code-comment',
  keyword: '--wb-code-keyword',
  'keyword.directive': '--wb-code-directive',
  string: '--wb-code-string',
  number: '--wb-code-number',
};

const COLOURS: Readonly<Record<string, string>> = {
  'editor.background': '--wb-code-background',
  'editor.foreground': '--wb-code-text',
  'editorLineNumber.foreground': '--wb-code-faint',
  'editorLineNumber.activeForeground': '--wb-code-text',
  'editorGutter.background': '--wb-code-background',
  'editorCursor.foreground': '--wb-code-caret',
  'editor.selectionBackground': '--wb-code-selection',
  'editor.lineHighlightBackground': '--wb-code-current',
  'editor.lineHighlightBorder': '--wb-code-current',
  'editorWidget.background': '--wb-code-background',
  'editorWidget.foreground': '--wb-code-text',
  'editorError.foreground': '--wb-bad',
  'editorWarning.foreground': '--wb-warn',
  'diffEditor.insertedLineBackground': '--wb-code-inserted',
  'diffEditor.removedLineBackground': '--wb-code-removed',
  'diffEditor.insertedTextBackground': '--wb-code-inserted-text',
  'diffEditor.removedTextBackground': '--wb-code-removed-text',
};

export function followTheme(monaco: Monaco): void {
  applyTheme(monaco);
  new MutationObserver(() => applyTheme(monaco)).observe(document.documentElement, {
    attributeFilter: ['data-theme'],
  });
}

/** Gives Monaco its colours; a part of it that is fetched later has none until this is called again. */
export function applyTheme(monaco: Monaco): void {
  const dark = document.documentElement.dataset['theme'] !== 'light';
  const resolve = createResolver();
  monaco.editor.defineTheme(NAME, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: Object.entries(TOKENS).map(([token, property]) => ({
      token,
      foreground: resolve(property).slice(1, 7),
    })),
    colors: Object.fromEntries(Object.entries(COLOURS).map(([id, property]) => [id, resolve(property)])),
  });
  monaco.editor.setTheme(NAME);
}

/** Monaco takes `#rrggbbaa` only; a painted pixel says what any CSS colour comes to. */
function createResolver(): (property: string) => string {
  const workbench = document.querySelector('.wb') ?? document.documentElement;
  const probe = document.createElement('span');
  // Otherwise a high-contrast mode makes every colour the same.
  probe.style.setProperty('forced-color-adjust', 'none');
  workbench.append(probe);
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const resolved = (property: string) => {
    probe.style.color = `var(${property})`;
    const colour = getComputedStyle(probe).color;
    if (!context) return '#808080ff';
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const pixel = context.getImageData(0, 0, 1, 1).data;
    return `#${[...pixel].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
  queueMicrotask(() => probe.remove());
  return resolved;
}
