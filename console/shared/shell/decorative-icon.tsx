import AntdIcon from '@ant-design/icons/es/components/AntdIconLight';
import type { ComponentProps } from 'react';

/**
 * Stands for the icon of the library in everything that is built (`vite.config.mts`). The library calls each icon by an English
 * name, and a screen reader would read it out beside the label of the button. An icon that says something by itself is given its own `aria-label`.
 */
export default function DecorativeIcon(props: ComponentProps<typeof AntdIcon>) {
  const label = props['aria-label'];
  return (
    <AntdIcon
      {...props}
      {...(label === undefined && { role: 'presentation', 'aria-hidden': true })}
      aria-label={label}
    />
  );
}
