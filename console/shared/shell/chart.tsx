import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useSettings } from './settings';
import { atStore } from './store-time';

interface Props {
  readonly label: string;
  /** Seconds since the epoch, ascending. */
  readonly times: readonly number[];
  readonly counts: readonly number[];
  /** How a time is written below its bar. */
  readonly format?: string;
}
const HEIGHT = 220;

function Bars({ label, times, counts, format = 'HH:mm' }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const dark = useSettings().appearance === 'dark';
  useEffect(() => {
    const holder = place.current!;
    const ink = dark ? '#cfd6dd' : '#3a444e';
    const plot = new uPlot(
      {
        width: holder.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: { y: { range: (_plot, _least, most) => [0, Math.max(1, Math.ceil(most))] } },
        axes: [
          { stroke: ink, values: (_plot, ticks) => ticks.map((tick) => atStore(tick * 1000).format(format)) },
          { stroke: ink, incrs: [1, 2, 5, 10, 20, 50, 100] },
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
