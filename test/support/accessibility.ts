import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds serious or critical on the page, each with the elements it is about. axe gathers its results in the page itself, and of rules
 * that hold only names: sending every element that passes to this process and back takes longer than the analysis. It looks into no frames
 * that way, so there must be none.
 */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  if (page.frames().length > 1) throw new Error('a page with frames is not analysed as a whole');
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  return (await axe.analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

/** By how many pixels the page is wider than its window, once it has had time to take the window's width; whoever reads it would scroll sideways. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const wider = (): number => document.documentElement.scrollWidth - window.innerWidth;
    for (let frames = 0; frames < 300 && wider() > 0; frames++) await new Promise(requestAnimationFrame);
    return wider();
  });
