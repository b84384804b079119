/** What one learner has done on one scenario, in one browser. */

import type { Verdict } from '../../sandbox/grading/report.ts';
import type { Store, Stored } from './store.ts';

/** A new number starts empty; what an older one kept is left where it is. */
const PREFIX = 'fifty-microseconds/v1';

const VERDICTS: readonly Verdict[] = ['passed', 'failed', 'does-not-compile', 'unsupported'];

export interface Work {
  /** The storage key of the code, as `storage` events name it. */
  readonly codeKey: string;
  /** @returns the code as last typed, or undefined when the starter was never changed */
  code(): string | undefined;
  saveCode(text: string): Stored;
  /** Back to the starter, as if never changed. */
  forgetCode(): void;
  /** The verdict of the last run. */
  verdict(): Verdict | undefined;
  saveVerdict(verdict: Verdict): Stored;
  /** How many hints were opened, counting from the first. */
  hints(): number;
  saveHints(opened: number): Stored;
}

export function openWork(store: Store, scenarioId: string): Work {
  const key = (item: string) => `${PREFIX}/${item}/${scenarioId}`;
  return {
    codeKey: key('code'),
    code: () => store.read(key('code')),
    saveCode: (text) => store.write(key('code'), text),
    forgetCode: () => store.remove(key('code')),
    verdict: () => VERDICTS.find((verdict) => verdict === store.read(key('verdict'))),
    saveVerdict: (verdict) => store.write(key('verdict'), verdict),
    hints: () => {
      const opened = Number(store.read(key('hints')) ?? 0);
      return Number.isInteger(opened) && opened > 0 ? opened : 0;
    },
    saveHints: (opened) => store.write(key('hints'), String(opened)),
  };
}

/** Settings of the workbench that hold for every scenario. */
export interface Settings {
  /** Whether Tab indents in the editor; otherwise it moves the focus. */
  tabIndents(): boolean;
  saveTabIndents(indents: boolean): Stored;
}

export function openSettings(store: Store): Settings {
  const key = `${PREFIX}/settings/tab-indents`;
  return {
    tabIndents: () => store.read(key) === 'yes',
    saveTabIndents: (indents) => store.write(key, indents ? 'yes' : 'no'),
  };
}
