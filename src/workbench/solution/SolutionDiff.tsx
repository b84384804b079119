import { useEffect, useRef } from 'preact/hooks';
import type { DiffView } from '../editor/editor.ts';
import { loadMonacoDiff, suitsMonaco } from '../editor/load-monaco.ts';
import { createPlainDiff } from '../editor/plain-diff.ts';
import type { WorkbenchModel } from '../state/model.ts';

export function SolutionDiff({ model }: { model: WorkbenchModel }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const { say, props, code } = model;
    const options = {
      host: element,
      mine: code.peek(),
      theirs: props.solution,
      mineLabel: say('solution.mine'),
      theirsLabel: say('solution.theirs'),
    };
    let view: DiffView | undefined;
    let gone = false;
    const show = async () => {
      const create = suitsMonaco()
        ? await loadMonacoDiff(props.locale).catch(() => createPlainDiff)
        : createPlainDiff;
      if (!gone) view = create(options);
    };
    void show();
    return () => {
      gone = true;
      view?.dispose();
    };
  }, [model]);
  return <div ref={host} class="wb-diff" />;
}
