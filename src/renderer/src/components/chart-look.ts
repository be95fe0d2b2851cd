import classes from './chart-look.module.css'

/** Looks shared by all charts. The panel's summary and table speak for them, so they take no focus themselves. */
export const PLAIN_CHART = {
  withLegend: true,
  // In the order of the series: the library would sort by name.
  legendProps: { verticalAlign: 'top', height: 24, itemSorter: null },
  classNames: { legend: classes.legend, legendItem: classes.legendItem, legendItemName: classes.legendName },
  tooltipAnimationDuration: 0,
  accessibilityLayer: false,
  textColor: 'var(--text-quiet)',
  strokeDasharray: '3 4',
} as const
