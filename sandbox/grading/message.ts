import type { Message } from './report.ts';

/** A text of the findings by key, with what goes into its placeholders. */
export function message(key: string, parameters: Message['parameters'] = {}): Message {
  return { key, parameters };
}
