/** The site's own pages, beside those that Starlight makes of `content/docs`. */

import type { AstroIntegration } from 'astro';

const routes: readonly (readonly [pattern: string, entrypoint: string])[] = [
  ['/', 'index.astro'],
  ['/404', '404.astro'],
  ['/[locale]', 'home.astro'],
  ['/[locale]/exercise/[scenario]', 'exercise.astro'],
  ['/[locale]/reference/training-hba', 'training-hba.astro'],
  ['/[locale]/reference/machine/[...device]', 'data-sheet.astro'],
  ['/[locale]/reference/documents', 'documents.astro'],
  ['/[locale]/reference/glossary', 'glossary.astro'],
  ['/[locale]/reference/names.json', 'names.json.ts'],
  ['/[locale]/reference/[page]', 'reference.astro'],
  ['/[locale]/licences', 'licences.astro'],
];

export function pages(): AstroIntegration {
  return {
    name: 'fifty-microseconds:pages',
    hooks: {
      'astro:config:setup': ({ config, injectRoute }) => {
        for (const [pattern, file] of routes) {
          injectRoute({ pattern, entrypoint: new URL(`src/pages/${file}`, config.root), prerender: true });
        }
      },
    },
  };
}
