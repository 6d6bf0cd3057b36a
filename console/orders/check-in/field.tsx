import { Card, Form } from 'antd';
import type { ComponentProps, ReactNode } from 'react';
import { useTexts } from '../../shared/texts/use-texts';
import type { Path } from './steps';

type Item = ComponentProps<typeof Form.Item>;
interface Props {
  readonly name: string | Path;
  /** Where the name is that of a row of a list: the whole way from the sheet. */
  readonly at?: Path;
  readonly label?: string;
  readonly required?: boolean;
  readonly hint?: ReactNode;
  readonly grow?: string;
  readonly valuePropName?: string;
  readonly rules?: Item['rules'];
  readonly children: ReactNode;
}

/** The mark by which a field of the sheet is found on the page. */
const fieldMark = (name: Path): string => name.join('.');

/** One field of the sheet. */
export function Field({ name, at, label, required = false, hint, grow, rules = [], children, ...rest }: Props) {
  const { t } = useTexts();
  const way = typeof name === 'string' ? [name] : name;
  return (
    <div data-field={fieldMark(at ?? way)} style={{ flex: grow, minWidth: 0 }}>
      <Form.Item
        name={typeof name === 'string' ? name : [...name]}
        {...(label !== undefined && { label })}
        {...(hint !== undefined && { extra: hint })}
        {...(required && { required })}
        rules={[...(required ? [{ required, whitespace: true, message: t('fieldNeeded') }] : []), ...rules]}
        {...rest}
      >
        {children}
      </Form.Item>
    </div>
  );
}

/** A part of the sheet under its heading. */
export const SheetPart = ({
  part,
  title,
  children,
}: {
  readonly part: string;
  readonly title: string;
  readonly children: ReactNode;
}) => (
  <Card size="small" title={<h2 className="sheet-title">{title}</h2>} data-sheet={part}>
    {children}
  </Card>
);

const FOCUSABLE = 'input:not([type=file]), textarea, button, [tabindex="0"]';

/** The part of the page that shows this field, or the list it stands in. */
export function placeOf(root: HTMLElement | null, name: Path): HTMLElement | undefined {
  for (let length = name.length; length > 0; length--) {
    const found = root?.querySelector<HTMLElement>(`[data-field="${fieldMark(name.slice(0, length))}"]`);
    if (found) return found;
  }
  return undefined;
}

/** Shows the field and puts the keyboard there. */
export function showField(place: HTMLElement | undefined): void {
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
}
