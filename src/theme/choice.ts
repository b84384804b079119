/** The reader's choice of light or dark, under the key that Starlight uses. */

const KEY = 'starlight-theme';

/** @returns `light`, `dark`, or `auto` when nothing is chosen or storage is blocked */
export function chosenTheme(): string {
  try {
    return localStorage.getItem(KEY) || 'auto';
  } catch {
    return 'auto';
  }
}

/** Shows the theme at once; remembers it where storage allows. */
export function chooseTheme(theme: string): void {
  try {
    localStorage.setItem(KEY, theme === 'auto' ? '' : theme);
  } catch {
    // The choice then lasts until the next page.
  }
  show(theme);
}

export function followSystemTheme(): void {
  systemIsLight.addEventListener('change', () => {
    if (chosenTheme() === 'auto') show('auto');
  });
}

const systemIsLight = matchMedia('(prefers-color-scheme: light)');

function show(theme: string): void {
  const light = theme === 'auto' ? systemIsLight.matches : theme === 'light';
  document.documentElement.dataset['theme'] = light ? 'light' : 'dark';
}
