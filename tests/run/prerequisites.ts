import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Something the tests need beside the packages of `npm ci`. */
interface Prerequisite {
  readonly purpose: string;
  /** Debian's package. */
  readonly package: string;
  readonly present: () => boolean;
}

function runs(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of the end-to-end tests: the system's; undefined when there is none. */
export function chromiumPath(): string | undefined {
  return CHROMIUM_PATHS.find((path) => existsSync(path));
}

const FIREFOX_PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** The browser with another engine, that must make the same traces: the system's; undefined when there is none. */
export function firefoxPath(): string | undefined {
  return FIREFOX_PATHS.find((path) => existsSync(path));
}

const PREREQUISITES: readonly Prerequisite[] = [
  {
    purpose: 'a browser for the end-to-end tests',
    package: 'chromium',
    present: () => chromiumPath() !== undefined,
  },
  {
    purpose: 'a browser with another engine, for equal traces',
    package: 'firefox-esr',
    present: () => firefoxPath() !== undefined,
  },
  {
    purpose: 'fonts for Japanese and Chinese pages',
    package: 'fonts-noto-cjk',
    present: () =>
      process.platform !== 'linux' ||
      runs('sh', '-c', 'fc-list :lang=ja | grep -q . && fc-list :lang=zh-cn | grep -q .'),
  },
  {
    purpose: 'the Windows cross compiler that our headers are held against',
    package: 'gcc-mingw-w64-i686',
    present: () => runs('i686-w64-mingw32-gcc', '--version'),
  },
];

/**
 * Installs what is missing where that can be done (Debian, as root or with sudo).
 * @returns lines that say what to install by hand; empty when everything is there
 */
export function installPrerequisites(): readonly string[] {
  const missing = PREREQUISITES.filter((prerequisite) => !prerequisite.present());
  if (missing.length === 0) return [];
  const names = missing.map((prerequisite) => prerequisite.package);
  const command = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  if (runs('apt-get', '--version')) {
    console.log(`Installing ${names.join(', ')}`);
    const [program = 'apt-get', ...first] = command;
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync(program, [...first, 'update', '-qq'], { stdio: 'inherit', env });
    spawnSync(program, [...first, 'install', '-y', '-qq', ...names], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
  return missing
    .filter((prerequisite) => !prerequisite.present())
    .map(({ purpose, package: name }) => `Please install ${purpose}: on Debian, apt-get install ${name}`);
}
