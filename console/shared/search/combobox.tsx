import { LoadingOutlined, SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { clearable } from '../forms/search-input';

/** One entry of the list below a field. */
export interface Option {
  readonly key: string;
  readonly content: ReactNode;
  readonly choose: () => void;
  /** Makes something new, which nobody does by a key pressed before the answer came. */
  readonly makes?: boolean;
}

interface Props {
  readonly label: string;
  readonly placeholder?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly Option[];
  /** Said below the field, e.g. that nothing was found; empty for nothing. */
  readonly status: string;
  readonly waiting: boolean;
  readonly id?: string;
  readonly inputRef?: Ref<InputRef>;
  readonly size?: 'middle' | 'large';
}

/**
 * A field with a list of what was found, as WAI-ARIA describes a combobox: arrows walk the list, Enter chooses, Escape closes the list and then empties the field. What an
 * input method is still composing is not taken as a choice. An Enter that comes before the answer chooses the best of it when it is there.
 */
export function Combobox({
  label,
  placeholder,
  text,
  onText,
  options,
  status,
  waiting,
  id,
  inputRef,
  size = 'middle',
}: Props) {
  const own = useId();
  const [open, setOpen] = useState(false);
  // the place in the list, and an Enter that came early, belong to what stood in the field
  const [place, setPlace] = useState({ text, at: 0 });
  const [early, setEarly] = useState<string>();
  const at = place.text === text ? Math.min(place.at, options.length - 1) : 0;
  const setAt = (next: number): void => setPlace({ text, at: Math.max(0, Math.min(next, options.length - 1)) });
  const active = options[at];
  const isShown = open && (options.length > 0 || status !== '');
  const optionId = (key: string): string => `${own}-${key}`;
  useEffect(() => {
    if (isShown && active) document.getElementById(optionId(active.key))?.scrollIntoView({ block: 'nearest' });
  });

  const choose = (option: Option): void => {
    setOpen(false);
    option.choose();
  };
  const chooseEarly = useEffectEvent(() => {
    setEarly(undefined);
    if (early === text && isShown && active && !active.makes) choose(active);
  });
  useEffect(() => {
    if (waiting) return undefined;
    const timer = setTimeout(chooseEarly);
    return () => clearTimeout(timer);
  }, [waiting]);
  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => {
      setOpen(true);
      if (isShown) setAt(at + 1);
    },
    ArrowUp: () => setAt(at - 1),
    Enter: () => {
      if (waiting) setEarly(text);
      else if (isShown && active) choose(active);
    },
    Escape: (event) => {
      // the drawer around it stays
      if (isShown || text !== '') event.stopPropagation();
      if (isShown) setOpen(false);
      else onText('');
    },
  };
  const press = (event: KeyboardEvent): void => {
    const key = event.nativeEvent.isComposing ? undefined : keys[event.key];
    if (!key) return;
    if (event.key !== 'Escape') event.preventDefault();
    key(event);
  };

  return (
    <div
      className="combobox"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <Input
        {...(id !== undefined && { id })}
        ref={inputRef ?? null}
        size={size}
        allowClear={clearable}
        autoComplete="off"
        prefix={waiting ? <LoadingOutlined aria-hidden /> : <SearchOutlined aria-hidden />}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${own}-list`}
        {...(isShown && active && { 'aria-activedescendant': optionId(active.key) })}
        {...(placeholder !== undefined && { placeholder })}
        maxLength={100}
        value={text}
        onChange={({ target }) => {
          onText(target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onKeyDown={press}
      />
      <div className="found" hidden={!isShown}>
        <div role="status" className="said">
          {isShown ? status : ''}
        </div>
        <div role="listbox" id={`${own}-list`} aria-label={label}>
          {options.map((option) => (
            <div
              key={option.key}
              id={optionId(option.key)}
              role="option"
              aria-selected={option === active}
              tabIndex={-1}
              className="option"
              // the field keeps the focus
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setAt(options.indexOf(option))}
              onClick={() => choose(option)}
              onKeyDown={press}
            >
              {option.content}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
