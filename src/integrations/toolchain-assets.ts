/** Serves the generated compiler parts at `<base>/toolchain/`, in dev from their folder, in a build as a copy. */

import { createReadStream } from 'node:fs';
import { cp, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

export function toolchainAssets(): AstroIntegration {
  let folder: URL;
  let base: string;
  return {
    name: 'fifty-microseconds:toolchain-assets',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = new URL('generated/toolchain/', config.root);
        base = `${config.base.replace(/\/$/, '')}/toolchain/`;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async (request, response, next) => {
          const path = new URL(request.originalUrl ?? '/', 'http://localhost').pathname;
          const name = path.startsWith(base) ? path.slice(base.length) : '';
          if (!/^[\w.-]+$/.test(name)) return next();
          const file = fileURLToPath(new URL(name, folder));
          const found = await stat(file).catch(() => undefined);
          if (!found?.isFile()) return next();
          response.setHeader(
            'Content-Type',
            name.endsWith('.json') ? 'application/json' : 'application/octet-stream',
          );
          response.setHeader('Content-Length', found.size);
          createReadStream(file).pipe(response);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const generated = await stat(folder).catch(() => undefined);
        if (!generated) {
          logger.warn('generated/toolchain is missing: this build cannot compile');
          return;
        }
        await cp(folder, new URL('toolchain/', dir), { recursive: true });
      },
    },
  };
}
