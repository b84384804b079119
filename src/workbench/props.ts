/** What an exercise page hands to the workbench: plain data, serialised into the page at build time. */

export interface WorkbenchFile {
  /** As it stands in a compiler command and in `#include`, e.g. `interrupt.c`. */
  readonly path: string;
  readonly text: string;
}

export interface WorkbenchProps {
  /** URL prefix and file suffix of the reader's language. */
  readonly locale: 'en' | 'ja' | 'zh-cn';
  /** Folder name under `content/scenarios/`, e.g. `not-mine`. */
  readonly scenarioId: string;
  /** The exercise's title in the reader's language. */
  readonly title: string;
  /** Base path of the site with a slash at both ends: `/` or `/course/`. The toolchain is at `${base}toolchain/`. */
  readonly base: string;
  readonly files: {
    /** The one file the learner writes, as the scenario starts it. */
    readonly edit: WorkbenchFile;
    /** Files shown read-only, in the order of the scenario. */
    readonly given: readonly WorkbenchFile[];
  };
  /** The scenario's hints in the reader's language, in order, as HTML; shown one by one on request. */
  readonly hints: readonly string[];
  /** Reference answer for `files.edit`. */
  readonly solution: string;
  /** The `workbench.*` texts of `content/i18n`, keyed with their prefix. */
  readonly texts: Readonly<Record<string, string>>;
  /** `content/findings/<locale>.yaml`: sentences with `{placeholders}`. */
  readonly findings: Readonly<Record<string, string>>;
  /** `scenario.yaml` as written; the grading worker parses it with the same reader as the command line. */
  readonly scenarioYaml: string;
  /** What follows on the path; absent at its end. */
  readonly next?: { readonly title: string; readonly href: string };
  /** The lesson that this exercise belongs to. */
  readonly lessonHref: string;
}
