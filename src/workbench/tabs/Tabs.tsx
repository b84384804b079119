import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface Tab {
  readonly id: string;
  readonly label: ComponentChildren;
  /** Adds to the tab's class. */
  readonly look?: string;
}

interface TabListProps {
  readonly tabs: readonly Tab[];
  readonly selected: string;
  /** Names the list. */
  readonly label: string;
  /** Distinguishes this list's ids from those of others on the page. */
  readonly name: string;
  readonly onSelect: (id: string) => void;
}

/** The tab list of the ARIA pattern: one stop for Tab; arrows, Home and End move and select. */
export function TabList({ tabs, selected, label, name, onSelect }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === selected);
    const target = targetOf(event.key, at, tabs.length);
    const tab = target === undefined ? undefined : tabs[target];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.id);
    const element = list.current?.children[target ?? 0];
    if (element instanceof HTMLElement) element.focus();
  };
  return (
    <div ref={list} class="wb-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(name, tab.id)}
          class={tab.look ? `wb-tab ${tab.look}` : 'wb-tab'}
          aria-selected={tab.id === selected}
          aria-controls={panelId(name)}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** Attributes of the one panel that shows what is selected. */
export function panelAttributes(name: string, selected: string) {
  return { role: 'tabpanel', id: panelId(name), 'aria-labelledby': tabId(name, selected) } as const;
}

function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

function tabId(name: string, id: string): string {
  return `wb-${name}-tab-${id.replace(/\W/g, '-')}`;
}

function panelId(name: string): string {
  return `wb-${name}-panel`;
}
