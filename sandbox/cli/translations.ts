/**
 * The translator's command: `npm run --silent translations` lists the pages that do not follow the English text as it
 * is now; `npm run --silent translations -- follow <path…>` notes that the named pages do.
 */

import { message } from '../grading/message.ts';
import { word } from '../grading/wording.ts';
import { readTexts } from './locales.ts';
import { follow, translations } from './translated-pages.ts';
import { EXIT, runCommand, UnusableCall } from './unusable-call.ts';

function list(): number {
  const texts = readTexts('en');
  const behind = translations().filter(({ state }) => state !== 'current');
  for (const { path, state, english } of behind) {
    process.stdout.write(`${word(texts, message(`cli.translation-${state}`, { path, english }))}\n`);
  }
  return behind.length === 0 ? EXIT.PASSED : EXIT.FAILED;
}

function note(paths: readonly string[]): number {
  const known = translations();
  for (const path of paths) {
    const page = known.find((candidate) => candidate.path === path && candidate.state !== 'missing');
    if (!page) throw new UnusableCall(message('cli.no-translation', { path }));
    follow(page);
  }
  return EXIT.PASSED;
}

await runCommand('cli.translations-usage', async () => {
  const [command, ...paths] = process.argv.slice(2);
  if (command === undefined) return list();
  if (command === 'follow' && paths.length > 0) return note(paths);
  throw new UnusableCall(message('cli.unknown-command', { value: command }));
});
