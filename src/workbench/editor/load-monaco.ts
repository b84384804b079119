/** Fetches Monaco when it is worth it, in the reader's language. */

import type { WorkbenchProps } from '../props.ts';
import type { CreateDiff, CreateEditor } from './editor.ts';

/** Monaco does not support touch screens: those keep the plain editor. */
export function suitsMonaco(): boolean {
  return (
    !(matchMedia('(pointer: coarse)').matches && matchMedia('(max-width: 60rem)').matches) &&
    innerWidth >= 600
  );
}

/** @throws when the network fails; the plain editor goes on serving then */
export async function loadMonacoEditor(locale: WorkbenchProps['locale']): Promise<CreateEditor> {
  await loadLocale(locale);
  return (await import('./monaco-editor.ts')).createMonacoEditor;
}

export async function loadMonacoDiff(locale: WorkbenchProps['locale']): Promise<CreateDiff> {
  await loadLocale(locale);
  return (await import('./monaco-diff.ts')).createMonacoDiff;
}

/** Its texts have to be there before any other part of Monaco is. */
async function loadLocale(locale: WorkbenchProps['locale']): Promise<void> {
  if (locale === 'ja') await import('monaco-editor/nls/lang/ja');
  else if (locale === 'zh-cn') await import('monaco-editor/nls/lang/zh-cn');
}
