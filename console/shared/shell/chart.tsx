import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { usePrinting } from './printing';
import { useSettings } from './settings';
import { atStore } from './store-time';

interface Props {
  readonly label: string;
  /** Seconds since the epoch, ascending. */
  readonly times: readonly number[];
  readonly counts: readonly (number | null)[];
  /** How a time is written below its bar. */
  readonly format?: string;
}
const HEIGHT = 220;
/** Nothing is counted in parts. */
const wholeSteps = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].flatMap((step) => [step, 2 * step, 5 * step]);
const LABEL_WIDTH = 56;
/** So many of the times at most, each as far from the next. */
const everyNth = (times: readonly number[], most: number): number[] => {
  const step = Math.ceil(times.length / Math.max(1, most));
  return times.filter((_time, index) => index % step === 0);
};

function Bars({ label, times, counts, format = 'HH:mm' }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const dark = useSettings().appearance === 'dark' && !printing;
  useEffect(() => {
    const holder = place.current!;
    const half = ((times[1] ?? 0) - (times[0] ?? 0)) / 2;
    const ink = dark ? '#cfd6dd' : '#3a444e';
    const plot = new uPlot(
      {
        width: holder.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: {
          // the first and the last bar are whole, too
          x: { range: (_plot, first, last) => [first - half, last + half] },
          y: { range: (_plot, least, most) => [Math.min(0, Math.floor(least)), Math.max(1, Math.ceil(most))] },
        },
        axes: [
          {
            stroke: ink,
            splits: ({ width }) => everyNth(times, Math.floor(width / LABEL_WIDTH)),
            values: (_plot, ticks) => ticks.map((tick) => atStore(tick * 1000).format(format)),
          },
          { stroke: ink, incrs: wholeSteps, size: 64 },
        ],
        series: [
          {},
          {
            label,
            fill: '#0b5cad99',
            stroke: '#0b5cad',
            paths: uPlot.paths.bars!({ size: [0.8, 60] }),
            points: { show: false },
          },
        ],
      },
      [[...times], [...counts]],
      holder,
    );
    const fit = new ResizeObserver(() => plot.setSize({ width: holder.clientWidth, height: HEIGHT }));
    fit.observe(holder);
    return () => {
      fit.disconnect();
      plot.destroy();
    };
  }, [label, times, counts, format, dark]);
  return <div ref={place} className="chart" role="img" aria-label={label} />;
}

/** Bars over time, as soon as there are two of them: one alone says nothing, and its axis would span years. The figures stand in a table beside it for those who cannot see it. */
export const Chart = (props: Props) => (props.times.length > 1 ? <Bars {...props} /> : null);
