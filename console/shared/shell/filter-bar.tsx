import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/use-texts';

/** By what a list is narrowed, above the list. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  return (
    <Flex
      gap={12}
      wrap
      align="center"
      style={{ marginBottom: 12 }}
      className="filters"
      role="group"
      aria-label={t('filters')}
    >
      {children}
    </Flex>
  );
}
