import type { TablePaginationConfig } from 'antd';
import { cloneElement, isValidElement, type HTMLAttributes } from 'react';
import type { TextName } from '../texts/texts';
import { useTexts } from '../texts/use-texts';
import { usePrinting } from './printing';

const stepTexts: Readonly<Record<string, TextName>> = {
  prev: 'previousPage',
  next: 'nextPage',
  'jump-prev': 'pagesBefore',
  'jump-next': 'pagesAfter',
};

/** Of a long table so many rows at a time, with buttons that are named; on paper all of them. */
export function usePaging(pageSize: number): TablePaginationConfig | false {
  const { t } = useTexts();
  const printing = usePrinting();
  if (printing) return false;
  return {
    pageSize,
    hideOnSinglePage: true,
    itemRender: (_page, type, element) => {
      const name = stepTexts[type];
      return name !== undefined && isValidElement<HTMLAttributes<HTMLElement>>(element)
        ? cloneElement(element, { 'aria-label': t(name) })
        : element;
    },
  };
}
