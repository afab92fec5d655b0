// What a bench says: one object a line with --json, a table otherwise. Ratios within one run are what counts.
import { availableParallelism, cpus } from 'node:os';

export const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, Node ${process.versions.node}`;

/**
 * @typedef {{ bench: string, engine: string, load: string, ours: { value: number, unit: string }, baseline: { name: string, value: number } | null, must: string, ok: boolean }} Measurement
 */

const measurements = [];

/** Notes one measurement; `ratio` follows from `ours` and `baseline`. @param {Measurement} measurement */
export function measured(measurement) {
  const ratio = measurement.baseline ? round(measurement.ours.value / measurement.baseline.value) : null;
  const full = { ...measurement, ratio, machine };
  measurements.push(full);
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(full)}\n`);
}

/** Prints the table and says whether everything that must hold did. */
export function summarise() {
  if (!process.argv.includes('--json')) {
    process.stdout.write(`\n${machine}\n`);
    console.table(
      measurements.map(({ bench, engine, load, ours, baseline, ratio, must, ok }) => ({
        bench,
        engine,
        load,
        ours: `${ours.value.toLocaleString('en')} ${ours.unit}`,
        baseline: baseline ? `${baseline.name}: ${baseline.value.toLocaleString('en')}` : '—',
        ratio: ratio ?? '—',
        must,
        ok,
      })),
    );
  }
  return measurements.every((m) => m.ok);
}

/** Progress for people; never on standard output, which belongs to the results. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

export const round = (value) => Math.round(value * 100) / 100;

/** The value below which `share` of the sorted list lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
