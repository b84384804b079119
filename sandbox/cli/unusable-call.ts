import { message } from '../grading/message.ts';
import { nearestNames } from '../grading/nearest-names.ts';
import type { Message } from '../grading/report.ts';
import { type Texts, word } from '../grading/wording.ts';
import { isLocale, LOCALES, type Locale, readTexts } from './locales.ts';

/** Exit codes of the command line. */
export const EXIT = { PASSED: 0, FAILED: 1, UNUSABLE: 2 } as const;

/** The command was called in a way that cannot be carried out: worded on standard error, exit code 2. */
export class UnusableCall extends Error {
  readonly messages: readonly Message[];

  constructor(...messages: readonly Message[]) {
    super(messages.map(({ key }) => key).join(', '));
    this.messages = messages;
  }
}

/** @throws UnusableCall */
export function localeOf(value: string): Locale {
  if (isLocale(value)) return value;
  throw new UnusableCall(message('cli.bad-locale', { value, allowed: LOCALES.join(', ') }));
}

/** @throws UnusableCall unless `value` is absent or a whole number from 1 on */
export function countOf(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= 1 && Number.isSafeInteger(count)) return count;
  throw new UnusableCall(message('cli.bad-number', { option, value }));
}

export function unknownScenario(value: string, names: readonly string[]): UnusableCall {
  const [nearest] = nearestNames(value, names);
  const parameters = { value, names: names.join(', ') };
  return new UnusableCall(
    nearest === undefined
      ? message('cli.unknown-scenario', parameters)
      : message('cli.unknown-scenario-did-you-mean', { ...parameters, nearest }),
  );
}

/**
 * Runs a command and sets the process's exit code.
 * @param usage key of the text that tells how the command is called
 */
export async function runCommand(usage: string, command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const texts = readTexts(requestedLocale());
    const messages = messagesOf(error);
    if (messages === undefined) throw error;
    for (const line of sentences(texts, messages)) process.stderr.write(`${line}\n`);
    process.stderr.write(`\n${word(texts, message(usage))}\n`);
    process.exitCode = EXIT.UNUSABLE;
  }
}

function sentences(texts: Texts, messages: readonly Message[]): string[] {
  return messages.map((each) => word(texts, each));
}

/** What `parseArgs` of Node refuses is an unusable call too; it says so in English. */
function messagesOf(error: unknown): readonly Message[] | undefined {
  if (error instanceof UnusableCall) return error.messages;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof Error) || !code.startsWith('ERR_PARSE_ARGS')) return undefined;
  return [message('cli.bad-option', { detail: error.message })];
}

/** The locale asked for, found without a full reading of the arguments, which may be what failed. */
function requestedLocale(): Locale {
  const index = process.argv.indexOf('--locale');
  const value = index < 0 ? '' : (process.argv[index + 1] ?? '');
  return isLocale(value) ? value : 'en';
}
