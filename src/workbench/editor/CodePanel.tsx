import type { WorkbenchModel } from '../state/model.ts';
import { panelAttributes, TabList } from '../tabs/Tabs.tsx';
import { EditorHost } from './EditorHost.tsx';
import { EditorStatus } from './EditorStatus.tsx';
import { ProblemList } from './ProblemList.tsx';
import { StorageNotice } from './StorageNotice.tsx';

/** The learner's file, the given ones and the headers, in tabs over one editor. */
export function CodePanel({ model }: { model: WorkbenchModel }) {
  const { props, say, files, shownFile } = model;
  const { edit } = props.files;

  const tabs = files.map(({ path }) =>
    path === edit.path
      ? { id: path, label: path, look: 'is-own' }
      : {
          id: path,
          label: (
            <>
              {path} <span class="wb-hidden">{say('file.read-only')}</span>
            </>
          ),
        },
  );
  const select = (path: string) => {
    shownFile.value = path;
    model.editor.peek()?.show(path);
  };

  return (
    <section class="wb-code" aria-label={say('code')}>
      <StorageNotice model={model} />
      <TabList name="file" label={say('files')} tabs={tabs} selected={shownFile.value} onSelect={select} />
      <div class="wb-editor" {...panelAttributes('file', shownFile.value)}>
        <EditorHost model={model} />
      </div>
      <EditorStatus model={model} />
      <ProblemList model={model} />
    </section>
  );
}
