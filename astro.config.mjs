// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { figureBlocks } from './src/figures/figures.ts';
import { pages } from './src/integrations/pages.ts';
import { sidebar } from './src/integrations/sidebar.ts';
import { toolchainAssets } from './src/integrations/toolchain-assets.ts';

// A path such as `/course/` when the site does not stand at the root of its host.
const base = process.env.BASE_PATH || '/';
// Needed for canonical addresses and the sitemap only, e.g. `https://example.org`.
const site = process.env.SITE_URL;

export default defineConfig({
  base,
  ...(site ? { site } : {}),
  srcDir: './',
  trailingSlash: 'always',
  // The reader's next page is fetched when they point at it, not every page that is in sight.
  prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
  markdown: { processor: satteri({ mdastPlugins: [figureBlocks] }) },
  vite: {
    optimizeDeps: { exclude: ['@yowasp/clang'] },
    worker: { format: 'es' },
  },
  integrations: [
    starlight({
      title: 'Fifty Microseconds',
      defaultLocale: 'en',
      locales: {
        en: { label: 'English', lang: 'en' },
        ja: { label: '日本語', lang: 'ja' },
        'zh-cn': { label: '简体中文', lang: 'zh-CN' },
      },
      sidebar: sidebar(),
      disable404Route: true,
      credits: false,
      customCss: ['./src/theme/tokens.css', './src/theme/starlight.css', './src/theme/controls.css'],
      expressiveCode: {
        themes: ['github-dark-default', 'github-light-default'],
        useStarlightUiThemeColors: true,
        // Code that scrolls sideways would become a landmark without a name.
        defaultProps: { wrap: true },
        styleOverrides: { borderRadius: '2px', frames: { shadowColor: 'transparent' } },
      },
      components: {
        Footer: './src/components/Footer.astro',
        Header: './src/components/Header.astro',
        Hero: './src/components/Hero.astro',
        LanguageSelect: './src/components/LanguageSelect.astro',
        MarkdownContent: './src/components/MarkdownContent.astro',
        MobileMenuFooter: './src/components/MobileMenuFooter.astro',
        PageTitle: './src/components/PageTitle.astro',
        SiteTitle: './src/components/SiteTitle.astro',
        ThemeProvider: './src/components/ThemeProvider.astro',
        ThemeSelect: './src/components/ThemeSelect.astro',
      },
    }),
    preact(),
    pages(),
    toolchainAssets(),
  ],
});
