import { Switch } from 'antd';

interface Props {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A small switch with its words beside it, as lists are narrowed with. */
export function LabelledSwitch({ label, ...control }: Props) {
  return (
    <label>
      <Switch size="small" aria-label={label} {...control} /> {label}
    </label>
  );
}
